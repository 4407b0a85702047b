import type { VNode } from 'preact';
import { formatearClp } from '../../../../base/dinero.ts';
import {
  Aviso,
  Desplegable,
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
import { conceptoDe } from '../costo.ts';
import type { NormaLegal, Texto } from '../definicion.ts';
import { type FichaDelDia, pasosEnPalabras, plazoEnPalabras } from '../ficha.ts';
import type { TramiteTraducido } from '../traduccion.ts';
import { CuentaDelMonto } from './cuenta-del-monto.tsx';
import { CuentaDelPlazo } from './cuenta-del-plazo.tsx';
import { Dicho } from './dicho.tsx';
import { UnidadQueAtiende } from './unidad-que-atiende.tsx';

interface PropsFicha {
  readonly t: Textos;
  readonly ficha: FichaDelDia;
  /** El trámite en el idioma de la visita. */
  readonly en: TramiteTraducido;
}

/** Ficha pública: todo lo que conviene saber antes de empezar, y el botón para hacerlo. */
export function FichaDeTramite({ t, ficha, en }: PropsFicha): VNode {
  const { tramite, municipio } = ficha;
  const { pasos, otrosPasos } = pasosEnPalabras(ficha, en);
  const { definicion } = en;
  const datos = definicion.ficha;
  const empezar = `/${municipio.slug}/tramites/${definicion.id}/empezar`;
  return (
    <>
      <EncabezadoPagina
        rotulo={
          <Dicho en={en} ruta="area">
            {definicion.area}
          </Dicho>
        }
        titulo={
          <Dicho en={en} ruta="nombre">
            {definicion.nombre}
          </Dicho>
        }
        bajada={
          <Dicho en={en} ruta="resumen">
            {definicion.resumen}
          </Dicho>
        }
      />
      <Empezar t={t} href={empezar} minutos={ficha.minutos} />
      <div class="ficha">
        <div class="ficha-datos">
          <Costo t={t} ficha={ficha} en={en} />
          <Plazo t={t} ficha={ficha} en={en} />
          <UnidadQueAtiende t={t} unidad={tramite.unidad} />
        </div>
        <div class="ficha-texto">
          <h2>{t.ficha.queEs}</h2>
          <p>
            <Dicho en={en} ruta="ficha.queEs">
              {datos.queEs}
            </Dicho>
          </p>
          <h2>{t.ficha.quienPuede}</h2>
          <p>
            <Dicho en={en} ruta="ficha.quien">
              {datos.quien}
            </Dicho>
          </p>
          <h2>{t.ficha.requisitos}</h2>
          <Lista en={en} ruta="ficha.requisitos" textos={datos.requisitos} />
          <h2>{t.ficha.documentos}</h2>
          {datos.documentos.length === 0 ? (
            <p>{t.ficha.sinDocumentos}</p>
          ) : (
            <Lista en={en} ruta="ficha.documentos" textos={datos.documentos} />
          )}
          <DelEstado t={t} ficha={ficha} en={en} />
          <h2>{t.ficha.resultado}</h2>
          <p>
            <Dicho en={en} ruta="ficha.resultado">
              {datos.resultado}
            </Dicho>
          </p>
          <p>
            <strong>{t.ficha.vigencia}:</strong>{' '}
            <Dicho en={en} ruta="ficha.vigencia">
              {datos.vigencia}
            </Dicho>
          </p>
          <h2>{t.ficha.despues}</h2>
          <Pasos t={t} en={en} pasos={pasos} />
          {otrosPasos.length > 0 ? (
            <Desplegable titulo={t.ficha.otrosPasos}>
              <Pasos t={t} en={en} pasos={otrosPasos} />
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

function Lista(p: {
  readonly en: TramiteTraducido;
  readonly ruta: string;
  readonly textos: readonly Texto[];
}): VNode {
  return (
    <ul>
      {p.textos.map(({ id, texto }) => (
        <li key={id}>
          <Dicho en={p.en} ruta={`${p.ruta}.${id}`}>
            {texto}
          </Dicho>
        </li>
      ))}
    </ul>
  );
}

/** Derecho a no presentar lo que el Estado ya tiene (Ley 19.880, art. 17 letra d). */
function DelEstado({ t, en }: PropsFicha): VNode | null {
  const { datosDelEstado } = en.definicion.ficha;
  if (datosDelEstado.length === 0) return null;
  return (
    <Aviso tono="info" titulo={t.ficha.documentosDelEstado}>
      <ul>
        {datosDelEstado.map(({ id, texto, fuente }) => (
          <li key={id}>
            <Dicho en={en} ruta={`ficha.datosDelEstado.${id}`}>
              {texto}.
            </Dicho>{' '}
            {t.ficha.loPedimosA}{' '}
            <Dicho en={en} ruta={`ficha.datosDelEstado.${id}.fuente`}>
              {fuente}.
            </Dicho>
          </li>
        ))}
      </ul>
    </Aviso>
  );
}

function Costo({ t, ficha: { derechos }, en }: PropsFicha): VNode {
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
                <Dicho en={en} ruta={`derecho.${linea.id}`}>
                  {conceptoDe(en, linea)}
                </Dicho>
              </p>
              <Desplegable titulo={t.ficha.comoSeCalcula}>
                <p>
                  <CuentaDelMonto t={t} linea={linea} />
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
        {ficha.ingreso.diferido && t.comun.leeCastellano ? (
          <p>
            <EnCastellano>{ficha.ingreso.explicacion}</EnCastellano>
          </p>
        ) : null}
        <CuentaDelPlazo
          t={t}
          explicacion={ficha.plazo.explicacion}
          medida={plazoEnPalabras(t, plazo)}
          desde={ficha.plazo.desde.toString()}
          vence={ficha.plazo.vence.toString()}
        />
        {t.comun.leeCastellano ? <p>{t.comun.queEsDiaHabil}</p> : null}
      </Desplegable>
      {plazo.revisar ? <PorRevisar t={t} /> : null}
      <p>{t.ficha.silencio[ficha.tramite.definicion.silencio]}</p>
    </Recuadro>
  );
}

function Pasos({
  t,
  en,
  pasos,
}: {
  readonly t: Textos;
  readonly en: TramiteTraducido;
  readonly pasos: readonly PasoDescrito[];
}): VNode {
  return (
    <ol>
      {pasos.map(({ id, nombre, plazo }) => (
        <li key={id}>
          <Dicho en={en} ruta={`paso.${id}`}>
            {nombre}
          </Dicho>
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
