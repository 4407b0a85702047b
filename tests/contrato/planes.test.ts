import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HitoPorGuardar } from '../../src/modulos/evaluacion/planes/casos.ts';
import {
  enviarAvisoDePlan,
  ordenarAvisosDePlan,
} from '../../src/modulos/evaluacion/planes/index.ts';
import { cambiosDe } from '../../src/modulos/evaluacion/planes/repositorio.ts';
import { guardarPeriodo } from '../../src/modulos/evaluacion/planes/repositorio-plan.ts';
import {
  A,
  abrirPlanes,
  ana,
  beto,
  HITO,
  municipios,
  type PlanesDePrueba,
} from './planes-soporte.ts';

describe('planes en la base', () => {
  let p: PlanesDePrueba;
  beforeAll(async () => {
    p = await abrirPlanes();
  });
  afterAll(() => p.cerrar());

  const camposMalos = async (h: HitoPorGuardar): Promise<readonly string[]> => {
    const r = await p.guardar(h);
    return r.ok || r.error.clase !== 'datos' ? [] : r.error.errores.map((e) => e.campo);
  };

  it('lo mal escrito no se guarda y dice en qué campo', async () => {
    expect(await camposMalos({ ...HITO, termino: '2026-12-31' })).toEqual(['termino']);
    expect(await camposMalos({ ...HITO, presupuesto_clp: -1 })).toEqual(['presupuesto']);
    expect(await camposMalos({ ...HITO, avance: 1.5 })).toEqual(['avance']);
    expect(await camposMalos({ ...HITO, medida: { clave: 'solicitudes', meta: 0 } })).toEqual([
      'meta',
    ]);
    const uno = await p.creado({ ...HITO, nombre: 'Uno' });
    const dos = await p.creado({
      ...HITO,
      nombre: 'Dos',
      inicio: '2027-03-01',
      termino: '2027-05-01',
      requiere: [uno],
    });
    // Cerrar el ciclo, o alargar el primero hasta pisar al segundo.
    expect(await camposMalos({ ...HITO, id: uno, revision: 1, requiere: [dos] })).toContain(
      'requiere',
    );
    expect(await camposMalos({ ...HITO, id: uno, revision: 1, termino: '2027-04-01' })).toEqual([
      'termino',
    ]);
  });

  it('fuera del período del plan no entra', async () => {
    await p.prueba.base.conMunicipio(A, (tx) =>
      guardarPeriodo(
        tx,
        { inicio: '2026-01-01', termino: '2027-12-31', presupuesto_clp: 50_000_000, revision: 0 },
        ana,
        '2026-11-24T15:00:00Z',
      ),
    );
    expect(await camposMalos({ ...HITO, termino: '2028-01-01' })).toEqual(['termino']);
    expect(await camposMalos({ ...HITO, inicio: '2025-12-31' })).toEqual(['inicio']);
    const otra = await p.prueba.base.conMunicipio(A, (tx) =>
      guardarPeriodo(
        tx,
        { inicio: '2026-01-01', termino: '2029-12-31', presupuesto_clp: null, revision: 0 },
        beto,
        '2026-11-24T15:00:00Z',
      ),
    );
    expect(otra).toBe(false);
  });

  it('dos personas a la vez: una guarda, la otra ve lo guardado y nada se pisa', async () => {
    const id = await p.creado({ ...HITO, nombre: 'Compartido' });
    const [uno, dos] = await Promise.all([
      p.guardar({ ...HITO, nombre: 'Compartido', id, revision: 1, avance: 0.5 }, ana),
      p.guardar({ ...HITO, nombre: 'Compartido', id, revision: 1, avance: 0.2 }, beto),
    ]);
    const malas = [uno, dos].filter((r) => !r.ok);
    expect(malas).toHaveLength(1);
    const vigente = await p.hito(id);
    expect(malas[0]).toMatchObject({
      error: { clase: 'choque', vigente: { avance: vigente?.avance, revision: 2 } },
    });
    const historia = await p.prueba.base.conMunicipio(A, (tx) => cambiosDe(tx, id));
    expect(historia).toHaveLength(2);
    expect(historia.find((c) => c.datos.antes !== null)).toMatchObject({
      datos: { antes: { avance: 0 }, despues: { avance: vigente?.avance } },
    });
  });

  it('avisa por correo una sola vez a quien responde, con todas sus alertas', async () => {
    const responsableId = p.muni.revisora.funcionarioId;
    const previo = await p.creado({
      ...HITO,
      nombre: 'Vencido',
      inicio: '2026-02-01',
      termino: '2026-10-01',
      responsableId,
    });
    await p.creado({
      ...HITO,
      nombre: 'En espera',
      inicio: '2026-11-01',
      termino: '2027-10-01',
      requiere: [previo],
      responsableId,
    });
    await p.creado({
      ...HITO,
      nombre: 'Completo',
      inicio: '2026-02-01',
      termino: '2026-09-01',
      avance: 1,
      responsableId,
    });
    await p.puertos.colas.atender('enviar-aviso-de-plan', async ({ municipioId, id }) => {
      const m = municipios.find((x) => x.municipioId === municipioId);
      if (m !== undefined && id !== undefined) await enviarAvisoDePlan(p.puertos, m, id);
    });
    await ordenarAvisosDePlan(p.puertos, municipios);
    await p.puertos.colas.vaciar(['enviar-aviso-de-plan']);
    await ordenarAvisosDePlan(p.puertos, municipios);
    await p.puertos.colas.vaciar(['enviar-aviso-de-plan']);
    const correos = (await p.puertos.correo.listarBandejaLocal()).filter((c) =>
      c.asunto.startsWith('Plan digital'),
    );
    expect(correos).toHaveLength(1);
    expect(correos[0]?.asunto).toContain('4 alertas');
    expect(correos[0]?.texto).toContain('«Vencido» venció el 01-10-2026.');
    expect(correos[0]?.texto).toContain('«En espera» debió empezar el 01-11-2026.');
    expect(correos[0]?.texto).toContain('«En espera» espera a «Vencido»');
    expect(correos[0]?.texto).toContain('«Completo» está completo sin respaldo.');
  });
});
