import type { Respuestas } from '../../../formulario/index.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { type Evento, leerEventos, movimientoDe } from '../historia/index.ts';
import type { DocumentoEmitido } from '../tramites/definicion.ts';
import { adjuntosDe } from './adjuntos.ts';
import { ordenesDeIngreso, type PagoIngreso } from './casos/ingresar.ts';
import type { TramiteEnCurso } from './definiciones.ts';
import type { Expediente } from './dominio.ts';

/** Lo que la plataforma debe hacer sola a continuación, con su llave de idempotencia. */
export type PasoPendiente =
  | { readonly clase: 'solicitud'; readonly clave: string; readonly orden: number }
  | {
      readonly clase: 'comprobante';
      readonly clave: string;
      readonly orden: number;
      readonly pago: PagoIngreso;
    }
  | { readonly clase: 'certificado-ingreso'; readonly clave: string; readonly orden: number }
  | {
      readonly clase: 'respuesta-correccion';
      readonly clave: string;
      readonly campos: readonly string[];
      readonly presentadaEn: string;
      readonly respuestas: Respuestas;
    }
  | {
      readonly clase: 'constancia';
      readonly clave: string;
      readonly notificacionId: string;
    }
  | {
      readonly clase: 'documento';
      readonly clave: string;
      readonly nodo: string;
      readonly documento: DocumentoEmitido;
    }
  | { readonly clase: 'mensaje'; readonly nodo: string; readonly mensaje: string };

/** Datos del ingreso tal como quedaron en el primer evento. */
export interface DatosDeIngreso {
  readonly presentadaEn: string;
  readonly origen: string;
  readonly diferido: boolean;
  readonly respuestas: Respuestas;
  readonly pago?: PagoIngreso;
}

/** Lee el primer evento. Lanza si falta: un expediente nace con él. */
export function ingresoDe(eventos: readonly Evento[]): DatosDeIngreso {
  const [primero] = eventos;
  if (primero?.tipo !== 'ingreso') throw new Error('La historia no parte por el ingreso');
  const { origen, efectivo, respuestas, pago } = primero.datos;
  const diferido =
    typeof efectivo === 'object' && efectivo !== null && Reflect.get(efectivo, 'diferido') === true;
  return {
    presentadaEn: primero.ocurridoEn,
    origen: typeof origen === 'string' ? origen : 'formulario web',
    diferido,
    respuestas: respuestas as Respuestas,
    ...(pago === undefined || pago === null ? {} : { pago: pago as PagoIngreso }),
  };
}

/**
 * El primer paso automático que falta, según la historia y el marcado. Primero los documentos
 * del ingreso, en su orden; luego las correcciones recibidas y las constancias de notificación; al
 * final los pasos del flujo.
 */
export async function pasoPendiente(
  tx: TxMunicipal,
  expediente: Expediente,
  tramite: TramiteEnCurso,
): Promise<PasoPendiente | undefined> {
  const eventos = await leerEventos(tx, expediente.expedienteId);
  const emitidas = new Set(
    eventos.filter((e) => e.tipo === 'documento-emitido').map((e) => e.datos.clave),
  );
  return [
    ...deIngreso(tramite, eventos),
    ...deCorrecciones(eventos),
    ...deNotificaciones(eventos),
    ...delFlujo(expediente, tramite, eventos),
  ].find((paso) => paso.clase === 'mensaje' || !emitidas.has(paso.clave));
}

function deIngreso(tramite: TramiteEnCurso, eventos: readonly Evento[]): readonly PasoPendiente[] {
  const { respuestas, pago } = ingresoDe(eventos);
  const adjuntos = adjuntosDe(tramite.definicion.formulario, respuestas).length;
  const orden = ordenesDeIngreso(adjuntos, pago !== undefined);
  return [
    { clase: 'solicitud', clave: 'solicitud', orden: orden.solicitud },
    ...(pago === undefined
      ? []
      : [
          {
            clase: 'comprobante' as const,
            clave: 'comprobante-pago',
            orden: orden.comprobante,
            pago,
          },
        ]),
    { clase: 'certificado-ingreso', clave: 'certificado-ingreso', orden: orden.certificado },
  ];
}

function deCorrecciones(eventos: readonly Evento[]): readonly PasoPendiente[] {
  return eventos
    .filter((e) => e.tipo === 'correccion-respondida')
    .map(({ datos, ocurridoEn }) => ({
      clase: 'respuesta-correccion',
      clave: `respuesta-correccion:${String(datos.correccionId)}`,
      campos: Object.keys(datos.cambios ?? {}),
      presentadaEn: ocurridoEn,
      respuestas: datos.respuestas as Respuestas,
    }));
}

/** Una constancia por notificación legal cuyo resultado ya no cambiará (DS 8/2023 art. 16). */
function deNotificaciones(eventos: readonly Evento[]): readonly PasoPendiente[] {
  return eventos
    .filter(
      ({ tipo, datos }) =>
        tipo === 'notificacion-resultado' &&
        datos.canal === 'ddu' &&
        (datos.estado === 'entregada' || datos.estado === 'enviada'),
    )
    .map(({ datos }) => ({
      clase: 'constancia',
      clave: `constancia:${String(datos.notificacionId)}`,
      notificacionId: String(datos.notificacionId),
    }));
}

function delFlujo(
  expediente: Expediente,
  tramite: TramiteEnCurso,
  eventos: readonly Evento[],
): readonly PasoPendiente[] {
  return expediente.marcado.en.flatMap((id): readonly PasoPendiente[] => {
    const nodo = tramite.flujo.nodos.get(id)?.nodo;
    if (nodo?.tipo !== 'servicio') return [];
    const [accion = '', objeto = ''] = nodo.accion.split(':');
    if (accion === 'notificar') return [{ clase: 'mensaje', nodo: id, mensaje: objeto }];
    const documento = tramite.definicion.documentos.find((d) => d.id === objeto);
    if (accion !== 'emitir-documento' || documento === undefined) {
      throw new Error(`Paso automático desconocido: ${nodo.accion}`);
    }
    // Un paso al que el flujo vuelve emite un documento nuevo: la llave lleva la vuelta.
    const vueltas = eventos.filter((e) => {
      const movimiento = movimientoDe(e);
      return movimiento?.tipo === 'completar' && movimiento.nodo === id;
    }).length;
    return [{ clase: 'documento', clave: `${id}:${vueltas + 1}`, nodo: id, documento }];
  });
}
