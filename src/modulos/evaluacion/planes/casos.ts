import { uuidV7 } from '../../../base/ids.ts';
import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { ActorFila } from '../../../plataforma/base-de-datos/tablas.ts';
import type { Puertos } from '../../puertos.ts';
import { erroresDelPlan } from '../estrategia/index.ts';
import * as repositorio from './repositorio.ts';

type PuertosDePlan = Pick<Puertos, 'reloj' | 'azar'>;

/**
 * Guarda un hito nuevo (revisión 0) o cambiado. Revisa el plan completo: fechas, dependencias y
 * ciclos. Si otra persona lo cambió entretanto no pisa lo suyo. Anota el cambio en la historia.
 */
export async function guardarHito(
  tx: TxMunicipal,
  puertos: PuertosDePlan,
  hito: repositorio.HitoGuardado,
  autor: ActorFila,
): Promise<Resultado<string, readonly string[]>> {
  const actuales = await repositorio.hitosDe(tx);
  const ahora = puertos.reloj.ahora();
  const id = hito.revision === 0 ? uuidV7(ahora.epochMilliseconds, puertos.azar(10)) : hito.id;
  const nuevo = { ...hito, id };
  const errores = erroresDelPlan([...actuales.filter((h) => h.id !== id), nuevo]);
  if (errores.length > 0) return falla(errores);
  if (!(await repositorio.guardarHito(tx, nuevo))) {
    return falla([
      'Otra persona cambió este hito mientras usted escribía. Revise y guarde de nuevo.',
    ]);
  }
  await repositorio.anotarCambio(tx, {
    cambioId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
    hitoId: id,
    datos: { antes: actuales.find((h) => h.id === id) ?? null, despues: nuevo },
    autor,
    ahora: ahora.toString(),
  });
  return exito(id);
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
