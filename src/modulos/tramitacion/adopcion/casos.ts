import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { anotar, type Funcionario } from '../../gobierno/administracion/index.ts';
import type { Puertos } from '../../puertos.ts';
import { adoptar, type Capa, type DefinicionTramite, type Parametro } from '../tramites/index.ts';
import { leerParametro } from './parametro.ts';
import { bloquearAdopcion } from './repositorio.ts';

type PuertosAdopcion = Pick<Puertos, 'reloj' | 'azar'>;

/** Lo que la persona encargada escribió en el formulario de la ordenanza. */
export interface OrdenanzaEscrita {
  readonly parametros: Readonly<Record<string, string>>;
  readonly unidad: string;
}

export type ErroresDeOrdenanza = Readonly<Record<string, string>>;

/**
 * Lee los valores escritos y arma la capa nueva sobre la anterior. Los textos y plazos que la capa
 * ya tuviera no se tocan. Los errores van por nombre de entrada (`parametro-<id>`, `unidad`).
 */
export function leerOrdenanza(
  parametros: readonly Parametro[],
  unidades: readonly string[],
  anterior: Capa,
  escrita: OrdenanzaEscrita,
): Resultado<Capa, ErroresDeOrdenanza> {
  const leidos = parametros.map((p) => ({
    id: p.id,
    valor: leerParametro(escrita.parametros[p.id] ?? '', p),
  }));
  const errores = Object.fromEntries([
    ...leidos.flatMap(({ id, valor }) => (valor.ok ? [] : [[`parametro-${id}`, valor.error]])),
    ...(unidades.includes(escrita.unidad)
      ? []
      : [['unidad', 'Elija una unidad activa de la municipalidad.']]),
  ]);
  if (Object.keys(errores).length > 0) return falla(errores);
  return exito({
    ...anterior,
    unidad: escrita.unidad,
    parametros: Object.fromEntries(
      leidos.flatMap(({ id, valor }) => (valor.ok ? [[id, valor.valor]] : [])),
    ),
  });
}

export type ErrorDeAdopcion = 'no-existe' | 'cambio-entretanto' | { readonly fallas: string };

/**
 * Guarda la capa municipal sobre una versión y deja constancia de quién la cambió y desde qué
 * valores. `vista` es el momento del último cambio que la persona tenía delante; si otra cambió
 * la adopción entretanto no se guarda nada. Sin `vista`, adopta por primera vez.
 */
export async function guardarAdopcion(
  tx: TxMunicipal,
  puertos: PuertosAdopcion,
  autor: Funcionario,
  pedido: {
    readonly tramiteId: string;
    readonly version?: number;
    readonly capa: Capa;
    readonly anterior: Capa;
    readonly vista?: string;
  },
): Promise<Resultado<{ readonly version: number }, ErrorDeAdopcion>> {
  const actual = await bloquearAdopcion(tx, pedido.tramiteId);
  if (actual !== pedido.vista) return falla('cambio-entretanto');
  const adoptado = await adoptar(tx, puertos, pedido);
  if (!adoptado.ok) {
    return falla(
      adoptado.error.motivo === 'no-existe'
        ? 'no-existe'
        : { fallas: adoptado.error.fallas.map(({ mensaje }) => mensaje).join(' ') },
    );
  }
  await anotar(tx, puertos, autor, 'tramite-ajustado', {
    tramiteId: pedido.tramiteId,
    version: adoptado.valor.version,
    antes: { parametros: pedido.anterior.parametros ?? {}, unidad: pedido.anterior.unidad ?? null },
    ahora: { parametros: pedido.capa.parametros ?? {}, unidad: pedido.capa.unidad ?? null },
  });
  return adoptado;
}

const PARTES = [
  ['ficha', 'La ficha pública'],
  ['formulario', 'El formulario'],
  ['flujo', 'Los pasos de la revisión'],
  ['plazo', 'El plazo'],
  ['parametros', 'Los valores que fija la ordenanza'],
  ['derechos', 'Los derechos que se cobran'],
  ['documentos', 'Los documentos que se emiten'],
  ['mensajes', 'Los mensajes a la persona'],
] as const;

/** Partes en que difieren dos versiones nacionales, en palabras. Pura. */
export function partesCambiadas(
  antes: DefinicionTramite,
  ahora: DefinicionTramite,
): readonly string[] {
  return PARTES.filter(
    ([parte]) => JSON.stringify(antes[parte]) !== JSON.stringify(ahora[parte]),
  ).map(([, nombre]) => nombre);
}
