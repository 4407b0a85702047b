import type { IndiceTerritorio } from '../modulos/gobierno/territorio/index.ts';
import type { Puertos } from '../modulos/puertos.ts';
import {
  COLAS_PERIODICAS,
  manejadoresDeExpedientes,
} from '../modulos/tramitacion/expedientes/index.ts';
import { conciliarPagos } from '../modulos/tramitacion/pagos/index.ts';
import type { Catalogo } from '../modulos/tramitacion/tramites/index.ts';

/** Conecta cada cola con lo que la atiende. */
export async function atenderTrabajos({
  puertos,
  territorio,
}: {
  readonly puertos: Puertos;
  readonly territorio: IndiceTerritorio;
  readonly catalogo: Catalogo;
}): Promise<void> {
  const { colas } = puertos;
  await colas.atender('pagos-pendientes', async () => {
    for (const { municipioId } of territorio.municipios) await conciliarPagos(puertos, municipioId);
  });
  await colas.programar('pagos-pendientes', '* * * * *');
  const manejadores = manejadoresDeExpedientes(puertos);
  await colas.atender('avanzar-expediente', manejadores['avanzar-expediente']);
  await colas.atender('plazos-vencidos', manejadores['plazos-vencidos']);
  await colas.atender('enviar-notificacion', manejadores['enviar-notificacion']);
  await colas.atender('consultar-notificacion', manejadores['consultar-notificacion']);
  for (const { cola, cron } of COLAS_PERIODICAS) await colas.programar(cola, cron);
}
