import { describe, expect, it } from 'vitest';
import {
  compilar,
  leerInstrumento,
  leerReglasDeGrupo,
  type Respuestas,
  respuestaMaxima,
} from '../madurez/index.ts';
import { simular } from './aplicar.ts';
import {
  leerAreasDeMejora,
  leerBiblioteca,
  leerCitados,
  leerHitosPrograma,
  validarBiblioteca,
} from './biblioteca.ts';
import type { Restricciones } from './dominio.ts';
import { alertasDelPlan, erroresDelHito, erroresDelPlan, type Hito } from './hitos.ts';
import { proponer } from './proponer.ts';
import { simularExplicado } from './simulacion.ts';

const instrumento = leerInstrumento('mdm-1');
if (!instrumento.ok) throw new Error(instrumento.error.join());
const plan = compilar(instrumento.valor);
const leida = leerBiblioteca(instrumento.valor);
if (!leida.ok) throw new Error(leida.error.join());
const biblioteca = leida.valor;
const areas = leerAreasDeMejora();
const reglas = leerReglasDeGrupo();
const libre: Restricciones = {
  presupuesto_clp: null,
  personas_mes: null,
  maximo_acciones: 500,
  hechas: [],
  descartadas: [],
};
const proponerCon = (r: Respuestas, x: Partial<Restricciones>) =>
  proponer(plan, '13101', r, biblioteca, areas, { ...libre, ...x }, reglas);

describe('biblioteca', () => {
  it('trae al menos 60 acciones, cada una con todo lo que hay que decir', () => {
    expect(biblioteca.acciones.length).toBeGreaterThanOrEqual(60);
    for (const a of biblioteca.acciones) {
      expect(a.pasos.length, a.id).toBeGreaterThanOrEqual(3);
      expect(a.condiciones.length, a.id).toBeGreaterThan(0);
      expect(a.verificacion.length, a.id).toBeGreaterThan(0);
      expect(a.practicas.length, a.id).toBeGreaterThan(0);
      expect(a.semanas, a.id).toBeGreaterThan(0);
      expect(a.costo_clp.maximo, a.id).toBeGreaterThan(0);
      // Quien promete un esfuerzo mayor que sus semanas con diez personas se equivocó de unidad.
      expect(a.esfuerzo_personas_mes, a.id).toBeLessThanOrEqual((a.semanas / 4) * 10);
      for (const texto of [a.nombre, a.proposito, ...a.pasos, ...a.condiciones]) {
        expect(texto, a.id).toMatch(/^[A-ZÁÉÍÓÚÑ]/);
        expect(texto.split(' ').length, `${a.id}: ${texto}`).toBeLessThanOrEqual(20);
      }
    }
    expect(new Set(biblioteca.acciones.map((a) => a.nombre)).size).toBe(biblioteca.acciones.length);
  });

  it('cada trámite y práctica que cita existe, y ninguno sobra', () => {
    const citados = leerCitados();
    const usados = (campo: 'tramites' | 'practicas') =>
      [...new Set(biblioteca.acciones.flatMap((a) => a[campo]))].toSorted();
    expect(usados('practicas')).toEqual([...citados.practicas.keys()].toSorted());
    expect(usados('tramites')).toEqual([...citados.tramites.keys()].toSorted());
    // Poner un trámite en línea sin decir cuál no sirve a quien debe adoptarlo.
    const enLinea = biblioteca.acciones.filter((a) =>
      a.mueve.some((m) => /^I-TRA-\d+$/.test(m.item)),
    );
    expect(enLinea.filter((a) => a.tramites.length === 0).map((a) => a.id)).toEqual([]);
  });

  it('los ítems que mueve ninguna acción los baja y cada efecto se nota desde cero', () => {
    for (const a of biblioteca.acciones) {
      const r = simular(plan, '13101', {}, [a], reglas);
      expect(r.despues.indice ?? 0, a.id).toBeGreaterThan(r.antes.indice ?? 0);
    }
  });

  it('alguna acción mueve cada ítem que puntúa y se responde', () => {
    const movidos = new Set(biblioteca.acciones.flatMap((a) => a.mueve.map((m) => m.item)));
    const sueltos = plan.items.filter((x) => x.cuenta && !movidos.has(x.item.id));
    expect(sueltos.map((x) => x.item.id)).toEqual([]);
  });

  it('rechaza ítems que no existen, requisitos rotos y ciclos', () => {
    const [a, b, ...resto] = biblioteca.acciones;
    if (a === undefined || b === undefined) throw new Error('biblioteca corta');
    const mala = {
      ...biblioteca,
      acciones: [
        { ...a, requiere: [b.id], mueve: [{ item: 'Z9', valor: 1 }] },
        { ...b, requiere: [a.id, 'nada'] },
        ...resto,
      ],
    };
    const r = validarBiblioteca(mala, plan.instrumento);
    const errores = r.ok ? [] : r.error;
    expect(errores.join('\n')).toContain('mueve «Z9», que no existe');
    expect(errores.join('\n')).toContain('requiere «nada», que no existe');
    expect(errores.join('\n')).toContain('Los requisitos forman un ciclo');
  });

  it('cada grupo tiene las áreas del programa', () => {
    expect(areas.grupos.map((g) => g.orden[0])).toEqual([
      'e-democracia',
      'e-servicios',
      'e-servicios',
      'e-servicios',
      'basicas',
    ]);
    expect(leerHitosPrograma().map((h) => [h.meta, h.inicio, h.termino, h.avance])).toEqual([
      [150, '2014-06', '2017-11', 1],
      [20, '2014-06', '2017-11', 1],
    ]);
  });
});

