import { describe, expect, it } from 'vitest';
import { aplicarCapa } from './capa.ts';
import type { Capa, DefinicionTramite } from './definicion.ts';
import { definicionMinima } from './definicion-de-prueba.ts';
import { huellaDe } from './leer-definicion.ts';
import {
  faltantesDeTraduccion,
  sobrantesDeTraduccion,
  type Traduccion,
  textosTraducibles,
  traducir,
} from './traduccion.ts';

const completa: Traduccion = {
  de: definicionMinima,
  idioma: 'en',
  textos: Object.fromEntries(
    [...textosTraducibles(definicionMinima).keys()].map((ruta) => [ruta, `en:${ruta}`]),
  ),
};

function conCapa(capa: Capa): DefinicionTramite {
  const puesta = aplicarCapa(definicionMinima, capa);
  if (!puesta.ok) throw new Error('La capa no calza');
  return puesta.valor;
}

describe('traducir un trámite', () => {
  it('pone todos los textos por su ruta y no toca lo demás', () => {
    const { definicion, sinTraducir } = traducir(definicionMinima, completa);
    expect([...sinTraducir]).toEqual([]);
    expect(definicion.nombre).toBe('en:nombre');
    expect(definicion.formulario.paginas[0]?.campos[0]?.etiqueta).toBe('en:campo.motivo.etiqueta');
    expect(definicion.flujo.nodos[1]).toMatchObject({
      nombre: 'en:paso.revisar',
      acciones: [{ nombre: 'en:paso.revisar.accion.aprobar' }, { id: 'rechazar' }],
    });
    expect(definicion.ficha.baseLegal).toEqual(definicionMinima.ficha.baseLegal);
    expect(definicion.documentos).toEqual(definicionMinima.documentos);
    expect(definicion.mensajes).toEqual(definicionMinima.mensajes);
  });
  it('no cambia la definición: su huella y su versión son las mismas', () => {
    const antes = huellaDe(definicionMinima);
    traducir(definicionMinima, completa);
    expect(huellaDe(definicionMinima)).toBe(antes);
  });
  it('sin traducción todo queda en castellano y se informa', () => {
    const { definicion, sinTraducir } = traducir(definicionMinima, undefined);
    expect(definicion).toEqual(definicionMinima);
    expect(sinTraducir.has('nombre')).toBe(true);
    expect(sinTraducir.has('campo.motivo')).toBe(true);
  });
  it('lo que la municipalidad escribió a su manera queda como lo escribió', () => {
    const propia = conCapa({ textos: { 'ficha.queEs': 'Así le decimos aquí.' } });
    const { definicion, sinTraducir } = traducir(propia, completa);
    expect(definicion.ficha.queEs).toBe('Así le decimos aquí.');
    expect([...sinTraducir]).toEqual(['ficha.queEs']);
  });
  it('un campo con una parte sin traducir queda entero en castellano', () => {
    const propia = conCapa({ textos: { 'campo.motivo.ayuda': 'Cuente para qué.' } });
    const { definicion, sinTraducir } = traducir(propia, completa);
    expect(definicion.formulario.paginas[0]?.campos[0]).toEqual(
      propia.formulario.paginas[0]?.campos[0],
    );
    expect(sinTraducir.has('campo.motivo')).toBe(true);
    expect(definicion.formulario.paginas[0]?.titulo).toBe('en:pagina.unica.titulo');
  });
  it('cuenta lo que falta y lo que sobra', () => {
    const { nombre: _, ...textos } = completa.textos;
    const parcial = { ...completa, textos: { ...textos, 'campo.otro.etiqueta': 'Other' } };
    expect(faltantesDeTraduccion(completa)).toEqual([]);
    expect(faltantesDeTraduccion(parcial)).toEqual(['nombre']);
    expect(sobrantesDeTraduccion(parcial)).toEqual(['campo.otro.etiqueta']);
  });
});
