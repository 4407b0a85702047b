import type { Topologia } from '../graficos/index.ts';
import { crearEnvioDeAvisos } from '../modulos/evaluacion/encuesta/index.ts';
import {
  avanzarLote,
  datosDeInformeDe,
  enviarAvisoDePlan,
  ordenarAvisosDePlan,
  proveedorDeCifras,
  recalcularCifras,
} from '../modulos/evaluacion/planes/index.ts';
import { leerFuentesDeInforme } from '../modulos/evaluacion/tablero/index.ts';
import { limpiarVencidos } from '../modulos/gobierno/personas/index.ts';
import type { IndiceTerritorio } from '../modulos/gobierno/territorio/index.ts';
import type { Puertos } from '../modulos/puertos.ts';
import {
  COLAS_PERIODICAS,
  manejadoresDeExpedientes,
} from '../modulos/tramitacion/expedientes/index.ts';
import { conciliarPagos, conciliarPendientes } from '../modulos/tramitacion/pagos/index.ts';
import {
  type DependenciasSolicitudes,
  ingresarPagada,
  revisarAdjunto,
} from '../modulos/tramitacion/solicitudes/index.ts';
import { CIFRAS } from './cifras.ts';

/** Conecta cada cola con lo que la atiende. */
export async function atenderTrabajos({
  puertos,
  territorio,
  solicitudes,
  mapaComunas,
}: {
  readonly puertos: Puertos;
  readonly territorio: IndiceTerritorio;
  readonly solicitudes: DependenciasSolicitudes;
  readonly mapaComunas: Topologia;
}): Promise<void> {
  const { colas } = puertos;
  await colas.atender('pagos-pendientes', () => conciliarPendientes(puertos));
  await colas.programar('pagos-pendientes', '* * * * *');
  await colas.atender('repasar-pagos', async () => {
    for (const { municipioId } of territorio.municipios) await conciliarPagos(puertos, municipioId);
  });
  await colas.programar('repasar-pagos', '41 * * * *');
  await colas.atender('ingresar-borrador', async ({ municipioId, id }) => {
    const municipio = municipioId === undefined ? undefined : territorio.porId.get(municipioId);
    if (municipio === undefined || id === undefined)
      throw new Error('Trabajo sin municipio o solicitud');
    const ingreso = await ingresarPagada(solicitudes, municipio, id);
    if (!ingreso.ok && ingreso.error !== 'no-existe') {
      throw new Error(`No se pudo ingresar una solicitud pagada: ${ingreso.error}`);
    }
  });
  await colas.atender('revisar-adjunto', async ({ municipioId, id }) => {
    if (municipioId !== undefined && id !== undefined)
      await revisarAdjunto(puertos, municipioId, id);
  });
  await colas.atender('limpiar-vencidos', () =>
    puertos.base.global((tx) => limpiarVencidos(tx, puertos.reloj.ahora().toString())),
  );
  await colas.programar('limpiar-vencidos', '17 * * * *');
  await colas.atender('avisos-campana', crearEnvioDeAvisos(puertos, territorio));
  await colas.programar('avisos-campana', '23 * * * *');
  await colas.atender('cifras-municipales', () =>
    recalcularCifras(puertos, CIFRAS, territorio.municipios),
  );
  await colas.programar('cifras-municipales', '*/15 * * * *');
  await colas.atender('avisos-de-plan', () => ordenarAvisosDePlan(puertos, territorio.municipios));
  await colas.programar('avisos-de-plan', '0 12 * * 1-5');
  await colas.atender('enviar-aviso-de-plan', async ({ municipioId, id }) => {
    const municipio = municipioId === undefined ? undefined : territorio.porId.get(municipioId);
    if (municipio !== undefined && id !== undefined) {
      await enviarAvisoDePlan(puertos, municipio, id);
    }
  });
  const proveedores = [proveedorDeCifras(puertos.base, CIFRAS)];
  await colas.atender('informes-de-programa', () =>
    avanzarLote({
      puertos,
      municipios: territorio.municipios,
      datosDe: (m) =>
        datosDeInformeDe(
          { puertos, proveedores },
          leerFuentesDeInforme(territorio, mapaComunas),
          m,
        ),
    }),
  );
  const manejadores = manejadoresDeExpedientes(puertos);
  await colas.atender('avanzar-expediente', manejadores['avanzar-expediente']);
  await colas.atender('plazos-vencidos', manejadores['plazos-vencidos']);
  await colas.atender('enviar-notificacion', manejadores['enviar-notificacion']);
  await colas.atender('consultar-notificacion', manejadores['consultar-notificacion']);
  for (const { cola, cron } of COLAS_PERIODICAS) await colas.programar(cola, cron);
}
