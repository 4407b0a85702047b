import {
  type Actuado,
  actuar,
  type Expediente,
  expedientePorId,
  type PedidoAccion,
  responderCorreccion,
} from '../../src/modulos/tramitacion/expedientes/index.ts';
import type { Evento } from '../../src/modulos/tramitacion/historia/index.ts';
import { leerEventos } from '../../src/modulos/tramitacion/historia/index.ts';
import type { TxMunicipal } from '../../src/plataforma/base-de-datos/base-de-datos.ts';
import { type BaseDePrueba, crearBaseDePrueba } from './base-de-prueba.ts';
import { type MunicipioDePrueba, sembrarMunicipio } from './municipio-de-prueba.ts';
import { crearPuertosDePrueba, type PuertosDePrueba } from './puertos-de-prueba.ts';

/** Base, puertos y un municipio listos, con atajos para mover un expediente. */
export interface Escenario {
  readonly prueba: BaseDePrueba;
  readonly puertos: PuertosDePrueba;
  readonly muni: MunicipioDePrueba;
  enMuni<T>(trabajo: (tx: TxMunicipal) => Promise<T>): Promise<T>;
  leer(expedienteId: string): Promise<Expediente>;
  historia(expedienteId: string): Promise<readonly Evento[]>;
  /** Actúa con la revisión vigente; falla la prueba si no se pudo. */
  decidir(
    expedienteId: string,
    accion: Omit<PedidoAccion, 'expedienteId' | 'revision' | 'funcionario'>,
  ): Promise<Actuado>;
  /** Pide corregir la primera calle cercana. */
  pedirCorreccion(expedienteId: string): Promise<Actuado>;
  /** La persona responde cambiando esa calle. */
  responder(expedienteId: string, calle?: string): ReturnType<typeof responderCorreccion>;
  avanzarReloj(duracion: Temporal.DurationLike): void;
  cerrar(): Promise<void>;
}

/** Martes 24 de noviembre de 2026, 10:00 en Santiago: un día hábil. */
export const MARTES = '2026-11-24T13:00:00Z';

/** Crea un escenario. Llamar en beforeAll y cerrar en afterAll. */
export async function crearEscenario(inicio = MARTES, municipioId = 13101): Promise<Escenario> {
  const prueba = await crearBaseDePrueba();
  const puertos = await crearPuertosDePrueba(prueba.base, inicio);
  const muni = await sembrarMunicipio(puertos, prueba.duenio, municipioId);
  const enMuni: Escenario['enMuni'] = (trabajo) => puertos.base.conMunicipio(municipioId, trabajo);
  const leer: Escenario['leer'] = async (id) => {
    const expediente = await enMuni((tx) => expedientePorId(tx, id));
    if (expediente === undefined) throw new Error(`Sin expediente ${id}`);
    return expediente;
  };
  const decidir: Escenario['decidir'] = async (expedienteId, accion) => {
    const { revision } = await leer(expedienteId);
    const funcionario = accion.nodo.startsWith('firmar') ? muni.firmante : muni.revisora;
    const hecho = await enMuni((tx) =>
      actuar(tx, puertos, { ...accion, expedienteId, revision, funcionario }),
    );
    if (!hecho.ok) throw new Error(JSON.stringify(hecho.error));
    return hecho.valor;
  };
  return {
    prueba,
    puertos,
    muni,
    enMuni,
    leer,
    decidir,
    historia: (id) => enMuni((tx) => leerEventos(tx, id)),
    pedirCorreccion: (id) =>
      decidir(id, {
        nodo: 'revisar',
        accion: 'pedir_correccion',
        campos: [{ campo: 'entre_calle_1', motivo: 'Esa calle no está en el plano.' }],
      }),
    responder: async (expedienteId, calle = 'Los Peumos') => {
      const { respuestas, personaId } = await leer(expedienteId);
      return enMuni((tx) =>
        responderCorreccion(tx, puertos, {
          expedienteId,
          personaId,
          respuestas: { ...respuestas, entre_calle_1: calle },
        }),
      );
    },
    avanzarReloj: (duracion) => puertos.reloj.fijar(puertos.reloj.ahora().add(duracion)),
    cerrar: async () => {
      await prueba.cerrar();
      await puertos.cerrar();
    },
  };
}
