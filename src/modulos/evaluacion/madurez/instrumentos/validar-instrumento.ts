import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { Calculo, Instrumento, Item } from '../dominio.ts';
import { erroresDeForma } from './esquema.ts';
import { ordenarCalculos } from './orden.ts';

const TOLERANCIA = 1e-6;

/**
 * Revisa un instrumento: forma, identificadores únicos, referencias, ciclos, pesos y opciones.
 * Devuelve todos los errores a la vez, en español, para corregirlos de una pasada.
 */
export function validarInstrumento(documento: unknown): Resultado<Instrumento, readonly string[]> {
  const forma = erroresDeForma(documento);
  if (forma.length > 0) return falla(forma);
  const instrumento = documento as Instrumento;
  const errores = [
    ...repetidos(instrumento),
    ...instrumento.items.flatMap(erroresDeItem),
    ...instrumento.calculos.flatMap(erroresDeCalculo),
    ...referenciasRotas(instrumento),
  ];
  const orden = ordenarCalculos(instrumento.calculos);
  if (!orden.ok) errores.push(`Las fórmulas forman un ciclo: ${orden.error.join(' → ')}.`);
  return errores.length > 0 ? falla(errores) : exito(instrumento);
}

function repetidos(i: Instrumento): string[] {
  const vistos = new Set<string>();
  const errores: string[] = [];
  for (const { id } of [...i.items, ...i.calculos]) {
    if (vistos.has(id)) errores.push(`El identificador «${id}» está repetido.`);
    vistos.add(id);
  }
  return errores;
}

function erroresDeItem(item: Item): string[] {
  const errores: string[] = [];
  const c = item.codificacion;
  if (item.tipo === 'opcion') {
    const valores = (item.opciones ?? []).map((o) => o.valor);
    if (valores.length < 2) errores.push(`El ítem «${item.id}» necesita al menos dos opciones.`);
    if (c.clase !== 'tabla') {
      errores.push(`El ítem «${item.id}» es de opciones y su codificación debe ser una tabla.`);
    } else {
      const sin = valores.filter((v) => !Object.hasOwn(c.puntajes, v));
      for (const v of sin) errores.push(`El ítem «${item.id}» no da puntaje a la opción «${v}».`);
      const sobra = Object.keys(c.puntajes).filter((v) => !valores.includes(v));
      for (const v of sobra) errores.push(`El ítem «${item.id}» puntúa «${v}», que no es opción.`);
    }
  }
  if (item.minimo !== undefined && item.maximo !== undefined && item.minimo > item.maximo) {
    errores.push(`El ítem «${item.id}» tiene un mínimo mayor que su máximo.`);
  }
  if (c.clase === 'recta' && c.desde === c.hasta) {
    errores.push(`El ítem «${item.id}» tiene una recta sin largo: desde y hasta son iguales.`);
  }
  if (puntajes(item).some((p) => p < 0 || p > 1)) {
    errores.push(`El ítem «${item.id}» da puntajes fuera de 0 a 1.`);
  }
  return errores;
}

function puntajes(item: Item): readonly number[] {
  const c = item.codificacion;
  if (c.clase === 'tabla') return Object.values(c.puntajes);
  if (c.clase === 'tramos') return [...c.tramos.map((t) => t.puntaje), c.resto];
  return [];
}

function erroresDeCalculo(c: Calculo): string[] {
  const errores: string[] = [];
  const nombre = `El cálculo «${c.id}»`;
  if (c.op === 'ponderado') {
    const pesos = c.de.map((s) => s.peso ?? 0);
    if (pesos.some((p) => !(p > 0))) errores.push(`${nombre} tiene pesos que no son positivos.`);
    const suma = pesos.reduce((a, b) => a + b, 0);
    const debida = c.suma_pesos ?? 1;
    if (Math.abs(suma - debida) > TOLERANCIA) {
      errores.push(
        `${nombre} tiene pesos que suman ${formato(suma)} y deben sumar ${formato(debida)}.`,
      );
    }
  }
  if (c.op === 'suma' && c.divisor === undefined) errores.push(`${nombre} necesita un divisor.`);
  if (c.op === 'umbral' && c.umbral === undefined) errores.push(`${nombre} necesita un umbral.`);
  if (c.op === 'truncar' && (c.decimales === undefined || c.de.length !== 1)) {
    errores.push(`${nombre} trunca un solo valor y necesita los decimales.`);
  }
  const refs = c.de.map((s) => s.ref);
  if (new Set(refs).size < refs.length) errores.push(`${nombre} cuenta dos veces el mismo dato.`);
  return errores;
}

function referenciasRotas(i: Instrumento): string[] {
  const items = new Set(i.items.map((x) => x.id));
  const todos = new Set([...items, ...i.calculos.map((c) => c.id)]);
  const errores: string[] = [];
  const exigir = (ref: string, donde: string): void => {
    if (!todos.has(ref)) errores.push(`${donde} usa «${ref}», que no existe en el instrumento.`);
  };
  for (const c of i.calculos) for (const s of c.de) exigir(s.ref, `El cálculo «${c.id}»`);
  for (const d of i.dimensiones) exigir(d.calculo, `La dimensión «${d.clave}»`);
  exigir(i.indice, 'El índice');
  exigir(i.publicado, 'El índice publicado');
  for (const [clave, ref] of Object.entries(i.otros_indices ?? {})) exigir(ref, `«${clave}»`);
  const condiciones = [...i.publicacion.todas, ...(i.publicacion.alguna ?? [])];
  for (const c of condiciones) exigir(c.ref, 'La regla de publicación');
  for (const r of i.coherencia) for (const c of r.cuando) exigir(c.ref, `La regla «${r.id}»`);
  for (const x of i.items) {
    if (x.parte_de !== undefined && !items.has(x.parte_de)) {
      errores.push(`El ítem «${x.id}» es parte de «${x.parte_de}», que no existe.`);
    }
  }
  return errores;
}

function formato(n: number): string {
  return String(Math.round(n * 1e6) / 1e6).replace('.', ',');
}
