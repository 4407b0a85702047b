import { describe, expect, it } from 'vitest';
import { cargarCalendario, cargarComunas } from '../plataforma/datos-legales.ts';
import type { ModuloCli } from './contexto.ts';
import { ejecutar } from './programa.ts';

const calendario = cargarCalendario();
const comunas = cargarComunas();

async function muni(
  args: readonly string[],
  modulos?: readonly ModuloCli[],
): Promise<{ codigo: number; salida: string; error: string }> {
  const salida: string[] = [];
  const error: string[] = [];
  const contexto = {
    calendario: () => calendario,
    comunas: () => comunas,
    escribir: (t: string) => void salida.push(t),
    escribirError: (t: string) => void error.push(t),
  };
  const codigo = await ejecutar(['node', 'muni', ...args], contexto, modulos);
  return { codigo, salida: salida.join('\n'), error: error.join('\n') };
}

describe('muni rut', () => {
  it.each([
    [['rut', '12345678-5'], 0, '12.345.678-5 válido'],
    [['rut', '69254000k'], 0, '69.254.000-K válido'],
    [
      ['rut', '12.345.678-4'],
      1,
      'No es válido. El dígito verificador no corresponde al número. Revise que esté completo y bien escrito. Con ese número sería 12.345.678-5.',
    ],
    [['rut', '0-0'], 1, 'No es válido. El RUN no puede ser cero.'],
  ])('%j', async (args, codigo, salida) => {
    expect(await muni(args)).toEqual({ codigo, salida, error: '' });
  });

  it('responde en JSON', async () => {
    const valido = await muni(['rut', '--json', '12345678-5']);
    expect(JSON.parse(valido.salida)).toEqual({
      valido: true,
      rut: '12.345.678-5',
      numero: 12345678,
      dv: '5',
    });
    const malo = await muni(['rut', 'x', '--json']);
    expect(malo.codigo).toBe(1);
    expect(JSON.parse(malo.salida)).toMatchObject({ valido: false, error: 'caracteres' });
  });
});

describe('muni plazo', () => {
  const plazo = (linea: string) => muni(['plazo', ...linea.split(' ')]);

  it.each([
    ['--desde 2026-04-10 --dias 5', '2026-04-17'],
    ['--desde 10-04-2026 --dias 5', '2026-04-17'],
    ['--desde 2026-06-25 --meses 6', '2026-12-28'],
    ['--desde 2026-04-10 --dias 5 --meses 6', '2026-10-19'],
    ['--desde 2026-08-19 --dias 30 --corridos', '2026-09-21'],
    ['--desde 2027-06-02 --dias 5 --comuna 15101', '2027-06-10'],
    ['--desde 2027-06-02 --dias 5 --comuna arica', '2027-06-10'],
    ['--desde 2027-06-02 --dias 5 --comuna 1101', '2027-06-09'],
  ])('%s vence el %s', async (linea, esperado) => {
    expect(await plazo(linea)).toEqual({ codigo: 0, salida: esperado, error: '' });
  });

  it('explica en una frase', async () => {
    const { salida } = await plazo('--desde 2026-09-17 --dias 5 --explicar');
    const [fecha, frase] = salida.split('\n');
    expect(fecha).toBe('2026-09-25');
    expect(frase).toContain('el viernes 18 de septiembre (Independencia Nacional)');
  });

  it('explica meses y días en una sola frase', async () => {
    const { salida } = await plazo('--desde 2026-04-10 --dias 5 --meses 6 --explicar');
    expect(salida.split('\n')[1]).toMatch(
      /^Se llega al 10 de octubre de 2026 a los 6 meses desde el 10 de abril de 2026 y el plazo de 5 días hábiles contado desde el 10 de octubre de 2026 vence el lunes 19 de octubre de 2026 \(Ley 19\.880, art\. 25\); no se cuentan el lunes 12 de octubre [^.]*\.$/,
    );
  });

  it('entrega JSON', async () => {
    const { salida } = await plazo('--desde 2026-09-17 --dias 1 --json');
    expect(JSON.parse(salida)).toMatchObject({
      vence: '2026-09-21',
      tipo: 'habiles',
      dias: 1,
      cut: null,
      saltados: [
        { fecha: '2026-09-18', motivo: 'Independencia Nacional' },
        { fecha: '2026-09-19', motivo: 'sábado' },
        { fecha: '2026-09-20', motivo: 'domingo' },
      ],
    });
  });

  it.each([
    ['--dias 5', 'Falta la opción obligatoria'],
    ['--desde 2026-04-10', 'Indique --dias, --meses o ambos'],
    ['--desde 2026-04-10 --dias 5 --meses 241', '--meses debe ser'],
    ['--desde 2026-02-30 --dias 5', 'no existe'],
    ['--desde ayer --dias 5', 'Escriba la fecha'],
    ['--desde 2026-04-10 --dias 0', 'número entero'],
    ['--desde 2026-04-10 --dias 2,5', 'número entero'],
    ['--desde 2026-04-10 --meses 1 --corridos', '--corridos'],
    ['--desde 2035-12-20 --dias 30', 'feriados cargados'],
    ['--desde 2040-01-01 --dias 1', 'feriados cargados'],
    ['--desde 2026-04-10 --dias 5 --comuna 99999', 'No hay una comuna'],
    ['--desde 2026-04-10 --dias 5 --comuna santigo', '¿Quiso decir Santiago (13101)?'],
    ['--desde 2026-04-10 --dias 5 --nada', 'No existe la opción --nada'],
    ['--desde 2026-04-10 --dias', 'Falta el valor'],
    ['--desde 2026-04-10 --dias 5 sobra', 'Sobran argumentos'],
  ])('mal uso: %s', async (linea, mensaje) => {
    const r = await plazo(linea);
    expect(r.codigo).toBe(2);
    expect(r.salida).toBe('');
    expect(r.error).toContain(mensaje);
    expect(r.error).not.toMatch(/error:|option|argument\b/);
  });
});

