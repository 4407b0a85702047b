import { uuidV7 } from '../../../base/ids.ts';
import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { ActorFila } from '../../../plataforma/base-de-datos/tablas.ts';
import type { Puertos } from '../../puertos.ts';
import { cicloDelPlan, type ErrorDeHito, erroresDelHito } from '../estrategia/index.ts';
import * as repositorio from './repositorio.ts';
import { periodoDe } from './repositorio-plan.ts';

type PuertosDePlan = Pick<Puertos, 'reloj' | 'azar'>;

/** Datos de un hito por guardar; lo medido y los respaldos los pone la plataforma. */
export type HitoPorGuardar = Omit<repositorio.HitoGuardado, 'medidaValor' | 'respaldos'>;

/** Lo que impide guardar: datos malos, o el hito como quedó si otra persona lo cambió. */
export type FallaDeHito =
  | { readonly clase: 'datos'; readonly errores: readonly ErrorDeHito[] }
  | { readonly clase: 'choque'; readonly vigente: repositorio.HitoGuardado | undefined };

/**
 * Guarda un hito nuevo (revisión 0) o cambiado. Revisa fechas, período, dependencias y ciclos del
 * plan completo. Si otra persona lo cambió entretanto no pisa lo suyo. Anota antes y después.
 */
export async function guardarHito(
  tx: TxMunicipal,
  puertos: PuertosDePlan,
  hito: HitoPorGuardar,
  autor: ActorFila,
): Promise<Resultado<string, FallaDeHito>> {
  const actuales = await repositorio.hitosDe(tx);
  const ahora = puertos.reloj.ahora();
  const id = hito.revision === 0 ? uuidV7(ahora.epochMilliseconds, puertos.azar(10)) : hito.id;
  const previo = actuales.find((h) => h.id === id);
  if (hito.revision > 0 && previo?.revision !== hito.revision) {
    return falla({ clase: 'choque', vigente: previo });
  }
  const medido = hito.medida !== null && previo?.medida?.clave === hito.medida.clave;
  const nuevo = {
    ...hito,
    id,
    medidaValor: medido ? (previo?.medidaValor ?? null) : null,
    respaldos: previo?.respaldos ?? 0,
  };
  const plan = [...actuales.filter((h) => h.id !== id), nuevo];
  const errores = [...erroresDelHito(nuevo, plan, await periodoDe(tx)), ...erroresDeCiclo(plan)];
  // Quien cambia fechas no debe romper a los que dependen de este hito.
  for (const h of plan.filter((x) => x.requiere.includes(id) && x.inicio < nuevo.termino)) {
    errores.push({
      campo: 'termino',
      mensaje: `«${h.nombre}» empieza antes de que termine «${nuevo.nombre}».`,
    });
  }
  if (errores.length > 0) return falla({ clase: 'datos', errores });
  if (!(await repositorio.guardarHito(tx, nuevo))) {
    return falla({
      clase: 'choque',
      vigente: (await repositorio.hitosDe(tx)).find((h) => h.id === id),
    });
  }
  await repositorio.anotarCambio(tx, {
    cambioId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
    hitoId: id,
    datos: { antes: previo ?? null, despues: nuevo },
    autor,
    ahora: ahora.toString(),
  });
  return exito(id);
}

function erroresDeCiclo(plan: readonly repositorio.HitoGuardado[]): readonly ErrorDeHito[] {
  const ciclo = cicloDelPlan(plan);
  return ciclo === null
    ? []
    : [
        {
          campo: 'requiere',
          mensaje: `Las dependencias forman un ciclo: ${ciclo.join(' → ')}.`,
        },
      ];
}

/** Retira un hito del que ningún otro depende. Queda en la historia. */
export async function retirarHito(
  tx: TxMunicipal,
  puertos: PuertosDePlan,
  hitoId: string,
  autor: ActorFila,
): Promise<Resultado<null, 'no-encontrado' | 'lo-requieren'>> {
  const actuales = await repositorio.hitosDe(tx);
  if (!actuales.some((h) => h.id === hitoId)) return falla('no-encontrado');
  if (actuales.some((h) => h.requiere.includes(hitoId))) return falla('lo-requieren');
  const ahora = puertos.reloj.ahora();
  await repositorio.retirarHito(tx, hitoId, ahora.toString());
  await repositorio.anotarCambio(tx, {
    cambioId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
    hitoId,
    datos: { retirado: true },
    autor,
    ahora: ahora.toString(),
  });
  return exito(null);
}
