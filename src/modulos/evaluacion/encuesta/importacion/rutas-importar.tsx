import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';
import { type FormularioRecibido, leerFormulario } from '../../../gobierno/administracion/index.ts';
import {
  type Directorio,
  type ErrorImportacion,
  escribirCsv,
  escribirXlsx,
  type Hoja,
  type Instrumento,
  leerDirectorio,
} from '../../madurez/index.ts';
import { cifrasDe } from '../cifras.ts';
import type { DependenciasEncuesta } from '../dependencias.ts';
import { agruparPorMunicipio, aplicarImportacion, planearTodos } from './aplicar.ts';
import { type Carga, desempaquetar, empaquetar, leerArchivo, MAXIMO_MB } from './carga.ts';
import { leerCeldas, type MunicipioPropio } from './leer-celdas.ts';
import { huellaDe } from './planear.ts';
import { PaginaImportar } from './vista-importar.tsx';
import { PaginaRevision } from './vista-revision.tsx';

/** Quién importa, a qué campaña y cómo se arma su página. */
export interface Importador {
  readonly campanaId: string;
  readonly instrumento: Instrumento;
  /** Dirección de la página de importar. */
  readonly accion: string;
  /** Adónde se va al terminar. */
  readonly destino: (cargadas: number) => string;
  readonly propio: MunicipioPropio | undefined;
  readonly actor: ActorFila;
  readonly pagina: (titulo: string, contenido: VNode, conErrores: boolean) => Promise<FastifyReply>;
  readonly archivo: string;
  readonly plantilla: () => Promise<Hoja>;
}

const MENSAJES = {
  cambio: 'Alguien cambió respuestas mientras usted revisaba. Esto es lo que cambiaría ahora.',
  impedida: 'Ya no se puede cargar: la campaña o una medición se cerró. No se guardó nada.',
  'falta-motivo': 'Escriba el motivo de la enmienda.',
  'sin-cambios': 'La planilla no cambia nada.',
} as const;

let directorio: Directorio | undefined;
const directorioNacional = (): Directorio => {
  directorio ??= leerDirectorio();
  return directorio;
};

/** Pasos de la importación: elegir archivo, revisar, elegir municipios ambiguos y confirmar. */
export function crearPasosDeImportacion(deps: DependenciasEncuesta) {
  const { puertos, territorio } = deps;
  const nombreDe = (cut: string): string => territorio.porCut.get(cut)?.nombre ?? cut;

  const inicio = (i: Importador, errores: readonly ErrorImportacion[], carga?: Carga) =>
    i.pagina(
      'Importar respuestas',
      <PaginaImportar
        accion={i.accion}
        nacional={i.propio === undefined}
        errores={errores}
        carga={carga === undefined ? undefined : empaquetar(carga)}
      />,
      errores.length > 0,
    );

  const rechazar = (
    r: FastifyReply,
    i: Importador,
    errores: readonly ErrorImportacion[],
    carga?: Carga,
  ) => {
    r.code(422);
    return inicio(i, errores, carga);
  };

  const revisar = async (
    r: FastifyReply,
    i: Importador,
    carga: Carga,
    elecciones: Readonly<Record<string, string>>,
    aviso?: { readonly error: string; readonly motivo: string },
  ) => {
    const leidas = leerCeldas(
      carga.tabla,
      i.instrumento,
      directorioNacional(),
      elecciones,
      i.propio,
    );
    if (!leidas.ok) return rechazar(r, i, leidas.error, carga);
    const grupos = agruparPorMunicipio(leidas.valor.celdas);
    const planes = await planearTodos(puertos.base, i.campanaId, grupos);
    return i.pagina(
      'Revisar la planilla',
      <PaginaRevision
        accion={i.accion}
        archivo={carga.archivo}
        planes={planes}
        nombreDe={nombreDe}
        ocultarAntes={i.propio === undefined}
        columnasIgnoradas={leidas.valor.columnasIgnoradas}
        error={aviso?.error}
        motivo={aviso?.motivo ?? ''}
        ocultos={
          <>
            <input type="hidden" name="carga" value={empaquetar(carga)} />
            <input type="hidden" name="huella" value={huellaDe(planes)} />
            {Object.entries(elecciones).map(([texto, cut]) => (
              <span key={texto} hidden>
                <input type="hidden" name="texto" value={texto} />
                <input type="hidden" name="cut" value={cut} />
              </span>
            ))}
          </>
        }
      />,
      aviso !== undefined,
    );
  };

  return {
    inicio: (i: Importador) => inicio(i, []),

    plantilla: async (r: FastifyReply, i: Importador, formato: string) => {
      const filas = await i.plantilla();
      const xlsx = formato === 'xlsx';
      r.header('cache-control', 'private, no-store');
      r.header('content-disposition', `attachment; filename="${i.archivo}.${formato}"`);
      r.type(
        xlsx
          ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
          : 'text/csv; charset=utf-8',
      );
      const anchos = i.propio === undefined ? [8, 28] : [12, 70, 50, 30];
      return r.send(
        xlsx ? Buffer.from(escribirXlsx('respuestas', filas, anchos)) : escribirCsv(filas),
      );
    },

    subir: async (s: FastifyRequest, r: FastifyReply, i: Importador) => {
      const archivo = await recibir(s);
      if (typeof archivo === 'string') {
        return rechazar(r, i, [{ linea: null, columna: null, motivo: archivo }]);
      }
      const leido = leerArchivo(archivo.bytes, archivo.nombre);
      if (!leido.ok) return rechazar(r, i, leido.error);
      return revisar(r, i, leido.valor, {});
    },

    revisar: async (s: FastifyRequest, r: FastifyReply, i: Importador) => {
      const f = leerFormulario(s.body, 1_000_000);
      const carga = desempaquetar(f.texto('carga'));
      return carga === undefined
        ? r.redirect(i.accion, 303)
        : revisar(r, i, carga, eleccionesDe(f));
    },

    confirmar: async (s: FastifyRequest, r: FastifyReply, i: Importador) => {
      const f = leerFormulario(s.body, 1_000_000);
      const carga = desempaquetar(f.texto('carga'));
      if (carga === undefined) return r.redirect(i.accion, 303);
      const elecciones = eleccionesDe(f);
      const leidas = leerCeldas(
        carga.tabla,
        i.instrumento,
        directorioNacional(),
        elecciones,
        i.propio,
      );
      if (!leidas.ok) return rechazar(r, i, leidas.error, carga);
      const grupos = [];
      for (const g of agruparPorMunicipio(leidas.valor.celdas))
        grupos.push({ ...g, cifras: await cifrasDe(deps, g.municipioId) });
      const motivo = f.texto('motivo').slice(0, 1000);
      const cargada = await aplicarImportacion(puertos, {
        campanaId: i.campanaId,
        grupos,
        huella: f.texto('huella'),
        motivo,
        archivo: carga.archivo,
        actor: i.actor,
      });
      if (cargada.ok) return r.redirect(i.destino(cargada.valor.cambios), 303);
      const codigo = cargada.error === 'falta-motivo' ? 422 : 409;
      return revisar(r.code(codigo), i, carga, elecciones, {
        error: MENSAJES[cargada.error],
        motivo,
      });
    },
  };
}

