import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { IndiceTerritorio, Municipio } from '../../gobierno/territorio/index.ts';
import {
  archivoDelEstudio,
  type Contexto,
  calcular,
  compilar,
  type DetalleMedicion,
  importarRespuestas,
  leerAjustes,
  leerContextos,
  leerDirectorio,
  leerInstrumento,
  leerReglasDeGrupo,
  type Plan,
  puntuar,
  type ReglasDeGrupo,
  type Respuestas,
  type Ubicacion,
  ubicar,
} from '../madurez/index.ts';
import { type ErrorDeMedida, errorDeMedida } from './incertidumbre.ts';

/** Un municipio en el estudio de 2015: lo que respondió y lo que se calcula de ello. */
export interface FichaEstudio {
  readonly municipio: Municipio;
  readonly respuestas: Respuestas;
  readonly medicion: DetalleMedicion;
  /** Publicado y con las cuatro dimensiones: solo estos se comparan y tienen grupo del estudio. */
  readonly completo: boolean;
  readonly ubicacion: Ubicacion | null;
  /** Grupo que publicó el estudio, 1 a 5; `null` si no lo clasificó. */
  readonly grupo: number | null;
  /** Índice que publicó el estudio. */
  readonly publicado2015: number | null;
  readonly web2015: number | null;
}

/** El estudio nacional de 2015 repetido con las respuestas originales. */
export interface Estudio2015 {
  readonly plan: Plan;
  readonly reglas: ReglasDeGrupo;
  readonly contextos: readonly Contexto[];
  readonly fichas: readonly FichaEstudio[];
  readonly porCut: ReadonlyMap<string, FichaEstudio>;
  readonly completas: readonly FichaEstudio[];
  readonly publicados: number;
  readonly error: ErrorDeMedida;
}

const numero = (texto: string | undefined): number | null =>
  texto === undefined || texto === '' ? null : Number(texto);

/**
 * Lee y recalcula el estudio. `null` si el paquete de datos no está instalado: su licencia no
 * permite uso comercial y el producto funciona sin él.
 */
export function cargarEstudio(territorio: IndiceTerritorio): Estudio2015 | null {
  const conocido = cargados.get(territorio);
  if (conocido !== undefined) return conocido;
  const nuevo = leerEstudio(territorio);
  cargados.set(territorio, nuevo);
  return nuevo;
}

const cargados = new WeakMap<IndiceTerritorio, Estudio2015 | null>();

function leerEstudio(territorio: IndiceTerritorio): Estudio2015 | null {
  const ruta = archivoDelEstudio('municipios.csv');
  if (ruta === null) return null;
  const instrumento = leerInstrumento('imtm-2015');
  if (!instrumento.ok) throw new Error(instrumento.error.join('\n'));
  const bytes = readFileSync(ruta);
  const leido = importarRespuestas(bytes, instrumento.valor, leerDirectorio());
  if (!leido.ok) throw new Error(`datos/estudio-2015: ${leido.error[0]?.motivo ?? ''}`);
  const filas: readonly Record<string, string>[] = parse(bytes, { columns: true, bom: true });
  const oficiales = new Map(filas.map((f) => [f.cut ?? '', f]));
  const plan = compilar(instrumento.valor);
  const reglas = leerReglasDeGrupo();
  const ajustes = leerAjustes('imtm-2015');
  const fichas = leido.valor.filas.flatMap(({ cut, respuestas }): FichaEstudio[] => {
    const municipio = territorio.porCut.get(cut);
    if (municipio === undefined) return [];
    const medicion = calcular(plan, cut, respuestas, ajustes);
    const publicado = medicion.publicado !== null;
    const u = ubicar(plan, medicion, reglas);
    const fila = oficiales.get(cut);
    return [
      {
        municipio,
        respuestas,
        medicion,
        completo: publicado && Object.values(medicion.dimensiones).every((v) => v !== null),
        ubicacion: publicado && u.ok ? u.valor : null,
        grupo: numero(fila?.cluster5),
        publicado2015: numero(fila?.imtm_2015),
        web2015: numero(fila?.idelweb_2015),
      },
    ];
  });
  const completas = fichas.filter((f) => f.completo);
  return {
    plan,
    reglas,
    contextos: leerContextos(),
    fichas,
    porCut: new Map(fichas.map((f) => [f.municipio.cut, f])),
    completas,
    publicados: fichas.filter((f) => f.medicion.publicado !== null).length,
    error: medirError(plan, completas),
  };
}

// Los nueve puntajes; quien tiene una dimensión imputada no trae todos y queda fuera del alfa.
function medirError(plan: Plan, completas: readonly FichaEstudio[]): ErrorDeMedida {
  const filas = completas.flatMap((f) => {
    const puntajes = plan.items.map(({ item }) =>
      item.sin_respuesta === 'cero'
        ? (puntuar(item, f.respuestas[item.id] ?? null) ?? 0)
        : puntuar(item, f.respuestas[item.id] ?? null),
    );
    const sinFaltas = puntajes.filter((p) => p !== null);
    return sinFaltas.length === puntajes.length
      ? [{ puntajes: sinFaltas, indice: f.medicion.indice ?? 0 }]
      : [];
  });
  return errorDeMedida(
    filas.map((f) => f.puntajes),
    filas.map((f) => f.indice),
  );
}
