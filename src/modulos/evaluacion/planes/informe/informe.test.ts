import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cargarMapas, cargarTerritorio } from '../../../gobierno/territorio/index.ts';
import { leerFuentesDeInforme } from '../../tablero/index.ts';
import { datosDelInforme } from './composicion.ts';
import { empaquetar } from './empaquetar.ts';
import { componerLote } from './lote.ts';

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
  it('uno que falla no detiene a los demás, queda nombrado y se guarda sin PDF', async () => {
    const avances: number[] = [];
    const sinPdf: string[] = [];
    const fin = await componerLote({
      municipios: tres,
      datosDe: async (m) => {
        if (m === tres[1]) throw new Error('sin datos');
        return datosDe(m.slug);
      },
      pdf,
      guardar: async (m, contenido) => {
        if (contenido === undefined) sinPdf.push(m.nombre);
        return true;
      },
      alAvanzar: ({ hechos }) => avances.push(hechos),
    });
    expect(fin).toEqual({ hechos: 3, total: 3, fallidos: [tres[1]?.nombre] });
    expect(sinPdf).toEqual([tres[1]?.nombre]);
    expect(avances).toEqual([1, 2, 3]);
  });

  it('si el compositor cae, lo que tenía en curso se intenta otra vez', async () => {
    let caidas = 0;
    const fin = await componerLote({
      municipios: tres,
      datosDe: async (m) => datosDe(m.slug),
      pdf: {
        componer: async () => {
          caidas += 1;
          if (caidas <= 3) throw new Error('El compositor de PDF se detuvo');
          return new TextEncoder().encode('%PDF');
        },
      },
      guardar: async () => true,
    });
    expect(fin).toEqual({ hechos: 3, total: 3, fallidos: [] });
  });

  it('si no hay dónde guardar se detiene todo: nada queda por hecho', async () => {
    const intentos: string[] = [];
    const lote = componerLote({
      municipios: territorio.municipios.slice(0, 30),
      datosDe: async () => datosDe('nunoa'),
      pdf,
      guardar: async (m) => {
        intentos.push(m.nombre);
        throw new Error('disco lleno');
      },
    });
    await expect(lote).rejects.toThrow('disco lleno');
    expect(intentos.length).toBeLessThanOrEqual(3);
  });

  it('el ZIP se escribe de a un archivo y trae cada PDF entero', async () => {
    const leidos: string[] = [];
    const trozos: Uint8Array[] = [];
    const archivos = ['uno.pdf', 'dos.pdf'].map((nombre) => ({
      nombre,
      leer: async () => {
        leidos.push(nombre);
        return new TextEncoder().encode(`%PDF ${nombre}`);
      },
    }));
    for await (const trozo of empaquetar(archivos)) {
      if (trozos.length === 0) expect(leidos).toEqual(['uno.pdf']);
      trozos.push(trozo);
    }
    const zip = unzipSync(Buffer.concat(trozos));
    expect(Object.entries(zip).map(([n, b]) => [n, new TextDecoder().decode(b)])).toEqual([
      ['uno.pdf', '%PDF uno.pdf'],
      ['dos.pdf', '%PDF dos.pdf'],
    ]);
  });

  it('un informe que ya no está corta la descarga', async () => {
    const partes = empaquetar([{ nombre: 'uno.pdf', leer: async () => undefined }]);
    await expect(partes.next()).rejects.toThrow('uno.pdf');
  });
});
