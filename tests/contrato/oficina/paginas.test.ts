import { HtmlValidate } from 'html-validate';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Funcionario } from '../../../src/modulos/tramitacion/expedientes/index.ts';
import { adoptar, publicar } from '../../../src/modulos/tramitacion/tramites/index.ts';
import { crearEscenario, type Escenario } from '../../soporte/escenario.ts';
import { ingresarPrueba } from '../../soporte/municipio-de-prueba.ts';
import { crearOficinaDePrueba, type OficinaDePrueba } from '../../soporte/oficina-de-prueba.ts';

const SANTIAGO = 13101;
/** Más que una página, para que haya siguiente y anterior. */
const CASOS = 30;

let escenario: Escenario;
let oficina: OficinaDePrueba;
let consultas = 0;
const ids: string[] = [];

const contador: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => {
    consultas += 1;
    return result;
  },
};

beforeAll(async () => {
  escenario = await crearEscenario();
  const { puertos, muni, prueba } = escenario;
  await escenario.enMuni(async (tx) => {
    await adoptar(tx, puertos, { tramiteId: 'certificado-numero' });
    await publicar(tx, puertos, 'certificado-numero', { clase: 'plataforma', nombre: 'Prueba' });
  });
  for (let i = 0; i < CASOS; i += 1) {
    const ejemplo = i === 1 ? 'asignar' : 'certificar';
    ids.push((await ingresarPrueba(puertos, muni, ejemplo)).expedienteId);
    escenario.avanzarReloj({ hours: 5 });
  }
  const [primero = '', segundo = '', tercero = ''] = ids;
  await puertos.colas.vaciar();
  await escenario.decidir(primero, { nodo: 'revisar', accion: 'aprobar' });
  await escenario.decidir(segundo, {
    nodo: 'revisar',
    accion: 'rechazar',
    fundamento: 'No corresponde.',
  });
  await escenario.decidir(segundo, { nodo: 'firmar_rechazo', accion: 'firmar' });
  await escenario.pedirCorreccion(tercero);
  await puertos.colas.vaciar();
  oficina = await crearOficinaDePrueba({ ...puertos, base: prueba.abrirOtra([contador]) });
});
afterAll(() => escenario.cerrar());

const pedir = (
  funcionario: Funcionario,
  ruta: string,
  formulario?: Readonly<Record<string, string | readonly string[]>>,
) =>
  oficina.pedir(
    { municipioId: SANTIAGO, funcionario },
    `/santiago/funcionarios${ruta}`,
    formulario,
  );

const validador = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    // Casillas y listas escondidas repiten su nombre: así viajan varios valores.
    'form-dup-name': 'off',
    'long-title': 'off',
    'tel-non-breaking': 'off',
  },
});

/** Consultas de una página, tenga los casos que tenga. */
const MAXIMO_CONSULTAS = 12;
/** Las del guardia (cuenta y papeles) y las que fijan el municipio en sus dos transacciones. */
const DEL_GUARDIA = 4;

type Quien = 'revisora' | 'firmante' | 'administradora';
const caso = (i: number, parte = '') => `/expedientes/${ids[i] ?? ''}${parte}`;

const PAGINAS: readonly (readonly [string, Quien, () => string])[] = [
  ['bandeja', 'revisora', () => '/bandeja'],
  ['bandeja de quien firma', 'firmante', () => '/bandeja?vista=por-firmar'],
  ['bandeja filtrada sin resultados', 'revisora', () => '/bandeja?q=nadie&unidad=dom'],
  ['bandeja sin casos propios', 'revisora', () => '/bandeja?vista=mias'],
  ['terminadas', 'administradora', () => '/bandeja?vista=terminadas'],
  ['caso nuevo', 'revisora', () => caso(5)],
  ['caso de quien administra', 'administradora', () => caso(5)],
  ['caso por firmar', 'firmante', () => caso(0)],
  ['caso terminado', 'firmante', () => caso(1)],
  ['caso en corrección', 'revisora', () => caso(2)],
  ['aprobar', 'revisora', () => caso(5, '/actos/revisar/aprobar')],
  ['rechazar', 'revisora', () => caso(5, '/actos/revisar/rechazar')],
  ['pedir corrección', 'revisora', () => caso(5, '/actos/revisar/pedir_correccion')],
  ['firmar', 'firmante', () => caso(0, '/actos/firmar/firmar')],
  ['tablero', 'administradora', () => '/tablero'],
  ['trámites', 'administradora', () => '/tramites'],
  ['trámite', 'administradora', () => '/tramites/certificado-numero'],
  ['retirar', 'administradora', () => '/tramites/certificado-numero/retirar'],
];

