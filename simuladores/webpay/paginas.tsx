import { renderizarPagina } from '../soporte/pagina.tsx';
import type { Transaccion } from './transaccion.ts';

const SISTEMA = 'Webpay';
export const TARJETA_DE_PRUEBA = '4051885600446623';

const pesos = (monto: number) => `$${monto.toLocaleString('es-CL')}`;

interface Campo {
  readonly nombre: string;
  readonly rotulo: string;
  readonly valor: string;
  readonly tipo?: 'password';
}

const CAMPOS: readonly Campo[] = [
  { nombre: 'tarjeta', rotulo: 'Número de tarjeta', valor: TARJETA_DE_PRUEBA },
  { nombre: 'vencimiento', rotulo: 'Vencimiento (mes/año)', valor: '12/30' },
  { nombre: 'cvv', rotulo: 'Código de seguridad', valor: '123' },
  { nombre: 'rut', rotulo: 'RUT del titular', valor: '11.111.111-1' },
  { nombre: 'clave', rotulo: 'Clave del banco', valor: '123' },
];

const DESENLACES_ALTERNATIVOS = [
  ['rechazar', 'Rechazar el pago'],
  ['anular', 'Anular y volver'],
  ['agotar', 'Dejar vencer el formulario'],
  ['error', 'Error en el formulario'],
] as const;

/** Formulario con la tarjeta de prueba ya escrita y un botón por desenlace. */
export function paginaDePago(transaccion: Transaccion, accion: string, error?: string): string {
  return renderizarPagina({
    sistema: SISTEMA,
    titulo: `Pago de ${pesos(transaccion.amount)}`,
    cuerpo: (
      <>
        {error && (
          <p class="error" role="alert">
            {error}
          </p>
        )}
        <p>Orden de compra: {transaccion.buyOrder}. Tiene 5 minutos para pagar.</p>
        <form method="post" action={accion}>
          <input type="hidden" name="token_ws" value={transaccion.token} />
          {CAMPOS.map(({ nombre, rotulo, valor }) => (
            <div key={nombre}>
              <label for={nombre}>{rotulo}</label>
              <input id={nombre} name={nombre} value={valor} autocomplete="off" />
            </div>
          ))}
          <label for="cuotas">Cuotas</label>
          <select id="cuotas" name="cuotas">
            <option value="0">Sin cuotas</option>
            <option value="2">2 cuotas</option>
            <option value="3">3 cuotas</option>
            <option value="6">6 cuotas</option>
          </select>
          <button type="submit" name="desenlace" value="pagar" class="principal">
            Pagar
          </button>
          <fieldset>
            <legend>Probar otro desenlace</legend>
            {DESENLACES_ALTERNATIVOS.map(([valor, rotulo]) => (
              <button key={valor} type="submit" name="desenlace" value={valor}>
                {rotulo}
              </button>
            ))}
          </fieldset>
        </form>
      </>
    ),
  });
}

/** Vuelta por POST, como en versiones antiguas de la API: un botón, porque no hay JavaScript. */
export function paginaDeVuelta(destino: string, campos: Readonly<Record<string, string>>): string {
  return renderizarPagina({
    sistema: SISTEMA,
    titulo: 'Vuelva al comercio',
    cuerpo: (
      <form method="post" action={destino}>
        {Object.entries(campos).map(([nombre, valor]) => (
          <input key={nombre} type="hidden" name={nombre} value={valor} />
        ))}
        <button type="submit" class="principal">
          Volver
        </button>
      </form>
    ),
  });
}

/** El token no existe, venció o ya se usó. */
export function paginaSinPago(): string {
  return renderizarPagina({
    sistema: SISTEMA,
    titulo: 'Este pago no está disponible',
    cuerpo: <p class="error">El pago no existe, venció o ya se hizo. Vuelva al comercio.</p>,
  });
}
