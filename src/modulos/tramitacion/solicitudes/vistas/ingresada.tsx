import type { VNode } from 'preact';
import {
  Desplegable,
  EnCastellano,
  EnlaceBoton,
  Fecha,
  GrupoBotones,
  ImprimirAviso,
  PanelConfirmacion,
} from '../../../../diseno/index.ts';
import { pesoLegible } from '../../../../formulario/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import { CuentaDelPlazo } from '../../tramites/index.ts';

/** Documento que la persona puede bajar; sin dirección, todavía se prepara. */
export interface Descarga {
  readonly id: string;
  readonly titulo: string;
  /** El título no está en castellano: lo que subió la persona lleva el nombre de la pregunta. */
  readonly traducido?: boolean | undefined;
  readonly href?: string;
  readonly bytes?: number;
}

/** La solicitud quedó ingresada: folio, qué sigue, hasta cuándo y sus papeles. */
export function SolicitudIngresada(p: {
  readonly t: Textos;
  readonly folio: string;
  readonly unidad: string | undefined;
  readonly correo: string | undefined;
  /** `AAAA-MM-DD` */
  readonly vence: string;
  readonly explicacion: string;
  readonly descargas: readonly Descarga[];
  readonly seguir: string;
  readonly recargar: string;
}): VNode {
  const { t } = p;
  const enPreparacion = p.descargas.some(({ href }) => href === undefined);
  return (
    <>
      <PanelConfirmacion
        titulo={t.formulario.confirmacion}
        rotuloFolio={t.formulario.suFolio}
        folio={p.folio}
      >
        <p>{t.formulario.guardeNumero}</p>
      </PanelConfirmacion>
      <h2>{t.formulario.queSigue}</h2>
      {p.unidad === undefined ? null : <QuienRevisa t={t} unidad={p.unidad} />}
      {p.correo === undefined ? null : <p>{t.formulario.leEscribiremos(p.correo)}</p>}
      <p>
        {t.seguimiento.respondeHasta} <Fecha iso={p.vence} />.
      </p>
      <Desplegable titulo={t.ficha.comoSeCuenta}>
        <CuentaDelPlazo t={t} explicacion={p.explicacion} vence={p.vence} />
      </Desplegable>
      <h2>{t.seguimiento.documentos}</h2>
      <ListaDeDescargas t={t} descargas={p.descargas} />
      {enPreparacion ? (
        <p>
          <a href={p.recargar}>{t.formulario.recargar}</a>
        </p>
      ) : null}
      <GrupoBotones>
        <EnlaceBoton href={p.seguir}>{t.formulario.seguirSolicitud}</EnlaceBoton>
        <EnlaceBoton href="/mis-tramites" variante="secundario">
          {t.comun.misSolicitudes}
        </EnlaceBoton>
      </GrupoBotones>
      <ImprimirAviso texto={t.ficha.imprimir} />
    </>
  );
}

/** «La Dirección de Obras revisará su solicitud»: el nombre de la unidad está en castellano. */
function QuienRevisa({ t, unidad }: { readonly t: Textos; readonly unidad: string }): VNode {
  const [antes, despues] = t.formulario.queSigueTexto('|').split('|');
  return (
    <p>
      {antes}
      <EnCastellano>{unidad}</EnCastellano>
      {despues}
    </p>
  );
}

/** Papeles para bajar, con su peso; los que faltan dicen que se preparan. */
export function ListaDeDescargas(p: {
  readonly t: Textos;
  readonly descargas: readonly Descarga[];
}): VNode {
  return (
    <>
      {p.t.comun.leeCastellano || p.descargas.length === 0 ? null : (
        <p>{p.t.seguimiento.documentosEnCastellano}</p>
      )}
      <ul>
        {p.descargas.map(({ id, titulo, traducido, href, bytes }) => (
          <li key={id}>
            {href === undefined ? (
              <>
                <EnCastellano>{titulo}</EnCastellano>. {p.t.formulario.enPreparacion}
              </>
            ) : (
              <>
                <a href={href}>
                  {traducido === true ? titulo : <EnCastellano>{titulo}</EnCastellano>}
                </a>
                {bytes === undefined ? null : ` (${pesoLegible(bytes, p.t.campos.comaDecimal)})`}
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
