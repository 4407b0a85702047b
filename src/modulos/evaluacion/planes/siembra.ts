import { readFileSync } from 'node:fs';
import { formatearCut } from '../../../base/folio.ts';
import { uuidV7 } from '../../../base/ids.ts';
import type { BaseDeDatos } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { rutaDeProyecto } from '../../../plataforma/raiz.ts';
import { listarFuncionarios } from '../../gobierno/administracion/index.ts';
import type { Puertos } from '../../puertos.ts';
import {
  abrirMedicion,
  avanceDe,
  blancosDe,
  cuestionarioDe,
  decidirMedicion,
  firmarMedicion,
  guardarRespuestas,
  leerEncuesta,
  medirEncuesta,
  programaNacional,
  respaldarConEnlace,
} from '../encuesta/index.ts';
import { guardarHito } from './casos.ts';
import { respuestasInventadas } from './demostracion.ts';
import { publicarPlan } from './publicados.ts';
import * as repositorio from './repositorio.ts';
import { insertarEvidencia } from './repositorio-evidencias.ts';
import { guardarPeriodo } from './repositorio-plan.ts';
import { sembrarMedicionAnterior } from './siembra-anterior.ts';

interface DatosDemostracion {
  readonly campana: {
    readonly campana_id: string;
    readonly nombre: string;
    readonly abre: string;
    readonly cierra: string;
  };
  readonly programa: readonly number[];
  readonly periodo: {
    readonly inicio: string;
    readonly termino: string;
    readonly presupuesto_clp: number | null;
  };
  readonly municipios: readonly {
    readonly municipioId: number;
    readonly semilla: number;
    readonly nivel: number;
    readonly respondido: number;
    readonly etapa: 'cerrada' | 'observada' | 'en_curso';
    readonly observacion?: string;
    readonly respaldos: number;
    readonly acciones: readonly string[];
    readonly hitos: readonly {
      readonly accion: string;
      readonly nombre: string;
      readonly inicio: string;
      readonly termino: string;
      readonly avance: number;
      readonly verificacion: string;
      readonly responsable: string;
      readonly presupuesto_clp: number;
      readonly despuesDe?: number;
      readonly respaldo?: string;
      readonly medida?: { readonly clave: string; readonly meta: number };
    }[];
  }[];
}

const AUTORA = { clase: 'plataforma', nombre: 'Demostración' } as const;

function leerDatos(): DatosDemostracion {
  return JSON.parse(readFileSync(rutaDeProyecto('datos', 'demostracion', 'madurez.json'), 'utf8'));
}

/**
 * Equipo del programa. Solo el dueño de la base escribe esta lista: se configura al instalar y la
 * aplicación no puede darse el rol a sí misma.
 */
export async function fijarPrograma(
  duenio: BaseDeDatos,
  integrantes: readonly { readonly run: number; readonly nombre: string }[],
): Promise<void> {
  if (integrantes.length === 0) return;
  await duenio.global(({ db }) =>
    db
      .insertInto('programa_integrante')
      .values([...integrantes])
      .onConflict((c) => c.column('run').doNothing())
      .execute(),
  );
}

/** RUN del programa en la demostración. */
export function programaDeDemostracion(): readonly {
  readonly run: number;
  readonly nombre: string;
}[] {
  return leerDatos().programa.map((run) => ({ run, nombre: 'Equipo de demostración' }));
}

/** Campaña de demostración con tres municipios en etapas distintas. Repetirlo no cambia nada. */
export async function sembrarMadurez(
  puertos: Pick<Puertos, 'base' | 'reloj' | 'azar'>,
): Promise<void> {
  const datos = leerDatos();
  await sembrarMedicionAnterior(puertos);
  const ahora = puertos.reloj.ahora().toString();
  const { plan } = cuestionarioDe('mdm-1');
  const nueva = await puertos.base.global(async (tx) => {
    const creada = await programaNacional.insertarCampana(tx, {
      ...datos.campana,
      instrumento: plan.instrumento.id,
      version: plan.instrumento.version,
      demostracion: true,
      creada_en: ahora,
    });
    if (creada) {
      const cuts = datos.municipios.map((m) => formatearCut(m.municipioId));
      const total = plan.instrumento.items.filter((i) => i.opcional !== true).length;
      await programaNacional.invitar(tx, datos.campana.campana_id, cuts, total, true, ahora);
    }
    return creada;
  });
  if (!nueva) return;
  for (const m of datos.municipios) await sembrarUno(puertos, datos, m);
}

