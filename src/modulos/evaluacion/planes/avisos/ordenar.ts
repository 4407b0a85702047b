import { uuidV7 } from '../../../../base/ids.ts';
import { hoyEn } from '../../../../calendario/index.ts';
import type { Puertos } from '../../../puertos.ts';
import { alertasDelPlan } from '../../estrategia/index.ts';
import { DIAS_DE_AVISO } from '../alertas.ts';
import { hitosDe } from '../repositorio.ts';
import { insertarAvisos } from '../repositorio-avisos.ts';

type PuertosDeAvisos = Pick<Puertos, 'base' | 'reloj' | 'azar' | 'colas'>;

/**
 * Ordena los correos del día: uno por persona responsable con sus alertas nuevas. La misma alerta
 * sobre la misma fecha se avisa una vez; el encargo nace en la misma transacción que el aviso.
 */
export async function ordenarAvisosDePlan(
  puertos: PuertosDeAvisos,
  municipios: readonly { readonly municipioId: number; readonly zonaHoraria: string }[],
): Promise<void> {
  for (const { municipioId, zonaHoraria } of municipios) {
    await puertos.base.conMunicipio(municipioId, async (tx) => {
      const ahora = puertos.reloj.ahora();
      const hoy = hoyEn(ahora, zonaHoraria);
      const hitos = await hitosDe(tx);
      const aviso = hoy.add({ days: DIAS_DE_AVISO }).toString();
      const nuevos = alertasDelPlan(hitos, hoy.toString(), aviso).flatMap((alerta) => {
        const funcionarioId = hitos.find((h) => h.id === alerta.id)?.responsableId;
        return funcionarioId == null
          ? []
          : [
              {
                avisoId: uuidV7(ahora.epochMilliseconds, puertos.azar(10)),
                hitoId: alerta.id,
                clase: alerta.clase,
                referencia: alerta.referencia,
                funcionarioId,
                ahora: ahora.toString(),
              },
            ];
      });
      for (const funcionarioId of await insertarAvisos(tx, nuevos)) {
        await puertos.colas.encolar(tx, 'enviar-aviso-de-plan', { municipioId, id: funcionarioId });
      }
    });
  }
}
