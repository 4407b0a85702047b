import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { abrirColas, migrarColas } from '../../src/plataforma/colas/pg-boss.ts';
import type { Colas } from '../../src/plataforma/colas/puerto.ts';
import { crearRegistro } from '../../src/plataforma/registro/registro.ts';
import { type BaseDePrueba, crearBaseDePrueba } from '../soporte/base-de-prueba.ts';

describe('colas de trabajo sobre PostgreSQL', () => {
  let prueba: BaseDePrueba;
  let colas: Colas;
  beforeAll(async () => {
    prueba = await crearBaseDePrueba();
    await migrarColas(prueba.conexionDuenio);
    colas = await abrirColas(prueba.conexion, crearRegistro('silent'), { trabajar: true });
  });
  afterAll(async () => {
    await colas.detener();
    await prueba.cerrar();
  });

  it('lo encolado en una transacción revertida no existe; lo confirmado se atiende una vez', async () => {
    const atendidos: string[] = [];
    await prueba.base
      .global(async (tx) => {
        await colas.encolar(tx, 'avanzar-expediente', { municipioId: 13101, id: 'revertido' });
        throw new Error('se revierte');
      })
      .catch(() => undefined);
    await prueba.base.global((tx) =>
      colas.encolar(tx, 'avanzar-expediente', { municipioId: 13101, id: 'confirmado' }),
    );
    await colas.atender('avanzar-expediente', async ({ id }) => {
      atendidos.push(id ?? '');
    });
    await expect.poll(() => atendidos, { timeout: 10_000 }).toEqual(['confirmado']);
  });

  it('un trabajo que falla se reintenta y puede salir bien', async () => {
    let intentos = 0;
    await colas.atender('revisar-adjunto', async () => {
      intentos += 1;
      if (intentos === 1) throw new Error('servicio caído');
    });
    await prueba.base.global((tx) =>
      colas.encolar(tx, 'revisar-adjunto', { municipioId: 13101, id: 'x' }),
    );
    await expect.poll(() => intentos, { timeout: 25_000, interval: 250 }).toBe(2);
    expect(await colas.fallidos(13101)).toEqual([]);
  });
});
