import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Funcionario, Ingresado } from '../../../src/modulos/tramitacion/expedientes/index.ts';
import { adoptar } from '../../../src/modulos/tramitacion/tramites/index.ts';
import { crearEscenario, type Escenario } from '../../soporte/escenario.ts';
import { ingresarPrueba, sembrarMunicipio } from '../../soporte/municipio-de-prueba.ts';
import { crearOficinaDePrueba, type OficinaDePrueba } from '../../soporte/oficina-de-prueba.ts';

const SANTIAGO = 13101;
const VALPARAISO = 5101;

let escenario: Escenario;
let oficina: OficinaDePrueba;
let caso: Ingresado;
let ajeno: Ingresado;
let documentoId: string;
let papeles: Readonly<Record<'revisor' | 'firmante' | 'administrador', Funcionario>>;
let deValparaiso: Funcionario;

beforeAll(async () => {
  escenario = await crearEscenario();
  const { puertos, muni, prueba } = escenario;
  oficina = await crearOficinaDePrueba(puertos);
  const otro = await sembrarMunicipio(puertos, prueba.duenio, VALPARAISO);
  for (const municipioId of [SANTIAGO, VALPARAISO]) {
    await puertos.base.conMunicipio(municipioId, (tx) =>
      adoptar(tx, puertos, { tramiteId: 'certificado-numero' }),
    );
  }
  caso = await ingresarPrueba(puertos, muni);
  ajeno = await ingresarPrueba(puertos, otro);
  await puertos.colas.vaciar();
  const { documento_id: id } = await escenario.enMuni(({ db }) =>
    db
      .selectFrom('documento')
      .select('documento_id')
      .where('municipio_id', '=', SANTIAGO)
      .where('expediente_id', '=', caso.expedienteId)
      .where('codigo_verificacion', 'is not', null)
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  documentoId = id;
  papeles = {
    revisor: muni.revisora,
    firmante: muni.firmante,
    administrador: muni.administradora,
  };
  deValparaiso = otro.administradora;
});
afterAll(() => escenario.cerrar());

type Papel = 'revisor' | 'firmante' | 'administrador';

/** Rutas de la oficina y qué se responde a cada papel. */
const RUTAS: readonly (readonly [string, (c: Ingresado) => string, readonly Papel[]])[] = [
  ['bandeja', () => '/bandeja', ['revisor', 'firmante', 'administrador']],
  ['tablero', () => '/tablero', ['revisor', 'firmante', 'administrador']],
  ['caso', (c) => `/expedientes/${c.expedienteId}`, ['revisor', 'firmante', 'administrador']],
  [
    'documento',
    (c) => `/expedientes/${c.expedienteId}/documentos/${documentoId}`,
    ['revisor', 'firmante', 'administrador'],
  ],
  [
    'exportar',
    (c) => `/expedientes/${c.expedienteId}/exportar`,
    ['revisor', 'firmante', 'administrador'],
  ],
  [
    'revocar',
    (c) => `/expedientes/${c.expedienteId}/documentos/${documentoId}/revocar`,
    ['firmante', 'administrador'],
  ],
  ['borrador', (c) => `/expedientes/${c.expedienteId}/borrador/certificado`, ['revisor']],
  ['trámites', () => '/tramites', ['administrador']],
  ['trámite', () => '/tramites/certificado-numero', ['administrador']],
  ['publicar', () => '/tramites/certificado-numero/publicar', ['administrador']],
  ['retirar', () => '/tramites/certificado-numero/retirar', ['administrador']],
];

describe('quién ve qué', () => {
  test.each(RUTAS)('%s', async (_nombre, ruta, admitidos) => {
    for (const papel of ['revisor', 'firmante', 'administrador'] as const) {
      const { codigo } = await oficina.pedir(
        { municipioId: SANTIAGO, funcionario: papeles[papel] },
        `/santiago/funcionarios${ruta(caso)}`,
      );
      expect([papel, codigo]).toEqual([papel, admitidos.includes(papel) ? 200 : 404]);
    }
  });

  test.each(RUTAS)('%s no se abre desde otra municipalidad ni sin sesión', async (_n, ruta) => {
    const url = `/santiago/funcionarios${ruta(caso)}`;
    const deOtra = await oficina.pedir({ municipioId: VALPARAISO, funcionario: deValparaiso }, url);
    expect(deOtra.codigo).toBe(404);
    expect(deOtra.cuerpo).not.toContain(caso.folio);
    const sinSesion = await oficina.pedir(undefined, url);
    expect(sinSesion.codigo).toBe(303);
    expect(sinSesion.cabeceras.location).toMatch(/^\/santiago\/funcionarios\?destino=/);
  });

  test('un caso de otra municipalidad no existe aquí, tampoco para quien administra', async () => {
    for (const parte of ['', '/exportar', '/actos/revisar/aprobar']) {
      const { codigo } = await oficina.pedir(
        { municipioId: SANTIAGO, funcionario: papeles.administrador },
        `/santiago/funcionarios/expedientes/${ajeno.expedienteId}${parte}`,
      );
      expect(codigo).toBe(404);
    }
  });

  test('un identificador que no es tal da 404 y no una falla', async () => {
    for (const id of ['1', "x' or 1=1", '..%2f..', 'f'.repeat(36)]) {
      const { codigo } = await oficina.pedir(
        { municipioId: SANTIAGO, funcionario: papeles.revisor },
        `/santiago/funcionarios/expedientes/${encodeURIComponent(id)}`,
      );
      expect(codigo).toBe(404);
    }
  });
});

/** Escrituras y a quién se le niegan. El caso no puede cambiar con ninguna. */
const ESCRITURAS: readonly (readonly [string, string, readonly Papel[]])[] = [
  ['/tomar', 'tomar', ['firmante', 'administrador']],
  ['/asignar', 'asignar', ['revisor', 'firmante']],
  ['/actos/revisar/aprobar', 'aprobar', ['firmante', 'administrador']],
  ['/actos/revisar/rechazar', 'rechazar', ['firmante', 'administrador']],
  ['/actos/firmar/firmar', 'firmar', ['revisor', 'firmante', 'administrador']],
  ['/completar-firma', 'completar', ['revisor', 'administrador']],
];

describe('quién cambia qué', () => {
  test.each(ESCRITURAS)('POST %s', async (ruta, _nombre, negados) => {
    const antes = await escenario.leer(caso.expedienteId);
    const intentos = [
      ...negados.map((papel) => ({ municipioId: SANTIAGO, funcionario: papeles[papel] })),
      { municipioId: VALPARAISO, funcionario: deValparaiso },
      undefined,
    ];
    for (const quien of intentos) {
      const { codigo } = await oficina.pedir(
        quien,
        `/santiago/funcionarios/expedientes/${caso.expedienteId}${ruta}`,
        {
          _etapa: 'confirmar',
          _revision: String(antes.revision),
          fundamento_decision: 'x',
          destinatario: papeles.revisor.funcionarioId,
        },
      );
      expect([303, 404, 409]).toContain(codigo);
      if (quien !== undefined) expect(codigo).not.toBe(303);
    }
    expect(await escenario.leer(caso.expedienteId)).toEqual(antes);
  });

  test('solo quien administra ajusta y publica trámites', async () => {
    for (const papel of ['revisor', 'firmante'] as const) {
      for (const parte of ['', '/publicar', '/retirar', '/actualizar', '/adoptar']) {
        const { codigo } = await oficina.pedir(
          { municipioId: SANTIAGO, funcionario: papeles[papel] },
          `/santiago/funcionarios/tramites/certificado-numero${parte}`,
          { 'parametro-utm_derecho': '9', unidad: 'dom' },
        );
        expect(codigo).toBe(404);
      }
    }
  });

  test('firmar varios exige el papel de firma', async () => {
    const { codigo } = await oficina.pedir(
      { municipioId: SANTIAGO, funcionario: papeles.revisor },
      '/santiago/funcionarios/bandeja/firmar',
      { expediente: caso.expedienteId },
    );
    expect(codigo).toBe(404);
  });
});
