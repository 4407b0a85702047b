import { Parser } from 'saxen';
import type { FilaCsv } from './leer-csv.ts';

type Atributos = Readonly<Record<string, string>>;

/** Recorre un XML sin mirar los prefijos. No resuelve entidades externas ni DOCTYPE. */
function recorrer(
  xml: string,
  al: {
    readonly abrir?: (nombre: string, atributos: () => Atributos) => void;
    readonly cerrar?: (nombre: string) => void;
    readonly texto?: (texto: string) => void;
  },
): void {
  if (xml === '') return;
  const parser = new Parser();
  const corto = (nombre: string): string => nombre.slice(nombre.indexOf(':') + 1);
  parser.on('openTag', (nombre, atributos, decodificar) =>
    al.abrir?.(corto(nombre), () =>
      Object.fromEntries(Object.entries(atributos()).map(([k, v]) => [corto(k), decodificar(v)])),
    ),
  );
  parser.on('closeTag', (nombre) => al.cerrar?.(corto(nombre)));
  parser.on('text', (texto, decodificar) => al.texto?.(decodificar(texto)));
  parser.on('cdata', (texto) => al.texto?.(texto));
  parser.on('error', (error) => {
    throw error;
  });
  parser.parse(xml);
}

/** Ruta de la primera hoja visible dentro del ZIP. */
export function leerPrimeraHoja(libro: string, relaciones: string): string | undefined {
  const hojas: string[] = [];
  recorrer(libro, {
    abrir: (nombre, atributos) => {
      if (nombre !== 'sheet') return;
      const { id = '', state = 'visible' } = atributos();
      if (state === 'visible') hojas.push(id);
    },
  });
  const destinos = new Map<string, string>();
  recorrer(relaciones, {
    abrir: (nombre, atributos) => {
      if (nombre !== 'Relationship') return;
      const { Id = '', Target = '' } = atributos();
      destinos.set(Id, Target);
    },
  });
  const destino = destinos.get(hojas[0] ?? '');
  if (destino === undefined) return undefined;
  return destino.startsWith('/') ? destino.slice(1) : `xl/${destino}`;
}

/** Textos compartidos, en orden. El texto con formato viene en trozos; la guía fonética sobra. */
export function leerTextos(xml: string): readonly string[] {
  const textos: string[] = [];
  let actual = '';
  let dentro = false;
  let fonetica = false;
  recorrer(xml, {
    abrir: (nombre) => {
      if (nombre === 'si') actual = '';
      if (nombre === 'rPh') fonetica = true;
      dentro = nombre === 't' && !fonetica;
    },
    cerrar: (nombre) => {
      if (nombre === 't') dentro = false;
      if (nombre === 'rPh') fonetica = false;
      if (nombre === 'si') textos.push(actual);
    },
    texto: (texto) => {
      if (dentro) actual += texto;
    },
  });
  return textos;
}

export type Estilo = 'normal' | 'porcentaje' | 'fecha';

/** Qué muestra cada estilo de celda: en porcentajes y fechas, lo guardado no es lo que se ve. */
export function leerEstilos(xml: string): readonly Estilo[] {
  const formatos = new Map<string, string>();
  const estilos: Estilo[] = [];
  let enCeldas = false;
  recorrer(xml, {
    abrir: (nombre, atributos) => {
      if (nombre === 'cellXfs') enCeldas = true;
      if (nombre !== 'numFmt' && nombre !== 'xf') return;
      const { numFmtId = '0', formatCode = '' } = atributos();
      if (nombre === 'numFmt') formatos.set(numFmtId, formatCode);
      else if (enCeldas) estilos.push(claseDeFormato(Number(numFmtId), formatos.get(numFmtId)));
    },
    cerrar: (nombre) => {
      if (nombre === 'cellXfs') enCeldas = false;
    },
  });
  return estilos;
}

// Formatos propios de XLSX: 9 y 10 son porcentajes; 14 a 22 y 45 a 47, fechas y horas.
function claseDeFormato(id: number, codigo: string | undefined): Estilo {
  if (codigo !== undefined) {
    const limpio = codigo.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
    if (limpio.includes('%')) return 'porcentaje';
    return /[ymdhs]/i.test(limpio) ? 'fecha' : 'normal';
  }
  if (id === 9 || id === 10) return 'porcentaje';
  return (id >= 14 && id <= 22) || (id >= 45 && id <= 47) ? 'fecha' : 'normal';
}

interface Celda {
  readonly columna: number;
  readonly tipo: string;
  readonly estilo: Estilo;
  valor: string;
  formula: string | null;
}

/** Filas de una hoja, con su número. Una fórmula se entrega como «=…» para que se rechace. */
export function leerHoja(
  xml: string,
  textos: readonly string[],
  estilos: readonly Estilo[],
): readonly FilaCsv[] {
  const filas: { linea: number; celdas: string[] }[] = [];
  let celda: Celda | undefined;
  let leyendo: 'v' | 'f' | 't' | undefined;
  recorrer(xml, {
    abrir: (nombre, atributos) => {
      if (nombre === 'row') {
        const { r } = atributos();
        filas.push({
          linea: r === undefined ? (filas.at(-1)?.linea ?? 0) + 1 : Number(r),
          celdas: [],
        });
      } else if (nombre === 'c') {
        const { r = '', t = 'n', s = '' } = atributos();
        const columna = r === '' ? (filas.at(-1)?.celdas.length ?? 0) : columnaDe(r);
        const estilo = estilos[Number(s)] ?? 'normal';
        celda = { columna, tipo: t, estilo, valor: '', formula: null };
      } else if (nombre === 'v' || nombre === 't' || nombre === 'f') {
        leyendo = nombre;
        if (nombre === 'f' && celda !== undefined) celda.formula = '';
      }
    },
    cerrar: (nombre) => {
      if (nombre === 'v' || nombre === 't' || nombre === 'f') leyendo = undefined;
      if (nombre !== 'c' || celda === undefined) return;
      const fila = filas.at(-1);
      if (fila !== undefined && celda.columna < MAXIMO_COLUMNAS) {
        while (fila.celdas.length < celda.columna) fila.celdas.push('');
        fila.celdas[celda.columna] = textoDe(celda, textos);
      }
      celda = undefined;
    },
    texto: (texto) => {
      if (celda === undefined) return;
      if (leyendo === 'f') celda.formula += texto;
      else if (leyendo !== undefined) celda.valor += texto;
    },
  });
  return filas;
}

const MAXIMO_COLUMNAS = 1000;

/** «C7» es la columna 2, contando desde cero. */
function columnaDe(referencia: string): number {
  let n = 0;
  for (const letra of referencia.replace(/\d+$/, '')) n = n * 26 + letra.charCodeAt(0) - 64;
  return n - 1;
}

function textoDe(celda: Celda, textos: readonly string[]): string {
  if (celda.formula !== null) return `=${celda.formula}`;
  const { valor, tipo, estilo } = celda;
  if (tipo === 's') return (textos[Number(valor)] ?? '').trim();
  if (tipo === 'n' && valor !== '' && estilo !== 'normal') {
    return estilo === 'porcentaje'
      ? `${Math.round(Number(valor) * 1e8) / 1e6} %`
      : `${valor} (fecha)`;
  }
  return valor.trim();
}
