import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contexto, formulario, pagina } from './formulario-de-prueba.ts';
import { crudosDe, leerPagina } from './leer-pagina.ts';
import type { Cuerpo } from './tipos.ts';

const leer = (id: string, cuerpo: Cuerpo, previas = {}) =>
  leerPagina(pagina(id), cuerpo, previas, contexto);
const persona = (cuerpo: Cuerpo) => leer('persona', { run: '12.345.678-5', ...cuerpo });
const mensajes = (leida: ReturnType<typeof leer>) => leida.errores.map((e) => [e.campo, e.codigo]);

describe('lectura y normalización', () => {
  test.each([
    ['run', ' 12.345.678–5 ', '12345678-5'],
    ['run', '7448586-3', '7448586-3'],
    ['correo', 'Ana.Perez@CORREO.CL', 'Ana.Perez@correo.cl'],
    ['fono', '(09) 1234 5678', '+56912345678'],
    ['fono', '9 1234 567', undefined],
    ['fono', '+54 9 11 1234 5678', undefined],
    ['fono', '9 1234 5678', '+56912345678'],
    ['fono', '+56 2 2345 6789', '+56223456789'],
    ['fono', '56912345678', '+56912345678'],
    ['placa', 'bd-pf·18', 'BDPF18'],
    ['placa', 'AA 1234', 'AA1234'],
    ['renta', '$ 1.234.567', 1234567],
    ['edad', '1.0', undefined],
    ['edad', '45', 45],
    ['superficie', '1.234,5', 1234.5],
    ['superficie', '12.5', undefined],
    ['duenio', 'no', false],
    ['comuna', 'nunoa', '13120'],
    ['comuna', 'santigo', undefined],
    ['motivo', '  hola \r\nmundo ', 'hola\nmundo'],
  ])('%s «%s» da %s', (campo, escrito, esperado) => {
    const leida = persona({ [campo]: escrito });
    expect(leida.respuestas[campo]).toStrictEqual(esperado);
    expect(leida.errores.length === 0).toBe(esperado !== undefined);
    expect(leida.crudos[campo]).toBe(escrito);
  });

  test.each([
    ['16804-2', '16804-002'],
    ['Rol 016804 – 002', '16804-002'],
    ['16804', undefined],
    ['0-0', undefined],
  ])('rol «%s» da %s', (rol, esperado) => {
    const leida = leer('predio', {
      rol,
      'direccion.calle': 'Los Aromos',
      'direccion-numero': 's/n',
      'lugar.descripcion': 'Frente a la plaza',
    });
    expect(leida.respuestas.direccion).toStrictEqual({ calle: 'Los Aromos', numero: 'S/N' });
    expect(leida.errores.map((e) => e.campo)).toStrictEqual(esperado ? [] : ['rol']);
    if (esperado) expect(leida.respuestas.rol).toBe(esperado);
  });

  test.each([
    ['27', 'marzo', '1980', '1980-03-27', undefined],
    ['29', '2', '2024', '2024-02-29', undefined],
    ['29', '2', '2023', undefined, 'nacimiento'],
    ['31', '13', '1990', undefined, 'nacimiento.mes'],
    ['1', '1', '90', undefined, 'nacimiento.anio'],
    ['1', '', '1990', undefined, 'nacimiento.mes'],
    ['25', '11', '2026', '2026-11-25', 'nacimiento'],
  ])('fecha %s/%s/%s', (dia, mes, anio, esperada, conError) => {
    const leida = persona({
      'nacimiento.dia': dia,
      'nacimiento-mes': mes,
      'nacimiento.anio': anio,
    });
    expect(leida.respuestas.nacimiento).toBe(esperada);
    expect(leida.errores.map((e) => e.campo)).toStrictEqual(conError ? [conError] : []);
  });

  test('sugiere la comuna parecida', () => {
    expect(persona({ comuna: 'Santigo' }).errores[0]?.mensaje).toContain('Santiago');
  });
});

describe('peticiones que no corresponden', () => {
  test('campo desconocido, partes ajenas y nombres peligrosos', () => {
    const leida = persona({ intruso: 'x', 'run.dia': '1', constructor: 'y' });
    expect(mensajes(leida)).toStrictEqual([
      ['intruso', 'campo-desconocido'],
      ['run.dia', 'campo-desconocido'],
      ['constructor', 'campo-desconocido'],
    ]);
    const conProto: Cuerpo = JSON.parse('{"__proto__":"x","run":"12345678-5"}');
    expect(mensajes(leer('persona', conProto))).toStrictEqual([['__proto__', 'campo-desconocido']]);
  });

  test('los nombres de quien llama se ignoran', () => {
    expect(persona({ _accion: 'guardar' }).errores).toStrictEqual([]);
  });

  test('un campo de 1 MB se rechaza y no se guarda entero', () => {
    const leida = persona({ motivo: 'a'.repeat(1_000_000) });
    expect(leida.errores[0]).toMatchObject({ campo: 'motivo', codigo: 'demasiado-grande' });
    expect(String(leida.crudos.motivo).length).toBeLessThanOrEqual(20_000);
  });

  test('un valor fuera de la lista se rechaza', () => {
    expect(mensajes(leer('tipo', { tipo: 'otro' }))).toStrictEqual([['tipo', 'invalido']]);
    expect(mensajes(persona({ servicios: ['agua', 'gas'] }))).toStrictEqual([
      ['servicios', 'invalido'],
    ]);
  });
});

