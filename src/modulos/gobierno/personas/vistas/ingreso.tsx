import type { VNode } from 'preact';
import {
  Aviso,
  BotonClaveUnica,
  EncabezadoPagina,
  EnlaceBoton,
  PanelConfirmacion,
} from '../../../../diseno/index.ts';
import type { Catalogo } from '../../../../idioma/index.ts';

type Textos = Catalogo['cuenta'];

/** Por qué identificarse y con qué, antes de salir hacia ClaveÚnica. */
export function Ingreso({
  t,
  href,
  simulador,
}: {
  readonly t: Textos;
  readonly href: string;
  readonly simulador: boolean;
}): VNode {
  return (
    <>
      <EncabezadoPagina titulo={t.ingresar} />
      <p>{t.ingresarTexto}</p>
      <p>{t.queRecibimos}</p>
      {simulador ? (
        <Aviso tono="info" titulo={t.esDemostracion}>
          <p>{t.simulador}</p>
        </Aviso>
      ) : null}
      <BotonClaveUnica href={href} />
      <p>{t.sinClaveUnica}</p>
    </>
  );
}

/** Recargar la vuelta no es una falla: quien ya ingresó sigue identificado. */
export function tituloDeFalla(t: Textos, falla: keyof Textos['fallas']): string {
  return falla === 'ingreso-usado' ? t.ingresoUsado : t.ingresoFallido;
}

/** No se pudo completar el ingreso: qué pasó y qué hacer. */
export function IngresoFallido({
  t,
  falla,
  reintentar,
}: {
  readonly t: Textos;
  readonly falla: keyof Textos['fallas'];
  readonly reintentar: string;
}): VNode {
  return (
    <>
      <EncabezadoPagina titulo={tituloDeFalla(t, falla)} />
      <Aviso
        tono={falla === 'ingreso-usado' ? 'advertencia' : 'error'}
        titulo={falla === 'ingreso-usado' ? undefined : t.ingresoNoCompleto}
      >
        <p>{t.fallas[falla]}</p>
      </Aviso>
      <EnlaceBoton href={reintentar}>{t.intentar}</EnlaceBoton>
    </>
  );
}

/**
 * Fin de la sesión. ClaveÚnica responde 204 sin destino a su cierre: por eso esta página queda
 * a la vista mientras el navegador visita ese cierre (segundo método de su manual).
 */
export function SesionCerrada({
  t,
  inicio,
}: {
  readonly t: Textos;
  readonly inicio: string;
}): VNode {
  return (
    <>
      <PanelConfirmacion titulo={t.sesionCerrada}>
        <p>{t.sesionCerradaTexto}</p>
      </PanelConfirmacion>
      <p>{t.equipoCompartido}</p>
      <EnlaceBoton href={inicio} variante="secundario">
        {t.volverAlInicio}
      </EnlaceBoton>
    </>
  );
}
