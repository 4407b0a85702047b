import type { VNode } from 'preact';
import { clp, formatearClp } from '../../../../base/dinero.ts';
import { Aviso, Boton, EncabezadoPagina, EnlaceBoton } from '../../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import type { EstadoIntento } from '../dominio.ts';

/** Último paso antes de la pasarela: Webpay exige llegar por formulario POST. */
export function IrAPagar(p: {
  readonly t: Textos;
  readonly url: string;
  readonly token: string;
  readonly monto: number;
  readonly simulador: boolean;
}): VNode {
  const t = p.t.pago;
  return (
    <>
      <EncabezadoPagina titulo={t.enWebpay} bajada={t.enWebpayTexto} />
      <p class="destacado">
        {t.total}: {p.t.comun.pesos(formatearClp(clp(p.monto)))}
      </p>
      {p.simulador ? (
        <Aviso tono="info" titulo={p.t.cuenta.esDemostracion}>
          <p>{t.simulador}</p>
        </Aviso>
      ) : null}
      <form method="post" action={p.url}>
        <input type="hidden" name="token_ws" value={p.token} />
        <Boton icono="siguiente">{t.irAWebpay}</Boton>
      </form>
      <p>{t.tiempo}</p>
    </>
  );
}

/** Resultado de un pago que no quedó aprobado, y qué puede hacer la persona. */
export function ResultadoDePago({
  t,
  estado,
  volver,
}: {
  readonly t: Textos;
  readonly estado: EstadoIntento;
  readonly volver: string;
}): VNode {
  const { titulo, mensaje } = t.pago.resultados[estado];
  const espera = estado === 'dudoso' || estado === 'creado' || estado === 'en_pasarela';
  return (
    <>
      <EncabezadoPagina titulo={titulo} />
      <Aviso tono={espera ? 'advertencia' : 'info'}>
        <p>{mensaje}</p>
      </Aviso>
      <EnlaceBoton href={volver}>
        {espera ? t.pago.verSolicitud : t.pago.volverASolicitud}
      </EnlaceBoton>
    </>
  );
}
