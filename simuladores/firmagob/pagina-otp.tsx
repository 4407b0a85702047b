import { renderizarPagina } from '../soporte/pagina.tsx';

interface Consulta {
  readonly firmantes: ReadonlyMap<string, string>;
  readonly elegido?: { readonly nombre: string; readonly codigo: string };
}

/** Hace de aplicación de segundo factor: muestra el código vigente de un funcionario ficticio. */
export function paginaDeOtp({ firmantes, elegido }: Consulta): string {
  return renderizarPagina({
    sistema: 'FirmaGob',
    titulo: 'Código para firmar',
    cuerpo: (
      <>
        {elegido && (
          <p role="status">
            El código de {elegido.nombre} es <strong>{elegido.codigo}</strong>. Vale un minuto.
          </p>
        )}
        <form method="get" action="/otp">
          <label for="run">Funcionario o funcionaria</label>
          <select id="run" name="run">
            {[...firmantes].map(([run, nombre]) => (
              <option key={run} value={run}>
                {nombre}
              </option>
            ))}
          </select>
          <button type="submit" class="principal">
            Ver código
          </button>
        </form>
      </>
    ),
  });
}
