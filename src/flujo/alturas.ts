import type { Capas, Tramo } from './capas.ts';
import { enFilas, type Fila } from './filas.ts';
import type { Medidas } from './medidas.ts';

const ENTRE_PUESTOS = 16;
const PASADAS = 12;
/** Lo que una flecha que cruza la capa deja libre sobre sí, para el texto de su tramo. */
const FILA_DE_FLECHA = { sobre: 8, bajo: 0 };

/** Una fila que va bajo otra, y la distancia mínima entre sus alturas. */
interface Apilado {
  readonly sobre: Fila;
  readonly bajo: Fila;
  readonly salto: number;
}

/**
 * Altura de cada puesto: en fila recta con los que le siguen y cerca de sus vecinos, con
 * su lugar entero libre en su capa. Las flechas largas reservan su fila igual que los
 * nodos, así nunca pasan sobre uno. Números enteros, desde `margen`.
 */
export function alturas(
  capas: Capas,
  { nodos, relojes }: Medidas,
  margen: number,
): ReadonlyMap<string, number> {
  const lugar = (id: string) => nodos.get(id) ?? FILA_DE_FLECHA;
  // La flecha de un temporizador sale más abajo que su paso: lo que sigue se alinea con ella.
  const caida = ({ arista, de }: Tramo): number => {
    const reloj = relojes.get(arista.de);
    return reloj?.paso === de ? reloj.salida : 0;
  };
  const filas = enFilas(capas, caida);
  const filaDe = new Map(
    filas.flatMap((fila) => fila.map(({ id, baja }) => [id, { fila, baja }] as const)),
  );
  const apilados = capas.capas.flatMap((capa) =>
    capa.slice(1).flatMap(({ id }, i): readonly Apilado[] => {
      const previo = capa[i]?.id ?? id;
      const [sobre, bajo] = [filaDe.get(previo), filaDe.get(id)];
      if (sobre === undefined || bajo === undefined) return [];
      const salto = lugar(previo).bajo + ENTRE_PUESTOS + lugar(id).sobre;
      return [{ sobre: sobre.fila, bajo: bajo.fila, salto: salto + sobre.baja - bajo.baja }];
    }),
  );
  const ys = apilar(filas, apilados);
  const altura = (id: string): number => {
    const puesto = filaDe.get(id);
    return puesto === undefined ? 0 : (ys.get(puesto.fila) ?? 0) + puesto.baja;
  };
  acercar(filas, apilados, ys, (fila) =>
    capas.tramos.flatMap((tramo) => {
      const [de, a] = [filaDe.get(tramo.de), filaDe.get(tramo.a)];
      if (de === undefined || a === undefined || de.fila === a.fila) return [];
      if (a.fila === fila) return [altura(tramo.de) + caida(tramo) - a.baja];
      return de.fila === fila ? [altura(tramo.a) - caida(tramo) - de.baja] : [];
    }),
  );
  const puestos = [...filaDe.keys()];
  const techo = Math.min(...puestos.map((id) => altura(id) - lugar(id).sobre)) - margen;
  return new Map(puestos.map((id) => [id, Math.round(altura(id) - techo)]));
}

/** Alturas que respetan todos los saltos: el medio entre apilar hacia arriba y hacia abajo. */
function apilar(filas: readonly Fila[], apilados: readonly Apilado[]): Map<Fila, number> {
  const bajos = Map.groupBy(apilados, ({ bajo }) => bajo);
  const sobres = Map.groupBy(apilados, ({ sobre }) => sobre);
  const desdeArriba = new Map<Fila, number>();
  const bajar = (fila: Fila): number => {
    const conocida = desdeArriba.get(fila);
    if (conocida !== undefined) return conocida;
    const y = Math.max(0, ...(bajos.get(fila) ?? []).map((p) => bajar(p.sobre) + p.salto));
    desdeArriba.set(fila, y);
    return y;
  };
  const alto = Math.max(0, ...filas.map(bajar));
  const desdeAbajo = new Map<Fila, number>();
  const subir = (fila: Fila): number => {
    const conocida = desdeAbajo.get(fila);
    if (conocida !== undefined) return conocida;
    const y = Math.min(alto, ...(sobres.get(fila) ?? []).map((p) => subir(p.bajo) - p.salto));
    desdeAbajo.set(fila, y);
    return y;
  };
  return new Map(filas.map((fila) => [fila, (bajar(fila) + subir(fila)) / 2]));
}

/** Mueve cada fila hacia la media de sus vecinas, sin salir del hueco que le dejan las demás. */
function acercar(
  filas: readonly Fila[],
  apilados: readonly Apilado[],
  ys: Map<Fila, number>,
  vecinas: (fila: Fila) => readonly number[],
): void {
  const bajos = Map.groupBy(apilados, ({ bajo }) => bajo);
  const sobres = Map.groupBy(apilados, ({ sobre }) => sobre);
  const y = (fila: Fila): number => ys.get(fila) ?? 0;
  for (let pasada = 0; pasada < PASADAS; pasada += 1) {
    for (const fila of pasada % 2 === 0 ? filas : filas.toReversed()) {
      const deseos = vecinas(fila);
      if (deseos.length === 0) continue;
      const media = deseos.reduce((total, deseo) => total + deseo, 0) / deseos.length;
      const minimo = Math.max(...(bajos.get(fila) ?? []).map((p) => y(p.sobre) + p.salto));
      const maximo = Math.min(...(sobres.get(fila) ?? []).map((p) => y(p.bajo) - p.salto));
      ys.set(fila, Math.max(minimo, Math.min(maximo, media)));
    }
  }
}