async function sembrarUno(
  puertos: Pick<Puertos, 'base' | 'reloj' | 'azar'>,
  datos: DatosDemostracion,
  m: DatosDemostracion['municipios'][number],
): Promise<void> {
  const cut = formatearCut(m.municipioId);
  const campanaId = datos.campana.campana_id;
  const { plan } = cuestionarioDe('mdm-1');
  const medicionId = await abrirMedicion(
    puertos,
    { campana_id: campanaId, instrumento: 'mdm-1', demostracion: true },
    m.municipioId,
    AUTORA,
  );
  const todas = respuestasInventadas(plan.instrumento.items, m.semilla, m.nivel);
  const dadas = todas.slice(0, Math.round(todas.length * m.respondido));
  await puertos.base.conMunicipio(m.municipioId, async (tx) => {
    const [persona] = await listarFuncionarios(tx);
    const autor = {
      clase: 'funcionario',
      nombre: `${persona?.nombre ?? 'Demostración'} (demostración)`,
    } as const;
    await guardarRespuestas(
      tx,
      puertos,
      medicionId,
      dadas.map(({ item, texto }) => ({ item, texto, revisionVista: 0 })),
      autor,
    );
    for (const { item } of dadas.slice(0, m.respaldos)) {
      await respaldarConEnlace(
        tx,
        puertos,
        medicionId,
        item.id,
        `https://example.org/demostracion/${item.id}`,
        autor,
      );
    }
    const encuesta = await leerEncuesta(tx, campanaId, {});
    if (encuesta === undefined) return;
    if (m.etapa === 'en_curso') {
      await programaNacional.publicarAvance(tx, campanaId, cut, {
        estado: 'en_curso',
        respondidas: avanceDe(encuesta).respondidas,
        ahora: puertos.reloj.ahora().toString(),
      });
    } else {
      await firmarMedicion(tx, puertos, {
        medicionId,
        cut,
        blancos: blancosDe(encuesta),
        respondidas: avanceDe(encuesta).respondidas,
        confirmaBlancos: true,
        medida: medirEncuesta(encuesta, cut),
        actor: autor,
      });
    }
    if (m.etapa === 'observada') {
      await decidirMedicion(tx, puertos, {
        campanaId,
        cut,
        decision: 'observada',
        mensaje: m.observacion ?? '',
        actor: AUTORA,
      });
    }
    await guardarPeriodo(
      tx,
      { ...datos.periodo, revision: 0 },
      autor,
      puertos.reloj.ahora().toString(),
    );
    const cuentas = await listarFuncionarios(tx);
    const ids: string[] = [];
    for (const h of m.hitos) {
      const previo = h.despuesDe === undefined ? undefined : ids[h.despuesDe];
      const r = await guardarHito(
        tx,
        puertos,
        {
          id: uuidV7(puertos.reloj.ahora().epochMilliseconds, puertos.azar(10)),
          nombre: h.nombre,
          inicio: h.inicio,
          termino: h.termino,
          avance: h.avance,
          verificacion: h.verificacion,
          responsable: h.responsable,
          presupuesto_clp: h.presupuesto_clp,
          requiere: previo === undefined ? [] : [previo],
          accionId: h.accion,
          responsableId: cuentas.find((c) => c.nombre === h.responsable)?.funcionario_id ?? null,
          medida: h.medida ?? null,
          revision: 0,
        },
        autor,
      );
      if (!r.ok) throw new Error(`Plan de demostración: ${JSON.stringify(r.error)}`);
      ids.push(r.valor);
      if (h.respaldo !== undefined) {
        await insertarEvidencia(tx, {
          evidenciaId: uuidV7(puertos.reloj.ahora().epochMilliseconds, puertos.azar(10)),
          hitoId: r.valor,
          url: h.respaldo,
          actor: autor,
          ahora: puertos.reloj.ahora().toString(),
        });
      }
    }
    await repositorio.guardarEstrategia(tx, {
      restricciones: {},
      acciones: m.acciones,
      autor,
      ahora: puertos.reloj.ahora().toString(),
    });
    await publicarPlan(
      tx,
      cut,
      await repositorio.hitosDe(tx),
      true,
      puertos.reloj.ahora().toString(),
    );
  });
}
