import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abrirMedicion } from '../../../src/modulos/evaluacion/encuesta/casos/abrir.ts';
import { guardarRespuestas } from '../../../src/modulos/evaluacion/encuesta/casos/guardar.ts';
import {
  cuestionarioDe,
  programaNacional,
} from '../../../src/modulos/evaluacion/encuesta/index.ts';
import * as repositorio from '../../../src/modulos/evaluacion/encuesta/repositorio.ts';
import * as respuestas from '../../../src/modulos/evaluacion/encuesta/repositorio-respuestas.ts';
import type {
  BaseDeDatos,
  TxMunicipal,
} from '../../../src/plataforma/base-de-datos/base-de-datos.ts';
import { pasarAMunicipio } from '../../../src/plataforma/base-de-datos/pasar-a-municipio.ts';
import { type BaseDePrueba, crearBaseDePrueba } from '../../soporte/base-de-prueba.ts';
import { sembrarMunicipio } from '../../soporte/municipio-de-prueba.ts';
import { crearPuertosDePrueba, type PuertosDePrueba } from '../../soporte/puertos-de-prueba.ts';
import { sinPredicado } from '../../soporte/sin-predicado.ts';

const [A, B] = [13101, 5101];
const AHORA = '2026-11-24T13:00:00Z';
const NUEVA = '01890000-0000-7000-8000-000000000001';
const CAMPANA = { campana_id: 'aislada', instrumento: 'mdm-1', demostracion: false };
const autor = { clase: 'funcionario', nombre: 'Intrusa' } as const;
const escrita = { clase: 'valor', valor: '99' } as const;

let prueba: BaseDePrueba;
let puertos: PuertosDePrueba;
let descuidada: BaseDeDatos;
let ajena: { medicionId: string; evidenciaId: string; funcionarioId: string };

beforeAll(async () => {
  prueba = await crearBaseDePrueba();
  puertos = await crearPuertosDePrueba(prueba.base, AHORA);
  descuidada = prueba.abrirOtra([sinPredicado()]);
  await prueba.base.global(async (tx) => {
    await programaNacional.insertarCampana(tx, {
      ...CAMPANA,
      nombre: 'Aislada',
      version: '1.0.0',
      abre: '2026-01-01',
      cierra: '2026-12-31',
      creada_en: AHORA,
    });
    await programaNacional.invitar(tx, 'aislada', ['13101', '05101'], 165, false, AHORA);
  });
  await crearMedicion(A);
  ajena = await crearMedicion(B);
});
afterAll(async () => {
  await prueba.cerrar();
  await puertos.cerrar();
});

const item = (id: string) => {
  const hallado = cuestionarioDe('mdm-1').plan.instrumento.items.find((i) => i.id === id);
  if (hallado === undefined) throw new Error(id);
  return hallado;
};

/** Una medición con respuestas, choque, enmienda, respaldo, asignación y actos. */
async function crearMedicion(municipioId: number): Promise<typeof ajena> {
  const { revisora } = await sembrarMunicipio(puertos, prueba.duenio, municipioId);
  const medicionId = await abrirMedicion(puertos, CAMPANA, municipioId, autor);
  const evidenciaId = medicionId.replace(/.$/, (c) => (c === '0' ? '1' : '0'));
  const quien = { clase: 'funcionario', nombre: `Autora ${municipioId}` } as const;
  await puertos.base.conMunicipio(municipioId, async (tx) => {
    const guardar = (texto: string, revisionVista: number) =>
      guardarRespuestas(
        tx,
        puertos,
        medicionId,
        [{ item: item('A1.5'), texto, revisionVista }],
        quien,
        'Motivo de prueba de la enmienda',
      );
    await guardar('1', 0);
    await repositorio.cambiarEstado(tx, medicionId, 'observada', {
      actor: quien,
      ahora: AHORA,
      resultado: {},
      blancos: [],
    });
    await guardar('2', 1);
    await guardar('3', 1);
    await respuestas.insertarEvidencia(tx, {
      evidenciaId,
      medicionId,
      itemId: 'A1.5',
      url: `https://ejemplo.cl/${municipioId}`,
      actor: quien,
      ahora: AHORA,
    });
    await repositorio.fijarAsignacion(tx, medicionId, 'a1', [revisora.funcionarioId]);
  });
  return { medicionId, evidenciaId, funcionarioId: revisora.funcionarioId };
}

const version = () => ({
  versionId: NUEVA,
  medicionId: ajena.medicionId,
  itemId: 'A1.5',
  escrita,
  actor: autor,
  ahora: AHORA,
  revision: 9,
  sobreRevision: 8,
  motivo: null,
});

