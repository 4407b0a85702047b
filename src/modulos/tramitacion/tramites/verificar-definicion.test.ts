import { describe, expect, it } from 'vitest';
import type { DefinicionTramite } from './definicion.ts';
import { definicionMinima } from './definicion-de-prueba.ts';
import { huellaDe } from './leer-definicion.ts';
import { verificarDefinicion } from './verificar-definicion.ts';

const HOY = '2026-11-24';
const { ficha, flujo, documentos, mensajes, ejemplos } = definicionMinima;

const rutas = (cambios: object): readonly string[] =>
  verificarDefinicion({ ...definicionMinima, ...cambios }, HOY).map(({ ruta }) => ruta);
const mensajesDe = (cambios: object): string =>
  verificarDefinicion({ ...definicionMinima, ...cambios }, HOY)
    .map(({ mensaje }) => mensaje)
    .join(' ');

describe('revisión antes de publicar', () => {
  it('la definición mínima se puede publicar', () => {
    expect(verificarDefinicion(definicionMinima, HOY)).toEqual([]);
  });

  it('una ficha a medias no se publica', () => {
    expect(rutas({ ficha: { ...ficha, vigencia: ' ' } })).toContain('ficha.vigencia');
    expect(rutas({ ficha: { ...ficha, requisitos: [] } })).toContain('ficha.requisitos');
    expect(rutas({ ficha: { ...ficha, baseLegal: [] } })[0]).toMatch(/^ficha/);
  });

  it('una clave de más o de otro tipo es una falla de forma', () => {
    expect(mensajesDe({ codigo: 'alert(1)' })).toContain('No cumple el esquema');
    expect(mensajesDe({ plazo: { cantidad: 0, tipo: 'habiles', articulo: 'x' } })).toContain(
      'esquema',
    );
  });

  it('una resolución sin recursos no es válida (Ley 19.880 art. 41)', () => {
    const [certificado] = documentos;
    const resolucion = { ...certificado, plantilla: 'resolucion', tipoDocumental: 36 };
    expect(mensajesDe({ documentos: [resolucion] })).toContain('art. 41');
    const recursos = [
      { id: 'r', nombre: 'Reposición', anteQuien: 'x', plazo: '5 días', norma: 'Ley 19.880' },
    ];
    expect(rutas({ documentos: [{ ...resolucion, recursos }] })).toEqual([]);
  });

  it('una variable que nadie llena impide publicar', () => {
    const [ingreso] = mensajes;
    expect(mensajesDe({ mensajes: [{ ...ingreso, cuerpo: 'Hola {nombre_social}' }] })).toContain(
      '«{nombre_social}» no existe',
    );
    const [certificado] = documentos;
    expect(mensajesDe({ documentos: [{ ...certificado, datos: { x: '{calle}' } }] })).toContain(
      '«{calle}» no existe',
    );
    expect(rutas({ mensajes: [] })).toContain('mensajes');
  });

  it('un flujo que no llega al final o que manda hacer lo imposible', () => {
    const aristas = flujo.aristas.filter(({ id }) => id !== 'a5');
    expect(rutas({ flujo: { ...flujo, aristas } }).some((r) => r.startsWith('flujo.'))).toBe(true);
    expect(rutas({ documentos: [] })).toContain('flujo.emitir');
    const condicion = { '==': [{ var: 'acciones.revisar' }, 'aplazar'] };
    const conOtra = flujo.aristas.map((a) => (a.id === 'a3' ? { ...a, condicion } : a));
    expect(rutas({ flujo: { ...flujo, aristas: conOtra } }).length).toBeGreaterThan(0);
  });

  it('los ejemplos deben llegar a lo que prometen', () => {
    const [aprobar] = ejemplos;
    const con = (cambios: object) => ({ ejemplos: [{ ...aprobar, ...cambios }] });
    expect(mensajesDe(con({ resultado: 'rechazado' }))).toContain('debía terminar en «rechazado»');
    expect(mensajesDe(con({ acciones: [] }))).toContain('Quedó esperando en «revisar»');
    expect(mensajesDe(con({ respuestas: {} }))).toContain('La respuesta «motivo» no sirve');
    expect(mensajesDe(con({ acciones: [{ paso: 'revisar', accion: 'x' }] }))).toContain(
      'no se pudo elegir «x»',
    );
  });

  it('la huella no depende del orden de las claves y sí del contenido', () => {
    const { esquema, ...resto } = definicionMinima;
    const reordenada: DefinicionTramite = { ...resto, esquema };
    expect(huellaDe(reordenada)).toBe(huellaDe(definicionMinima));
    expect(huellaDe({ ...definicionMinima, nombre: 'Otro' })).not.toBe(huellaDe(definicionMinima));
  });
});
