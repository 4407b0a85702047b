import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import certificado from '../../catalogo/certificado-numero/tramite.ts';
import type { FuenteDeCifras } from '../../src/modulos/cifras.ts';
import { medir } from '../../src/modulos/evaluacion/encuesta/medir.ts';
import {
  compilar,
  leerInstrumento,
  leerReglasDeGrupo,
} from '../../src/modulos/evaluacion/madurez/index.ts';
import { guardarHito, type HitoPorGuardar } from '../../src/modulos/evaluacion/planes/casos.ts';
import {
  crearRegistroDeCifras,
  enviarAvisoDePlan,
  hitosDeHoy,
  ordenarAvisosDePlan,
  planesEnTablero,
  proveedorDeCifras,
  recalcularCifras,
} from '../../src/modulos/evaluacion/planes/index.ts';
import { publicarPlan } from '../../src/modulos/evaluacion/planes/publicados.ts';
import { cambiosDe, hitosDe } from '../../src/modulos/evaluacion/planes/repositorio.ts';
import { guardarPeriodo } from '../../src/modulos/evaluacion/planes/repositorio-plan.ts';
import { cargarTerritorio } from '../../src/modulos/gobierno/territorio/index.ts';
import { fuentesDeTramitacion } from '../../src/modulos/tramitacion/cifras/index.ts';
import { type BaseDePrueba, crearBaseDePrueba } from '../soporte/base-de-prueba.ts';
import {
  ingresarPrueba,
  type MunicipioDePrueba,
  sembrarMunicipio,
} from '../soporte/municipio-de-prueba.ts';
import { crearPuertosDePrueba, type PuertosDePrueba } from '../soporte/puertos-de-prueba.ts';

const A = 13101;
const B = 5101;
const ana = { clase: 'funcionario', nombre: 'Ana' } as const;
const beto = { clase: 'funcionario', nombre: 'Beto' } as const;
const HITO: HitoPorGuardar = {
  id: '',
  nombre: 'Intranet',
  inicio: '2027-01-01',
  termino: '2027-03-01',
  avance: 0,
  verificacion: 'Acta',
  responsable: 'Ana',
  responsableId: null,
  presupuesto_clp: null,
  requiere: [],
  accionId: null,
  medida: null,
  revision: 0,
};

