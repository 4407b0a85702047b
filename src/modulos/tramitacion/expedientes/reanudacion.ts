import { hoyEn } from '../../../calendario/index.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../puertos.ts';
import { nuevoId } from '../historia/index.ts';
import { palabrasDeExpediente } from './busqueda.ts';
import type { Correccion, PlazoExpediente, PlazoNuevo } from './dominio.ts';
import type { Caso } from './guardar.ts';
import { diasDetenidos, reanudar } from './plazos.ts';
import { cambiarPalabras } from './repositorio/busqueda.ts';
import { cerrarPlazo, insertarPlazos, plazoCorriendo } from './repositorio/plazo.ts';

/** Plazo de resolver que estaba detenido, y el que lo reemplaza desde hoy. */
export interface Reanudacion {
  readonly anterior: PlazoExpediente;
  readonly nuevo: PlazoNuevo;
}

/** El plazo de resolver que vuelve a correr al cerrarse una corrección; undefined si no se detuvo. */
export function reanudacionDe(
  { calendario }: Pick<Puertos, 'calendario'>,
  { municipio, plazos, ahora }: Pick<Caso, 'municipio' | 'plazos' | 'ahora'>,
  { pedidaEn }: Pick<Correccion, 'pedidaEn'>,
): Reanudacion | undefined {
  const anterior = plazoCorriendo(plazos, 'resolucion');
  if (anterior === undefined) return undefined;
  const pedida = hoyEn(Temporal.Instant.from(pedidaEn), municipio.zona);
  const hoy = hoyEn(ahora, municipio.zona);
  const nuevo = reanudar({ calendario, municipio }, anterior, pedida, hoy);
  return nuevo === undefined ? undefined : { anterior, nuevo };
}

/** Guarda la reanudación: deja sin efecto el plazo detenido y abre el nuevo. */
export async function guardarReanudacion(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'azar'>,
  { expediente, ahora }: Pick<Caso, 'expediente' | 'ahora'>,
  { anterior, nuevo }: Reanudacion,
): Promise<void> {
  await cerrarPlazo(
    tx,
    anterior.plazoId,
    'anulado',
    ahora.toString({ smallestUnit: 'millisecond' }),
  );
  await insertarPlazos(tx, expediente.expedienteId, [{ ...nuevo, plazoId: nuevoId(puertos) }]);
}

/** Mueve las palabras de búsqueda al nuevo vencimiento, con las respuestas que tenga el caso. */
export function cambiarVencimiento(
  tx: TxMunicipal,
  { expediente, tramite }: Pick<Caso, 'expediente' | 'tramite'>,
  cambio: {
    readonly abierto: boolean;
    readonly venceFecha: string;
    readonly respuestas: Caso['expediente']['respuestas'];
  },
): Promise<void> {
  const { abierto, venceFecha, respuestas } = cambio;
  return cambiarPalabras(
    tx,
    { expedienteId: expediente.expedienteId, abierto, venceFecha },
    expediente.venceFecha,
    palabrasDeExpediente(expediente, tramite.definicion.formulario, respuestas),
  );
}

/**
 * Días hábiles que esperan a que se cierre la corrección pendiente, si el plazo de resolver está
 * detenido por ella. Undefined si corre, si ya terminó o si estaba vencido al pedirla.
 */
export function diasEnEspera(
  { calendario }: Pick<Puertos, 'calendario'>,
  caso: Pick<Caso, 'municipio'> & {
    readonly expediente: Pick<Caso['expediente'], 'estado'>;
    readonly correcciones: readonly Correccion[];
  },
  plazo: Pick<PlazoExpediente, 'clase' | 'estado' | 'vence'>,
): number | undefined {
  const pendiente = caso.correcciones.find(({ estado }) => estado === 'pendiente');
  const suspendible = plazo.clase === 'resolucion' && plazo.estado === 'corriendo';
  if (!suspendible || caso.expediente.estado !== 'por_subsanar' || pendiente === undefined)
    return undefined;
  const { municipio } = caso;
  const pedida = hoyEn(Temporal.Instant.from(pendiente.pedidaEn), municipio.zona);
  return diasDetenidos({ calendario, municipio }, Temporal.PlainDate.from(plazo.vence), pedida);
}
