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
        return `Grupo estimado sin dato de ${def.nombres[d] ?? d}: acierta en ${cifra} % de los casos conocidos.`;
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

/**
 * Menor avance por el rumbo, sin pasar de 1, que deja el punto en el grupo meta. La zona de un
 * centro es un conjunto de desigualdades lineales, así que en cada tramo la cuenta es exacta;
 * hay un tramo nuevo cada vez que una dimensión llega a 1 y deja de subir.
 */
function avanzar(
  def: DefinicionCentros,
  punto: Punto,
  rumbo: readonly number[],
  meta: number,
): readonly number[] | null {
  const x = punto.map((p) => p.valor);
  const r = [...rumbo];
  while (r.some((v) => v > 0)) {
    const tope = Math.min(...r.map((v, i) => (v > 0 ? (1 - (x[i] ?? 0)) / v : Infinity)));
    const t = primerIngreso(def, punto, x, r, meta);
    if (t !== null && t <= tope) return x.map((v, i) => v + t * (r[i] ?? 0));
    for (let i = 0; i < x.length; i += 1) {
      x[i] = (x[i] ?? 0) + tope * (r[i] ?? 0);
      if ((x[i] ?? 0) >= 1 - 1e-12) r[i] = 0;
    }
  }
  return null;
}

function primerIngreso(
  def: DefinicionCentros,
  punto: Punto,
  x: readonly number[],
  r: readonly number[],
  meta: number,
): number | null {
  const m = def.grupos.find((g) => g.grupo === meta)?.centro ?? [];
  let desde = 0;
  let hasta = Infinity;
  for (const { grupo, centro } of def.grupos) {
    if (grupo === meta) continue;
    let a = 0;
    let b = 0;
    punto.forEach(({ eje }, i) => {
      const cm = m[eje] ?? 0;
      const cg = centro[eje] ?? 0;
      a += 2 * (cm - cg) * (r[i] ?? 0);
      b += cm * cm - cg * cg - 2 * (cm - cg) * (x[i] ?? 0);
    });
    if (Math.abs(a) < 1e-15) {
      if (b > 0) return null;
    } else if (a > 0) desde = Math.max(desde, b / a);
    else hasta = Math.min(hasta, b / a);
  }
  // Un pelo más allá de la frontera: en el empate exacto seguiría en su grupo.
  const t = desde + 1e-9;
  return t <= hasta ? t : null;
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