describe('preguntas que aparecen según la respuesta', () => {
  test('la primera vez vuelve a mostrar la página, sin error', () => {
    const leida = leer('tipo', { tipo: 'cambio' });
    expect(leida.quedarse).toBe(true);
    expect(leida.errores).toStrictEqual([]);
    expect(leida.respuestas).toStrictEqual({ tipo: 'cambio' });
  });

  test('si ya se mostró, exige la respuesta', () => {
    const leida = leer('tipo', { tipo: 'cambio', 'numero_actual.mostrado': '1' });
    expect(mensajes(leida)).toStrictEqual([['numero_actual', 'falta']]);
  });

  test('lo oculto no se guarda, pero lo escrito se conserva', () => {
    const leida = leer('tipo', { tipo: 'certificar', numero_actual: '15' });
    expect(leida.respuestas).toStrictEqual({ tipo: 'certificar' });
    expect(leida.crudos.numero_actual).toBe('15');
  });
});

describe('archivos', () => {
  const pdf = { sha256: 'a'.repeat(64), nombre: 'c.pdf', tipo: 'application/pdf', bytes: 10 };
  const conArchivo = (archivo: typeof pdf) =>
    leerPagina(
      pagina('croquis'),
      { entre_calle: 'Sur' },
      { tipo: 'asignar' },
      {
        ...contexto,
        archivos: { croquis: [archivo] },
      },
    );

  test('recibe, conserva, reemplaza y quita', () => {
    expect(conArchivo(pdf).respuestas.croquis).toStrictEqual([pdf]);
    const previas = { croquis: [pdf] };
    expect(leer('croquis', { entre_calle: 'Sur' }, previas).respuestas.croquis).toStrictEqual([
      pdf,
    ]);
    const quitado = leer('croquis', { entre_calle: 'Sur', 'croquis.quitar': pdf.sha256 }, previas);
    expect(mensajes(quitado)).toStrictEqual([['croquis', 'falta']]);
  });

  test.each([
    [{ ...pdf, bytes: 0 }, 'vacío'],
    [{ ...pdf, bytes: 99_000_000 }, 'máximo'],
    [{ ...pdf, tipo: 'text/html' }, 'no es PDF'],
  ])('rechaza %o', (archivo, motivo) => {
    expect(conArchivo(archivo).errores[0]?.mensaje).toContain(motivo);
  });
});

describe('tablas', () => {
  test('agrega, quita y corre las filas con lo escrito', () => {
    const base = { 'hogar.filas': '2', 'hogar.0.nombre': 'Ana', 'hogar.1.nombre': 'Luis' };
    const mas = persona({ ...base, 'hogar.agregar': '1' });
    expect([mas.quedarse, mas.crudos['hogar.filas'], mas.errores.length]).toStrictEqual([
      true,
      '3',
      0,
    ]);
    const menos = persona({ ...base, 'hogar.quitar': '0' });
    expect(menos.quedarse).toBe(true);
    expect(menos.crudos['hogar.0.nombre']).toBe('Luis');
    expect(menos.crudos['hogar.1.nombre'] ?? '').toStrictEqual([]);
    expect(menos.respuestas.hogar).toStrictEqual([{ nombre: 'Luis' }]);
  });

  test('las filas en blanco no cuentan y los errores apuntan a la fila que queda', () => {
    const leida = persona({ 'hogar.filas': '3', 'hogar.2.run': '12345678-9' });
    expect(leida.errores.map((e) => e.campo)).toStrictEqual(['hogar.0.nombre', 'hogar.0.run']);
    expect(leida.crudos['hogar.0.run']).toBe('12345678-9');
  });
});

const nombres = formulario.paginas.flatMap((p) => p.campos.map((c) => c.id));
const clave = fc.oneof(
  fc.constantFrom(...nombres),
  fc.tuple(fc.constantFrom(...nombres), fc.string()).map(([a, b]) => `${a}.${b}`),
  fc.constantFrom('__proto__', 'constructor', 'hogar.0.nombre', 'lugar.punto.x', 'lugar.mover'),
  fc.string(),
);
const valor = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.array(fc.string()));
const cuerpos = fc.array(fc.tuple(clave, valor)).map((pares): Cuerpo => Object.fromEntries(pares));

describe('propiedades', () => {
  test('nunca lanza y conserva lo escrito', () => {
    fc.assert(
      fc.property(fc.constantFrom(...formulario.paginas), cuerpos, (p, cuerpo) => {
        const leida = leerPagina(p, cuerpo, {}, contexto);
        for (const campo of p.campos) {
          const escrito = cuerpo[campo.id];
          const desconocido = leida.errores.some(
            (e) => e.campo === campo.id && e.codigo === 'campo-desconocido',
          );
          if (typeof escrito !== 'string' || desconocido || /\p{Cc}|\p{Cs}/u.test(escrito))
            continue;
          expect(leida.crudos[campo.id]).toBe(escrito);
        }
        JSON.stringify(leida);
      }),
      { numRuns: 400 },
    );
  });

  test('normalizar dos veces es lo mismo que una', () => {
    const escritos = fc.record({
      run: fc.integer({ min: 1, max: 99_999_999 }).map(String),
      fono: fc.integer({ min: 200_000_000, max: 999_999_999 }).map(String),
      motivo: fc.string({ unit: 'grapheme', maxLength: 200 }),
      superficie: fc
        .integer({ min: 0, max: 1_000_000 })
        .map((n) => String(n / 100).replace('.', ',')),
      correo: fc.emailAddress(),
      'nacimiento.dia': fc.integer({ min: 1, max: 28 }).map(String),
      'nacimiento.mes': fc.integer({ min: 1, max: 12 }).map(String),
      'nacimiento.anio': fc.integer({ min: 1900, max: 2025 }).map(String),
    });
    fc.assert(
      fc.property(escritos, (cuerpo) => {
        const una = leer('persona', cuerpo).respuestas;
        const dos = leer('persona', crudosDe(pagina('persona'), una, contexto)).respuestas;
        expect(dos).toStrictEqual(una);
      }),
    );
  });
});
