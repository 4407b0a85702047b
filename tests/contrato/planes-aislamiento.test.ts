import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as hitos from '../../src/modulos/evaluacion/planes/repositorio.ts';
import * as avisos from '../../src/modulos/evaluacion/planes/repositorio-avisos.ts';
import * as evidencias from '../../src/modulos/evaluacion/planes/repositorio-evidencias.ts';
import * as plan from '../../src/modulos/evaluacion/planes/repositorio-plan.ts';
import * as uso from '../../src/modulos/tramitacion/cifras/repositorio.ts';
import type { BaseDeDatos, TxMunicipal } from '../../src/plataforma/base-de-datos/base-de-datos.ts';
import { type BaseDePrueba, crearBaseDePrueba } from '../soporte/base-de-prueba.ts';
import { sembrarMunicipio } from '../soporte/municipio-de-prueba.ts';
import { crearPuertosDePrueba, type PuertosDePrueba } from '../soporte/puertos-de-prueba.ts';
import { sinPredicado } from '../soporte/sin-predicado.ts';

const A = 13101;
const B = 5101;
const AHORA = '2026-11-24T15:00:00Z';
const HOY = Temporal.PlainDate.from('2026-11-24');

/** Filas de un municipio, con un texto que solo está en las suyas. */
interface Filas {
  readonly municipioId: number;
  readonly hitoId: string;
  readonly evidenciaId: string;
  readonly avisoId: string;
  readonly funcionarioId: string;
  readonly marca: string;
}

type Uso = (tx: TxMunicipal, ajenas: Filas) => Promise<unknown>;

const autorDe = (f: Filas) => ({ clase: 'funcionario', nombre: f.marca }) as const;
const id = (f: { readonly municipioId: number }, n: number): string =>
  `01930000-0000-7000-8000-${String(f.municipioId * 100 + n).padStart(12, '0')}`;
const hitoDe = (f: Filas, revision: number): hitos.HitoGuardado => ({
  id: f.hitoId,
  nombre: `Hito ${f.marca}`,
  inicio: '2026-01-01',
  termino: '2026-12-31',
  avance: 0.5,
  verificacion: f.marca,
  responsable: f.marca,
  responsableId: f.funcionarioId,
  presupuesto_clp: 1,
  requiere: [],
  accionId: null,
  medida: null,
  medidaValor: null,
  respaldos: 0,
  revision,
});

/** Toda función exportada de los repositorios, usada con identificadores de otro municipio. */
const FUNCIONES: Readonly<Record<string, Uso>> = {
  hitosDe: (tx) => hitos.hitosDe(tx),
  usaLaPlataforma: (tx) => hitos.usaLaPlataforma(tx),
  guardarHito: (tx, f) => hitos.guardarHito(tx, hitoDe(f, 1)),
  anotarMedida: (tx, f) => hitos.anotarMedida(tx, f.hitoId, { avance: 0, valor: 9, ahora: AHORA }),
  retirarHito: (tx, f) => hitos.retirarHito(tx, f.hitoId, AHORA),
  anotarCambio: (tx, f) =>
    hitos.anotarCambio(tx, {
      cambioId: id(f, 90),
      hitoId: f.hitoId,
      datos: {},
      autor: autorDe(f),
      ahora: AHORA,
    }),
  cambiosDe: (tx, f) => hitos.cambiosDe(tx, f.hitoId),
  estrategiaDe: (tx) => hitos.estrategiaDe(tx),
  guardarEstrategia: (tx) =>
    hitos.guardarEstrategia(tx, {
      restricciones: {},
      acciones: ['intranet'],
      autor: { clase: 'plataforma', nombre: 'x' },
      ahora: AHORA,
    }),
  periodoDe: (tx) => plan.periodoDe(tx),
  guardarPeriodo: (tx, f) =>
    plan.guardarPeriodo(
      tx,
      { inicio: '2026-01-01', termino: '2026-12-31', presupuesto_clp: 5, revision: 1 },
      autorDe(f),
      AHORA,
    ),
  evidenciasDe: (tx, f) => evidencias.evidenciasDe(tx, f.hitoId),
  insertarEvidencia: (tx, f) =>
    evidencias.insertarEvidencia(tx, {
      evidenciaId: id(f, 91),
      hitoId: f.hitoId,
      url: 'https://x.cl/',
      actor: autorDe(f),
      ahora: AHORA,
    }),
  retirarEvidencia: (tx, f) => evidencias.retirarEvidencia(tx, f.hitoId, f.evidenciaId, AHORA),
  insertarAvisos: (tx, f) =>
    avisos.insertarAvisos(tx, [
      {
        avisoId: id(f, 92),
        hitoId: f.hitoId,
        clase: 'sin-empezar',
        referencia: '2026-01-01',
        funcionarioId: f.funcionarioId,
        ahora: AHORA,
      },
    ]),
  avisosPendientes: (tx, f) => avisos.avisosPendientes(tx, f.funcionarioId),
  cuentaDe: (tx, f) => avisos.cuentaDe(tx, f.funcionarioId),
  marcarEnviados: (tx, f) => avisos.marcarEnviados(tx, [f.avisoId], 'enviado', AHORA),
  adopcionesPublicadas: (tx) => uso.adopcionesPublicadas(tx),
  ultimoIngresoDe: (tx) => uso.ultimoIngresoDe(tx),
  sumarResumen: (tx) => uso.sumarResumen(tx, '2020-01-01'),
  sumarUso: (tx) => uso.sumarUso(tx, '2020-01-01'),
  hayUso: (tx) => uso.hayUso(tx),
  borrarUso: (tx) => uso.borrarUso(tx, '2020-01-01'),
  agregarUso: (tx) => uso.agregarUso(tx, HOY),
};

