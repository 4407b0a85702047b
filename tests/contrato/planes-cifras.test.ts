import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FuenteDeCifras } from '../../src/modulos/cifras.ts';
import { medir } from '../../src/modulos/evaluacion/encuesta/medir.ts';
import {
  compilar,
  leerInstrumento,
  leerReglasDeGrupo,
} from '../../src/modulos/evaluacion/madurez/index.ts';
import {
  crearRegistroDeCifras,
  hitosDeHoy,
  planesEnTablero,
  proveedorDeCifras,
  recalcularCifras,
} from '../../src/modulos/evaluacion/planes/index.ts';
import { publicarPlan } from '../../src/modulos/evaluacion/planes/publicados.ts';
import { cambiosDe, hitosDe } from '../../src/modulos/evaluacion/planes/repositorio.ts';
import { cargarTerritorio } from '../../src/modulos/gobierno/territorio/index.ts';
import { fuentesDeTramitacion } from '../../src/modulos/tramitacion/cifras/index.ts';
import { ingresarPrueba } from '../soporte/municipio-de-prueba.ts';
import {
  A,
  abrirPlanes,
  HITO,
  municipios,
  type PlanesDePrueba,
  registro,
} from './planes-soporte.ts';

describe('cifras de la plataforma en los planes y la encuesta', () => {
  let p: PlanesDePrueba;
  beforeAll(async () => {
    p = await abrirPlanes();
  });
  afterAll(() => p.cerrar());

  it('un hito medido avanza solo con el uso real, se anota y no estorba a quien edita', async () => {
    const id = await p.creado({
      ...HITO,
      nombre: 'Trámites usados',
      avance: 0,
      medida: { clave: 'tramites_usados_90', meta: 2 },
    });
    await recalcularCifras(p.puertos, registro, municipios);
    // Adoptado y publicado, pero nadie lo usa.
    expect(await p.hito(id)).toMatchObject({ avance: 0, medidaValor: 0 });
    await ingresarPrueba(p.puertos, p.muni, 'asignar');
    await recalcularCifras(p.puertos, registro, municipios);
    expect(await p.hito(id)).toMatchObject({ avance: 0.5, medidaValor: 1, revision: 1 });
    const cambios = await p.prueba.base.conMunicipio(A, (tx) => cambiosDe(tx, id));
    expect(cambios.find((c) => c.autor.clase === 'plataforma')).toMatchObject({
      autor: { clase: 'plataforma' },
      datos: { antes: { avance: 0 }, despues: { avance: 0.5 } },
    });
    // Pasados 90 días sin solicitudes deja de contar: adoptado no es usado.
    p.puertos.reloj.fijar(Temporal.Instant.from('2027-03-15T15:00:00Z'));
    await recalcularCifras(p.puertos, registro, municipios);
    p.puertos.reloj.fijar(Temporal.Instant.from('2026-11-24T15:00:00Z'));
    expect(await p.hito(id)).toMatchObject({ avance: 0 });
    await recalcularCifras(p.puertos, registro, municipios);
    expect(await p.hito(id)).toMatchObject({ avance: 0.5 });
  });

  it('los hitos de hoy cuentan trámites distintos adoptados y usados, de las filas resumidas', async () => {
    const [catalogo, adoptados] = await hitosDeHoy(p.puertos, 7);
    expect(catalogo?.fila).toMatchObject({ detalle: '7 de 150' });
    expect(adoptados?.fila).toMatchObject({ detalle: '1 de 20', avance: 0.05 });
  });

  it('publica sin montos ni cuentas, y lo medido se actualiza solo', async () => {
    await p.prueba.base.conMunicipio(A, async (tx) =>
      publicarPlan(tx, '13101', await hitosDe(tx), false, '2026-11-24T15:00:00Z'),
    );
    const antes = await planesEnTablero(p.puertos, cargarTerritorio());
    expect(JSON.stringify(antes)).not.toContain('presupuesto');
    const medido = antes[0]?.hitos.find((h) => h.nombre === 'Trámites usados');
    expect(medido).toMatchObject({ avance: 0.5, medida: '1 de 2. Lo mide la plataforma' });
    p.puertos.reloj.fijar(Temporal.Instant.from('2027-03-15T15:00:00Z'));
    await recalcularCifras(p.puertos, registro, municipios);
    const despues = await planesEnTablero(p.puertos, cargarTerritorio());
    expect(despues[0]?.hitos.find((h) => h.nombre === 'Trámites usados')).toMatchObject({
      avance: 0,
      alertas: [{ clase: 'atrasado' }],
    });
    p.puertos.reloj.fijar(Temporal.Instant.from('2026-11-24T15:00:00Z'));
    await recalcularCifras(p.puertos, registro, municipios);
  });

  it('pocos casos no verifican ningún ítem', async () => {
    const cifras = await proveedorDeCifras(p.prueba.base, registro)(A);
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
    await recalcularCifras(p.puertos, ampliado, municipios);
    const cifras = await proveedorDeCifras(p.prueba.base, ampliado)(A);
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
});
