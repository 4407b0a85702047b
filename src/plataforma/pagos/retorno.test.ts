import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpretarRetorno } from './retorno.ts';

const token = 'a'.repeat(64);
const tbk = { TBK_ORDEN_COMPRA: 'GIM-1', TBK_ID_SESION: 's-1' };

describe('vuelta desde Webpay', () => {
  it.each([
    ['normal', { token_ws: token }, { caso: 'normal', token }],
    ['abortado', { TBK_TOKEN: token, ...tbk }, { caso: 'abortado', token, ordenCompra: 'GIM-1' }],
    ['tiempo agotado', tbk, { caso: 'tiempo-agotado', ordenCompra: 'GIM-1' }],
    [
      'error del formulario',
      { token_ws: token, TBK_TOKEN: token, ...tbk },
      { caso: 'error-formulario', token, ordenCompra: 'GIM-1' },
    ],
  ])('%s', (_caso, parametros, esperado) => {
    expect(interpretarRetorno(parametros)).toEqual(esperado);
  });

  it.each([
    ['vacía', {}],
    ['token repetido', { token_ws: [token, token] }],
    ['token con barra', { token_ws: '../otro' }],
    ['token larguísimo', { token_ws: 'a'.repeat(65) }],
    ['orden sin sesión', { TBK_ORDEN_COMPRA: 'GIM-1' }],
    ['token_ws con TBK a medias', { token_ws: token, TBK_ORDEN_COMPRA: 'GIM-1' }],
    ['TBK_TOKEN vacío', { TBK_TOKEN: '', ...tbk }],
  ])('inválida: %s', (_caso, parametros) => {
    expect(interpretarRetorno(parametros)).toEqual({ caso: 'invalido' });
  });

  it('solo es normal cuando no viene ningún parámetro TBK', () => {
    const nombres = ['token_ws', 'TBK_TOKEN', 'TBK_ORDEN_COMPRA', 'TBK_ID_SESION'];
    const arbitrario = fc.dictionary(fc.constantFrom(...nombres), fc.constantFrom('', 'a', token));
    fc.assert(
      fc.property(arbitrario, (parametros) => {
        if (interpretarRetorno(parametros).caso !== 'normal') return;
        expect(parametros).not.toHaveProperty('TBK_TOKEN');
        expect(parametros).not.toHaveProperty('TBK_ORDEN_COMPRA');
      }),
    );
  });
});
