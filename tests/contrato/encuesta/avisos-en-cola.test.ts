import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invitarMunicipios } from '../../../src/modulos/evaluacion/encuesta/casos/gestionar-campana.ts';
import {
  crearEnvioDeAvisos,
  programaNacional,
} from '../../../src/modulos/evaluacion/encuesta/index.ts';
import { abrirColas, migrarColas } from '../../../src/plataforma/colas/pg-boss.ts';
import type { Colas } from '../../../src/plataforma/colas/puerto.ts';
import { crearRegistro } from '../../../src/plataforma/registro/registro.ts';
import { type BaseDePrueba, crearBaseDePrueba } from '../../soporte/base-de-prueba.ts';
import { sembrarMunicipio } from '../../soporte/municipio-de-prueba.ts';
import { crearPuertosDePrueba, type PuertosDePrueba } from '../../soporte/puertos-de-prueba.ts';

const A = 13101;
const ana = { clase: 'funcionario', nombre: 'Ana' } as const;

describe('avisos de campaña con las colas de verdad', () => {
  let prueba: BaseDePrueba;
  let puertos: PuertosDePrueba;
  let colas: Colas;
  beforeAll(async () => {
    prueba = await crearBaseDePrueba();
    await migrarColas(prueba.conexionDuenio);
    colas = await abrirColas(prueba.conexion, crearRegistro('silent'), { trabajar: true });
    puertos = await crearPuertosDePrueba(prueba.base, '2026-11-24T12:00:00Z');
    await sembrarMunicipio(puertos, prueba.duenio, A);
    await prueba.base.global((tx) =>
      programaNacional.insertarCampana(tx, {
        campana_id: 'real',
        nombre: 'Real',
        instrumento: 'mdm-1',
        version: '1.0.0',
        abre: '2026-11-01',
        cierra: '2026-12-31',
        demostracion: false,
        creada_en: '2026-11-01T00:00:00Z',
      }),
    );
  });
  afterAll(async () => {
    await colas.detener();
    await puertos.cerrar();
    await prueba.cerrar();
  });

  const invitar = (falla: boolean) =>
    prueba.base.global(async (tx) => {
      await invitarMunicipios(
        tx,
        { ...puertos, colas },
        { campanaId: 'real', cuts: ['13101'], actor: ana },
      );
      if (falla) throw new Error('se revierte');
    });

  it('si la transacción se revierte no hay invitación ni trabajo; si no, llega un correo', async () => {
    let atendidos = 0;
    const enviar = crearEnvioDeAvisos(
      { ...puertos, colas },
      { porId: new Map([[A, { municipioId: A, slug: 'uno', nombre: 'Uno' }]]) },
    );
    await colas.atender('avisos-campana', async (datos) => {
      atendidos += 1;
      await enviar(datos);
    });
    await invitar(true).catch(() => undefined);
    expect(
      await prueba.base.global((tx) => programaNacional.municipiosDe(tx, 'real')),
    ).toHaveLength(0);
    await invitar(false);
    await expect
      .poll(async () => (await puertos.correo.listarBandejaLocal()).length, { timeout: 15_000 })
      .toBe(1);
    const [correo] = await puertos.correo.listarBandejaLocal();
    expect(correo?.asunto).toBe('Invitación: Real');
    expect(atendidos).toBe(2);
  });

  it('repetir el trabajo de reparto o el de un correo no manda otro', async () => {
    const enviar = crearEnvioDeAvisos(
      { ...puertos, colas: puertos.colas },
      { porId: new Map([[A, { municipioId: A, slug: 'uno', nombre: 'Uno' }]]) },
    );
    const { aviso_id: id } = await prueba.base.global(({ db }) =>
      db.selectFrom('campana_aviso').select('aviso_id').executeTakeFirstOrThrow(),
    );
    await enviar({ municipioId: A, id });
    expect(puertos.colas.pendientes.filter((t) => t.cola === 'avisos-campana')).toEqual([]);
    expect(await puertos.correo.listarBandejaLocal()).toHaveLength(1);
  });
});
