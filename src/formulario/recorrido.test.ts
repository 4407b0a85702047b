import { describe, expect, test } from 'vitest';
import { minutosEstimados, respuestasDeEjemplo } from './esquema-json.ts';
import { contexto, formulario } from './formulario-de-prueba.ts';
import {
  paginaAnterior,
  paginasVisibles,
  primeraPendiente,
  siguientePagina,
  validarTodo,
} from './recorrido.ts';
import { resumen } from './resumen.ts';
import type { Campo, Formulario, Valor } from './tipos.ts';

const completas = respuestasDeEjemplo(formulario);
const ids = (respuestas: Parameters<typeof validarTodo>[1]) =>
  paginasVisibles(formulario, respuestas, contexto).map((p) => p.id);

describe('recorrido', () => {
  test('una página oculta se salta hacia adelante y hacia atrás', () => {
    expect(ids({ tipo: 'certificar' })).toStrictEqual(['tipo', 'predio', 'persona']);
    expect(ids({ tipo: 'asignar' })).toStrictEqual(['tipo', 'predio', 'croquis', 'persona']);
    expect(siguientePagina(formulario, { tipo: 'certificar' }, 'predio', contexto)?.id).toBe(
      'persona',
    );
    expect(paginaAnterior(formulario, { tipo: 'certificar' }, 'persona', contexto)?.id).toBe(
      'predio',
    );
    expect(siguientePagina(formulario, {}, 'persona', contexto)).toBeUndefined();
  });

  test('los ejemplos de todos los campos son válidos', () => {
    expect(validarTodo(formulario, completas, contexto).errores).toStrictEqual([]);
    expect(primeraPendiente(formulario, completas, contexto)).toBeUndefined();
  });

  test('al cambiar una respuesta anterior, lo que dependía se descarta o se vuelve a exigir', () => {
    const { respuestas } = validarTodo(formulario, { ...completas, tipo: 'certificar' }, contexto);
    expect(respuestas).not.toHaveProperty('croquis');
    const { croquis: _croquis, ...sinCroquis } = completas;
    const revision = validarTodo(formulario, { ...sinCroquis, tipo: 'asignar' }, contexto);
    expect(revision.errores).toMatchObject([
      { pagina: 'croquis', campo: 'croquis', codigo: 'falta' },
    ]);
    expect(primeraPendiente(formulario, { ...sinCroquis, tipo: 'asignar' }, contexto)?.id).toBe(
      'croquis',
    );
  });

  test('descarta respuestas de campos que no existen y revisa la forma de las demás', () => {
    const { respuestas, errores } = validarTodo(
      formulario,
      { ...completas, intruso: 1, edad: '12', hogar: [{ nombre: 5 }], lugar: { lat: 'x' } },
      contexto,
    );
    expect(respuestas).not.toHaveProperty('intruso');
    expect(errores.map((e) => e.campo)).toStrictEqual(['lugar', 'edad', 'hogar.0.nombre']);
  });

  describe('una respuesta que no dice nada', () => {
    const conCampos = (...campos: readonly Campo[]): Formulario => ({
      ...formulario,
      paginas: [{ id: 'p', titulo: 'P', campos }],
    });

    test.each<Valor>(['', '   ', '\n\t', '\u00A0', '\u200B\u2060', []])(
      '%j: si era obligatoria falta, y si era optativa no se guarda',
      (vacia) => {
        const { respuestas, errores } = validarTodo(
          conCampos(
            { id: 'nombre', tipo: 'texto', etiqueta: 'Nombre', obligatorio: true },
            { id: 'apodo', tipo: 'texto', etiqueta: 'Apodo' },
          ),
          { nombre: vacia, apodo: vacia },
          contexto,
        );
        expect(errores).toMatchObject([{ pagina: 'p', campo: 'nombre', codigo: 'falta' }]);
        expect(respuestas).toStrictEqual({});
      },
    );

    test('una lista de opciones vacía también falta', () => {
      const opciones = [{ valor: 'a', etiqueta: 'A' }];
      const { errores } = validarTodo(
        conCampos({ id: 'usos', tipo: 'multiple', etiqueta: 'Usos', opciones, obligatorio: true }),
        { usos: [] },
        contexto,
      );
      expect(errores).toMatchObject([{ campo: 'usos', codigo: 'falta' }]);
    });
  });

  test('resumen solo con lo visible y con «No respondió»', () => {
    const secciones = resumen(formulario, { tipo: 'certificar', edad: 40 }, contexto);
    expect(secciones.map((s) => s.pagina)).toStrictEqual(['tipo', 'predio', 'persona']);
    expect(secciones[0]?.filas).toMatchObject([{ respuesta: 'Certificar el número' }]);
    expect(secciones[2]?.filas.find((f) => f.campo === 'edad')?.respuesta).toBe('40');
    expect(secciones[1]?.filas[0]?.respuesta).toBe('No respondió');
  });

  test('estima los minutos', () => {
    expect(minutosEstimados(formulario)).toBe(9);
  });
});