describe.each(PAGINAS)('%s', (_nombre, quien, ruta) => {
  test('es HTML válido y no consulta de más', async () => {
    const funcionario = escenario.muni[quien];
    // La primera visita llena la memoria de definiciones.
    await pedir(funcionario, ruta());
    consultas = 0;
    const { codigo, cuerpo } = await pedir(funcionario, ruta());
    const hechas = consultas - DEL_GUARDIA;
    expect(codigo).toBe(200);
    const informe = await validador.validateString(cuerpo);
    const faltas = informe.results.flatMap(({ messages }) =>
      messages.map((m) => `${m.ruleId}: ${m.message} ${m.selector ?? ''}`),
    );
    expect(faltas).toEqual([]);
    expect(hechas).toBeLessThanOrEqual(MAXIMO_CONSULTAS);
  });
});

describe('páginas que responden a un envío', () => {
  test('la vista previa, el cambio entretanto y los errores son HTML válido', async () => {
    const { revisora, firmante } = escenario.muni;
    const { revision } = await escenario.leer(ids[5] ?? '');
    const _revision = String(revision);
    const respuestas = [
      await pedir(revisora, caso(5, '/actos/revisar/rechazar'), {
        _etapa: 'revisar',
        _revision,
        fundamento_decision: 'Primera razón.\nSegunda razón.',
      }),
      await pedir(revisora, caso(5, '/actos/revisar/rechazar'), {
        _etapa: 'confirmar',
        _revision: '999',
        fundamento_decision: 'Primera razón.',
      }),
      await pedir(revisora, caso(5, '/actos/revisar/pedir_correccion'), {
        _etapa: 'revisar',
        _revision,
        campos: ['rol', 'correo'],
        'motivo-rol': 'No coincide.',
      }),
      await pedir(revisora, caso(5, '/actos/revisar/pedir_correccion'), {
        _etapa: 'revisar',
        _revision,
        campos: ['rol', 'correo'],
        'motivo-rol': 'No coincide.',
        'motivo-correo': 'No existe.',
      }),
      await pedir(firmante, '/bandeja/firmar', { expediente: ids.slice(0, 3) }),
      await pedir(firmante, '/bandeja/tomar', { expediente: ids.slice(5, 7) }),
    ];
    for (const { cuerpo } of respuestas) {
      const informe = await validador.validateString(cuerpo);
      expect(informe.results.flatMap(({ messages }) => messages.map((m) => m.message))).toEqual([]);
    }
    expect(respuestas.map(({ codigo }) => codigo)).toEqual([200, 409, 422, 200, 200, 200]);
  });
});

describe('recorrer la bandeja', () => {
  const foliosDe = (cuerpo: string) =>
    [...cuerpo.matchAll(/class="folio"[^>]*>([^<]+)</g)].map(([, folio]) => folio);

  test('siguiente y anterior muestran todo una sola vez y en orden de vencimiento', async () => {
    const { revisora } = escenario.muni;
    const primera = await pedir(revisora, '/bandeja');
    const siguiente = /<a href="([^"]+)" rel="next"/
      .exec(primera.cuerpo)?.[1]
      ?.replaceAll('&amp;', '&');
    expect(siguiente).toBeDefined();
    const segunda = await oficina.pedir(
      { municipioId: SANTIAGO, funcionario: revisora },
      siguiente ?? '',
    );
    const folios = [...foliosDe(primera.cuerpo), ...foliosDe(segunda.cuerpo)];
    expect(new Set(folios).size).toBe(folios.length);
    // Uno de los casos ya terminó.
    expect(folios).toHaveLength(CASOS - 1);
    const anterior = /<a href="([^"]+)" rel="prev"/
      .exec(segunda.cuerpo)?.[1]
      ?.replaceAll('&amp;', '&');
    const vuelta = await oficina.pedir(
      { municipioId: SANTIAGO, funcionario: revisora },
      anterior ?? '',
    );
    expect(foliosDe(vuelta.cuerpo)).toEqual(foliosDe(primera.cuerpo));
    expect(vuelta.cuerpo).not.toContain('rel="prev"');
  });

  test('busca por folio, RUN, nombre o respuesta, sin comodines', async () => {
    const { revisora, muni } = { revisora: escenario.muni.revisora, muni: escenario.muni };
    const { folio } = await escenario.leer(ids[7] ?? '');
    const buscar = async (q: string) =>
      foliosDe((await pedir(revisora, `/bandeja?q=${encodeURIComponent(q)}`)).cuerpo);
    expect(await buscar(folio)).toEqual([folio]);
    expect((await buscar(String(muni.persona.run))).length).toBe(25);
    expect((await buscar('AVENIDA mátta')).length).toBe(25);
    expect(await buscar('%venida')).toEqual([]);
    expect(await buscar("' or 1=1 --")).toEqual([]);
  });

  test('las cuentas de las pestañas son las filas que muestran', async () => {
    const { cuerpo } = await pedir(escenario.muni.revisora, '/bandeja');
    const cuentas = [...cuerpo.matchAll(/([^<>]+)<span class="cuenta">(\d+)</g)].map(
      ([, nombre, cuenta]) => [nombre, Number(cuenta)],
    );
    expect(Object.fromEntries(cuentas)).toMatchObject({
      Abiertas: CASOS - 1,
      'En corrección': 1,
      'Por firmar': 1,
      Terminadas: 1,
    });
  });
});

