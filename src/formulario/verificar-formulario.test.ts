import { expect, test } from 'vitest';
import { formulario } from './formulario-de-prueba.ts';
import type { Campo, Formulario } from './tipos.ts';
import { verificarFormulario } from './verificar-formulario.ts';

const con = (...campos: readonly Campo[]): Formulario => ({
  declaracion: 'Declaro.',
  paginas: [{ id: 'p', titulo: 'P', campos }],
});
const fallas = (f: Formulario) => verificarFormulario(f).map((falla) => falla.mensaje);
const texto = (id: string, mas: object = {}): Campo => ({
  id,
  tipo: 'texto',
  etiqueta: id,
  ...mas,
});

test('el formulario de prueba no tiene fallas', () => {
  expect(verificarFormulario(formulario)).toStrictEqual([]);
});

test.each<[string, Formulario, string]>([
  ['id repetido', con(texto('a'), texto('a')), 'repetido'],
  ['id mal formado', con(texto('Año-1')), 'no sirve como id'],
  ['etiqueta vacía', con(texto('a', { etiqueta: ' ' })), 'etiqueta está vacía'],
  [
    'sin alternativas',
    con({ id: 'a', tipo: 'seleccion', etiqueta: 'A', opciones: [] }),
    'alternativas',
  ],
  ['límites al revés', con(texto('a', { minimo: 5, maximo: 2 })), 'mayor que el máximo'],
  [
    'regla sobre campo que no existe',
    con(texto('a', { visible: { '==': [{ var: 'zzz' }, 1] } })),
    'zzz',
  ],
  [
    'regla sobre campo posterior',
    con(texto('a', { visible: { '==': [{ var: 'b' }, 'x'] } }), texto('b')),
    'después',
  ],
  ['declaración vacía', { ...con(texto('a')), declaracion: '' }, 'declaración'],
])('%s', (_nombre, malo, motivo) => {
  expect(fallas(malo).join(' ')).toContain(motivo);
});
