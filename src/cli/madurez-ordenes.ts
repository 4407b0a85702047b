import {
  agrupar,
  calcular,
  compilar,
  type ErrorImportacion,
  type Estudio,
  importarMatriz,
  importarRespuestas,
  leerAjustes,
  leerDirectorio,
  leerInstrumento,
  leerReglasDeGrupo,
  leerSemillas,
  type Metodo,
  ubicar,
} from '../modulos/evaluacion/madurez/index.ts';
import type { Respuesta } from './contexto.ts';

/** Lo que una orden necesita del exterior. */
export type ContextoOrden = { readonly leer: (ruta: string) => Promise<Uint8Array> };

export type OpcionesCalcular = {
  readonly archivo: string;
  readonly instrumento: string;
  readonly resolver?: readonly string[];
  /** Agrega el grupo asignado por la regla fija del instrumento. */
  readonly grupos?: boolean;
};

export type OpcionesAgruparCli = {
  readonly archivo: string;
  readonly variables: string;
  readonly k: string;
  readonly semilla: string;
  readonly metodo: string;
  readonly contra?: string;
  readonly id?: string;
  readonly arranques?: string;
  readonly remuestreos?: string;
};

const METODOS: readonly Metodo[] = ['kmeans', 'estudio-2015', 'ward'];
const MAXIMO_ERRORES = 500;

/** `muni madurez calcular`: índice y dimensiones de cada municipio de un CSV de respuestas. */
export async function calcularMadurez(
  o: OpcionesCalcular,
  contexto: ContextoOrden,
): Promise<Respuesta> {
  const instrumento = leerInstrumento(o.instrumento);
  if (!instrumento.ok) return deUso(instrumento.error.join('\n'));
  const bytes = await abrir(o.archivo, contexto);
  if (bytes === null) return deUso(`No se puede leer el archivo «${o.archivo}».`);
  const elecciones = Object.fromEntries(
    (o.resolver ?? []).map((r) => [
      r.slice(0, r.lastIndexOf('=')),
      r.slice(r.lastIndexOf('=') + 1),
    ]),
  );
  const leido = importarRespuestas(bytes, instrumento.valor, leerDirectorio(), elecciones);
  if (!leido.ok) return conErrores(leido.error);
  const plan = compilar(instrumento.valor);
  const ajustes = leerAjustes(o.instrumento);
  const reglas = leerReglasDeGrupo();
  const mediciones = leido.valor.filas.map((f) => {
    const detalle = calcular(plan, f.cut, f.respuestas, ajustes);
    const { casillas: _, otros, ...medicion } = detalle;
    const u = ubicar(plan, detalle, reglas);
    return {
      ...medicion,
      ...(Object.keys(otros).length > 0 ? { otros } : {}),
      ...(o.grupos === true ? { grupo: u.ok ? u.valor.grupo : null } : {}),
    };
  });
  const lineas = mediciones.map((m) => `${m.cut}  ${cifra(m.indice)}  ${cifra(m.publicado)}`);
  return {
    codigo: 0,
    salida: ['cut    índice  publicado', ...lineas].join('\n'),
    json: mediciones,
  };
}

/** `muni madurez agrupar`: grupos de las filas de un CSV, con sus centros, silueta y ARI. */
export async function agruparMadurez(
  o: OpcionesAgruparCli,
  contexto: ContextoOrden,
): Promise<Respuesta> {
  const metodo = METODOS.find((m) => m === o.metodo);
  if (metodo === undefined) {
    return deUso(`No existe el método «${o.metodo}». Están: ${METODOS.join(', ')}.`);
  }
  const numeros = {
    k: Number(o.k),
    semilla: Number(o.semilla),
    arranques: Number(o.arranques ?? '200'),
    remuestreos: Number(o.remuestreos ?? '0'),
  };
  const malo = Object.entries(numeros).find(([, n]) => !Number.isInteger(n) || n < 0);
  if (malo !== undefined) return deUso(`--${malo[0]} debe ser un entero de 0 o más.`);
  const bytes = await abrir(o.archivo, contexto);
  if (bytes === null) return deUso(`No se puede leer el archivo «${o.archivo}».`);
  const variables = o.variables.split(',').flatMap((v) => v.trim() || []);
  const identificador = o.id ?? 'cut';
  const filas = importarMatriz(bytes, { variables, identificador, contra: o.contra ?? null });
  if (!filas.ok) return conErrores(filas.error);
  const opciones = { ...numeros, variables, metodo, arranques: Math.max(1, numeros.arranques) };
  const r = agrupar(filas.valor, opciones, leerEstudio());
  if (!r.ok) return conErrores([{ linea: null, columna: null, motivo: r.error }]);
  const a = r.valor;
  const salida = [
    `${a.n} filas en ${a.k} grupos (${a.tamanos.join(', ')})`,
    `suma dentro ${cifra(a.wss)}  silueta ${cifra(a.silueta)}  ARI ${cifra(a.ari)}`,
    ...a.centroides.map((c, g) => `grupo ${g + 1}: ${c.map(cifra).join('  ')}`),
    ...(a.excluidos.length > 0 ? [`${a.excluidos.length} filas sin todas las variables`] : []),
    ...a.advertencias,
  ];
  return { codigo: 0, salida: salida.join('\n'), json: a };
}

function leerEstudio(): Estudio | null {
  const semillas = leerSemillas();
  return semillas.ok ? { semillas: semillas.valor, ajustes: leerAjustes('imtm-2015') } : null;
}

async function abrir(ruta: string, contexto: ContextoOrden): Promise<Uint8Array | null> {
  return contexto.leer(ruta).catch(() => null);
}

function cifra(n: number | null): string {
  return n === null ? 'sin dato' : n.toFixed(6).replace('.', ',');
}

function deUso(mensaje: string): Respuesta {
  const errores = [{ linea: null, columna: null, motivo: mensaje }];
  return { codigo: 2, salida: mensaje, json: { errores, total: 1 } };
}

function conErrores(errores: readonly ErrorImportacion[]): Respuesta {
  const mostrados = errores.slice(0, MAXIMO_ERRORES);
  const lineas = mostrados.map((e) => {
    const lugar = [
      e.linea === null ? '' : `línea ${e.linea}`,
      e.columna === null ? '' : `columna ${e.columna}`,
    ];
    const texto = lugar.filter((x) => x !== '').join(', ');
    return texto === '' ? e.motivo : `${texto}: ${e.motivo}`;
  });
  const resumen = `No se cargó nada: ${errores.length} error${errores.length === 1 ? '' : 'es'}.`;
  return {
    codigo: 1,
    salida: [resumen, ...lineas].join('\n'),
    json: { errores: mostrados, total: errores.length },
  };
}
