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

/** Documento que la persona puede bajar; sin dirección, todavía se prepara. */
export interface Descarga {
  readonly id: string;
  readonly titulo: string;
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
      {p.unidad === undefined ? null : <p>{t.formulario.queSigueTexto(p.unidad)}</p>}
      {p.correo === undefined ? null : <p>{t.formulario.leEscribiremos(p.correo)}</p>}
      <p>
        {t.seguimiento.respondeHasta} <Fecha iso={p.vence} />.
      </p>
      <Desplegable titulo={t.ficha.comoSeCuenta}>
        <p>
          <EnCastellano>{p.explicacion}</EnCastellano>
        </p>
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

/** Papeles para bajar, con su peso; los que faltan dicen que se preparan. */
export function ListaDeDescargas(p: {
  readonly t: Textos;
  readonly descargas: readonly Descarga[];
}): VNode {
  return (
    <ul>
      {p.descargas.map(({ id, titulo, href, bytes }) => (
        <li key={id}>
          {href === undefined ? (
            <>
              <EnCastellano>{titulo}</EnCastellano>. {p.t.formulario.enPreparacion}
            </>
          ) : (
            <>
              <a href={href}>
                <EnCastellano>{titulo}</EnCastellano>
              </a>
              {bytes === undefined ? null : ` (${pesoLegible(bytes)})`}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
