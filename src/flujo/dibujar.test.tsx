import fc from 'fast-check';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { arbitrarioFlujo } from './bloques.arbitrario.ts';
import { construirFlujo, fin, paso, secuencia } from './bloques.ts';
import { describirFlujo } from './describir.ts';
import { dibujarFlujo } from './dibujar.tsx';
import { disponer } from './disposicion.ts';
import type { Caja, Flecha, Punto } from './geometria.ts';
import { esCaja, lineasDe, textoDeFlecha } from './medidas.ts';
import { partirTexto } from './partir-texto.ts';
import type { Arista, Flujo, Nodo } from './tipos.ts';

const flujo = construirFlujo(
  'certificado',
  secuencia(
    paso({ id: 'revisar', tipo: 'tarea', nombre: 'Revisar <b>', rol: 'revisor', acciones: [] }),
    paso({ id: 'firmar', tipo: 'tarea', nombre: 'Firmar', rol: 'firmante', acciones: [] }),
    fin('listo', 'Otorgado', 'otorgado'),
  ),
);
const marcado = { en: ['firmar'], uniones: {}, acciones: {} };
const recorrido = [{ clase: 'nodo', id: 'revisar' }] as const;

describe('dibujo', () => {
  test('el paso actual y lo hecho se distinguen sin color, con título y descripción', () => {
    const svg = render(dibujarFlujo(flujo, marcado, recorrido));
    expect(svg).toContain('<title id="flujo-certificado-titulo">Diagrama del trámite</title>');
    expect(svg).toContain('Revisar &lt;b>: Hecho; Firmar: Paso actual; Otorgado: Pendiente');
    expect(svg.match(/class="flujo-letrero"/g)).toHaveLength(1);
    expect(svg.match(/class="flujo-marca"/g)).toHaveLength(1);
    expect(svg).not.toMatch(/style=|<b>|NaN|undefined/);
  });

  test('nada se superpone ni se sale del lienzo', () => {
    nuncaDeja(encimados);
  });

  test('ninguna flecha atraviesa un paso ajeno', () => {
    nuncaDeja(atravesados);
  });

  test('ningún texto de flecha queda sobre un nodo, una flecha ajena u otro texto', () => {
    nuncaDeja(textosTapados);
  });

  test('también con varios plazos en un paso, vueltas con nombre y un ciclo sin inicio ni fin', () => {
    const tarea = (id: string): Nodo => ({ id, tipo: 'tarea', nombre: id, rol: 'r', acciones: [] });
    const plazo = { cantidad: 5, tipo: 'habiles' } as const;
    const reloj = (id: string, adjuntoA: string): Nodo => ({
      ...{ id, tipo: 'temporizador', nombre: 'Vence el plazo para corregir' },
      ...{ adjuntoA, plazo, interrumpe: false },
    });
    const borrador: Flujo = {
      id: 'borrador',
      nodos: [
        ...['a', 'b', 'c', 'd'].map(tarea),
        ...['x', 'y', 'z'].map((id) => reloj(id, 'a')),
        reloj('w', 'b'),
      ],
      aristas: ['ab', 'ac', 'bd', 'xc', 'yd', 'zd', 'ca', 'da', 'db', 'wb', 'wa'].map(
        ([de = '', a = '']) => ({ id: `${de}-${a}`, de, a, nombre: `De ${de} hasta ${a}` }),
      ),
    };
    expect(encimados(borrador)).toEqual([]);
    expect(atravesados(borrador)).toEqual([]);
    expect(textosTapados(borrador)).toEqual([]);
  });

  test('la alternativa de texto lista cada paso una vez, en orden, con su estado', () => {
    expect(describirFlujo(flujo, marcado, recorrido)).toEqual([
      { id: 'revisar', nombre: 'Revisar <b>', tipo: 'tarea', rol: 'revisor', estado: 'hecho' },
      { id: 'firmar', nombre: 'Firmar', tipo: 'tarea', rol: 'firmante', estado: 'actual' },
      { id: 'listo', nombre: 'Otorgado', tipo: 'fin', estado: 'pendiente' },
    ]);
  });

  test('los textos largos se parten por palabras y se cortan con puntos', () => {
    expect(partirTexto('Informe de Aseo y Ornato', 15, 2)).toEqual(['Informe de Aseo', 'y Ornato']);
    expect(partirTexto('uno dos tres cuatro', 4, 2)).toEqual(['uno', 'dos…']);
  });
});

function nuncaDeja(faltas: (dibujado: Flujo) => readonly string[]): void {
  fc.assert(
    fc.property(arbitrarioFlujo(), (dibujado) => {
      expect(faltas(dibujado)).toEqual([]);
    }),
    { numRuns: 60 },
  );
}

