import { describe, expect, it } from 'vitest';
import type { Instrumento } from '../dominio.ts';
import { logrado } from '../prueba/logrado.ts';
import { INSTRUMENTOS, leerInstrumento } from './leer-datos.ts';
import { validarInstrumento } from './validar-instrumento.ts';

const base = logrado(leerInstrumento('mdm-1'));

function errores(cambio: (i: Instrumento) => unknown): readonly string[] {
  const r = validarInstrumento(cambio(base));
  return r.ok ? [] : r.error;
}

describe('instrumentos que trae el producto', () => {
  it.each(INSTRUMENTOS)('%s es válido', (id) => {
    expect(logrado(leerInstrumento(id)).id).toBe(id);
  });

  it('mdm-1 tiene 183 ítems, con 53 del núcleo', () => {
    const ids = [
      ...base.items.filter((i) => i.parte_de === undefined).map((i) => i.id),
      ...base.calculos.flatMap((c) => c.item ?? []),
    ];
    expect(new Set(ids).size).toBe(183);
    expect(ids.filter((i) => i.startsWith('I-'))).toHaveLength(53);
  });

  it('da ayuda y evidencia a cada ítem que se pregunta', () => {
    const propios = base.items.filter((i) => i.parte_de === undefined && !i.id.includes('.X'));
    expect(propios.filter((i) => i.ayuda === undefined || i.evidencia === undefined)).toEqual([]);
  });

  it('un instrumento que no existe se informa con la lista', () => {
    expect(leerInstrumento('../secreto')).toMatchObject({ ok: false });
    const r = leerInstrumento('nada');
    expect(r.ok ? '' : r.error[0]).toContain('imtm-2015, imtm-2022, mdm-1');
  });
});

describe('validación', () => {
  it('rechaza un ciclo y muestra el camino', () => {
    const e = errores((i) => ({
      ...i,
      calculos: i.calculos.map((c) =>
        c.id === 'A1' ? { ...c, de: [{ ref: 'IMDM', peso: 12 }] } : c,
      ),
    }));
    expect(e).toContain('Las fórmulas forman un ciclo: A1 → IMDM → A → A1.');
  });

  it('rechaza pesos que no suman lo debido', () => {
    const e = errores((i) => ({
      ...i,
      calculos: i.calculos.map((c) =>
        c.id === 'IMDM' ? { ...c, de: c.de.map((s) => ({ ...s, peso: 0.3 })) } : c,
      ),
    }));
    expect(e).toEqual(['El cálculo «IMDM» tiene pesos que suman 0,9 y deben sumar 1.']);
  });

  it('rechaza ítems desconocidos, repetidos y opciones sin puntaje', () => {
    const e = errores((i) => ({
      ...i,
      items: [
        ...i.items.filter((x) => x.id !== 'I-INT'),
        ...i.items.filter((x) => x.id === 'I-AREA'),
        {
          ...i.items.find((x) => x.id === 'I-EDU'),
          id: 'nuevo',
          codificacion: { clase: 'tabla', puntajes: { media: 0, tecnico: 2 } },
        },
      ],
    }));
    expect(e).toContain('El cálculo «B5.1» usa «I-INT», que no existe en el instrumento.');
    expect(e).toContain('El identificador «I-AREA» está repetido.');
    expect(e).toContain('El ítem «nuevo» no da puntaje a la opción «postgrado».');
    expect(e).toContain('El ítem «nuevo» da puntajes fuera de 0 a 1.');
  });

  it('rechaza un documento con otra forma y señala el campo', () => {
    expect(errores(() => null).length).toBeGreaterThan(0);
    expect(errores((i) => ({ ...i, version: 'uno' })).join()).toContain('«/version»');
    expect(errores((i) => ({ ...i, items: 3 })).join()).toContain('«/items»');
  });
});
