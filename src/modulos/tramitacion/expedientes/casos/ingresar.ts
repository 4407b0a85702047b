import { formatearIuie } from '../../../../base/folio.ts';
import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import { hoyEn } from '../../../../calendario/index.ts';
import { iniciar } from '../../../../flujo/index.ts';
import type { Respuestas } from '../../../../formulario/index.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../../plataforma/base-de-datos/json.ts';
import { instanteCanonico } from '../../../../plataforma/cadena.ts';
import { municipioDe } from '../../documentos/index.ts';
import { siguienteFolio } from '../../folios/index.ts';
import { encadenar, insertarEvento, nuevoId, puntaNueva } from '../../historia/index.ts';
import type { Capa, DefinicionTramite } from '../../tramites/definicion.ts';
import { adjuntosDe } from '../adjuntos.ts';
import { palabrasDeExpediente } from '../busqueda.ts';
import { conCapa, hechosDe } from '../definiciones.ts';
import { encolarAvance, type PuertosCaso } from '../guardar.ts';
import { incorporarAdjuntos } from '../incorporar-adjuntos.ts';
import { situacionDe } from '../mover.ts';
import { plazosDeIngreso, plazosDePaso } from '../plazos.ts';
import { guardarPalabras } from '../repositorio/busqueda.ts';
import {
  bloquearBorrador,
  indexarEnPersona,
  marcarIngresado,
  sumarAlDia,
} from '../repositorio/entorno.ts';
import { expedientePorId, insertarExpediente } from '../repositorio/expediente.ts';
import { insertarPlazos } from '../repositorio/plazo.ts';

/** Pago del derecho que se cobra antes de ingresar, ya asentado. */
export interface PagoIngreso {
  readonly giroId: string;
  readonly folio: string;
  readonly concepto: string;
  readonly lineas: readonly { readonly concepto: string; readonly monto: number }[];
  /** Pesos enteros. */
  readonly monto: number;
  readonly ordenCompra: string;
  readonly codigoAutorizacion: string;
  readonly ultimosDigitos: string;
  readonly tipoPago: string;
  readonly cuotas: number;
  readonly pagadoEn: string;
}

/** Lo que hace falta para ingresar. Las respuestas ya están validadas por quien llama. */
export interface PedidoIngreso {
  readonly borradorId: string;
  readonly persona: {
    readonly personaId: string;
    /** RUN sin dígito verificador. */
    readonly run: number;
    readonly nombre: string;
  };
  readonly definicion: DefinicionTramite;
  readonly capa: Capa;
  readonly respuestas: Respuestas;
  readonly pago?: PagoIngreso;
  /** Origen de la incorporación (DS 10/2023 art. 30 n° 2). */
  readonly origen?: 'formulario web' | 'documento físico';
}

/** Recibo de un ingreso. `repetido`: la solicitud ya estaba ingresada. */
export interface Ingresado {
  readonly expedienteId: string;
  readonly folio: string;
  readonly iuie: string;
  readonly repetido: boolean;
}

export type ErrorIngreso = 'borrador-no-existe' | 'borrador-ajeno' | 'borrador-descartado';

/**
 * Ingresa una solicitud: crea el expediente con folio correlativo, plazos, flujo en su primer
 * paso e historia, todo en la transacción de quien llama. Los documentos (solicitud, comprobante
 * y certificado de ingreso, DS 10/2023 arts. 21 y 30) se firman después, en un trabajo encolado
 * aquí mismo. Repetirla sobre la misma solicitud devuelve el expediente ya creado.
 */
