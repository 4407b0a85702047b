import fc from 'fast-check';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { arbitrarioFlujo } from './bloques.arbitrario.ts';
import { construirFlujo, fin, paso, secuencia } from './bloques.ts';
import { describirFlujo } from './describir.ts';
import { dibujarFlujo } from './dibujar.tsx';
import { disponer } from './disposicion.ts';
import { partirTexto } from './partir-texto.ts';

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
    fc.assert(
      fc.property(arbitrarioFlujo(), (cualquiera) => {
        const { cajas, flechas, ancho, alto } = disponer(cualquiera);
        const plazos = new Set(
          cualquiera.nodos.filter((n) => n.tipo === 'temporizador').map((n) => n.id),
        );
        const todas = [...cajas].filter(([id]) => !plazos.has(id)).map(([, caja]) => caja);
        expect(cajas.size).toBe(cualquiera.nodos.length);
        expect(flechas.length).toBe(cualquiera.aristas.length);
        for (const [i, a] of todas.entries()) {
          expect(a.x >= 0 && a.y >= 0 && a.x + a.ancho <= ancho && a.y + a.alto <= alto).toBe(true);
          for (const b of todas.slice(i + 1)) {
            const lejos =
              a.x + a.ancho <= b.x ||
              b.x + b.ancho <= a.x ||
              a.y + a.alto <= b.y ||
              b.y + b.alto <= a.y;
            expect(lejos).toBe(true);
          }
        }
        for (const punto of flechas.flatMap((flecha) => flecha.puntos)) {
          expect(punto.x >= 0 && punto.x <= ancho && punto.y >= 0 && punto.y <= alto).toBe(true);
        }
      }),
    );
  });

  test('ninguna flecha atraviesa un paso ajeno', () => {
    fc.assert(
      fc.property(arbitrarioFlujo(), (cualquiera) => {
        const { cajas, flechas } = disponer(cualquiera);
        for (const { arista, puntos } of flechas) {
          for (const [id, caja] of cajas) {
            const nodo = cualquiera.nodos.find((n) => n.id === id);
            const suyo = cualquiera.nodos.find((n) => n.id === arista.de);
            const base = suyo?.tipo === 'temporizador' ? suyo.adjuntoA : arista.de;
            if (nodo?.tipo === 'temporizador' || [arista.a, base].includes(id)) continue;
            for (const [i, p] of puntos.entries()) {
              const q = puntos[i + 1] ?? p;
              const fuera =
                Math.max(p.x, q.x) <= caja.x + 1 ||
                Math.min(p.x, q.x) >= caja.x + caja.ancho - 1 ||
                Math.max(p.y, q.y) <= caja.y + 1 ||
                Math.min(p.y, q.y) >= caja.y + caja.alto - 1;
              expect(fuera, `${arista.id} cruza ${id}`).toBe(true);
            }
          }
        }
      }),
    );
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
