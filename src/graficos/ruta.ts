import type { Encuadre } from './proyeccion.ts';
import type { Anillo, Poligono } from './topologia.ts';

const unir = (x: number, y: number): string => (y < 0 ? `${x}${y}` : `${x} ${y}`);

/** Un anillo en décimas de unidad y en pasos relativos enteros: un tercio de los bytes. */
function rutaDeAnillo(anillo: Anillo, encuadre: Encuadre, areaMinima: number): string {
  let texto = '';
  let anteriorX = 0;
  let anteriorY = 0;
  let area = 0;
  let puntos = 0;
  for (const punto of anillo) {
    const [px, py] = encuadre.proyectar(punto[0] ?? 0, punto[1] ?? 0);
    const x = Math.round(px * 10);
    const y = Math.round(py * 10);
    if (puntos === 0) texto = `M${unir(x, y)}l`;
    else {
      if (x === anteriorX && y === anteriorY) continue;
      const paso = unir(x - anteriorX, y - anteriorY);
      texto += puntos > 1 && !paso.startsWith('-') ? ` ${paso}` : paso;
      area += anteriorX * y - x * anteriorY;
    }
    anteriorX = x;
    anteriorY = y;
    puntos += 1;
  }
  return puntos < 4 || Math.abs(area) / 200 < areaMinima ? '' : `${texto}z`;
}

/**
 * Atributo `d` de unos polígonos, en décimas: va dentro de un grupo `scale(.1)`. `areaMinima`, en unidades cuadradas, deja fuera los islotes que
 * no se verían; el anillo más grande de la figura se dibuja siempre.
 */
export function rutaDe(poligonos: readonly Poligono[], encuadre: Encuadre, areaMinima = 0): string {
  const dibujar = (minima: number) =>
    poligonos
      .flatMap((poligono) => poligono.map((anillo) => rutaDeAnillo(anillo, encuadre, minima)))
      .join('');
  return dibujar(areaMinima) || dibujar(0);
}

/** Centro del anillo más grande, para poner el nombre. En unidades del SVG. */
export function centroDe(
  poligonos: readonly Poligono[],
  encuadre: Encuadre,
): { readonly x: number; readonly y: number; readonly area: number } {
  let mejor = { x: 0, y: 0, area: 0 };
  for (const poligono of poligonos) {
    const puntos = (poligono[0] ?? []).map((p) => encuadre.proyectar(p[0] ?? 0, p[1] ?? 0));
    let area = 0;
    let cx = 0;
    let cy = 0;
    puntos.forEach(([x, y], i) => {
      const [x2, y2] = puntos[(i + 1) % puntos.length] ?? [x, y];
      const cruce = x * y2 - x2 * y;
      area += cruce / 2;
      cx += (x + x2) * cruce;
      cy += (y + y2) * cruce;
    });
    if (Math.abs(area) > mejor.area) {
      mejor = { x: cx / (6 * area), y: cy / (6 * area), area: Math.abs(area) };
    }
  }
  return mejor;
}
