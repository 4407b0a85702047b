import type { Funcionario } from '../../../src/modulos/tramitacion/expedientes/index.ts';
import type { TxMunicipal } from '../../../src/plataforma/base-de-datos/base-de-datos.ts';
import type { PuertosDePrueba } from '../../soporte/puertos-de-prueba.ts';

/** Identificadores de filas de un municipio, con los que otro intenta verlas o cambiarlas. */
export interface FilasDe {
  readonly municipioId: number;
  readonly expedienteId: string;
  readonly folio: string;
  readonly venceFecha: string;
  readonly documentoId: string;
  readonly codigo: string;
  readonly notificacionId: string;
  readonly plazoId: string;
  readonly correccionId: string;
  readonly borradorId: string;
  /** Otro borrador, sin ingresar, con un adjunto, un giro y un intento de pago. */
  readonly borradorVivoId: string;
  readonly adjuntoId: string;
  readonly giroId: string;
  readonly intentoId: string;
  readonly runFuncionario: number;
  readonly personaId: string;
  readonly funcionario: Funcionario;
  /** Textos que solo aparecen en datos de este municipio. */
  readonly marcas: readonly string[];
}

/** Una función de repositorio (o caso de uso) puesta a prueba con filas de otro municipio. */
export interface FuncionDeRepositorio {
  readonly nombre: string;
  /**
   * `lee`: usada por su dueño devuelve algo con una marca suya (así la prueba puede fallar).
   * `escribe` o `neutra`: basta que no muestre ni cambie nada ajeno.
   */
  readonly clase: 'lee' | 'escribe' | 'neutra';
  readonly usar: (tx: TxMunicipal, filas: FilasDe, puertos: PuertosDePrueba) => Promise<unknown>;
}

/** Funciones de un módulo. `exporta` son sus repositorios: toda función suya debe estar listada. */
export interface ListaDeRepositorio {
  readonly modulo: string;
  readonly exporta: readonly Readonly<Record<string, unknown>>[];
  readonly funciones: readonly FuncionDeRepositorio[];
  /** Funciones sobre tablas que no son de un municipio; junto a la lista se dice por qué. */
  readonly globales?: readonly string[];
}
