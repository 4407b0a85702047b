import type { VNode } from 'preact';
import {
  Aviso,
  BotonClaveUnica,
  EncabezadoPagina,
  EnlaceBoton,
  PanelConfirmacion,
} from '../../../../diseno/index.ts';

/** Por qué identificarse y con qué, antes de salir hacia ClaveÚnica. */
export function Ingreso({
  href,
  simulador,
}: {
  readonly href: string;
  readonly simulador: boolean;
}): VNode {
  return (
    <>
      <EncabezadoPagina titulo="Identifíquese para continuar" />
      <p>
        Use su ClaveÚnica, la misma de los demás trámites del Estado. Con ella el municipio sabe que
        es usted y no le pide datos que el Estado ya tiene.
      </p>
      <p>Recibimos su nombre y su RUN. No recibimos su clave, su correo ni su teléfono.</p>
      {simulador ? (
        <Aviso tono="info" titulo="Esta es una demostración">
          <p>
            La página siguiente es un simulador de ClaveÚnica. No escriba ahí su clave verdadera.
          </p>
        </Aviso>
      ) : null}
      <BotonClaveUnica href={href} />
      <p>
        ¿No tiene ClaveÚnica? Puede pedirla en el Registro Civil o en ChileAtiende. También puede
        hacer su trámite en persona, en la Oficina de Partes de su municipalidad.
      </p>
    </>
  );
}

/** No se pudo completar el ingreso: qué pasó y qué hacer. */
export function IngresoFallido({
  mensaje,
  reintentar,
}: {
  readonly mensaje: string;
  readonly reintentar: string;
}): VNode {
  return (
    <>
      <EncabezadoPagina titulo="No pudimos identificarle" />
      <Aviso tono="error" titulo="El ingreso no se completó">
        <p>{mensaje}</p>
      </Aviso>
      <EnlaceBoton href={reintentar}>Intentar de nuevo</EnlaceBoton>
    </>
  );
}

/**
 * Fin de la sesión. ClaveÚnica responde 204 sin destino a su cierre: por eso esta página queda
 * a la vista mientras el navegador visita ese cierre (segundo método de su manual).
 */
export function SesionCerrada({ inicio }: { readonly inicio: string }): VNode {
  return (
    <>
      <PanelConfirmacion titulo="Su sesión está cerrada">
        <p>También cerramos su sesión en ClaveÚnica.</p>
      </PanelConfirmacion>
      <p>Si usó un computador compartido, cierre además todas las ventanas del navegador.</p>
      <EnlaceBoton href={inicio} variante="secundario">
        Volver al inicio
      </EnlaceBoton>
    </>
  );
}
