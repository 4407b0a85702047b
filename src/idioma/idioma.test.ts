import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  elegirIdioma,
  faltantes,
  idiomas,
  idiomasPorRevisar,
  leerIdioma,
  textos,
} from './index.ts';

describe('elegirIdioma', () => {
  it.each([
    [undefined, undefined, 'es-CL'],
    ['', '', 'es-CL'],
    ['en-US,en;q=0.9', undefined, 'en'],
    ['pt-BR,pt;q=0.9,en;q=0.5', undefined, 'en'],
    ['en;q=0.3,es-ES;q=0.8', undefined, 'es-CL'],
    ['en;q=0,es', undefined, 'es-CL'],
    ['arn', undefined, 'arn'],
    ['HT', undefined, 'ht'],
    ['fr-FR', undefined, 'es-CL'],
    ['*', undefined, 'es-CL'],
    ['en', 'ht', 'ht'],
    ['en', 'xx', 'en'],
    ['en;q=abc', undefined, 'en'],
  ])('%j con cookie %j elige %s', (cabecera, cookie, esperado) => {
    expect(elegirIdioma(cabecera, cookie)).toBe(esperado);
  });
  it('con cualquier cabecera elige un idioma que existe', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string(), { nil: undefined }), (cabecera, cookie) => {
        expect(idiomas.map((i) => i.codigo)).toContain(elegirIdioma(cabecera, cookie));
      }),
    );
  });
  it('reconoce códigos con región y rechaza lo demás', () => {
    expect(leerIdioma('es-AR')).toBe('es-CL');
    expect(leerIdioma('english')).toBeUndefined();
    expect(leerIdioma('__proto__')).toBeUndefined();
  });
});

describe('catálogos', () => {
  it('el castellano y el inglés están completos', () => {
    expect(faltantes('es-CL')).toEqual([]);
    expect(faltantes('en')).toEqual([]);
  });
  it('lo que falta en mapudungun y kreyòl se cuenta y se ve en castellano', () => {
    for (const idioma of idiomasPorRevisar) {
      const claves = faltantes(idioma);
      expect(claves.length).toBeGreaterThan(0);
      expect(claves).toContain('ficha.marcoLegal');
      expect(claves).not.toContain('comun.si');
      expect(textos(idioma).ficha.marcoLegal).toBe(textos('es-CL').ficha.marcoLegal);
    }
    expect(faltantes('ht').length).toBeLessThan(faltantes('arn').length);
    expect(textos('ht').comun.continuar).toBe('Kontinye');
  });
  it('las funciones reciben sus datos y los plurales concuerdan', () => {
    const es = textos('es-CL');
    expect(es.formulario.paso(2, 5)).toBe('Paso 2 de 5');
    expect(es.comun.diasHabiles(1)).toBe('1 día hábil');
    expect(es.comun.diasHabiles(2)).toBe('2 días hábiles');
    expect(es.comun.resultados(0)).toBe('No hay resultados');
    expect(textos('en').comun.resultados(1)).toBe('1 result');
  });
  it('ninguna función olvida un dato que recibe', () => {
    for (const { codigo } of idiomas) {
      const catalogo = textos(codigo);
      for (const grupo of Object.values(catalogo)) {
        for (const valor of Object.values(grupo)) {
          if (typeof valor !== 'function') continue;
          const marcas = ['7', '8', '9'].slice(0, valor.length);
          const texto = String(Reflect.apply(valor, undefined, marcas));
          for (const marca of marcas) expect(texto).toContain(marca);
        }
      }
    }
  });
});