/** Cada función de los repositorios de inquilino, con los identificadores de la otra municipalidad. */
const LEE: Readonly<Record<string, (tx: TxMunicipal) => Promise<unknown>>> = {
  medicionDe: (tx) => repositorio.medicionDe(tx, 'aislada'),
  medicionesDe: (tx) => repositorio.medicionesDe(tx),
  bloquearMedicion: (tx) => repositorio.bloquearMedicion(tx, ajena.medicionId),
  actosDe: (tx) => repositorio.actosDe(tx, ajena.medicionId),
  motivoDeEnmienda: (tx) =>
    repositorio.motivoDeEnmienda(tx, {
      medicion_id: ajena.medicionId,
      firmada_en: '2026-01-01T00:00:00Z',
    }),
  asignacionesDe: (tx) => repositorio.asignacionesDe(tx, ajena.medicionId),
  respuestasDe: (tx) => respuestas.respuestasDe(tx, ajena.medicionId),
  versionesDe: (tx) => respuestas.versionesDe(tx, ajena.medicionId, 'A1.5'),
  versionesVistas: (tx) => respuestas.versionesVistas(tx, ajena.medicionId),
  choquesPendientes: (tx) => respuestas.choquesPendientes(tx, ajena.medicionId),
  enmiendasDe: (tx) => respuestas.enmiendasDe(tx, ajena.medicionId),
  evidenciasDe: (tx) => respuestas.evidenciasDe(tx, ajena.medicionId),
};
const ESCRIBE: Readonly<Record<string, (tx: TxMunicipal) => Promise<unknown>>> = {
  insertarMedicion: (tx) =>
    repositorio.insertarMedicion(tx, {
      medicionId: ajena.medicionId,
      campanaId: 'aislada',
      instrumento: 'mdm-1',
      demostracion: false,
      ahora: AHORA,
    }),
  cambiarEstado: (tx) => repositorio.cambiarEstado(tx, ajena.medicionId, 'aceptada'),
  insertarActo: (tx) =>
    repositorio.insertarActo(tx, {
      actoId: NUEVA,
      medicionId: ajena.medicionId,
      tipo: 'x',
      datos: {},
      actor: autor,
      ahora: AHORA,
    }),
  fijarAsignacion: (tx) =>
    repositorio.fijarAsignacion(tx, ajena.medicionId, 'a1', [ajena.funcionarioId]),
  insertarVersiones: (tx) => respuestas.insertarVersiones(tx, [version()]),
  ponerVigentes: (tx) => respuestas.ponerVigentes(tx, [version()]),
  insertarEvidencia: (tx) =>
    respuestas.insertarEvidencia(tx, {
      evidenciaId: NUEVA,
      medicionId: ajena.medicionId,
      itemId: 'A1.5',
      url: 'https://intrusa.cl',
      actor: autor,
      ahora: AHORA,
    }),
  retirarEvidencia: (tx) =>
    respuestas.retirarEvidencia(tx, ajena.medicionId, ajena.evidenciaId, AHORA),
};

const TABLAS = [
  'medicion',
  'respuesta_item',
  'respuesta_version',
  'evidencia',
  'asignacion',
  'medicion_acto',
] as const;

async function retrato(municipioId: number): Promise<string> {
  const partes: string[] = [];
  for (const tabla of TABLAS) {
    const { rows } = await prueba.duenio.conMunicipio(municipioId, ({ db }) =>
      sql<{ md5: string | null }>`
        select md5(string_agg(t::text, '|' order by t::text)) as md5
        from ${sql.table(tabla)} t where municipio_id = ${municipioId}`.execute(db),
    );
    if (rows[0]?.md5 == null) throw new Error(`${tabla} está vacía: no probaría nada`);
    partes.push(`${tabla}:${rows[0].md5}`);
  }
  return partes.join('\n');
}

describe('los repositorios de la encuesta frente a otra municipalidad', () => {
  it('la lista está entera', () => {
    const listadas = new Set([...Object.keys(LEE), ...Object.keys(ESCRIBE)]);
    const faltan = [repositorio, respuestas]
      .flatMap((modulo) => Object.entries(modulo))
      .filter(([nombre, valor]) => typeof valor === 'function' && !listadas.has(nombre))
      .map(([nombre]) => nombre);
    expect(faltan).toEqual([]);
  });

  it.each(Object.entries(LEE))(
    '%s no muestra nada ajeno, y sí lo propio',
    async (_nombre, usar) => {
      for (const base of [puertos.base, descuidada]) {
        const visto = JSON.stringify((await base.conMunicipio(A, usar)) ?? null);
        for (const marca of [
          ajena.medicionId,
          ajena.evidenciaId,
          ajena.funcionarioId,
          'Autora 5101',
        ])
          expect(visto).not.toContain(marca);
      }
      const propio = JSON.stringify((await puertos.base.conMunicipio(B, usar)) ?? null);
      expect(propio.length).toBeGreaterThan(20);
    },
  );

  it.each(Object.entries(ESCRIBE))('%s no cambia nada ajeno', async (_nombre, usar) => {
    const antes = await retrato(B);
    for (const base of [puertos.base, descuidada]) {
      try {
        await base.conMunicipio(A, usar);
      } catch (error) {
        expect(error).toHaveProperty('code');
      }
    }
    expect(await retrato(B)).toBe(antes);
  });

  it('al pasar de un municipio a otro en una transacción solo se ve el de turno', async () => {
    const visto = await descuidada.global(async (tx) => {
      const todos = async () =>
        (await tx.db.selectFrom('medicion').select('municipio_id').execute()).map(
          (f) => f.municipio_id,
        );
      const antes = await todos();
      await pasarAMunicipio(tx, A);
      const enA = await todos();
      await pasarAMunicipio(tx, B);
      return { antes, enA, enB: await todos() };
    });
    expect(visto).toEqual({ antes: [], enA: [A], enB: [B] });
    await expect(puertos.base.global((tx) => pasarAMunicipio(tx, Number.NaN))).rejects.toThrow(
      RangeError,
    );
  });
});