export async function ingresar(
  tx: TxMunicipal,
  puertos: PuertosCaso,
  pedido: PedidoIngreso,
): Promise<Resultado<Ingresado, ErrorIngreso>> {
  const [borrador, municipio] = await Promise.all([
    bloquearBorrador(tx, pedido.borradorId),
    municipioDe(tx),
  ]);
  if (borrador === undefined) return falla('borrador-no-existe');
  if (borrador.persona_id !== pedido.persona.personaId) return falla('borrador-ajeno');
  if (borrador.estado === 'descartado') return falla('borrador-descartado');
  if (borrador.expediente_id !== null) return exito(await yaIngresado(tx, borrador.expediente_id));

  const cuenta = { calendario: puertos.calendario, municipio };
  const tramite = conCapa(pedido.definicion, pedido.capa);
  const ahora = puertos.reloj.ahora();
  const ingresadoEn = instanteCanonico(ahora);
  const hoy = hoyEn(ahora, municipio.zona);
  const efectivo = puertos.calendario.fechaEfectivaDeIngreso(ahora, municipio.zona, municipio.cut);
  const avance = iniciar(tramite.flujo, hechosDe(tramite, pedido.respuestas));
  const situacion = situacionDe(tramite, avance);
  const [resolucion, procedimiento] = plazosDeIngreso(cuenta, tramite, efectivo.fecha);
  const plazos = [
    resolucion,
    procedimiento,
    ...avance.entradas.flatMap((nodo) => plazosDePaso(cuenta, tramite, nodo, efectivo.instante)),
  ].map((p) => ({ ...p, plazoId: nuevoId(puertos) }));
  const adjuntos = adjuntosDe(pedido.definicion.formulario, pedido.respuestas);
  const expedienteId = nuevoId(puertos);
  // El folio se pide al final: su fila queda bloqueada hasta el fin de la transacción.
  const [, , , { folio, texto }] = await Promise.all([
    encolarAvance(tx, puertos, expedienteId),
    indexarEnPersona(tx, pedido.persona.personaId, expedienteId, ingresadoEn),
    marcarIngresado(tx, pedido.borradorId, expedienteId, ingresadoEn),
    siguienteFolio(tx, 'EXP', hoy.year),
  ]);
  const iuie = formatearIuie(folio);
  const { persona, definicion } = pedido;
  const ordenes = ordenesDeIngreso(adjuntos.length, pedido.pago !== undefined);
  const evento = encadenar(tx.municipioId, puntaNueva(expedienteId), {
    tipo: 'ingreso',
    datos: comoJson({
      folio: texto,
      iuie,
      tramite: definicion.id,
      version: definicion.version,
      capa: pedido.capa,
      origen: pedido.origen ?? 'formulario web',
      declaracion: definicion.formulario.declaracion,
      respuestas: pedido.respuestas,
      efectivo: {
        fecha: efectivo.fecha.toString(),
        diferido: efectivo.diferido,
        explicacion: efectivo.explicacion,
      },
      plazos: plazos.map(({ clase, vence, articulo }) => ({ clase, vence, articulo })),
      pago: pedido.pago,
      ordenesReservadas: ordenes.certificado,
      movimiento: { tipo: 'iniciar' },
    }),
    actor: { clase: 'interesado', id: persona.personaId, nombre: persona.nombre },
    ocurridoEn: ingresadoEn,
  });
  const palabras = palabrasDeExpediente(
    { folio: texto, run: persona.run, nombre: persona.nombre },
    definicion.formulario,
    pedido.respuestas,
  );
  // Salen juntas y en este orden, el expediente primero: con el folio tomado, cada viaje de ida y
  // vuelta a la base es espera para los demás ingresos del municipio.
  await Promise.all([
    insertarExpediente(tx, {
      expediente_id: expedienteId,
      iuie,
      folio: texto,
      tramite_id: definicion.id,
      version: definicion.version,
      capa: jsonb(pedido.capa),
      persona_id: persona.personaId,
      interesado_run: persona.run,
      interesado_nombre: persona.nombre,
      titulo: definicion.nombre,
      respuestas: jsonb(pedido.respuestas),
      marcado: jsonb(avance.marcado),
      acciones: jsonb(avance.marcado.acciones),
      estado: situacion.estado,
      paso_actual: situacion.pasoActual,
      unidad_id: situacion.unidadId,
      rol_actual: situacion.rolActual ?? null,
      ingresado_en: ingresadoEn,
      efectivo_fecha: efectivo.fecha.toString(),
      vence_fecha: resolucion.vence,
      ultimo_evento: evento.numero,
      ultimo_hash: evento.hash,
      busqueda: palabras.join(' '),
    }),
    guardarPalabras(
      tx,
      { expedienteId, abierto: situacion.estado !== 'terminado', venceFecha: resolucion.vence },
      palabras,
    ),
    insertarEvento(tx, evento, expedienteId),
    insertarPlazos(tx, expedienteId, plazos),
    incorporarAdjuntos(tx, puertos, {
      expedienteId,
      folio,
      tramite: definicion.nombre,
      municipio,
      adjuntos,
      desde: ordenes.primerAdjunto,
      ahora: ingresadoEn,
    }),
    sumarAlDia(tx, hoy.toString(), definicion.id, {
      ingresados: 1,
      ...(pedido.pago === undefined ? {} : { pagado_clp: pedido.pago.monto }),
    }),
  ]);
  return exito({ expedienteId, folio: texto, iuie, repetido: false });
}

async function yaIngresado(tx: TxMunicipal, expedienteId: string): Promise<Ingresado> {
  const expediente = await expedientePorId(tx, expedienteId);
  if (expediente === undefined) throw new Error(`Falta el expediente ${expedienteId}`);
  const { folio, iuie } = expediente;
  return { expedienteId, folio, iuie, repetido: true };
}

/** Lugares del índice que el ingreso reserva, en el orden en que la ley los entiende entrar. */
export function ordenesDeIngreso(adjuntos: number, conPago: boolean) {
  const comprobante = 2 + adjuntos;
  return {
    solicitud: 1,
    primerAdjunto: 2,
    comprobante,
    certificado: comprobante + (conPago ? 1 : 0),
  };
}

/** Quita lo indefinido: la historia guarda JSON puro. */
export function comoJson(datos: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(JSON.parse(JSON.stringify(datos)) as Record<string, unknown>),
  );
}