describe('planes y cifras en la base', () => {
  let prueba: BaseDePrueba;
  let puertos: PuertosDePrueba;
  let muni: MunicipioDePrueba;
  const municipios = [A, B].map((municipioId) => ({
    municipioId,
    nombre: `Comuna ${municipioId}`,
    slug: `m${municipioId}`,
    zonaHoraria: 'America/Santiago',
  }));
  const registro = crearRegistroDeCifras(fuentesDeTramitacion);

  beforeAll(async () => {
    prueba = await crearBaseDePrueba();
    puertos = await crearPuertosDePrueba(prueba.base, '2026-11-24T15:00:00Z');
    muni = await sembrarMunicipio(puertos, prueba.duenio, A);
    await sembrarMunicipio(puertos, prueba.duenio, B);
    await prueba.base.conMunicipio(A, ({ db }) =>
      db
        .insertInto('tramite_adopcion')
        .values({
          municipio_id: A,
          tramite_id: certificado.id,
          version: certificado.version,
          estado: 'publicado',
          publicado_en: '2026-01-01T00:00:00Z',
          actualizado_en: '2026-01-01T00:00:00Z',
        })
        .execute(),
    );
  });
  afterAll(async () => {
    await puertos.cerrar();
    await prueba.cerrar();
  });

  const guardar = (h: HitoPorGuardar, autor: typeof ana | typeof beto = ana) =>
    prueba.base.conMunicipio(A, (tx) => guardarHito(tx, puertos, h, autor));
  const creado = async (h: HitoPorGuardar): Promise<string> => {
    const r = await guardar(h);
    if (!r.ok) throw new Error(JSON.stringify(r.error));
    return r.valor;
  };
  const hito = async (id: string) =>
    (await prueba.base.conMunicipio(A, hitosDe)).find((h) => h.id === id);
  const camposMalos = async (h: HitoPorGuardar): Promise<readonly string[]> => {
    const r = await guardar(h);
    return r.ok || r.error.clase !== 'datos' ? [] : r.error.errores.map((e) => e.campo);
  };

  it('lo mal escrito no se guarda y dice en qué campo', async () => {
    expect(await camposMalos({ ...HITO, termino: '2026-12-31' })).toEqual(['termino']);
    expect(await camposMalos({ ...HITO, presupuesto_clp: -1 })).toEqual(['presupuesto']);
    expect(await camposMalos({ ...HITO, avance: 1.5 })).toEqual(['avance']);
    expect(await camposMalos({ ...HITO, medida: { clave: 'solicitudes', meta: 0 } })).toEqual([
      'meta',
    ]);
    const uno = await creado({ ...HITO, nombre: 'Uno' });
    const dos = await creado({
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
    await prueba.base.conMunicipio(A, (tx) =>
      guardarPeriodo(
        tx,
        { inicio: '2026-01-01', termino: '2027-12-31', presupuesto_clp: 50_000_000, revision: 0 },
        ana,
        '2026-11-24T15:00:00Z',
      ),
    );
    expect(await camposMalos({ ...HITO, termino: '2028-01-01' })).toEqual(['termino']);
    expect(await camposMalos({ ...HITO, inicio: '2025-12-31' })).toEqual(['inicio']);
    const otra = await prueba.base.conMunicipio(A, (tx) =>
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
    const id = await creado({ ...HITO, nombre: 'Compartido' });
    const [uno, dos] = await Promise.all([
      guardar({ ...HITO, nombre: 'Compartido', id, revision: 1, avance: 0.5 }, ana),
      guardar({ ...HITO, nombre: 'Compartido', id, revision: 1, avance: 0.2 }, beto),
    ]);
    const malas = [uno, dos].filter((r) => !r.ok);
    expect(malas).toHaveLength(1);
    const vigente = await hito(id);
    expect(malas[0]).toMatchObject({
      error: { clase: 'choque', vigente: { avance: vigente?.avance, revision: 2 } },
    });
    const historia = await prueba.base.conMunicipio(A, (tx) => cambiosDe(tx, id));
    expect(historia).toHaveLength(2);
    expect(historia.find((c) => c.datos.antes !== null)).toMatchObject({
      datos: { antes: { avance: 0 }, despues: { avance: vigente?.avance } },
    });
  });

  it('un hito medido avanza solo con el uso real, se anota y no estorba a quien edita', async () => {
    const id = await creado({
      ...HITO,
      nombre: 'Trámites usados',
      avance: 0,
      medida: { clave: 'tramites_usados_90', meta: 2 },
    });
    await recalcularCifras(puertos, registro, municipios);
    // Adoptado y publicado, pero nadie lo usa.
    expect(await hito(id)).toMatchObject({ avance: 0, medidaValor: 0 });
    await ingresarPrueba(puertos, muni, 'asignar');
    await recalcularCifras(puertos, registro, municipios);
    expect(await hito(id)).toMatchObject({ avance: 0.5, medidaValor: 1, revision: 1 });
    const cambios = await prueba.base.conMunicipio(A, (tx) => cambiosDe(tx, id));
    expect(cambios.find((c) => c.autor.clase === 'plataforma')).toMatchObject({
      autor: { clase: 'plataforma' },
      datos: { antes: { avance: 0 }, despues: { avance: 0.5 } },
    });
    // Pasados 90 días sin solicitudes deja de contar: adoptado no es usado.
    puertos.reloj.fijar(Temporal.Instant.from('2027-03-15T15:00:00Z'));
    await recalcularCifras(puertos, registro, municipios);
    puertos.reloj.fijar(Temporal.Instant.from('2026-11-24T15:00:00Z'));
    expect(await hito(id)).toMatchObject({ avance: 0 });
    await recalcularCifras(puertos, registro, municipios);
    expect(await hito(id)).toMatchObject({ avance: 0.5 });
  });

  it('los hitos de hoy cuentan trámites distintos adoptados y usados, de las filas resumidas', async () => {
    const [catalogo, adoptados] = await hitosDeHoy(puertos, 7);
    expect(catalogo?.fila).toMatchObject({ detalle: '7 de 150' });
    expect(adoptados?.fila).toMatchObject({ detalle: '1 de 20', avance: 0.05 });
  });

  it('publica sin montos ni cuentas, y lo medido se actualiza solo', async () => {
    await prueba.base.conMunicipio(A, async (tx) =>
      publicarPlan(tx, '13101', await hitosDe(tx), false, '2026-11-24T15:00:00Z'),
    );
    const antes = await planesEnTablero(puertos, cargarTerritorio());
    expect(JSON.stringify(antes)).not.toContain('presupuesto');
    const medido = antes[0]?.hitos.find((h) => h.nombre === 'Trámites usados');
    expect(medido).toMatchObject({ avance: 0.5, medida: '1 de 2. Lo mide la plataforma' });
    puertos.reloj.fijar(Temporal.Instant.from('2027-03-15T15:00:00Z'));
    await recalcularCifras(puertos, registro, municipios);
    const despues = await planesEnTablero(puertos, cargarTerritorio());
    expect(despues[0]?.hitos.find((h) => h.nombre === 'Trámites usados')).toMatchObject({
      avance: 0,
      alertas: [{ clase: 'atrasado' }],
    });
    puertos.reloj.fijar(Temporal.Instant.from('2026-11-24T15:00:00Z'));
    await recalcularCifras(puertos, registro, municipios);
  });

  it('pocos casos no verifican ningún ítem', async () => {
    const cifras = await proveedorDeCifras(prueba.base, registro)(A);
    expect(cifras).toMatchObject({ tramites_publicados: 1, solicitudes: 1 });
    expect(cifras).not.toHaveProperty('tramites_con_clave_unica_pct');
    expect(cifras).not.toHaveProperty('solicitudes_digitales_pct');
  });

  it('una capacidad nueva agrega su cifra y su ítem sin tocar la evaluación', async () => {
    const participacion: FuenteDeCifras = {
      id: 'participacion',
      cifras: [
        {
          clave: 'consultas_respondidas_pct',
          nombre: 'Consultas respondidas',
          unidad: 'porcentaje',
          explicacion: 'De las consultas del año, cuántas tienen respuesta.',
          minimo: 3,
        },
      ],
      calcular: async () => [{ clave: 'consultas_respondidas_pct', valor: 75, casos: 4 }],
    };
    const ampliado = crearRegistroDeCifras([...fuentesDeTramitacion, participacion]);
    await recalcularCifras(puertos, ampliado, municipios);
    const cifras = await proveedorDeCifras(prueba.base, ampliado)(A);
    const leido = leerInstrumento('mdm-1');
    if (!leido.ok) throw new Error(leido.error.join());
    // El instrumento es un dato: la capacidad agrega su ítem y nombra la cifra.
    const item = {
      ...leido.valor.items.find((i) => i.id === 'C4.2'),
      id: 'Z1',
      dato_plataforma: 'consultas_respondidas_pct',
    } as (typeof leido.valor.items)[number];
    const plan = compilar({ ...leido.valor, items: [...leido.valor.items, item] });
    const medida = medir({
      plan,
      reglas: leerReglasDeGrupo(),
      cut: '13101',
      escritas: new Map(),
      conRespaldo: new Set(),
      cifras,
    });
    expect(medida.respuestas.Z1).toBe(75);
    expect(medida.evidencias.Z1).toBe('E2');
    expect(() => crearRegistroDeCifras([participacion, participacion])).toThrow(/repite la clave/);
  });

  it('avisa por correo una sola vez a quien responde, con todas sus alertas', async () => {
    const responsableId = muni.revisora.funcionarioId;
    const previo = await creado({
      ...HITO,
      nombre: 'Vencido',
      inicio: '2026-02-01',
      termino: '2026-10-01',
      responsableId,
    });
    await creado({
      ...HITO,
      nombre: 'En espera',
      inicio: '2026-11-01',
      termino: '2027-10-01',
      requiere: [previo],
      responsableId,
    });
    await creado({
      ...HITO,
      nombre: 'Completo',
      inicio: '2026-02-01',
      termino: '2026-09-01',
      avance: 1,
      responsableId,
    });
    await puertos.colas.atender('enviar-aviso-de-plan', async ({ municipioId, id }) => {
      const m = municipios.find((x) => x.municipioId === municipioId);
      if (m !== undefined && id !== undefined) await enviarAvisoDePlan(puertos, m, id);
    });
    await ordenarAvisosDePlan(puertos, municipios);
    await puertos.colas.vaciar(['enviar-aviso-de-plan']);
    await ordenarAvisosDePlan(puertos, municipios);
    await puertos.colas.vaciar(['enviar-aviso-de-plan']);
    const correos = (await puertos.correo.listarBandejaLocal()).filter((c) =>
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
