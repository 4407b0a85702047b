import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rutaDeProyecto } from '../../src/plataforma/raiz.ts';
import { buscarCiclo, leerGrafo, type Nodo } from './grafo.ts';

// Un rango importa solo de los anteriores; dentro de un mismo rango no se miran entre carpetas.
const RANGOS: readonly (readonly string[])[] = [
  ['base'],
  ['calendario', 'reglas', 'idioma', 'diseno'],
  ['flujo', 'formulario', 'graficos'],
  ['plataforma'],
  ['modulos'],
  ['servidor'],
  ['arranque', 'cli', 'main.ts', 'trabajador.ts', 'cli.ts'],
];
const PUROS = new Set([
  'base',
  'calendario',
  'reglas',
  'idioma',
  'diseno',
  'flujo',
  'formulario',
  'graficos',
]);
const ALAS: Readonly<Record<string, readonly string[]>> = {
  gobierno: [],
  tramitacion: ['gobierno'],
  comunidad: ['gobierno'],
  evaluacion: ['gobierno'],
};
// Dentro de un ala, qué módulo puede usar a cuál.
const MODULOS: Readonly<Record<string, readonly string[]>> = {
  administracion: ['personas'],
  territorio: [],
  personas: [],
  historia: [],
  folios: [],
  tramites: [],
  pagos: ['folios'],
  documentos: ['historia', 'tramites', 'folios'],
  avisos: ['historia', 'documentos', 'tramites'],
  expedientes: ['historia', 'documentos', 'avisos', 'pagos', 'folios', 'tramites'],
  solicitudes: ['expedientes', 'documentos', 'avisos', 'pagos', 'tramites', 'historia'],
  oficina: ['expedientes', 'documentos', 'avisos', 'pagos', 'tramites', 'historia'],
  adopcion: ['tramites'],
  cifras: [],
  madurez: [],
  estrategia: ['madurez'],
  tablero: ['madurez', 'estrategia'],
  encuesta: ['madurez', 'estrategia'],
  planes: ['madurez', 'estrategia', 'encuesta', 'tablero'],
  campana: ['madurez', 'estrategia'],
  plan: ['madurez', 'estrategia', 'campana'],
};

const fuentes = [
  ...leerGrafo(rutaDeProyecto(), ['src', 'catalogo', 'simuladores']).values(),
].filter(({ archivo }) => !esPrueba(archivo));
const grafo = new Map(fuentes.map((nodo) => [nodo.archivo, nodo]));
const enSrc = fuentes.filter(({ archivo }) => archivo.startsWith('src/'));

function esPrueba(archivo: string): boolean {
  return /\.test\.tsx?$|-de-prueba\.tsx?$|\.arbitrario\.tsx?$/.test(archivo);
}
function carpetaDeRango(archivo: string): string {
  return archivo.split('/')[1] ?? '';
}
function rangoDe(archivo: string): number {
  return RANGOS.findIndex((carpetas) => carpetas.includes(carpetaDeRango(archivo)));
}
function faltas(regla: (nodo: Nodo, importado: string) => boolean): string[] {
  return enSrc.flatMap((nodo) =>
    nodo.importa
      .filter((importado) => regla(nodo, importado))
      .map((importado) => `${nodo.archivo} -> ${importado}`),
  );
}

