import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calcular } from './calculo/calcular.ts';
import { compilar } from './calculo/compilar.ts';
import { agrupar, type Estudio, type OpcionesAgrupar } from './grupos/agrupar.ts';
import { semillasDelEstudio } from './grupos/estudio-2015.ts';
import { ubicar } from './grupos/ubicar.ts';
import { importarMatriz } from './importacion/importar-matriz.ts';
import { importarRespuestas } from './importacion/importar-respuestas.ts';
import { leerCsv } from './importacion/leer-csv.ts';
import {
  archivoDelEstudio,
  leerAjustes,
  leerDirectorio,
  leerInstrumento,
  leerReglasDeGrupo,
  leerSemillas,
} from './instrumentos/leer-datos.ts';
import { logrado } from './prueba/logrado.ts';

// El paquete del estudio es removible: sin él estas pruebas no tienen qué reproducir.
const archivo = archivoDelEstudio('municipios.csv');
const VARIABLES = ['dim_it', 'dim_rrhh', 'dim_gtm', 'dim_sml'];

function pruebasDelEstudio(ruta: string): void {
  const bytes = readFileSync(ruta);
  const instrumento = logrado(leerInstrumento('imtm-2015'));
  const plan = compilar(instrumento);
  const ajustes = leerAjustes('imtm-2015');
  const tabla = logrado(leerCsv(bytes));
  const columna = (nombre: string): ReadonlyMap<string, string> => {
    const i = tabla.columnas.indexOf(nombre);
    return new Map(tabla.filas.map((f) => [f.celdas[0] ?? '', f.celdas[i] ?? '']));
  };
  const publicado = columna('imtm_2015');
  const oficial = columna('cluster5');
  const { filas } = logrado(importarRespuestas(bytes, instrumento, leerDirectorio()));
  const mediciones = filas.map((f) => calcular(plan, f.cut, f.respuestas, ajustes));
  const estudio: Estudio = { semillas: logrado(leerSemillas()), ajustes };
  const matriz = logrado(
    importarMatriz(bytes, { variables: VARIABLES, identificador: 'cut', contra: 'cluster5' }),
  );
  const opciones: OpcionesAgrupar = {
    variables: VARIABLES,
    k: 5,
    semilla: 1,
    metodo: 'estudio-2015',
    arranques: 200,
    remuestreos: 0,
  };
  const reproducidos = (conAjustes: boolean): number =>
    filas.filter((f) => {
      const dado = publicado.get(f.cut) ?? '';
      const m = calcular(plan, f.cut, f.respuestas, conAjustes ? ajustes : []);
      return dado !== '' && Math.abs((m.publicado ?? -1) - Number(dado)) <= 1e-6;
    }).length;

  it('la regla pura da 281 de 287 índices, y con los ajustes, 287', () => {
    expect([...publicado.values()].filter((v) => v !== '')).toHaveLength(287);
    expect(reproducidos(false)).toBe(281);
    expect(reproducidos(true)).toBe(287);
  });

  it('no publica los otros 58', () => {
    const callados = mediciones.filter((m) => publicado.get(m.cut) === '');
    expect(callados).toHaveLength(58);
    expect(callados.every((m) => m.publicado === null)).toBe(true);
  });

  it('informa cada ajuste como advertencia', () => {
    const conAjuste = mediciones.filter((m) => m.advertencias.some((a) => a.startsWith('Ajuste')));
    expect(conAjuste).toHaveLength(12);
    expect(conAjuste.filter((m) => m.publicado !== null)).toHaveLength(6);
  });

  it('un ajuste no toca una medición nueva del mismo municipio', () => {
    const colina = filas.find((f) => f.nombre === 'Colina');
    const nueva = { ...colina?.respuestas, dependencia_cod: '1' };
    expect(calcular(plan, '13301', nueva, ajustes).advertencias.join()).not.toContain('Ajuste');
  });

  it('sus semillas y 10 iteraciones dan 249 de 249 grupos', () => {
    const r = logrado(agrupar(matriz, opciones, estudio));
    expect(r.n).toBe(249);
    expect(r.ari).toBe(1);
    expect(r.grupos.filter((g) => String(g.grupo) === oficial.get(g.cut))).toHaveLength(249);
    expect(r.tamanos).toEqual([15, 43, 65, 66, 60]);
    expect(r.wss).toBeCloseTo(17.313, 3);
    expect(r.silueta).toBeCloseTo(0.262, 3);
    expect(r.excluidos).toHaveLength(96);
  });

  it.each([
    [9, 0.984],
    [11, 0.996],
  ])('con %i iteraciones no son 249', (iteraciones, exactitud) => {
    const semillas = { ...estudio.semillas, iteraciones };
    const r = logrado(agrupar(matriz, opciones, { ...estudio, semillas }));
    const iguales = r.grupos.filter((g) => String(g.grupo) === oficial.get(g.cut)).length;
    expect(iguales / 249).toBeCloseTo(exactitud, 3);
  });

  it('la selección de QUICK CLUSTER sobre el archivo ordenado halla las mismas cinco semillas', () => {
    const nombres = new Map(filas.map((f) => [f.cut, f.nombre]));
    const casos = mediciones.flatMap((m) => {
      const valores = Object.values(m.dimensiones).filter((v) => v !== null);
      const nombre = nombres.get(m.cut) ?? '';
      return m.publicado !== null && valores.length === 4 ? [{ cut: m.cut, nombre, valores }] : [];
    });
    expect(casos).toHaveLength(249);
    const halladas = semillasDelEstudio(casos, 5).map((c) => c.cut);
    expect(halladas.sort()).toEqual(estudio.semillas.semillas.map((s) => s.cut).sort());
  });

  it('el centro más cercano da 249 de 249', () => {
    const reglas = leerReglasDeGrupo();
    const clasificadas = mediciones.filter((m) => oficial.get(m.cut) !== '');
    const ubicadas = clasificadas.map((m) => logrado(ubicar(plan, m, reglas)));
    const iguales = ubicadas.filter((u, i) => {
      return String(u.grupo) === oficial.get(clasificadas[i]?.cut ?? '');
    });
    expect(iguales).toHaveLength(249);
    const margenes = ubicadas.map((u) => u.margen).sort((a, b) => a - b);
    expect(margenes[0]).toBeCloseTo(0.0009, 4);
    expect(margenes[124]).toBeCloseTo(0.16, 2);
    expect(ubicadas.filter((u) => u.frontera).length).toBeGreaterThan(20);
  });

  it('no asigna grupo sin gestión y lo dice', () => {
    const sinGestion = mediciones.find((m) => m.publicado !== null && m.dimensiones.gtm === null);
    expect(sinGestion).toBeDefined();
    if (sinGestion === undefined) return;
    expect(ubicar(plan, sinGestion, leerReglasDeGrupo())).toMatchObject({ ok: false });
  });

  it('k-medias libre halla una partición con mejor ajuste y distinta', () => {
    const con = { ...opciones, metodo: 'kmeans' } as const;
    const r = logrado(
      agrupar(
        matriz.filter((f) => f.contra !== null),
        con,
        estudio,
      ),
    );
    expect(r.n).toBe(246);
    expect(r.wss).toBeCloseTo(17.08561, 5);
    expect(r.ari).toBeCloseTo(0.859, 3);
  });

  it('los puntos de la distribución coinciden con los publicados', () => {
    const valores = mediciones.map((m) => m.publicado).filter((v) => v !== null);
    const media = valores.reduce((a, b) => a + b, 0) / valores.length;
    expect(media).toBeCloseTo(0.437649, 6);
    expect(Math.max(...valores)).toBeCloseTo(0.900926, 6);
    expect(Math.min(...valores)).toBeCloseTo(0.009259, 6);
  });
}

describe('estudio de 2015', () => {
  it('el instrumento se lee con o sin el paquete de datos', () => {
    expect(logrado(leerInstrumento('imtm-2015')).items).toHaveLength(9);
    expect(leerAjustes('imtm-2015')).toHaveLength(archivo === null ? 0 : 3);
    expect(leerSemillas().ok).toBe(archivo !== null);
  });

  if (archivo !== null) pruebasDelEstudio(archivo);
});
