import type { Caja, Canal, Flecha, Punto } from './geometria.ts';
import type { FlechaDeVuelta, FlechaDirecta, Giros } from './giros.ts';
import { LETRA, type Medidas, textoDeFlecha } from './medidas.ts';

const CARRIL = 22;

type Pista = (canal: number, clave: string) => number;

/**
 * Traza flechas con ángulos rectos: cada una dobla en su pista de un canal, donde no hay
 * nodos; las que vuelven atrás van por un carril bajo todo el dibujo (`fondo`).
 */
export function trazarRutas(
  giros: Giros,
  cajas: ReadonlyMap<string, Caja>,
  { relojes }: Medidas,
  canales: readonly Canal[],
  fondo: number,
): { readonly flechas: readonly Flecha[]; readonly fondo: number } {
  const lugares = giros.pistas.map((pistas) => new Map(pistas.map(({ clave }, i) => [clave, i])));
  const pista: Pista = (canal, clave) =>
    canales[canal]?.pistas[lugares[canal]?.get(clave) ?? 0] ?? 0;
  const salida = (id: string, y: number): readonly Punto[] => {
    const caja = cajas.get(id) ?? { x: 0, y: 0, ancho: 0, alto: 0 };
    // La flecha de un temporizador sale por abajo; las demás, por la derecha.
    if (!relojes.has(id)) return [{ x: caja.x + caja.ancho, y }];
    const x = caja.x + caja.ancho / 2;
    return [
      { x, y: caja.y + caja.alto },
      { x, y },
    ];
  };
  const directas = trazarDirectas(giros.directas, canales, pista, salida, cajas);
  const carriles = repartirCarriles(giros.vueltas, pista);
  const vueltas = giros.vueltas.map((vuelta): Flecha => {
    const { arista, baja, sube } = vuelta;
    const carril = carriles.get(sube.clave) ?? 0;
    const y = fondo + (carril + 1) * CARRIL;
    const [abajo, arriba] = [pista(baja.canal, baja.clave), pista(sube.canal, sube.clave)];
    // Las que van por un carril más hondo cruzan éste: el texto va donde ninguna lo corta.
    const cortes = giros.vueltas
      .filter((otra) => (carriles.get(otra.sube.clave) ?? 0) > carril)
      .flatMap((otra) => [
        pista(otra.baja.canal, otra.baja.clave),
        pista(otra.sube.canal, otra.sube.clave),
      ]);
    const ancho = textoDeFlecha(arista).length * LETRA;
    return {
      arista,
      puntos: [
        ...salida(arista.de, baja.y),
        { x: abajo, y: baja.y },
        { x: abajo, y },
        { x: arriba, y },
        { x: arriba, y: sube.y },
        { x: cajas.get(arista.a)?.x ?? 0, y: sube.y },
      ],
      texto: { x: libre(abajo - 8, ancho, cortes), y: y - 6, ancla: 'end' },
    };
  });
  const hondo = Math.max(-1, ...carriles.values());
  return { flechas: [...directas, ...vueltas], fondo: fondo + (hondo + 1) * CARRIL };
}

function trazarDirectas(
  directas: readonly FlechaDirecta[],
  canales: readonly Canal[],
  pista: Pista,
  salida: (id: string, y: number) => readonly Punto[],
  cajas: ReadonlyMap<string, Caja>,
): readonly Flecha[] {
  const escritos = new Map<string, number>();
  return directas.map(({ arista, giros }): Flecha => {
    const primero = giros[0] ?? { canal: 0, de: 0, a: 0 };
    const puntos = [...salida(arista.de, primero.de)];
    for (const { canal, clave, de, a } of giros) {
      if (de === a) continue;
      const x = pista(canal, clave);
      puntos.push({ x, y: de }, { x, y: a });
    }
    const y = giros.at(-1)?.a ?? primero.a;
    puntos.push({ x: cajas.get(arista.a)?.x ?? 0, y });
    // Dos textos en la misma horizontal: el segundo, y los que sigan, por debajo.
    const fila = `${primero.canal} ${primero.a}`;
    const previos = escritos.get(fila) ?? 0;
    if (textoDeFlecha(arista) !== '') escritos.set(fila, previos + 1);
    const x = canales[primero.canal]?.textos ?? 0;
    return {
      arista,
      puntos,
      texto: { x, y: primero.a + (previos === 0 ? -6 : 16 * previos), ancla: 'start' },
    };
  });
}

/** Carril de cada vuelta: las cortas arriba, para que las largas las rodeen sin cruzarlas. */
function repartirCarriles(
  vueltas: readonly FlechaDeVuelta[],
  pista: Pista,
): ReadonlyMap<string, number> {
  const tramos = [...Map.groupBy(vueltas, ({ sube }) => sube.clave)]
    .map(([clave, juntas]) => {
      const xs = juntas.flatMap(({ baja, sube }) => [
        pista(baja.canal, baja.clave),
        pista(sube.canal, sube.clave),
      ]);
      return { clave, desde: Math.min(...xs), hasta: Math.max(...xs) };
    })
    .sort((a, b) => a.hasta - a.desde - (b.hasta - b.desde));
  const carriles: (typeof tramos)[] = [];
  for (const tramo of tramos) {
    const choca = carriles.findLastIndex((carril) =>
      carril.some((otro) => otro.desde <= tramo.hasta && tramo.desde <= otro.hasta),
    );
    const carril = carriles[choca + 1];
    if (carril === undefined) carriles.push([tramo]);
    else carril.push(tramo);
  }
  return new Map(carriles.flatMap((carril, i) => carril.map(({ clave }) => [clave, i])));
}

/** Derecha más cercana a `x` desde la que un texto cabe sin que lo corte una vertical. */
function libre(x: number, ancho: number, cortes: readonly number[]): number {
  let derecha = x;
  for (const corte of cortes.toSorted((a, b) => b - a)) {
    if (corte < derecha + 4 && corte > derecha - ancho - 4) derecha = corte - 8;
  }
  return derecha;
}
