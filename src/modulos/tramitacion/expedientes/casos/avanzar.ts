import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import { completar } from '../../../../flujo/index.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../../puertos.ts';
import {
  type CierreEmision,
  type Documento,
  documentosDe,
  type ErrorEmision,
  emitirDocumento,
} from '../../documentos/index.ts';
import { ahoraIso, leerEventos, PLATAFORMA } from '../../historia/index.ts';
import { ordenarMensaje } from '../comunicar.ts';
import { hechosDe } from '../definiciones.ts';
import { encargoDe } from '../encargos.ts';
import { abrirCaso, efectosEn, guardarEfectos, guardarMovimiento } from '../guardar.ts';
import { type PasoPendiente, pasoPendiente } from '../pasos-pendientes.ts';
import { comoJson } from './ingresar.ts';

export type PuertosAvanzar = Pick<
  Puertos,
  | 'base'
  | 'reloj'
  | 'azar'
  | 'calendario'
  | 'colas'
  | 'urlPublica'
  | 'demostracion'
  | 'pdf'
  | 'firmador'
  | 'archivos'
>;

/** Más pasos seguidos que estos delatan una definición que gira sin parar. */
const PASOS_MAXIMOS = 60;

/**
 * Ejecuta los pasos automáticos de un expediente, uno por uno, hasta que le toque a una persona.
 * Cada uno avanza el flujo en la misma transacción que registra su efecto, así que un corte en
 * cualquier punto se retoma sin repetir ni perder documentos. `otp` firma lo que firma una persona.
 */
export async function avanzarExpediente(
  puertos: PuertosAvanzar,
  municipioId: number,
  expedienteId: string,
  opciones: { readonly otp?: string } = {},
): Promise<Resultado<void, ErrorEmision>> {
  for (let i = 0; i < PASOS_MAXIMOS; i += 1) {
    const paso = await puertos.base.conMunicipio(municipioId, async (tx) => {
      const caso = await abrirCaso(tx, puertos, expedienteId);
      return caso === undefined ? 'no-existe' : pasoPendiente(tx, caso.expediente, caso.tramite);
    });
    if (paso === 'no-existe') return falla('no-existe');
    if (paso === undefined) return exito(undefined);
    const hecho =
      paso.clase === 'mensaje'
        ? await mandarMensaje(puertos, municipioId, expedienteId, paso)
        : await emitir(puertos, municipioId, expedienteId, paso, opciones.otp);
    if (!hecho.ok) return hecho;
  }
  throw new Error(`El expediente ${expedienteId} no termina de avanzar`);
}

type PasoDocumento = Exclude<PasoPendiente, { readonly clase: 'mensaje' }>;

async function emitir(
  puertos: PuertosAvanzar,
  municipioId: number,
  expedienteId: string,
  paso: PasoDocumento,
  otp: string | undefined,
): Promise<Resultado<unknown, ErrorEmision>> {
  const encargo = await puertos.base.conMunicipio(municipioId, (tx) =>
    encargoDe(tx, puertos, expedienteId, paso),
  );
  return emitirDocumento(
    puertos,
    municipioId,
    otp === undefined ? encargo : { ...encargo, otp },
    (tx) => alIncorporar(tx, puertos, expedienteId, paso),
  );
}

async function alIncorporar(
  tx: TxMunicipal,
  puertos: PuertosAvanzar,
  expedienteId: string,
  paso: PasoDocumento,
): Promise<CierreEmision | undefined> {
  const caso = await abrirCaso(tx, puertos, expedienteId);
  if (caso === undefined) return undefined;
  if (paso.clase === 'certificado-ingreso') {
    const notificaciones = await ordenarMensaje(tx, puertos, caso, 'ingreso');
    return { datos: { notificaciones } };
  }
  if (paso.clase !== 'documento') return {};
  const { tramite, expediente } = caso;
  const hechos = hechosDe(tramite, expediente.respuestas);
  const avance = completar(tramite.flujo, expediente.marcado, paso.nodo, undefined, hechos);
  // Otro proceso ya pasó por aquí, o el paso se canceló: el documento no corresponde.
  if (!avance.ok) return undefined;
  const efectos = efectosEn(puertos, caso, avance.valor);
  await guardarEfectos(tx, puertos, caso, efectos);
  return {
    datos: {
      movimiento: { tipo: 'completar', nodo: paso.nodo },
      pasos: avance.valor.pasos.map(({ id }) => id),
    },
    cambios: efectos.cambios,
  };
}

async function mandarMensaje(
  puertos: PuertosAvanzar,
  municipioId: number,
  expedienteId: string,
  paso: Extract<PasoPendiente, { readonly clase: 'mensaje' }>,
): Promise<Resultado<void, ErrorEmision>> {
  return puertos.base.conMunicipio(municipioId, async (tx) => {
    const caso = await abrirCaso(tx, puertos, expedienteId);
    if (caso === undefined) return falla('no-existe');
    const { tramite, expediente } = caso;
    const hechos = hechosDe(tramite, expediente.respuestas);
    const avance = completar(tramite.flujo, expediente.marcado, paso.nodo, undefined, hechos);
    if (!avance.ok) return exito(undefined);
    const documentos = await porNotificar(tx, expedienteId, tramite.definicion.documentos);
    const notificaciones = await ordenarMensaje(tx, puertos, caso, paso.mensaje, {
      documentos: documentos.map(({ documentoId }) => documentoId),
    });
    await guardarMovimiento(tx, puertos, caso, efectosEn(puertos, caso, avance.valor), {
      tipo: 'notificacion-ordenada',
      datos: comoJson({
        movimiento: { tipo: 'completar', nodo: paso.nodo },
        mensaje: paso.mensaje,
        notificaciones,
        documentos: documentos.map(({ documentoId }) => documentoId),
        pasos: avance.valor.pasos.map(({ id }) => id),
      }),
      actor: PLATAFORMA,
      ocurridoEn: ahoraIso(puertos),
    });
    return exito(undefined);
  });
}

/** Documentos de la definición, vigentes, que ninguna notificación anterior llevó. */
async function porNotificar(
  tx: TxMunicipal,
  expedienteId: string,
  clases: readonly { readonly id: string }[],
): Promise<readonly Documento[]> {
  const enviados = new Set(
    (await leerEventos(tx, expedienteId)).flatMap(({ tipo, datos }): readonly unknown[] =>
      tipo === 'notificacion-ordenada' && Array.isArray(datos.documentos) ? datos.documentos : [],
    ),
  );
  return (await documentosDe(tx, expedienteId)).filter(
    (d) =>
      d.estado === 'vigente' &&
      clases.some(({ id }) => id === d.clase) &&
      !enviados.has(d.documentoId),
  );
}
