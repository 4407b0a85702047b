import { describe, expect, it } from 'vitest';
import { cargarTerritorio } from '../../gobierno/territorio/index.ts';
import { cargarEstudio } from './estudio.ts';
import {
  claseDe,
  medidaDe,
  tramoEn,
  type VARIABLES,
  valorDe,
  variablePedida,
} from './variables.ts';

const estudio = cargarEstudio(cargarTerritorio());
if (estudio === null) throw new Error('Las pruebas usan el paquete del estudio de 2015');

const de = (id: string) => {
  const v = variablePedida(id);
  if (v === null) throw new Error(id);
  return v;
};

describe('qué puede mostrar un mapa', () => {
  it('solo lo que existe; sin pedir nada, el grupo', () => {
    expect(variablePedida(undefined)?.id).toBe('grupo');
    expect(variablePedida('sml')?.id).toBe('sml');
    for (const mala of ['', 'otra', 'it ', ['it', 'it'], { it: 1 }]) {
      expect(variablePedida(mala)).toBeNull();
    }
    expect(medidaDe(de('grupo')).id).toBe('indice');
    expect(medidaDe(de('gtm')).id).toBe('gtm');
  });

  it('un valor justo en el corte va al tramo de arriba, también con coma flotante', () => {
    expect(tramoEn(de('rrhh'), 0.6)?.clase).toBe(4);
    expect(tramoEn(de('rrhh'), 0.1 + 0.5)?.clase).toBe(4);
    expect(tramoEn(de('rrhh'), (0.8 + 0.4 + 0.6) / 3)?.clase).toBe(4);
    expect(tramoEn(de('it'), 0.199)?.clase).toBe(1);
    expect(tramoEn(de('it'), 1)?.clase).toBe(5);
  });

  it('servicios en línea se pinta por trámites', () => {
    const nombres = [0, 1, 2, 3, 5, 6, 9, 10, 18].map((n) => tramoEn(de('sml'), n / 18)?.nombre);
    expect(nombres).toEqual([
      'Ningún trámite',
      '1 o 2 trámites',
      '1 o 2 trámites',
      '3 a 5 trámites',
      '3 a 5 trámites',
      '6 a 9 trámites',
      '6 a 9 trámites',
      '10 trámites o más',
      '10 trámites o más',
    ]);
  });

  it('el grupo 1 es el color más fuerte y sin dato no tiene color', () => {
    expect([1, 2, 3, 4, 5].map((g) => claseDe(de('grupo'), g))).toEqual([5, 4, 3, 2, 1]);
    expect(claseDe(de('it'), null)).toBe(0);
  });

  it('el índice y el grupo solo de los 249 completos; las dimensiones, de quien la tiene', () => {
    const con = (id: (typeof VARIABLES)[number]['id']) =>
      estudio.fichas.filter((f) => valorDe(f, id) !== null).length;
    expect([con('grupo'), con('indice')]).toEqual([249, 249]);
    expect([con('it'), con('rrhh'), con('gtm'), con('sml')]).toEqual([275, 271, 275, 287]);
  });
});
