import type { VNode } from 'preact';
import { formatearClp } from '../../../../base/dinero.ts';
import {
  Aviso,
  Desplegable,
  DetalleLista,
  EnCastellano,
  EncabezadoPagina,
  EnlaceBoton,
  Etiqueta,
  Fecha,
  ImprimirAviso,
  Recuadro,
} from '../../../../diseno/index.ts';
import type { PasoDescrito } from '../../../../flujo/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import type { UnidadDeContacto } from '../catalogo.ts';
import type { Derechos } from '../costo.ts';
import type { NormaLegal, Texto } from '../definicion.ts';
import { type FichaDelDia, plazoEnPalabras } from '../ficha.ts';

interface PropsFicha {
  readonly t: Textos;
  readonly ficha: FichaDelDia;
}

/** Ficha pública: todo lo que conviene saber antes de empezar, y el botón para hacerlo. */
export function FichaDeTramite({ t, ficha }: PropsFicha): VNode {
  const { tramite, municipio, pasos, otrosPasos } = ficha;
  const { definicion } = tramite;
  const datos = definicion.ficha;
  const empezar = `/${municipio.slug}/tramites/${definicion.id}/empezar`;
  return (
    <>
      <EncabezadoPagina
        rotulo={<EnCastellano>{definicion.area}</EnCastellano>}
        titulo={<EnCastellano>{definicion.nombre}</EnCastellano>}
        bajada={<EnCastellano>{definicion.resumen}</EnCastellano>}
      />
      <Empezar t={t} href={empezar} minutos={ficha.minutos} />
      <div class="ficha">
        <div class="ficha-datos">
          <Costo t={t} derechos={ficha.derechos} />
          <Plazo t={t} ficha={ficha} />
          <Unidad t={t} unidad={tramite.unidad} />
        </div>
        <div class="ficha-texto">
          <h2>{t.ficha.queEs}</h2>
          <p>
            <EnCastellano>{datos.queEs}</EnCastellano>
          </p>
          <h2>{t.ficha.quienPuede}</h2>
          <p>
            <EnCastellano>{datos.quien}</EnCastellano>
          </p>
          <h2>{t.ficha.requisitos}</h2>
          <Lista textos={datos.requisitos} />
          <h2>{t.ficha.documentos}</h2>
          {datos.documentos.length === 0 ? (
            <p>{t.ficha.sinDocumentos}</p>
          ) : (
            <Lista textos={datos.documentos} />
          )}
          <DelEstado t={t} ficha={ficha} />
          <h2>{t.ficha.resultado}</h2>
          <p>
            <EnCastellano>{datos.resultado}</EnCastellano>
          </p>
          <p>
            <strong>{t.ficha.vigencia}:</strong> <EnCastellano>{datos.vigencia}</EnCastellano>
          </p>
          <h2>{t.ficha.despues}</h2>
          <Pasos t={t} pasos={pasos} />
          {otrosPasos.length > 0 ? (
            <Desplegable titulo={t.ficha.otrosPasos}>
              <Pasos t={t} pasos={otrosPasos} />
            </Desplegable>
          ) : null}
          <h2>{t.ficha.marcoLegal}</h2>
          <BaseLegal t={t} normas={datos.baseLegal} />
          <Empezar t={t} href={empezar} minutos={ficha.minutos} />
          <Desplegable titulo={t.ficha.sinClaveUnica}>
            <p>{t.ficha.sinClaveUnicaTexto}</p>
          </Desplegable>
          <ImprimirAviso texto={t.ficha.imprimir} />
        </div>
      </div>
    </>
  );
}

function Empezar(p: {
  readonly t: Textos;
  readonly href: string;
  readonly minutos: number;
}): VNode {
  return (
    <div class="ficha-empezar">
      <EnlaceBoton href={p.href} icono="siguiente">
        {p.t.ficha.empezar}
      </EnlaceBoton>
      <p>
        {p.t.ficha.empezarCon} {p.t.ficha.demora(p.minutos)}
      </p>
    </div>
  );
}

function Lista({ textos }: { readonly textos: readonly Texto[] }): VNode {
  return (
    <ul>
      {textos.map(({ id, texto }) => (
        <li key={id}>
          <EnCastellano>{texto}</EnCastellano>
        </li>
      ))}
    </ul>
  );
}

/** Derecho a no presentar lo que el Estado ya tiene (Ley 19.880, art. 17 letra d). */
function DelEstado({ t, ficha }: PropsFicha): VNode | null {
  const { datosDelEstado } = ficha.tramite.definicion.ficha;
  if (datosDelEstado.length === 0) return null;
  return (
    <Aviso tono="info" titulo={t.ficha.documentosDelEstado}>
      <ul>
        {datosDelEstado.map(({ id, texto, fuente }) => (
          <li key={id}>
            <EnCastellano>{texto}.</EnCastellano> {t.ficha.loPedimosA}{' '}
            <EnCastellano>{fuente}.</EnCastellano>
          </li>
        ))}
      </ul>
    </Aviso>
  );
}

