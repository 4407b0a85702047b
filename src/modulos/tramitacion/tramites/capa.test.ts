import { describe, expect, it } from 'vitest';
import { aplicarCapa, capaQueCalza, rutasDeTexto } from './capa.ts';
import type { DefinicionTramite } from './definicion.ts';
import { definicionMinima } from './definicion-de-prueba.ts';

const base: DefinicionTramite = {
  ...definicionMinima,
  parametros: [
    { id: 'valor', etiqueta: 'Valor', tipo: 'utm', defecto: '0.05', fuente: 'x', revisar: true },
    { id: 'cupos', etiqueta: 'Cupos', tipo: 'entero', defecto: '3', fuente: 'x' },
  ],
};

const aplicada = (capa: Parameters<typeof aplicarCapa>[1]): DefinicionTramite => {
  const hecho = aplicarCapa(base, capa);
  if (!hecho.ok) throw new Error(JSON.stringify(hecho.error));
  return hecho.valor;
};

describe('capa municipal', () => {
  it('vacía no cambia nada', () => {
    expect(aplicada({})).toEqual(base);
  });

  it('cambia valores, unidad, plazo y textos por su id', () => {
    const plazo = { cantidad: 1, tipo: 'meses', articulo: 'Ordenanza 3' } as const;
    const nueva = aplicada({
      parametros: { valor: '0.1' },
      unidad: 'secretaria',
      plazo,
      textos: {
        'ficha.queEs': 'Otra cosa.',
        'ficha.requisitos.ninguno': 'Residir aquí.',
        'campo.motivo.ayuda': 'Cuente para qué.',
        'mensaje.ingreso.asunto': 'Llegó {folio}',
      },
    });
    expect(nueva.parametros[0]).toEqual({
      id: 'valor',
      etiqueta: 'Valor',
      tipo: 'utm',
      defecto: '0.1',
      fuente: 'Ordenanza local de derechos',
    });
    expect(nueva).toMatchObject({ unidad: 'secretaria', plazo });
    expect(nueva.ficha).toMatchObject({
      queEs: 'Otra cosa.',
      requisitos: [{ texto: 'Residir aquí.' }],
    });
    expect(nueva.formulario.paginas[0]?.campos[0]?.ayuda).toBe('Cuente para qué.');
    expect(nueva.mensajes[0]?.asunto).toBe('Llegó {folio}');
    expect(base.ficha.queEs).toBe('Un trámite de prueba.');
  });

  it('lista todo lo que no calza, sin aplicar a medias', () => {
    const hecho = aplicarCapa(base, {
      parametros: { valor: '0,05', cupos: '1.5', otro: '1' },
      textos: { 'campo.nada.ayuda': 'x', 'ficha.quien': ' ' },
    });
    expect(hecho.ok ? [] : hecho.error.map(({ ruta }) => ruta)).toEqual([
      'parametros.valor',
      'parametros.cupos',
      'parametros.otro',
      'textos.campo.nada.ayuda',
      'textos.ficha.quien',
    ]);
  });

  it('cada ruta que ofrece se puede reemplazar', () => {
    for (const ruta of rutasDeTexto(base)) {
      const nueva = aplicada({ textos: { [ruta]: 'REEMPLAZADO' } });
      expect(JSON.stringify(nueva), ruta).toContain('REEMPLAZADO');
    }
  });

  it('al cambiar de versión conserva lo que todavía calza', () => {
    const capa = {
      unidad: 'otra',
      parametros: { valor: '0.2', viejo: '1' },
      textos: { nada: 'x' },
    };
    expect(capaQueCalza(base, capa)).toEqual({
      unidad: 'otra',
      parametros: { valor: '0.2' },
      textos: {},
    });
  });
});