describe('ordenanza', () => {
  const trámite = '/tramites/certificado-numero';

  test('la coma chilena se guarda exacta, se audita y cambia lo que se cobra', async () => {
    const { administradora } = escenario.muni;
    const pagina = await pedir(administradora, trámite);
    const vista = /name="vista" value="([^"]+)"/.exec(pagina.cuerpo)?.[1] ?? '';
    const escrito = { vista, unidad: 'dom', 'parametro-utm_derecho': '0,07' };
    const prueba = await pedir(administradora, trámite, { ...escrito, accion: 'ver' });
    expect(prueba.cuerpo).toContain('0,07 UTM');
    expect(prueba.cuerpo).toContain('sin guardar');
    const guardado = await pedir(administradora, trámite, escrito);
    expect(guardado.codigo).toBe(303);
    const cruzado = await pedir(administradora, trámite, escrito);
    expect(cruzado.codigo).toBe(409);
    expect(cruzado.cuerpo).toContain('value="0,07"');
    const fila = await escenario.enMuni(({ db }) =>
      db
        .selectFrom('tramite_adopcion')
        .select('capa')
        .where('municipio_id', '=', SANTIAGO)
        .executeTakeFirstOrThrow(),
    );
    expect(fila.capa).toEqual({ unidad: 'dom', parametros: { utm_derecho: '0.07' } });
    const actos = await escenario.enMuni(({ db }) =>
      db
        .selectFrom('acto_administracion')
        .select(['tipo', 'datos'])
        .where('municipio_id', '=', SANTIAGO)
        .where('tipo', '=', 'tramite-ajustado')
        .execute(),
    );
    expect(actos).toHaveLength(1);
    expect(actos[0]?.datos).toMatchObject({ ahora: { parametros: { utm_derecho: '0.07' } } });
  });

  test('un valor malo conserva lo escrito y dice cómo corregirlo', async () => {
    const { codigo, cuerpo } = await pedir(escenario.muni.administradora, trámite, {
      unidad: 'dom',
      'parametro-utm_derecho': '0.07',
    });
    expect(codigo).toBe(422);
    expect(cuerpo).toContain('Use coma para los decimales');
    expect(cuerpo).toContain('value="0.07"');
  });

  test('retirar y volver a publicar', async () => {
    const { administradora } = escenario.muni;
    expect((await pedir(administradora, `${trámite}/retirar`, {})).codigo).toBe(303);
    expect((await pedir(administradora, trámite)).cuerpo).toContain('Retirado');
    expect((await pedir(administradora, `${trámite}/publicar`)).cuerpo).toContain('Se cobrará');
    expect((await pedir(administradora, `${trámite}/publicar`, {})).codigo).toBe(303);
    expect((await pedir(administradora, trámite)).cuerpo).toContain('Publicado');
  });
});

test('el tablero cuenta lo que pasó', async () => {
  const { cuerpo } = await pedir(escenario.muni.administradora, '/tablero?dias=365');
  expect(cuerpo).toMatch(/Ingresadas<\/dt><dd><strong>30</);
  expect(cuerpo).toMatch(/Rechazadas<\/dt><dd><strong>1</);
  expect(cuerpo).toContain('de 1 caso terminado');
});
