import { uuidV7 } from '../../../../base/ids.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { Puertos } from '../../../puertos.ts';
import * as repositorio from '../repositorio.ts';
import type { FilaCampana } from '../repositorio-programa.ts';
import { anotarActo } from './cerrar.ts';

type CampanaPorAbrir = Pick<FilaCampana, 'campana_id' | 'instrumento' | 'demostracion'>;

/** Abre la medición del municipio en la campaña la primera vez que alguien entra. */
export async function abrirMedicion(
  puertos: Pick<Puertos, 'base' | 'reloj' | 'azar'>,
  campana: CampanaPorAbrir,
  municipioId: number,
  actor: ActorFila,
): Promise<string> {
  return puertos.base.conMunicipio(municipioId, (tx) =>
    abrirMedicionEn(tx, puertos, campana, actor),
  );
}

/** Lo mismo, dentro de una transacción que ya está en el municipio. */
export async function abrirMedicionEn(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'azar'>,
  campana: CampanaPorAbrir,
  actor: ActorFila,
): Promise<string> {
  const existente = await repositorio.medicionDe(tx, campana.campana_id);
  if (existente !== undefined) return existente.medicion_id;
  const ahora = puertos.reloj.ahora();
  const medicionId = uuidV7(ahora.epochMilliseconds, puertos.azar(10));
  await repositorio.insertarMedicion(tx, {
    medicionId,
    campanaId: campana.campana_id,
    instrumento: campana.instrumento,
    demostracion: campana.demostracion,
    ahora: ahora.toString(),
  });
  const guardada = await repositorio.medicionDe(tx, campana.campana_id);
  if (guardada?.medicion_id !== medicionId) return guardada?.medicion_id ?? medicionId;
  await anotarActo(tx, puertos, { medicionId, tipo: 'abierta', datos: {}, actor });
  return medicionId;
}
