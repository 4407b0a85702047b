import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { archivoDelEstudio } from '../modulos/evaluacion/madurez/index.ts';
import { agruparMadurez, calcularMadurez } from './madurez-ordenes.ts';

const enMemoria = (texto: string) => ({ leer: async () => new TextEncoder().encode(texto) });
const base = { variables: 'a,b', k: '2', semilla: '1', metodo: 'kmeans', archivo: 'x.csv' };

describe('muni madurez calcular', () => {
  it('entrega la forma acordada', async () => {
    const r = await calcularMadurez(
      { archivo: 'x.csv', instrumento: 'mdm-1' },
      enMemoria('cut,I-INT\n13101,si'),
    );
    expect(r.codigo).toBe(0);
    expect(r.json).toMatchObject([
      {
        cut: '13101',
        publicado: null,
        dimensiones: { gtm: 1 / 3 },
        advertencias: [expect.any(String)],
      },
    ]);
  });

  it('con errores no calcula nada y los lista', async () => {
    const r = await calcularMadurez(
      { archivo: 'x.csv', instrumento: 'mdm-1' },
      enMemoria('cut,I-INT\n13101,si\n13102,=1+1'),
    );
    expect(r.codigo).toBe(1);
    expect(r.json).toMatchObject({ total: 1, errores: [{ linea: 3, columna: 'I-INT' }] });
    expect(r.salida).toContain('línea 3, columna I-INT');
  });

  it('es mal uso pedir un instrumento o un archivo que no existe', async () => {
    const falla = { leer: () => Promise.reject(new Error('no está')) };
    expect((await calcularMadurez({ archivo: 'x', instrumento: 'otro' }, falla)).codigo).toBe(2);
    expect((await calcularMadurez({ archivo: 'x', instrumento: 'mdm-1' }, falla)).codigo).toBe(2);
  });
});

describe('muni madurez agrupar', () => {
  it('entrega la forma acordada', async () => {
    const r = await agruparMadurez(
      { ...base, contra: 'c' },
      enMemoria('cut,a,b,c\n01101,0,0,x\n01107,1,1,y\n01401,0,,x'),
    );
    expect(r.json).toMatchObject({
      n: 2,
      wss: 0,
      ari: 1,
      centroides: [
        [1, 1],
        [0, 0],
      ],
      grupos: [
        { cut: '01101', grupo: 2 },
        { cut: '01107', grupo: 1 },
      ],
      excluidos: [{ cut: '01401', faltan: ['b'] }],
    });
  });

  it('rechaza método, k y variables malas', async () => {
    const datos = enMemoria('cut,a,b\n01101,0,0\n01107,1,1');
    expect((await agruparMadurez({ ...base, metodo: 'magia' }, datos)).codigo).toBe(2);
    expect((await agruparMadurez({ ...base, k: 'dos' }, datos)).codigo).toBe(2);
    expect((await agruparMadurez({ ...base, k: '3' }, datos)).codigo).toBe(1);
    expect((await agruparMadurez({ ...base, variables: 'a,z' }, datos)).codigo).toBe(1);
  });
});

describe('un archivo que no es una planilla', () => {
  const pdf = enMemoria('%PDF-1.7\n1 0 obj "(\n');
  const motivo = 'El archivo no es una planilla: no es un CSV ni un XLSX.';

  it.each([
    ['calcular', () => calcularMadurez({ archivo: 'x.pdf', instrumento: 'mdm-1' }, pdf)],
    ['agrupar', () => agruparMadurez(base, pdf)],
  ])('%s lo dice, y no que le faltan filas', async (_orden, correr) => {
    expect(await correr()).toMatchObject({
      codigo: 1,
      json: { errores: [{ linea: null, columna: null, motivo }], total: 1 },
    });
  });
});

const archivo = archivoDelEstudio('municipios.csv');

describe.runIf(archivo !== null)('con el estudio de 2015', () => {
  it('agrupar reproduce los cinco grupos', async () => {
    const r = await agruparMadurez(
      {
        archivo: archivo ?? '',
        variables: 'dim_it,dim_rrhh,dim_gtm,dim_sml',
        k: '5',
        semilla: '1',
        metodo: 'estudio-2015',
        contra: 'cluster5',
      },
      { leer: (ruta) => readFile(ruta) },
    );
    expect(r.json).toMatchObject({ n: 249, ari: 1 });
  });
});