function Costo({
  t,
  derechos,
}: {
  readonly t: Textos;
  readonly derechos: Derechos | undefined;
}): VNode {
  const total = derechos === undefined ? undefined : derechos.total + derechos.totalDespues;
  return (
    <Recuadro titulo={t.ficha.costo}>
      {total === undefined ? <p>{t.ficha.costoSegunRespuestas}</p> : null}
      {total === 0 ? <p>{t.ficha.costoGratis}</p> : null}
      {derechos !== undefined && total !== 0 ? (
        <>
          {derechos.lineas.map((linea) => (
            <div key={linea.id}>
              <p class="cifra">{t.comun.pesos(formatearClp(linea.monto))}</p>
              <p>
                <EnCastellano>{linea.concepto}</EnCastellano>
              </p>
              <Desplegable titulo={t.ficha.comoSeCalcula}>
                <p>
                  <EnCastellano>{linea.explicacion}</EnCastellano>
                </p>
                <p>{t.ficha.explicaUtm}</p>
                <p>
                  <EnCastellano>{linea.norma}</EnCastellano>
                </p>
              </Desplegable>
            </div>
          ))}
          {derechos.revisar ? <p>{t.ficha.utmProvisional}</p> : null}
        </>
      ) : null}
    </Recuadro>
  );
}

function Plazo({ t, ficha }: PropsFicha): VNode {
  const { plazo } = ficha.tramite.definicion;
  return (
    <Recuadro titulo={t.ficha.plazo}>
      <p class="cifra">{plazoEnPalabras(t, plazo)}</p>
      <p>
        {t.ficha.siEmpiezaHoy} <Fecha iso={ficha.plazo.vence.toString()} />.
      </p>
      <Desplegable titulo={t.ficha.comoSeCuenta}>
        {ficha.ingreso.diferido ? (
          <p>
            <EnCastellano>{ficha.ingreso.explicacion}</EnCastellano>
          </p>
        ) : null}
        <p>
          <EnCastellano>{ficha.plazo.explicacion}</EnCastellano>
        </p>
        <p>{t.comun.queEsDiaHabil}</p>
      </Desplegable>
      {plazo.revisar ? <PorRevisar t={t} /> : null}
      <p>{t.ficha.silencio[ficha.tramite.definicion.silencio]}</p>
    </Recuadro>
  );
}

function Pasos({
  t,
  pasos,
}: {
  readonly t: Textos;
  readonly pasos: readonly PasoDescrito[];
}): VNode {
  return (
    <ol>
      {pasos.map(({ id, nombre, plazo }) => (
        <li key={id}>
          <EnCastellano>{nombre}</EnCastellano>
          {plazo === undefined ? null : ` (${plazoEnPalabras(t, plazo)})`}
        </li>
      ))}
    </ol>
  );
}

function BaseLegal({
  t,
  normas,
}: {
  readonly t: Textos;
  readonly normas: readonly NormaLegal[];
}): VNode {
  return (
    <ul>
      {normas.map(({ id, norma, articulo, url, revisar }) => (
        <li key={id}>
          <EnCastellano>
            {url === undefined ? norma : <a href={url}>{norma}</a>}
            {articulo === undefined ? null : `, art. ${articulo}`}
          </EnCastellano>
          {revisar ? <PorRevisar t={t} /> : null}
        </li>
      ))}
    </ul>
  );
}

function PorRevisar({ t }: { readonly t: Textos }): VNode {
  return (
    <>
      {' '}
      <Etiqueta tono="advertencia">{t.ficha.porRevisar}</Etiqueta>
    </>
  );
}

function Unidad({
  t,
  unidad,
}: {
  readonly t: Textos;
  readonly unidad: UnidadDeContacto | undefined;
}): VNode | null {
  if (unidad === undefined) return null;
  const { responsable, cargo, telefono, correo, direccion, horario } = unidad;
  const filas = [
    { nombre: t.comun.unidad, valor: <EnCastellano>{unidad.nombre}</EnCastellano> },
    {
      nombre: t.ficha.encargado,
      valor: enCastellano(
        responsable === undefined ? '' : [responsable, cargo].filter(Boolean).join(', '),
      ),
    },
    {
      nombre: t.ficha.telefono,
      valor: telefono ? <a href={`tel:${telefono.replace(/[^\d+]/g, '')}`}>{telefono}</a> : '',
    },
    { nombre: t.ficha.correo, valor: correo ? <a href={`mailto:${correo}`}>{correo}</a> : '' },
    { nombre: t.ficha.direccion, valor: direccion ?? '' },
    { nombre: t.ficha.horario, valor: enCastellano(horario ?? '') },
  ];
  return (
    <Recuadro titulo={t.ficha.unidad}>
      <DetalleLista filas={filas.filter(({ valor }) => valor !== '')} apilada />
    </Recuadro>
  );
}

const enCastellano = (texto: string) => (texto === '' ? '' : <EnCastellano>{texto}</EnCastellano>);
