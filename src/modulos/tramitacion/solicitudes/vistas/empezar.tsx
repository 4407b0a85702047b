import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  EncabezadoPagina,
  EnlaceBoton,
  Fecha,
  GrupoBotones,
  PanelConfirmacion,
} from '../../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import { Dicho, type TramiteTraducido } from '../../tramites/index.ts';

/** Ya hay una solicitud empezada de este trámite: seguir o descartarla. */
export function YaEmpezada(p: {
  readonly t: Textos;
  readonly en: TramiteTraducido;
  /** Fecha y hora locales. */
  readonly desde: string;
  readonly seguir: string;
  readonly accion: string;
}): VNode {
  const { t } = p;
  return (
    <>
      <EncabezadoPagina
        rotulo={
          <Dicho en={p.en} ruta="nombre">
            {p.en.definicion.nombre}
          </Dicho>
        }
        titulo={t.ficha.borrador}
      />
      <p>
        {t.ficha.borradorEmpezada} <Fecha iso={p.desde} />. {t.ficha.borradorSigue}
      </p>
      <form method="post" action={p.accion}>
        <GrupoBotones>
          <EnlaceBoton href={p.seguir} icono="siguiente">
            {t.ficha.seguirBorrador}
          </EnlaceBoton>
          <Boton variante="peligro" icono="borrar">
            {t.ficha.descartar}
          </Boton>
        </GrupoBotones>
      </form>
      <p>{t.formulario.confirmarBorrar}</p>
    </>
  );
}

/** El municipio no ofrece este trámite en línea. */
export function NoDisponible({ t, slug }: { readonly t: Textos; readonly slug: string }): VNode {
  return (
    <>
      <EncabezadoPagina titulo={t.ficha.noDisponible} />
      <p>{t.inicio.sinTramitesTexto}</p>
      <EnlaceBoton href={`/${slug}/tramites`} variante="secundario">
        {t.seguimiento.verTramites}
      </EnlaceBoton>
    </>
  );
}

/** Algo no se pudo hacer, por qué y dónde seguir. */
export function NoSePudo(p: {
  readonly t: Textos;
  readonly titulo: string;
  readonly motivo: string;
  readonly href: string;
}): VNode {
  return (
    <>
      <EncabezadoPagina titulo={p.titulo} />
      <Aviso tono="advertencia">
        <p>{p.motivo}</p>
      </Aviso>
      <EnlaceBoton href={p.href}>{p.t.comun.continuar}</EnlaceBoton>
    </>
  );
}

/** Las respuestas quedaron guardadas para otro momento. */
export function Guardada(p: { readonly t: Textos; readonly seguir: string }): VNode {
  const { t } = p;
  return (
    <>
      <PanelConfirmacion titulo={t.formulario.guardado}>
        <p>{t.formulario.guardadoComo}</p>
      </PanelConfirmacion>
      <GrupoBotones>
        <EnlaceBoton href={p.seguir}>{t.ficha.seguirBorrador}</EnlaceBoton>
        <EnlaceBoton href="/mis-tramites" variante="secundario">
          {t.comun.misSolicitudes}
        </EnlaceBoton>
      </GrupoBotones>
    </>
  );
}
