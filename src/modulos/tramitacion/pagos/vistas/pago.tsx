import type { VNode } from 'preact';
import { Aviso, Boton, Dinero, EncabezadoPagina, EnlaceBoton } from '../../../../diseno/index.ts';
import type { EstadoIntento } from '../dominio.ts';

/** Último paso antes de la pasarela: Webpay exige llegar por formulario POST. */
export function IrAPagar(p: {
  readonly url: string;
  readonly token: string;
  readonly monto: number;
  readonly simulador: boolean;
}): VNode {
  return (
    <>
      <EncabezadoPagina
        titulo="Pague en Webpay"
        bajada="Al terminar vuelve aquí y su solicitud queda ingresada."
      />
      <p class="destacado">
        Total a pagar: <Dinero monto={p.monto} />
      </p>
      {p.simulador ? (
        <Aviso tono="info" titulo="Esta es una demostración">
          <p>La página siguiente es un simulador de Webpay. No se cobra dinero real.</p>
        </Aviso>
      ) : null}
      <form method="post" action={p.url}>
        <input type="hidden" name="token_ws" value={p.token} />
        <Boton icono="siguiente">Ir a Webpay</Boton>
      </form>
      <p>
        Tiene 5 minutos para empezar a pagar. No cierre la ventana antes de volver a esta página.
      </p>
    </>
  );
}

const TEXTOS: Readonly<
  Record<EstadoIntento, { readonly titulo: string; readonly mensaje: string }>
> = {
  aprobado: { titulo: 'Su pago está aprobado', mensaje: 'Estamos ingresando su solicitud.' },
  creado: {
    titulo: 'Estamos abriendo su pago',
    mensaje: 'Espere unos segundos y vuelva a intentar.',
  },
  en_pasarela: {
    titulo: 'Su pago sigue en curso',
    mensaje: 'Todavía no recibimos el resultado de Webpay.',
  },
  dudoso: {
    titulo: 'Estamos confirmando su pago',
    mensaje:
      'Webpay no respondió a tiempo. Le preguntaremos de nuevo y le avisaremos por correo. No pague otra vez.',
  },
  rechazado: {
    titulo: 'El pago fue rechazado',
    mensaje: 'No se cobró nada. Puede intentar con otra tarjeta.',
  },
  abortado: {
    titulo: 'Usted anuló el pago',
    mensaje: 'No se cobró nada. Su solicitud sigue guardada.',
  },
  expirado: {
    titulo: 'Se acabó el tiempo para pagar',
    mensaje: 'No se cobró nada. Su solicitud sigue guardada.',
  },
  reembolsado: {
    titulo: 'Devolvimos un pago repetido',
    mensaje: 'Esta solicitud ya estaba pagada. El segundo cobro se devolvió a su tarjeta.',
  },
};

/** Resultado de un pago que no quedó aprobado, y qué puede hacer la persona. */
export function ResultadoDePago({
  estado,
  volver,
}: {
  readonly estado: EstadoIntento;
  readonly volver: string;
}): VNode {
  const { titulo, mensaje } = TEXTOS[estado];
  const espera = estado === 'dudoso' || estado === 'creado' || estado === 'en_pasarela';
  return (
    <>
      <EncabezadoPagina titulo={titulo} />
      <Aviso tono={espera ? 'advertencia' : 'info'}>
        <p>{mensaje}</p>
      </Aviso>
      <EnlaceBoton href={volver}>
        {espera ? 'Ver mi solicitud' : 'Volver a mi solicitud'}
      </EnlaceBoton>
    </>
  );
}