function eleccionesDe(f: FormularioRecibido): Readonly<Record<string, string>> {
  const cuts = f.lista('cut');
  return Object.fromEntries(
    f
      .lista('texto')
      .map((texto, n) => [texto, cuts[n] ?? ''] as const)
      .filter(([, cut]) => /^\d{5}$/.test(cut)),
  );
}

/** Lee el archivo del formulario, o el motivo por el que no se puede. */
async function recibir(
  s: FastifyRequest,
): Promise<{ readonly bytes: Uint8Array; readonly nombre: string } | string> {
  const parte = s.isMultipart()
    ? await s.file({ limits: { fileSize: MAXIMO_MB * 1_048_576, files: 1 } })
    : undefined;
  if (parte === undefined || parte.filename === '') return 'Elija un archivo.';
  try {
    return { bytes: await parte.toBuffer(), nombre: parte.filename };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE')
      return `El archivo pesa más de ${MAXIMO_MB} MB.`;
    throw error;
  }
}

/** Dirección de una importación; en las del programa no viene el municipio y nadie lo lee. */
export type ConCampana = { Params: { slug: string; campana: string } };

/** Registra bajo `base` las direcciones de una importación. `abrir` decide quién puede y sobre qué. */
export function registrarImportacion(
  app: FastifyInstance,
  base: string,
  pasos: ReturnType<typeof crearPasosDeImportacion>,
  abrir: (s: FastifyRequest<ConCampana>, r: FastifyReply) => Promise<Importador | undefined>,
): void {
  app.get<ConCampana>(base, async (s, r) => {
    const i = await abrir(s, r);
    return i === undefined ? r : pasos.inicio(i);
  });
  for (const formato of ['csv', 'xlsx']) {
    app.get<ConCampana>(`${base}/plantilla.${formato}`, async (s, r) => {
      const i = await abrir(s, r);
      return i === undefined ? r : pasos.plantilla(r, i, formato);
    });
  }
  app.post<ConCampana>(base, async (s, r) => {
    const i = await abrir(s, r);
    return i === undefined ? r : pasos.subir(s, r, i);
  });
  app.post<ConCampana>(`${base}/revisar`, async (s, r) => {
    const i = await abrir(s, r);
    return i === undefined ? r : pasos.revisar(s, r, i);
  });
  app.post<ConCampana>(`${base}/confirmar`, async (s, r) => {
    const i = await abrir(s, r);
    return i === undefined ? r : pasos.confirmar(s, r, i);
  });
}