describe('propuesta', () => {
  it('sin topes, un municipio sin nada llega al grupo 1', () => {
    const p = proponerCon({}, {});
    expect(p.antes.grupo).toBe(5);
    expect(p.despues.grupo).toBe(1);
    expect(p.foco?.grupo).toBe(5);
  });

  it('respeta presupuesto, personas y número de acciones, y dice qué quedó fuera', () => {
    const p = proponerCon(
      {},
      { presupuesto_clp: 30_000_000, personas_mes: 6, maximo_acciones: 12 },
    );
    expect(p.acciones.length).toBeGreaterThan(3);
    expect(p.acciones.length).toBeLessThanOrEqual(12);
    expect(p.costo_clp.maximo).toBeLessThanOrEqual(30_000_000);
    expect(p.esfuerzo_personas_mes).toBeLessThanOrEqual(6 + 1e-9);
    expect(p.fuera.length).toBeGreaterThan(0);
  });

  it('ningún requisito viene después de la acción que lo necesita', () => {
    const orden = new Map(proponerCon({}, {}).acciones.map((x) => [x.accion.id, x.orden]));
    for (const a of biblioteca.acciones) {
      for (const r of a.requiere) {
        if (orden.has(a.id))
          expect(orden.get(r), `${a.id} ${r}`).toBeLessThan(orden.get(a.id) ?? 0);
      }
    }
  });

  it('los efectos suman la diferencia y cada acción se explica', () => {
    const p = proponerCon({}, { personas_mes: 10 });
    const suma = p.acciones.reduce((s, x) => s + x.efecto, 0);
    expect(suma).toBeCloseTo((p.despues.indice ?? 0) - (p.antes.indice ?? 0), 9);
    expect(p.acciones.every((x) => x.razones.length > 0)).toBe(true);
  });

  it('no propone lo descartado ni lo que lo necesita', () => {
    const p = proponerCon({}, { descartadas: ['area-informatica'] });
    const ids = p.acciones.map((x) => x.accion.id);
    expect(ids).not.toContain('area-informatica');
    expect(ids).not.toContain('equipo-ti');
    expect(p.fuera.find((f) => f.id === 'equipo-ti')?.motivo).toContain('se descartó');
  });

  it('primero lo que exige el grupo siguiente', () => {
    const respuestas: Respuestas = Object.fromEntries(
      plan.items.map(({ item }) => [item.id, respuestaMaxima(item)]),
    );
    const p = proponerCon({ ...respuestas, 'B3.3': 0, 'A2.1': 0, 'A2.3': 0 }, {});
    expect(p.antes.grupo).toBe(3);
    expect(p.acciones[0]?.accion.id).toBe('respaldos');
    expect(p.acciones[0]?.razones.join()).toContain('exige el grupo siguiente');
  });

  it('con todo al máximo no propone nada', () => {
    const respuestas = Object.fromEntries(
      plan.items.map(({ item }) => [item.id, respuestaMaxima(item)]),
    );
    expect(proponerCon(respuestas, {}).acciones).toEqual([]);
  });
});

describe('simulación', () => {
  it('no baja lo que ya está mejor ni toca lo que no aplica', () => {
    const intranet = biblioteca.acciones.filter((a) => a.id === 'intranet');
    const r = simular(plan, '13101', { 'I-INT': 1, 'B5.2': 90 }, intranet, reglas);
    expect(r.despues).toEqual(r.antes);
    const noAplica = simular(plan, '13101', { 'I-INT': 1, 'B5.2': 'no_aplica' }, intranet, reglas);
    expect(noAplica.despues).toEqual(noAplica.antes);
  });
});

