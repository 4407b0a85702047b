import { describe, expect, it } from 'vitest';
import { leerPersona } from './persona.ts';

const cuerpo = {
  sub: '77',
  RolUnico: { DV: '5', numero: 12345678, tipo: 'RUN' },
  name: { apellidos: ['Del Río', 'González'], nombres: ['María', 'Carmen'] },
};

describe('respuesta de userinfo', () => {
  it('usa RolUnico.numero como llave', () => {
    expect(leerPersona(cuerpo, '77')).toEqual({
      ok: true,
      valor: { rut: { numero: 12345678, dv: '5' }, ...cuerpo.name },
    });
  });

  it('acepta DV k minúscula', () => {
    const conK = { ...cuerpo, RolUnico: { DV: 'k', numero: 23, tipo: 'RUN' } };
    expect(leerPersona(conK, '77')).toMatchObject({ ok: true, valor: { rut: { dv: 'K' } } });
  });

  it.each([
    ['dígito errado', { DV: '6', numero: 12345678, tipo: 'RUN' }],
    ['número cero', { DV: '0', numero: 0, tipo: 'RUN' }],
    ['número con decimales', { DV: '5', numero: 12345678.5, tipo: 'RUN' }],
    ['otro tipo', { DV: '5', numero: 12345678, tipo: 'RUT' }],
  ])('rechaza %s', (_caso, RolUnico) => {
    expect(leerPersona({ ...cuerpo, RolUnico }, '77')).toEqual({
      ok: false,
      error: 'identidad-invalida',
    });
  });

  it.each([
    ['número como texto', { ...cuerpo, RolUnico: { ...cuerpo.RolUnico, numero: '12345678' } }],
    ['sin nombres', { ...cuerpo, name: { apellidos: ['A'], nombres: [] } }],
    ['otro sujeto', { ...cuerpo, sub: '78' }],
    ['no es objeto', null],
  ])('no confía en una respuesta con %s', (_caso, malo) => {
    expect(leerPersona(malo, '77')).toEqual({ ok: false, error: 'respuesta-invalida' });
  });
});
