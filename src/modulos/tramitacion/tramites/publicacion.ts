import { uuidV7 } from '../../../base/ids.ts';
import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import type { BaseDeDatos, TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Actor } from '../../gobierno/personas/index.ts';
import type { Puertos } from '../../puertos.ts';
import { aplicarCapa } from './capa.ts';
import type { Capa, DefinicionTramite } from './definicion.ts';
import { esCapa, esDefinicion, huellaDe } from './leer-definicion.ts';
import * as repositorio from './repositorio.ts';
import { type FallaDeDefinicion, verificarDefinicion } from './verificar-definicion.ts';

/** Lo que pasó con cada trámite del catálogo al sembrarlo. */
export interface Sembrado {
  readonly tramiteId: string;
  readonly version: number;
  readonly nueva: boolean;
}

/**
 * Deja en la base el catálogo nacional. Un trámite que cambió entra como versión nueva; el que no
 * cambió no se toca. Usa la conexión del dueño: la aplicación no puede escribir el catálogo. Lanza
 * TypeError con todas las fallas si una definición no se puede publicar.
 */
export async function sembrarCatalogo(
  duenio: BaseDeDatos,
  definiciones: readonly DefinicionTramite[],
  ahora: Temporal.Instant,
): Promise<readonly Sembrado[]> {
  const hoy = ahora.toString().slice(0, 10);
  return duenio.global(async (tx) => {
    const sembrados: Sembrado[] = [];
    const fallas: string[] = [];
    for (const definicion of definiciones) {
      const { id: tramiteId, version: _, ...contenido } = definicion;
      const hash = huellaDe({ tramiteId, ...contenido });
      const ultima = await repositorio.ultimaNacional(tx, tramiteId);
      if (ultima?.hash === hash) {
        sembrados.push({ tramiteId, version: ultima.version, nueva: false });
        continue;
      }
      // Solo se revisa lo que cambió: así un arranque con todo igual no demora.
      fallas.push(
        ...verificarDefinicion(definicion, hoy).map((f) => `${tramiteId}: ${f.ruta}: ${f.mensaje}`),
      );
      const version = Math.max(definicion.version, (ultima?.version ?? 0) + 1);
      await repositorio.insertarNacional(tx, {
        tramiteId,
        version,
        definicion: { ...definicion, version },
        hash,
        ahora: ahora.toString(),
      });
      sembrados.push({ tramiteId, version, nueva: true });
    }
    if (fallas.length > 0) throw new TypeError(`El catálogo tiene fallas:\n${fallas.join('\n')}`);
    return sembrados;
  });
}

export type ErrorPublicacion =
  | { readonly motivo: 'no-existe' }
  | { readonly motivo: 'fallas'; readonly fallas: readonly FallaDeDefinicion[] };

/**
 * Adopta un trámite nacional (la última versión si no se dice otra) con la capa del municipio. No
 * lo publica. Falla si la versión no existe o si la capa nombra algo que no está en ella.
 */
export async function adoptar(
  tx: TxMunicipal,
  { reloj }: Pick<Puertos, 'reloj'>,
  pedido: { readonly tramiteId: string; readonly version?: number; readonly capa?: Capa },
): Promise<Resultado<{ readonly version: number }, ErrorPublicacion>> {
  const { tramiteId, capa = {} } = pedido;
  const version = pedido.version ?? (await repositorio.ultimaNacional(tx, tramiteId))?.version ?? 0;
  const definicion = await repositorio.leerNacional(tx, tramiteId, version);
  if (!esDefinicion(definicion)) return falla({ motivo: 'no-existe' });
  const conCapa = aplicarCapa(definicion, capa);
  if (!conCapa.ok) return falla({ motivo: 'fallas', fallas: conCapa.error });
  const ahora = reloj.ahora().toString();
  await repositorio.guardarAdopcion(tx, { tramiteId, version, capa, ahora });
  return exito({ version });
}

/**
 * Publica un trámite adoptado después de revisarlo entero, con su capa y con la unidad que lo
 * atiende. Quien llama avisa al catálogo en memoria con `olvidar`.
 */
export async function publicar(
  tx: TxMunicipal,
  { reloj, azar }: Pick<Puertos, 'reloj' | 'azar'>,
  tramiteId: string,
  actor: Actor,
): Promise<Resultado<{ readonly version: number }, ErrorPublicacion>> {
  const adopcion = await repositorio.adopcionDe(tx, tramiteId);
  if (adopcion === undefined) return falla({ motivo: 'no-existe' });
  const nacional = await repositorio.leerNacional(tx, tramiteId, adopcion.version);
  if (!esDefinicion(nacional) || !esCapa(adopcion.capa)) return falla({ motivo: 'no-existe' });
  const conCapa = aplicarCapa(nacional, adopcion.capa);
  if (!conCapa.ok) return falla({ motivo: 'fallas', fallas: conCapa.error });
  const ahora = reloj.ahora();
  const fallas = [
    ...verificarDefinicion(conCapa.valor, ahora.toString().slice(0, 10)),
    ...(await revisarUnidad(tx, conCapa.valor.unidad)),
  ];
  if (fallas.length > 0) return falla({ motivo: 'fallas', fallas });
  await repositorio.cambiarEstado(tx, tramiteId, 'publicado', ahora.toString());
  await repositorio.anotarActo(tx, {
    actoId: uuidV7(ahora.epochMilliseconds, azar(10)),
    actor,
    tipo: 'tramite-publicado',
    datos: { tramiteId, version: adopcion.version },
    ahora: ahora.toString(),
  });
  return exito({ version: adopcion.version });
}

/** Deja de ofrecer un trámite. Los expedientes en curso siguen hasta terminar. */
export async function retirar(
  tx: TxMunicipal,
  { reloj, azar }: Pick<Puertos, 'reloj' | 'azar'>,
  tramiteId: string,
  actor: Actor,
): Promise<Resultado<true, ErrorPublicacion>> {
  const adopcion = await repositorio.adopcionDe(tx, tramiteId);
  if (adopcion === undefined) return falla({ motivo: 'no-existe' });
  const ahora = reloj.ahora();
  await repositorio.cambiarEstado(tx, tramiteId, 'retirado', ahora.toString());
  await repositorio.anotarActo(tx, {
    actoId: uuidV7(ahora.epochMilliseconds, azar(10)),
    actor,
    tipo: 'tramite-retirado',
    datos: { tramiteId },
    ahora: ahora.toString(),
  });
  return exito(true);
}

async function revisarUnidad(
  tx: TxMunicipal,
  unidadId: string,
): Promise<readonly FallaDeDefinicion[]> {
  const unidades = await repositorio.unidadesDe(tx);
  return unidades.some((unidad) => unidad.unidad_id === unidadId)
    ? []
    : [{ ruta: 'unidad', mensaje: `El municipio no tiene la unidad «${unidadId}».` }];
}