describe('arquitectura', () => {
  it('todo archivo de src pertenece a un rango conocido', () => {
    expect(
      enSrc.filter(({ archivo }) => rangoDe(archivo) === -1).map(({ archivo }) => archivo),
    ).toEqual([]);
  });

  it('los datos bajan por los rangos y nunca vuelven', () => {
    expect(
      faltas(({ archivo }, importado) => {
        if (!importado.startsWith('src/')) return false;
        const [desde, hasta] = [rangoDe(archivo), rangoDe(importado)];
        const mismoRangoPuro =
          desde === hasta && desde < 3 && carpetaDeRango(archivo) !== carpetaDeRango(importado);
        return hasta > desde || mismoRangoPuro;
      }),
    ).toEqual([]);
  });

  it('src no conoce el catálogo ni los simuladores, salvo la raíz de composición', () => {
    expect(
      faltas(
        ({ archivo }, importado) =>
          importado.startsWith('simuladores/') ||
          (importado.startsWith('catalogo/') && carpetaDeRango(archivo) !== 'arranque'),
      ),
    ).toEqual([]);
    expect(
      fuentes
        .filter(({ archivo }) => archivo.startsWith('simuladores/'))
        .filter(({ importa }) => importa.some((importado) => importado.startsWith('src/')))
        .map(({ archivo }) => archivo),
    ).toEqual([]);
  });

  it('un módulo entra a otro solo por su index y por lo declarado', () => {
    expect(
      faltas(({ archivo, importa: _ }, importado) => {
        const [, rango, ala = '', modulo = ''] = archivo.split('/');
        const [, rangoOtro, alaOtra = '', moduloOtro = '', ...resto] = importado.split('/');
        if (
          rango !== 'modulos' ||
          rangoOtro !== 'modulos' ||
          ala.endsWith('.ts') ||
          alaOtra.endsWith('.ts')
        )
          return false;
        if (ala === alaOtra && modulo === moduloOtro) return false;
        const porLaPuerta =
          resto.join('/') === 'index.ts' ||
          (moduloOtro === 'tramites' && resto.join('/') === 'definicion.ts');
        const declarado =
          ala === alaOtra ? MODULOS[modulo]?.includes(moduloOtro) : ALAS[ala]?.includes(alaOtra);
        return !porLaPuerta || declarado !== true;
      }),
    ).toEqual([]);
  });

  it('no hay ciclos de importación, tampoco de tipos', () => {
    expect(buscarCiclo(grafo)).toEqual([]);
  });

  it('los rangos puros no tocan Node, la base ni el reloj', () => {
    const impuros = enSrc
      .filter(({ archivo }) => PUROS.has(carpetaDeRango(archivo)))
      .filter(
        ({ externos, texto }) =>
          externos.some((nombre) => /^(node:|pg$|kysely|fastify)/.test(nombre)) ||
          /\bTemporal\.Now\b|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/.test(texto),
      );
    expect(impuros.map(({ archivo }) => archivo)).toEqual([]);
  });

  it('ningún archivo pasa de 300 líneas y la mitad no pasa de 80', () => {
    expect(
      fuentes
        .filter(({ lineas }) => lineas > 300)
        .map(({ archivo, lineas }) => `${archivo}: ${lineas}`),
    ).toEqual([]);
    const ordenadas = enSrc.map(({ lineas }) => lineas).sort((a, b) => a - b);
    expect(ordenadas[Math.floor(ordenadas.length / 2)]).toBeLessThanOrEqual(80);
  });

  it('no hay cajones de sastre ni exportaciones por defecto', () => {
    const malos = fuentes.filter(
      ({ archivo, texto }) =>
        /(^|\/)(utils?|helpers?|common|manager)(\/|\.|-|$)/.test(archivo) ||
        (!archivo.startsWith('catalogo/') && /^export default /m.test(texto)),
    );
    expect(malos.map(({ archivo }) => archivo)).toEqual([]);
  });

  it('toda consulta de un repositorio de inquilino nombra el municipio', () => {
    const sinPredicado = enSrc
      .filter(
        ({ archivo }) =>
          archivo.includes('/modulos/') && /repositorio/.test(basename(archivo) + dirname(archivo)),
      )
      .filter(
        ({ archivo, texto }) => texto.includes('TxMunicipal') && !archivo.endsWith('index.ts'),
      )
      .flatMap(({ archivo, texto }) =>
        texto
          .split(/(?=\.(?:selectFrom|updateTable|deleteFrom|insertInto)\()/)
          .slice(1)
          .filter(
            (consulta) =>
              !consulta.includes('municipio_id') &&
              !/^\.\w+\('(municipio|persona|sesion|tramite_nacional)'/.test(consulta),
          )
          .map((consulta) => `${archivo}: ${consulta.slice(0, 60)}`),
      );
    expect(sinPredicado).toEqual([]);
  });
});
