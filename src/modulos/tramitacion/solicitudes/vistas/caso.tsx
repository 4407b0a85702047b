import type { VNode } from 'preact';
import {
  Aviso,
  BarraPlazo,
  Desplegable,
  EncabezadoPagina,
  EnlaceBoton,
  Etiqueta,
  Fecha,
  type Hito,
  ImprimirAviso,
  LineaDeTiempo,
  ResumenRespuestas,
  type Tono,
} from '../../../../diseno/index.ts';
import type { SeccionDeResumen } from '../../../../formulario/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import type { CasoVisible } from '../../expedientes/index.ts';
import { CuentaDelPlazo, Dicho, type TramiteTraducido } from '../../tramites/index.ts';
import { type Descarga, ListaDeDescargas } from './ingresada.tsx';

/** Estado de un caso en palabras de la persona. */
export function estadoDelCaso(
  t: Textos,
  {
    estado,
    resultado,
  }: { readonly estado: string; readonly resultado?: string | null | undefined },
): { readonly tono: Tono; readonly texto: string } {
  const e = t.seguimiento.estados;
  if (estado === 'por_subsanar') return { tono: 'advertencia', texto: e.enCorreccion };
  if (estado !== 'terminado') return { tono: 'info', texto: e.enRevision };
  switch (resultado) {
    case 'aprobado':
      return { tono: 'exito', texto: e.aprobada };
    case 'rechazado':
      return { tono: 'error', texto: e.rechazada };
    case 'desistido':
      return { tono: 'neutro', texto: e.desistida };
    default:
      return { tono: 'neutro', texto: e.anulada };
  }
}

/** Caso de la persona: en qué está, qué le toca, su historia y sus papeles. */
export function CasoDePersona(p: {
  readonly t: Textos;
  readonly caso: CasoVisible;
  readonly en: TramiteTraducido;
  readonly secciones: readonly SeccionDeResumen[];
  readonly ruta: string;
  readonly hitos: readonly Hito[];
  readonly descargas: readonly Descarga[];
}): VNode {
  const { t, caso } = p;
  const { expediente } = caso;
  return (
    <>
      <EncabezadoPagina
        rotulo={
          <Dicho en={p.en} ruta="nombre">
            {p.en.definicion.nombre}
          </Dicho>
        }
        titulo={t.seguimiento.solicitud(expediente.folio)}
      />
      <p>
        <Etiqueta {...etiqueta(t, caso)}>{estadoDelCaso(t, expediente).texto}</Etiqueta>
      </p>
      <PorCorregir {...p} />
      <PlazoDeRespuesta t={t} caso={caso} />
      <h2>{t.seguimiento.documentos}</h2>
      <ListaDeDescargas t={t} descargas={p.descargas} />
      <h2>{t.seguimiento.historia}</h2>
      <LineaDeTiempo hitos={p.hitos} />
      <Desplegable titulo={t.seguimiento.respuestas}>
        {p.secciones.map(({ pagina, titulo, enCastellano, filas }) => (
          <ResumenRespuestas
            key={pagina}
            titulo={titulo}
            enCastellano={enCastellano}
            filas={filas.map(({ pregunta, respuesta, enCastellano: suya }) => ({
              pregunta,
              respuesta,
              enCastellano: suya,
            }))}
          />
        ))}
      </Desplegable>
      <ImprimirAviso texto={t.ficha.imprimir} />
    </>
  );
}

function etiqueta(t: Textos, { expediente }: CasoVisible): { readonly tono: Tono } {
  return { tono: estadoDelCaso(t, expediente).tono };
}

function PorCorregir(p: {
  readonly t: Textos;
  readonly caso: CasoVisible;
  readonly ruta: string;
}): VNode | null {
  const { t, caso } = p;
  const pendiente = caso.correcciones.find(({ estado }) => estado === 'pendiente');
  if (pendiente === undefined) return null;
  const plazo = caso.plazos.find(({ plazoId }) => plazoId === pendiente.plazoId);
  return (
    <Aviso tono="advertencia" titulo={t.seguimiento.corregir}>
      {plazo === undefined ? null : (
        <p>
          {t.seguimiento.corregirHasta} <Fecha iso={plazo.vence} />.
        </p>
      )}
      <p>{t.seguimiento.corregirAviso}</p>
      <EnlaceBoton href={`${p.ruta}/correccion`} icono="editar">
        {t.seguimiento.responder}
      </EnlaceBoton>
    </Aviso>
  );
}

function PlazoDeRespuesta({
  t,
  caso,
}: {
  readonly t: Textos;
  readonly caso: CasoVisible;
}): VNode | null {
  const { expediente, plazos } = caso;
  if (expediente.estado === 'terminado') return null;
  const plazo = plazos.find(
    ({ clase, estado }) => clase === 'resolucion' && estado === 'corriendo',
  );
  if (plazo === undefined) return null;
  if (plazo.detenidoCon !== undefined)
    return <PlazoDetenido t={t} caso={caso} quedaban={plazo.detenidoCon} />;
  return (
    <>
      <h2>{t.seguimiento.plazo}</h2>
      <p>
        {t.seguimiento.respondeHasta} <Fecha iso={plazo.vence} />.
      </p>
      <p>
        <BarraPlazo
          quedan={plazo.diasHabiles}
          total={Math.max(plazo.diasHabiles, caso.tramite.plazo.cantidad)}
        />
      </p>
      <Desplegable titulo={t.ficha.comoSeCuenta}>
        <CuentaDelPlazo t={t} explicacion={plazo.explicacion} vence={plazo.vence} />
      </Desplegable>
      <Desplegable titulo={t.seguimiento.silencio}>
        <p>{t.ficha.silencio[caso.tramite.definicion.silencio]}</p>
      </Desplegable>
    </>
  );
}

/** Mientras la persona corrige no corre el plazo de la municipalidad, sino el suyo. */
function PlazoDetenido(p: {
  readonly t: Textos;
  readonly caso: CasoVisible;
  readonly quedaban: number;
}): VNode {
  const { seguimiento } = p.t;
  const suyo = p.caso.plazos.findLast(
    ({ clase, estado }) => clase === 'subsanacion' && estado === 'corriendo',
  );
  return (
    <>
      <h2>{seguimiento.plazo}</h2>
      <p>{seguimiento.plazoDetenido}</p>
      {suyo === undefined ? null : (
        <p>
          {seguimiento.correSuPlazo} <Fecha iso={suyo.vence} />.
        </p>
      )}
      <p>{seguimiento.alCorregir(p.quedaban)}</p>
    </>
  );
}
