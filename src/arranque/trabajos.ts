import type { IndiceTerritorio } from '../modulos/gobierno/territorio/index.ts';
import type { Puertos } from '../modulos/puertos.ts';
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
}