describe('simulación explicada', () => {
  const porId = (...ids: readonly string[]) =>
    biblioteca.acciones.filter((a) => ids.includes(a.id));
  const con = (elegidas: typeof biblioteca.acciones, presupuesto: number | null) =>
    simularExplicado(
      plan,
      '13101',
      {},
      elegidas,
      reglas,
      { presupuesto_clp: presupuesto, personas_mes: null },
      biblioteca.acciones,
    );

  it('los efectos suman la diferencia y van después de lo que requieren', () => {
    const elegidas = porId('equipo-ti', 'area-informatica', 'encargado-td', 'intranet');
    const s = con(elegidas, null);
    expect(s.pasos.reduce((n, p) => n + p.efecto, 0)).toBeCloseTo(
      (s.despues.indice ?? 0) - (s.antes.indice ?? 0),
      12,
    );
    const orden = s.pasos.map((p) => p.accion.id);
    expect(orden.indexOf('area-informatica')).toBeLessThan(orden.indexOf('equipo-ti'));
    expect(s).toMatchObject({ excesos: [], antes: simular(plan, '13101', {}, [], reglas).antes });
    expect(s.despues).toEqual(simular(plan, '13101', {}, elegidas, reglas).despues);
    expect(s.pendiente.length).toBeGreaterThan(0);
  });

  it('dice el requisito que falta y el límite que se pasa', () => {
    const s = con(porId('equipo-ti'), 1);
    expect(s.pasos[0]?.faltan.map((a) => a.id)).toEqual(['area-informatica']);
    expect(s.excesos).toEqual(['El costo máximo pasa el presupuesto.']);
  });

  it('no pide lo que la municipalidad ya cumple', () => {
    const s = simularExplicado(
      plan,
      '13101',
      { 'I-AREA': 1 },
      porId('equipo-ti'),
      reglas,
      { presupuesto_clp: null, personas_mes: null },
      biblioteca.acciones,
    );
    expect(s.pasos[0]?.faltan).toEqual([]);
  });
});

describe('plan', () => {
  const hito: Hito = {
    id: 'a',
    nombre: 'Sitio nuevo',
    inicio: '2026-03-01',
    termino: '2026-06-30',
    avance: 0.5,
    verificacion: 'Dirección web',
    responsable: 'Encargada',
    presupuesto_clp: 0,
    requiere: [],
  };

  it('rechaza fechas al revés, ciclos y dependencias imposibles', () => {
    expect(erroresDelPlan([hito])).toEqual([]);
    expect(erroresDelPlan([{ ...hito, termino: '2026-02-28' }])).toEqual([
      '«Sitio nuevo» termina antes de empezar.',
    ]);
    const b = { ...hito, id: 'b', nombre: 'Pago', requiere: ['a'] };
    expect(erroresDelPlan([hito, b])).toEqual([
      '«Pago» empieza antes de que termine «Sitio nuevo».',
    ]);
    expect(erroresDelPlan([{ ...hito, requiere: ['b'] }, b]).join()).toContain('ciclo');
    expect(erroresDelPlan([{ ...hito, avance: 1.2, requiere: ['x'] }])).toHaveLength(2);
  });

  it('alerta atrasos, vencimientos y hitos completos sin respaldo', () => {
    const clase = (h: Partial<Hito>, hoy: string) =>
      alertasDelPlan([{ ...hito, ...h }], hoy, '2026-06-30').map((a) => a.clase);
    expect(clase({}, '2026-07-01')).toEqual(['atrasado']);
    expect(clase({}, '2026-06-20')).toEqual(['por-vencer']);
    expect(clase({ avance: 0, termino: '2026-12-31' }, '2026-04-01')).toEqual(['sin-empezar']);
    expect(clase({ avance: 1, verificacion: ' ' }, '2026-07-01')).toEqual(['sin-respaldo']);
    expect(clase({ avance: 1 }, '2026-07-01')).toEqual([]);
    expect(clase({ avance: 1, respaldos: 0 }, '2026-07-01')).toEqual(['sin-respaldo']);
    // Lo que mide la plataforma se respalda solo.
    const medida = { clave: 'tramites_publicados', meta: 20 };
    expect(clase({ avance: 1, respaldos: 0, medida }, '2026-07-01')).toEqual([]);
  });

  it('avisa a quien espera a un hito atrasado', () => {
    const espera = { ...hito, id: 'b', nombre: 'Pago', inicio: '2026-07-10', requiere: ['a'] };
    const plan2 = [hito, { ...espera, termino: '2026-12-31' }];
    expect(alertasDelPlan(plan2, '2026-07-05', '2026-08-01').map((a) => [a.id, a.clase])).toEqual([
      ['a', 'atrasado'],
      ['b', 'dependencia-atrasada'],
    ]);
    expect(
      alertasDelPlan([{ ...hito, avance: 1 }, plan2[1] ?? hito], '2026-07-05', '2026-08-01'),
    ).toEqual([]);
  });

  it('no deja salir del período del plan', () => {
    const periodo = { inicio: '2026-03-15', termino: '2026-05-31' };
    expect(erroresDelHito(hito, [hito], periodo).map((e) => e.campo)).toEqual([
      'inicio',
      'termino',
    ]);
  });
});
