import type { Capas } from './capas.ts';
import type { Caja, Canal, Flecha, Punto } from './geometria.ts';
import type { Arista } from './tipos.ts';

const PISTA = 10;
const CARRIL = 22;

/** Reparte a cada flecha que dobla en un canal su propia vertical, para que no se tapen. */
interface Pistas {
  readonly x: (canal: number, clave: string) => number;
}

/**
 * Traza flechas con ángulos rectos: cada una dobla en los canales entre capas, donde no
 * hay nodos; las que vuelven atrás bajan a un carril bajo todo el dibujo.
 */
export function trazarRutas(
  { tramos, vueltas, capaDe, temporizadores }: Capas,
  cajas: ReadonlyMap<string, Caja>,
  ys: ReadonlyMap<string, number>,
  canales: readonly Canal[],
): { readonly flechas: readonly Flecha[]; readonly fondo: number } {
  const pistas = repartir(canales);
  const porArista = new Map<Arista, string[]>();
  for (const { arista, a } of tramos) {
    const hitos = porArista.get(arista);
    if (hitos === undefined) porArista.set(arista, [a]);
    else hitos.push(a);
  }
  const flechas: Flecha[] = [];
  for (const [arista, hitos] of porArista) {
    const salida = salidaDe(cajas.get(arista.de), temporizadores.has(arista.de));
    const puntos: Punto[] = [...salida];
    let canal = capaDe.get(arista.de) ?? 0;
    let y = puntos.at(-1)?.y ?? 0;
    let texto: Punto | null = null;
    for (const hito of hitos) {
      const nueva = ys.get(hito) ?? y;
      if (Math.abs(nueva - y) > 1) {
        const x = pistas.x(canal, texto === null ? arista.de : hito);
        puntos.push({ x, y }, { x, y: nueva });
      }
      texto ??= { x: (canales[canal]?.hasta ?? 0) - largo(arista) - 14, y: nueva - 6 };
      y = nueva;
      canal += 1;
    }
    puntos.push({ x: cajas.get(arista.a)?.x ?? 0, y });
    flechas.push({ arista, puntos, texto: { x: 0, y: 0, ...texto, ancla: 'start' } });
  }

  const bajos = [
    ...[...cajas.values()].map((caja) => caja.y + caja.alto),
    ...flechas.flatMap(({ puntos }) => puntos.map(({ y }) => y)),
  ];
  let fondo = Math.max(0, ...bajos) + 24;
  for (const arista of vueltas) {
    const desde = capaDe.get(arista.de) ?? 0;
    const destino = cajas.get(arista.a);
    if (destino === undefined) continue;
    const salida = salidaDe(cajas.get(arista.de), temporizadores.has(arista.de));
    const y = salida.at(-1)?.y ?? 0;
    const baja = pistas.x(desde, arista.de);
    const sube = pistas.x((capaDe.get(arista.a) ?? 1) - 1, `vuelta ${arista.a}`);
    const llegada = destino.y + destino.alto / 2;
    fondo += CARRIL;
    flechas.push({
      arista,
      puntos: [
        ...salida,
        { x: baja, y },
        { x: baja, y: fondo },
        { x: sube, y: fondo },
        { x: sube, y: llegada },
        { x: destino.x, y: llegada },
      ],
      texto: { x: baja - 10, y: fondo - 6, ancla: 'end' },
    });
  }
  return { flechas, fondo };
}

const largo = (arista: Arista): number => Math.min(arista.nombre?.length ?? 0, 24) * 7;

/** Una flecha sale por la derecha de su nodo; la de un temporizador, por abajo. */
function salidaDe(caja: Caja | undefined, temporizador: boolean): readonly Punto[] {
  if (caja === undefined) return [];
  if (!temporizador) return [{ x: caja.x + caja.ancho, y: caja.y + caja.alto / 2 }];
  const x = caja.x + caja.ancho / 2;
  const abajo = caja.y + caja.alto;
  return [
    { x, y: abajo },
    { x, y: abajo + 12 },
  ];
}

function repartir(canales: readonly Canal[]): Pistas {
  const usadas = canales.map(() => new Map<string, number>());
  return {
    x: (canal, clave) => {
      const pista = usadas[canal];
      const lugar = pista?.get(clave) ?? pista?.size ?? 0;
      pista?.set(clave, lugar);
      return (canales[canal]?.desde ?? 0) + 16 + lugar * PISTA;
    },
  };
}
