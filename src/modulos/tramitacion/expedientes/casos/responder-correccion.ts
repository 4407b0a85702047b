import { leerFolio } from '../../../../base/folio.ts';
import { jsonCanonico } from '../../../../base/json-canonico.ts';
import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import { type Avance, completar, type NodoEspera } from '../../../../flujo/index.ts';
import {
  type Contexto,
  camposVisibles,
  type ErrorDePagina,
  paginasVisibles,
  type Respuestas,
  validarTodo,
} from '../../../../formulario/index.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../../plataforma/base-de-datos/json.ts';
import { mayorOrden } from '../../documentos/index.ts';
import { ahoraIso } from '../../historia/index.ts';
import { adjuntosDe } from '../adjuntos.ts';
import { contextoDe } from '../contenido/variables.ts';
import { camposDeFuncionario } from '../datos-de-accion.ts';
import { hechosDe } from '../definiciones.ts';
import type { Correccion } from '../dominio.ts';
import {
  abrirCaso,
  type Caso,
  efectosEn,
  encolarAvance,
  guardarMovimiento,
  type PuertosCaso,
} from '../guardar.ts';
import { incorporarAdjuntos } from '../incorporar-adjuntos.ts';
import { correccionNotificada } from '../notificada.ts';
import { cambiarVencimiento, guardarReanudacion, reanudacionDe } from '../reanudacion.ts';
import { cerrarCorreccion, correccionesDe } from '../repositorio/correccion.ts';
import { comoJson } from './ingresar.ts';

/** Respuesta de la persona a una corrección. */
export interface PedidoRespuesta {
  readonly expedienteId: string;
  readonly personaId: string;
  /** Nuevas respuestas: solo de los campos marcados o de los que estas hagan aparecer. */
  readonly respuestas: Respuestas;
  /** Comunas y contorno para validar; sin él, lo mínimo. */
  readonly contexto?: Contexto;
}

export type ErrorRespuesta =
  | 'no-existe'
  | 'sin-correccion'
  | 'plazo-vencido'
  | { readonly campoNoMarcado: string }
  | { readonly respuestas: readonly ErrorDePagina[] };

/**
 * Recibe la corrección. Solo cambian los campos marcados; los valores anteriores quedan en la
 * historia. Desde el instante en que vence el plazo (Ley 19.880 art. 31) ya no se admite, haya o
 * no pasado el trabajo que declara el desistimiento. Al responder se reanuda el plazo de resolver.
 */
export async function responderCorreccion(
  tx: TxMunicipal,
  puertos: PuertosCaso,
  pedido: PedidoRespuesta,
): Promise<Resultado<{ readonly revision: number }, ErrorRespuesta>> {
  const caso = await abrirCaso(tx, puertos, pedido.expedienteId);
  if (caso === undefined || caso.expediente.personaId !== pedido.personaId) {
    return falla('no-existe');
  }
  const correcciones = await correccionesDe(tx, pedido.expedienteId);
  const correccion = correcciones.findLast(({ estado }) => estado !== 'respondida');
  const nodo = esperaActiva(caso);
  if (correccion?.estado === 'vencida') return falla('plazo-vencido');
  if (correccion === undefined || nodo === undefined) return falla('sin-correccion');
  if (await vencida(tx, caso, correccion)) return falla('plazo-vencido');
  const revision = revisar(caso, correccion, pedido);
  if (!revision.ok) return revision;
  const respuestas = revision.valor;
  const avance = completar(
    caso.tramite.flujo,
    caso.expediente.marcado,
    nodo.id,
    nodo.acciones?.[0]?.id,
    hechosDe(caso.tramite, respuestas),
  );
  if (!avance.ok) throw new Error(`La corrección no avanza: ${avance.error}`);
  await aplicar(tx, puertos, caso, correccion, nodo, respuestas, avance.valor);
  return exito({ revision: caso.expediente.revision + 1 });
}

function esperaActiva({ expediente, tramite }: Caso): NodoEspera | undefined {
  for (const id of expediente.marcado.en) {
    const nodo = tramite.flujo.nodos.get(id)?.nodo;
    if (nodo?.tipo === 'espera' && nodo.de === 'interesado') return nodo;
  }
  return undefined;
}

async function vencida(tx: TxMunicipal, caso: Caso, correccion: Correccion): Promise<boolean> {
  const plazo = caso.plazos.find(({ plazoId }) => plazoId === correccion.plazoId);
  if (plazo === undefined) return false;
  const paso = Temporal.Instant.compare(caso.ahora, Temporal.Instant.from(plazo.venceEn)) >= 0;
  // Sin notificación válida el plazo no corre contra la persona (Ley 19.880 arts. 25 y 46).
  return paso && (await correccionNotificada(tx, correccion));
}