/** Nodos que se pisan con sus nombres puestos, o cosas fuera del lienzo. */
function encimados(dibujado: Flujo): readonly string[] {
  const { cajas, flechas, ancho, alto } = disponer(dibujado);
  expect(cajas.size).toBe(dibujado.nodos.length);
  expect(flechas.length).toBe(dibujado.aristas.length);
  const todas = dibujado.nodos
    .filter((nodo) => nodo.tipo !== 'temporizador')
    .map((nodo) => ({ id: nodo.id, zona: conNombre(nodo, cajas.get(nodo.id)) }));
  const lienzo = { x: 0, y: 0, ancho, alto };
  const letreros = flechas.map(({ arista, texto }) => ({
    id: arista.id,
    zona: zonaDe(arista, texto),
  }));
  return [
    ...[...todas, ...letreros].filter(({ zona }) => !dentro(zona, lienzo)).map(({ id }) => id),
    ...todas.flatMap((a, i) =>
      todas.slice(i + 1).flatMap((b) => (seTocan(a.zona, b.zona) ? [`${a.id} y ${b.id}`] : [])),
    ),
    ...flechas
      .filter(({ puntos }) => puntos.some((p) => !dentro({ ...p, ancho: 0, alto: 0 }, lienzo)))
      .map(({ arista }) => arista.id),
  ];
}

/** Flechas torcidas, o que cruzan la caja o el nombre de un nodo que no es de ellas. */
function atravesados(dibujado: Flujo): readonly string[] {
  const { cajas, flechas } = disponer(dibujado);
  const porId = new Map(dibujado.nodos.map((nodo) => [nodo.id, nodo]));
  return flechas.flatMap(({ arista, puntos }) => {
    const suyo = porId.get(arista.de);
    const base = suyo?.tipo === 'temporizador' ? suyo.adjuntoA : arista.de;
    const tramos = segmentos(puntos);
    const torcida = tramos.some(({ ancho, alto }) => ancho > 0 && alto > 0);
    const cruzados = dibujado.nodos.filter((nodo) => {
      const ajena = nodo.tipo !== 'temporizador' && nodo.id !== arista.a && nodo.id !== base;
      const zona = conNombre(nodo, cajas.get(nodo.id));
      return ajena && tramos.some((tramo) => seTocan(tramo, zona));
    });
    return [...(torcida ? [arista.id] : []), ...cruzados.map(({ id }) => `${arista.id} y ${id}`)];
  });
}

function textosTapados(dibujado: Flujo): readonly string[] {
  const { cajas, flechas } = disponer(dibujado);
  const conTexto = flechas.filter(({ arista }) => textoDeFlecha(arista) !== '');
  return conTexto.flatMap(({ arista, texto }, i) => {
    const zona = zonaDe(arista, texto);
    const tapan = [
      ...dibujado.nodos.filter((n) => seTocan(zona, conNombre(n, cajas.get(n.id)))),
      ...flechas
        .filter(({ puntos }) => segmentos(puntos).some((tramo) => seTocan(zona, tramo)))
        .map((otra) => otra.arista),
      ...conTexto
        .slice(i + 1)
        .filter((otra) => seTocan(zona, zonaDe(otra.arista, otra.texto)))
        .map((otra) => otra.arista),
    ];
    return tapan.map(({ id }) => `${arista.id} y ${id}`);
  });
}

function segmentos(puntos: readonly Punto[]): readonly Caja[] {
  return puntos.slice(1).map((q, i) => {
    const p = puntos[i] ?? q;
    const [x, y] = [Math.min(p.x, q.x), Math.min(p.y, q.y)];
    return { x, y, ancho: Math.abs(p.x - q.x), alto: Math.abs(p.y - q.y) };
  });
}

function conNombre(nodo: Nodo, caja: Caja = { x: 0, y: 0, ancho: 0, alto: 0 }): Caja {
  const lineas = lineasDe(nodo);
  if (esCaja(nodo) || nodo.tipo === 'temporizador' || lineas.length === 0) return caja;
  const ancho = Math.max(caja.ancho, ...lineas.map((linea) => linea.length * 7));
  const x = caja.x + (caja.ancho - ancho) / 2;
  return { x, y: caja.y, ancho, alto: caja.alto + 3 + 17 * lineas.length };
}

function zonaDe(arista: Arista, { x, y, ancla }: Flecha['texto']): Caja {
  const ancho = textoDeFlecha(arista).length * 7;
  return { x: ancla === 'end' ? x - ancho : x, y: y - 10, ancho, alto: 13 };
}

function seTocan(a: Caja, b: Caja): boolean {
  return a.x + a.ancho > b.x && b.x + b.ancho > a.x && a.y + a.alto > b.y && b.y + b.alto > a.y;
}

function dentro(a: Caja, b: Caja): boolean {
  return a.x >= b.x && a.y >= b.y && a.x + a.ancho <= b.x + b.ancho && a.y + a.alto <= b.y + b.alto;
}
