import fc from 'fast-check';
import { expect, test } from 'vitest';
import { disposicion } from './descargar.ts';

test('el nombre de descarga conserva tildes y sirve a navegadores antiguos', () => {
  expect(disposicion('Croquis ñandú (1).pdf')).toBe(
    `attachment; filename="Croquis-nandu-1-.pdf"; filename*=UTF-8''Croquis%20%C3%B1and%C3%BA%20%281%29.pdf`,
  );
});

test('ningún nombre rompe la cabecera ni escapa de las comillas', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (nombre) => {
      const cabecera = disposicion(nombre);
      expect(cabecera).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\x21-\x7e]*$/);
    }),
  );
});
