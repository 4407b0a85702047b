import { expect, it } from 'vitest';
import { leerConfiguracion } from '../servidor/configuracion.ts';
import { avisosDeInstalacion } from './avisos-de-instalacion.ts';

const GOB = {
  FIRMA: 'firmagob',
  FIRMAGOB_URL: 'https://firma.example',
  FIRMAGOB_ENTIDAD: 'Municipalidad',
  FIRMAGOB_LLAVE: 'llave',
  FIRMAGOB_SECRETO: 'secreto',
  FIRMAGOB_RUN: '22222222',
};
const CLAVE_UNICA = {
  CLAVE_UNICA_URL: 'https://clave.example',
  CLAVE_UNICA_CLIENTE: 'x',
  CLAVE_UNICA_SECRETO: 'y',
};

function avisos(entorno: Readonly<Record<string, string>>, codigoCpat?: string): string {
  const leida = leerConfiguracion(entorno);
  if (!leida.ok) throw new Error(leida.error.join());
  const tramite = {
    nombre: 'Certificado de número',
    ...(codigoCpat === undefined ? {} : { codigoCpat }),
  };
  return avisosDeInstalacion(leida.valor, [tramite]).join('\n');
}

it('en la demostración no avisa nada: todo lo nacional es un simulador', () => {
  expect(avisos({})).toBe('');
});

it('con servicios reales dice qué firma no vale, qué trámite no tiene CPAT y qué código falta', () => {
  const dichos = avisos(CLAVE_UNICA);
  expect(dichos).toContain('FIRMA=firmagob');
  expect(dichos).toContain('Sin código CPAT: Certificado de número');
  expect(dichos).toContain('OAE');
});

it('calla lo que ya está bien', () => {
  const dichos = avisos({ ...CLAVE_UNICA, ...GOB }, '123');
  expect(dichos).not.toContain('FIRMA=');
  expect(dichos).not.toContain('CPAT');
});

it('FirmaGob real exige el titular de la firma desatendida', () => {
  const { FIRMAGOB_RUN: _, ...sinTitular } = GOB;
  const leida = leerConfiguracion(sinTitular);
  expect(leida.ok ? [] : leida.error).toEqual([expect.stringContaining('FIRMAGOB_RUN: falta')]);
  expect(leerConfiguracion({ ...GOB, FIRMAGOB_RUN: '2.222.222-2' }).ok).toBe(false);
});