function revisar(
  caso: Caso,
  correccion: Correccion,
  pedido: PedidoRespuesta,
): Resultado<Respuestas, ErrorRespuesta> {
  const { formulario } = caso.tramite.definicion;
  const anteriores = caso.expediente.respuestas;
  const contexto = pedido.contexto ?? contextoDe(caso);
  const admitidos = camposAdmitidos(caso, correccion, contexto);
  const ajeno = Object.keys(pedido.respuestas).find(
    (id) => !admitidos(id) && !iguales(pedido.respuestas[id], anteriores[id]),
  );
  if (ajeno !== undefined) return falla({ campoNoMarcado: ajeno });
  const sinMarcados = Object.entries(anteriores).filter(
    ([id]) => !correccion.campos.some(({ campo }) => campo === id),
  );
  // Un texto vacío es no responder: así una pregunta obligatoria no se da por contestada.
  const nuevas = Object.entries(pedido.respuestas).filter(
    ([id, valor]) => admitidos(id) && !(typeof valor === 'string' && valor.trim() === ''),
  );
  const { respuestas, errores } = validarTodo(
    formulario,
    Object.fromEntries([...sinMarcados, ...nuevas]),
    contexto,
  );
  const propios = errores.filter(({ campo }) => admitidos(campo.split('.')[0] ?? campo));
  if (propios.length > 0) return falla({ respuestas: propios });
  const deFuncionario = camposDeFuncionario(caso.tramite.definicion);
  const conservadas = Object.entries(anteriores).filter(([id]) => deFuncionario.has(id));
  return exito({ ...Object.fromEntries(conservadas), ...respuestas });
}

/** Se admite lo marcado y lo que antes no se preguntaba: un cambio puede hacer aparecer otro campo. */
function camposAdmitidos(
  { expediente, tramite }: Caso,
  correccion: Correccion,
  contexto: Contexto,
): (id: string) => boolean {
  const { formulario } = tramite.definicion;
  const marcados = new Set(correccion.campos.map(({ campo }) => campo));
  const existentes = new Set(formulario.paginas.flatMap(({ campos }) => campos.map((c) => c.id)));
  const vistos = new Set(
    paginasVisibles(formulario, expediente.respuestas, contexto).flatMap((pagina) =>
      camposVisibles(pagina, expediente.respuestas, contexto).map(({ id }) => id),
    ),
  );
  return (id) => marcados.has(id) || (existentes.has(id) && !vistos.has(id));
}

function iguales(a: unknown, b: unknown): boolean {
  return jsonCanonico(a ?? null) === jsonCanonico(b ?? null);
}

async function aplicar(
  tx: TxMunicipal,
  puertos: PuertosCaso,
  caso: Caso,
  correccion: Correccion,
  nodo: NodoEspera,
  respuestas: Respuestas,
  avance: Avance,
): Promise<void> {
  const { expediente } = caso;
  const ahora = ahoraIso(puertos);
  const efectos = efectosEn(puertos, caso, avance);
  const reanudacion = reanudacionDe(puertos, caso, correccion);
  await guardarMovimiento(
    tx,
    puertos,
    caso,
    efectos,
    {
      tipo: 'correccion-respondida',
      datos: comoJson({
        movimiento: { tipo: 'completar', nodo: nodo.id, accion: nodo.acciones?.[0]?.id },
        correccionId: correccion.correccionId,
        cambios: cambiosEntre(expediente.respuestas, respuestas),
        respuestas,
        venceResolucion: reanudacion?.nuevo.vence,
        pasos: avance.pasos.map(({ id }) => id),
      }),
      actor: { clase: 'interesado', id: expediente.personaId, nombre: expediente.nombre },
      ocurridoEn: ahora,
    },
    {
      respuestas: jsonb(respuestas),
      ...(reanudacion === undefined ? {} : { vence_fecha: reanudacion.nuevo.vence }),
    },
  );
  await cambiarVencimiento(tx, caso, {
    abierto: efectos.situacion.estado !== 'terminado',
    venceFecha: reanudacion?.nuevo.vence ?? expediente.venceFecha,
    respuestas,
  });
  await cerrarCorreccion(tx, correccion.correccionId, { estado: 'respondida', respuestas, ahora });
  if (reanudacion !== undefined) await guardarReanudacion(tx, puertos, caso, reanudacion);
  await incorporarNuevos(tx, puertos, caso, respuestas, ahora);
  // La respuesta también se guarda como documento visible (DS 10/2023 art. 21 a).
  if (!efectos.hayServicios) await encolarAvance(tx, puertos, expediente.expedienteId);
}

/** Antes y después de cada respuesta que cambió. */
export function cambiosEntre(antes: Respuestas, despues: Respuestas): Record<string, unknown> {
  const ids = new Set([...Object.keys(antes), ...Object.keys(despues)]);
  return Object.fromEntries(
    [...ids]
      .filter((id) => !iguales(antes[id], despues[id]))
      .map((id) => [id, { antes: antes[id] ?? null, despues: despues[id] ?? null }]),
  );
}

async function incorporarNuevos(
  tx: TxMunicipal,
  puertos: PuertosCaso,
  { expediente, tramite, municipio }: Caso,
  respuestas: Respuestas,
  ahora: string,
): Promise<void> {
  const { formulario } = tramite.definicion;
  const previos = new Set(
    adjuntosDe(formulario, expediente.respuestas).map((a) => `${a.campo}:${a.archivo.sha256}`),
  );
  const adjuntos = adjuntosDe(formulario, respuestas).filter(
    (a) => !previos.has(`${a.campo}:${a.archivo.sha256}`),
  );
  const folio = leerFolio(expediente.folio);
  if (!folio.ok || adjuntos.length === 0) return;
  await incorporarAdjuntos(tx, puertos, {
    expedienteId: expediente.expedienteId,
    folio: folio.valor,
    tramite: expediente.titulo,
    municipio,
    adjuntos,
    desde: (await mayorOrden(tx, expediente.expedienteId)) + 1,
    ahora,
  });
}
