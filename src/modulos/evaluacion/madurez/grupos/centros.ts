import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { DefinicionCentros, Movimiento, Salto, Ubicacion } from './dominio.ts';

export type Dimensiones = Readonly<Record<string, number | null>>;

type Punto = readonly { readonly eje: number; readonly valor: number }[];

/**
 * Asigna el grupo del centro más cercano (distancia euclídea). Con dimensiones perdidas usa las
 * disponibles y lo advierte; sin una dimensión imprescindible no asigna y devuelve el motivo.
 */
export function ubicarPorCentros(
  def: DefinicionCentros,
  dimensiones: Dimensiones,
  instrumento: string,
): Resultado<Ubicacion, string> {
  const ausentes = def.dimensiones.filter((d) => (dimensiones[d] ?? null) === null);
  const vetada = ausentes.find((d) => def.no_asignar_sin.includes(d));
  if (vetada !== undefined) {
    return falla(`No se asigna grupo sin la dimensión ${vetada.toUpperCase()}.`);
  }
  if (ausentes.length > 1) return falla('No se asigna grupo con dos o más dimensiones sin dato.');
  const punto = def.dimensiones.flatMap((d, eje) => {
    const valor = dimensiones[d] ?? null;
    return valor === null ? [] : [{ eje, valor }];
  });
  const distancias = def.grupos
    .map((g) => ({ grupo: g.grupo, distancia: distancia(punto, g.centro) }))
    .sort((a, b) => a.distancia - b.distancia || a.grupo - b.grupo);
  const [primero, segundo] = distancias;
  const elegido = def.grupos.find((g) => g.grupo === primero?.grupo);
  if (primero === undefined || segundo === undefined || elegido === undefined) {
    return falla('La definición de grupos necesita al menos dos centros.');
  }
  const margen = segundo.distancia - primero.distancia;
  return exito({
    grupo: elegido.grupo,
    nombre: elegido.nombre,
    segundo: segundo.grupo,
    margen,
    frontera: margen < def.frontera,
    distancias,
    siguiente: mejorSalto(def, punto, elegido.grupo),
    regla: `${def.id} ${def.version}`,
    advertencias: [
      ...ausentes.map((d) => {
        const exactitud = Math.round((def.exactitud_sin[d] ?? 0) * 1000) / 10;
        const cifra = String(exactitud).replace('.', ',');
        return `Grupo estimado sin ${d.toUpperCase()}: acierta en ${cifra} % de los casos conocidos.`;
      }),
      ...(def.instrumentos[instrumento] === 'exacto'
        ? []
        : [
            'Los centros son de 2015 y este instrumento codifica distinto: el grupo es indicativo.',
          ]),
    ],
  });
}

function distancia(punto: Punto, centro: readonly number[]): number {
  let suma = 0;
  for (const { eje, valor } of punto) suma += (valor - (centro[eje] ?? 0)) ** 2;
  return Math.sqrt(suma);
}

function masCercano(def: DefinicionCentros, punto: Punto): number {
  let mejor = { grupo: 0, d: Number.POSITIVE_INFINITY };
  for (const g of def.grupos) {
    const d = distancia(punto, g.centro);
    if (d < mejor.d) mejor = { grupo: g.grupo, d };
  }
  return mejor.grupo;
}

/**
 * Salto más corto a un grupo de número menor, solo con subidas: nadie mejora bajando
 * una capacidad para parecerse a otro grupo.
 */
function mejorSalto(def: DefinicionCentros, punto: Punto, actual: number): Salto | null {
  const saltos = def.grupos
    .filter((g) => g.grupo < actual)
    .map((g) => saltoHacia(def, punto, actual, g.grupo))
    .filter((s) => s !== null);
  return saltos.sort((a, b) => a.falta - b.falta || b.grupo - a.grupo)[0] ?? null;
}

function saltoHacia(
  def: DefinicionCentros,
  punto: Punto,
  actual: number,
  meta: number,
): Salto | null {
  const centro = (n: number): readonly number[] =>
    def.grupos.find((g) => g.grupo === n)?.centro ?? [];
  const rumbo = punto.map(({ eje }) => {
    const d = (centro(meta)[eje] ?? 0) - (centro(actual)[eje] ?? 0);
    return Math.max(0, d);
  });
  const juntas = avanzar(def, punto, rumbo, meta);
  if (juntas === null) return null;
  const porSiSola = punto.flatMap((_, i) => {
    const solo = avanzar(
      def,
      punto,
      punto.map((__, j) => (i === j ? 1 : 0)),
      meta,
    );
    return solo === null ? [] : movimientos(def, punto, solo);
  });
  const falta = Math.sqrt(juntas.reduce((s, v, i) => s + (v - (punto[i]?.valor ?? 0)) ** 2, 0));
  return {
    grupo: meta,
    falta,
    juntas: movimientos(def, punto, juntas),
    porSiSola,
    exigencias: [],
  };
}

/** Menor avance por el rumbo, sin pasar de 1, que deja el punto en el grupo meta. */
function avanzar(
  def: DefinicionCentros,
  punto: Punto,
  rumbo: readonly number[],
  meta: number,
): readonly number[] | null {
  const en = (t: number): Punto =>
    punto.map((p, i) => ({ ...p, valor: Math.min(1, p.valor + t * (rumbo[i] ?? 0)) }));
  const llega = (t: number): boolean => masCercano(def, en(t)) === meta;
  const largo = Math.max(...rumbo);
  if (!(largo > 0)) return null;
  // El tramo ganador puede no llegar hasta el final: se busca el primer punto de una rejilla fina.
  const pasos = 400;
  let alto = 0;
  for (let i = 1; i <= pasos && alto === 0; i += 1) {
    const t = i / (pasos * largo);
    if (llega(t)) alto = t;
  }
  if (alto === 0) return null;
  let bajo = alto - 1 / (pasos * largo);
  for (let i = 0; i < 40; i += 1) {
    const medio = (bajo + alto) / 2;
    if (llega(medio)) alto = medio;
    else bajo = medio;
  }
  return en(alto).map((p) => p.valor);
}

function movimientos(
  def: DefinicionCentros,
  punto: Punto,
  destino: readonly number[],
): readonly Movimiento[] {
  return punto.flatMap(({ eje, valor }, i) => {
    const hasta = destino[i] ?? valor;
    const dimension = def.dimensiones[eje] ?? '';
    return hasta - valor > 1e-9 ? [{ dimension, desde: valor, hasta }] : [];
  });
}