describe('planes: cada repositorio, sin el predicado de municipio, no ve ni cambia lo ajeno', () => {
  let prueba: BaseDePrueba;
  let puertos: PuertosDePrueba;
  let descuidada: BaseDeDatos;
  let ajenas: Filas;

  const sembrar = async (municipioId: number): Promise<Filas> => {
    const muni = await sembrarMunicipio(puertos, prueba.duenio, municipioId);
    const f: Filas = {
      municipioId,
      hitoId: id({ municipioId }, 1),
      evidenciaId: id({ municipioId }, 2),
      avisoId: id({ municipioId }, 3),
      funcionarioId: muni.revisora.funcionarioId,
      marca: `solo-de-${municipioId}`,
    };
    await prueba.base.conMunicipio(municipioId, async (tx) => {
      await hitos.guardarHito(tx, hitoDe(f, 0));
      await hitos.anotarCambio(tx, {
        cambioId: id(f, 4),
        hitoId: f.hitoId,
        datos: { marca: f.marca },
        autor: autorDe(f),
        ahora: AHORA,
      });
      await hitos.guardarEstrategia(tx, {
        restricciones: { marca: f.marca },
        acciones: [f.marca],
        autor: autorDe(f),
        ahora: AHORA,
      });
      await plan.guardarPeriodo(
        tx,
        { inicio: '2026-01-01', termino: '2027-12-31', presupuesto_clp: municipioId, revision: 0 },
        autorDe(f),
        AHORA,
      );
      await evidencias.insertarEvidencia(tx, {
        evidenciaId: f.evidenciaId,
        hitoId: f.hitoId,
        url: `https://x.cl/${f.marca}`,
        actor: autorDe(f),
        ahora: AHORA,
      });
      await avisos.insertarAvisos(tx, [
        {
          avisoId: f.avisoId,
          hitoId: f.hitoId,
          clase: 'atrasado',
          referencia: '2026-01-01',
          funcionarioId: f.funcionarioId,
          ahora: AHORA,
        },
      ]);
      await sql`insert into uso_diario values (${municipioId}, '2026-11-01', ${f.marca}, ${f.marca}, ${municipioId})`.execute(
        tx.db,
      );
      await sql`insert into resumen_diario (municipio_id, fecha, tramite_id, ingresados)
        values (${municipioId}, '2026-11-01', ${f.marca}, ${municipioId})`.execute(tx.db);
    });
    return f;
  };
  const retrato = async (municipioId: number): Promise<string> =>
    prueba.base.conMunicipio(municipioId, async ({ db }) => {
      const tablas = [
        'hito_plan',
        'hito_cambio',
        'hito_evidencia',
        'plan_municipal',
        'plan_aviso',
        'uso_diario',
        'estrategia_municipal',
      ];
      const filas: unknown[] = [];
      for (const tabla of tablas) {
        const { rows } = await sql`select * from ${sql.table(tabla)} order by 1, 2`.execute(db);
        filas.push(rows);
      }
      return JSON.stringify(filas);
    });

  beforeAll(async () => {
    prueba = await crearBaseDePrueba();
    puertos = await crearPuertosDePrueba(prueba.base, AHORA);
    descuidada = prueba.abrirOtra([sinPredicado()]);
    await sembrar(A);
    ajenas = await sembrar(B);
  });
  afterAll(async () => {
    await prueba.cerrar();
    await puertos.cerrar();
  });

  it('ninguna función exportada queda fuera de la lista', () => {
    const exportadas = [hitos, plan, evidencias, avisos, uso].flatMap((m) =>
      Object.entries(m)
        .filter(([, valor]) => typeof valor === 'function')
        .map(([nombre]) => nombre),
    );
    expect(Object.keys(FUNCIONES).toSorted()).toEqual(exportadas.toSorted());
  });

  it.each(Object.keys(FUNCIONES))('%s', async (nombre) => {
    const antes = await retrato(B);
    const visto = await descuidada
      .conMunicipio(A, async (tx) => FUNCIONES[nombre]?.(tx, ajenas))
      .catch((error: unknown) => String(error));
    expect(JSON.stringify(visto ?? null)).not.toContain(ajenas.marca);
    if (nombre.startsWith('sumar')) {
      expect(JSON.stringify([...(visto instanceof Map ? visto.values() : [visto])])).not.toContain(
        String(B),
      );
    }
    expect(await retrato(B)).toBe(antes);
  });

  it('las mismas funciones, usadas por su dueño, sí muestran lo suyo', async () => {
    const propias = await descuidada.conMunicipio(B, async (tx) => [
      await hitos.hitosDe(tx),
      await evidencias.evidenciasDe(tx, ajenas.hitoId),
      await hitos.cambiosDe(tx, ajenas.hitoId),
      await hitos.estrategiaDe(tx),
      [...(await uso.sumarUso(tx, '2020-01-01')).keys()],
      [...(await uso.ultimoIngresoDe(tx)).keys()],
    ]);
    for (const parte of propias) expect(JSON.stringify(parte)).toContain(ajenas.marca);
  });

  it('la historia del hito no se borra y los respaldos tampoco', async () => {
    for (const tabla of ['hito_cambio', 'hito_evidencia', 'plan_aviso', 'plan_municipal']) {
      await expect(
        prueba.base.conMunicipio(A, ({ db }) => sql`delete from ${sql.table(tabla)}`.execute(db)),
      ).rejects.toThrow(/permission denied/);
    }
  });
});