describe('muni feriados', () => {
  it('lista los del año con su ley', async () => {
    const { codigo, salida } = await muni(['feriados', '2026']);
    expect(codigo).toBe(0);
    expect(salida.split('\n')).toHaveLength(16);
    expect(salida).toContain('2026-12-25  viernes    Navidad. Ley 2.977, art. 1');
  });

  it('agrega los de la comuna', async () => {
    const { salida } = await muni(['feriados', '2026', '--comuna', 'Chillán', '--json']);
    const lista: unknown = JSON.parse(salida);
    expect(lista).toContainEqual(
      expect.objectContaining({ fecha: '2026-08-20', ley: 'Ley 20.768' }),
    );
  });

  it.each([['26'], ['2036'], ['abcd']])('mal uso: %s', async (anio) => {
    expect((await muni(['feriados', anio])).codigo).toBe(2);
  });
});

describe('programa', () => {
  it.each([[['--help']], [['plazo', '--help']], [['rut', '-h']], [['ayuda', 'feriados']]])(
    'ayuda en español: %j',
    async (args) => {
      const { codigo, salida } = await muni(args);
      expect(codigo).toBe(0);
      expect(salida).toMatch(/^Uso: muni/);
      expect(salida).not.toMatch(/Usage|Options|Commands|display|\[options\]/);
    },
  );

  it('sin comando muestra la ayuda como mal uso', async () => {
    const r = await muni([]);
    expect(r.codigo).toBe(2);
    expect(r.error).toContain('Uso: muni');
  });

  it('comando desconocido', async () => {
    const r = await muni(['volar']);
    expect(r).toMatchObject({
      codigo: 2,
      error: 'No existe el comando "volar". Vea la ayuda con --help.',
    });
  });

  it('admite módulos nuevos y asíncronos, y no oculta sus fallas', async () => {
    const modulo = (accion: () => Promise<void>): ModuloCli => ({
      nombre: 'prueba',
      registrar: (programa, contexto) => {
        programa.command('prueba').action(async () => {
          await accion();
          contexto.terminar({ codigo: 1, salida: 'no', json: {} }, false);
        });
      },
    });
    expect(await muni(['prueba'], [modulo(async () => undefined)])).toEqual({
      codigo: 1,
      salida: 'no',
      error: '',
    });
    const falla = modulo(() => Promise.reject(new Error('roto')));
    await expect(muni(['prueba'], [falla])).rejects.toThrow('roto');
  });
});
