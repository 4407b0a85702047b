import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { relojManual } from '../../../../plataforma/reloj/puerto.ts';
import { cargarMapas, cargarTerritorio } from '../../../gobierno/territorio/index.ts';
import { leerFuentesDeInforme } from '../../tablero/index.ts';
import { datosDelInforme } from './composicion.ts';
import { componerLote } from './lote.ts';
import { crearTaller } from './taller.ts';

const territorio = cargarTerritorio();
const fuentes = leerFuentesDeInforme(territorio, cargarMapas().comunas);
const instante = Temporal.Instant.from('2026-11-24T12:00:00Z');
const datosDe = (slug: string) => {
  const municipio = territorio.porSlug.get(slug);
  if (municipio === undefined) throw new Error(slug);
  return datosDelInforme({
    fuentes,
    municipio,
    medicion: undefined,
    urlPublica: 'https://ejemplo.cl',
    instante,
  });
};
const pdf = { componer: async () => new TextEncoder().encode('%PDF') };
const tres = territorio.municipios.slice(0, 3);

describe('informe de un municipio', () => {
  it.each(['iquique', 'nunoa', 'san-pedro-de-atacama', 'antartica'])(
    '%s: cada gráfico lleva dibujo autónomo, texto alternativo y fuente',
    (slug) => {
      if (!territorio.porSlug.has(slug)) return;
      const { bloques } = datosDe(slug);
      const figuras = bloques.filter((b) => b.clase === 'figura');
      expect(figuras.length).toBeGreaterThan(0);
      for (const f of figuras) {
        expect(f.alt.length).toBeGreaterThan(f.titulo.length + 10);
        expect(f.fuente).not.toBe('');
        expect(f.svg).toMatch(/^<svg xmlns/);
        expect(f.svg).not.toMatch(/var\(|<a |NaN|undefined/);
      }
    },
  );

  it('sin medición no inventa un índice', () => {
    const texto = JSON.stringify(datosDe('san-pedro-de-atacama').bloques[0]);
    expect(texto).toContain('Sin medición publicada');
  });
});

describe('lote de informes', () => {
  it('uno que falla no detiene a los demás y queda nombrado', async () => {
    const avances: number[] = [];
    const fin = await componerLote({
      municipios: tres,
      datosDe: async (m) => {
        if (m === tres[1]) throw new Error('sin datos');
        return datosDe(m.slug);
      },
      componedores: [pdf],
      guardar: () => undefined,
      alAvanzar: ({ hechos }) => avances.push(hechos),
    });
    expect(fin).toEqual({ hechos: 3, total: 3, fallidos: [tres[1]?.nombre] });
    expect(avances).toEqual([1, 2, 3]);
  });

  it('el taller deja un ZIP con un PDF por municipio', async () => {
    const taller = crearTaller({
      municipios: tres,
      datosDe: async (m) => datosDe(m.slug),
      pdf,
      reloj: relojManual(instante),
    });
    expect(taller.estado().clase).toBe('nunca');
    taller.iniciar();
    expect(taller.estado()).toMatchObject({ clase: 'en-curso', avance: { total: 3 } });
    await expect.poll(() => taller.estado().clase, { timeout: 10_000 }).toBe('listo');
    const estado = taller.estado();
    if (estado.clase !== 'listo') throw new Error(estado.clase);
    const zip = await readFile(estado.archivo);
    expect(zip.length).toBe(estado.bytes);
    expect(Object.keys(unzipSync(zip)).sort()).toEqual(
      tres.map((m) => `${m.cut}-${m.slug}.pdf`).sort(),
    );
    await taller.cerrar();
  });
});
