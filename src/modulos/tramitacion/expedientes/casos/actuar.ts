import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import {
  type Avance,
  completar,
  type ErrorAvance,
  type NodoTarea,
} from '../../../../flujo/index.ts';
import type { Respuestas } from '../../../../formulario/index.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../../../plataforma/base-de-datos/json.ts';
import { ahoraIso, nuevoId } from '../../historia/index.ts';
import { ordenarMensaje } from '../comunicar.ts';
import { contextoDe } from '../contenido/variables.ts';
import { type DatoInvalido, leerDatosDeAccion } from '../datos-de-accion.ts';
import { hechosDe } from '../definiciones.ts';
import {
  actorFuncionario,
  type CampoPorCorregir,
  type Funcionario,
  type PlazoExpediente,
  tieneRol,
} from '../dominio.ts';
import {
  abrirCaso,
  type Caso,
  efectosEn,
  guardarMovimiento,
  type PuertosCaso,
} from '../guardar.ts';
import { insertarCorreccion } from '../repositorio/correccion.ts';
import { comoJson } from './ingresar.ts';

/** Decisión de un funcionario sobre un paso. */
export interface PedidoAccion {
  readonly expedienteId: string;
  readonly funcionario: Funcionario;
  readonly nodo: string;
  readonly accion: string;
  /** Revisión que el funcionario tenía a la vista. */
  readonly revision: number;
  /** Razones de la decisión (Ley 19.880 art. 41). Pasan a la resolución. */
  readonly fundamento?: string;
  /** Solo si la acción pide corregir: campos exactos y por qué. */
  readonly campos?: readonly CampoPorCorregir[];
  /** Datos que la definición pide con esta acción. */
  readonly datos?: Respuestas;
}

export type ErrorAccion =
  | 'no-existe'
  | 'sin-permiso'
  | 'ya-tomado'
  | 'cambio-entretanto'
  | 'falta-fundamento'
  | 'faltan-campos'
  | 'campo-desconocido'
  | { readonly datos: readonly DatoInvalido[] }
  | ErrorAvance;

export interface Actuado {
  readonly revision: number;
  readonly estado: 'en_tramite' | 'por_subsanar' | 'terminado';
  readonly correccionId?: string;
}

/**
 * Cierra un paso con la acción elegida: mueve el flujo, cambia los plazos, deja un evento y
 * encola los pasos automáticos, todo junto. Si otra persona cambió el caso desde que se mostró,
 * no hace nada y da `cambio-entretanto`.
 */
export async function actuar(
  tx: TxMunicipal,
  puertos: PuertosCaso,
  pedido: PedidoAccion,
): Promise<Resultado<Actuado, ErrorAccion>> {
  const caso = await abrirCaso(tx, puertos, pedido.expedienteId);
  if (caso === undefined) return falla('no-existe');
  const permiso = revisarPermiso(caso, pedido);
  if (permiso !== undefined) return falla(permiso);
  const { expediente, tramite } = caso;
  const nodo = tramite.flujo.nodos.get(pedido.nodo)?.nodo;
  if (nodo?.tipo !== 'tarea') return falla('nodo-no-activo');
  const fundamento = pedido.fundamento?.trim() ?? '';
  const accion = nodo.acciones.find(({ id }) => id === pedido.accion);
  if (accion?.requiereFundamento === true && fundamento === '') return falla('falta-fundamento');
  const datos = leerDatosDeAccion(
    tramite.definicion,
    pedido,
    expediente.respuestas,
    contextoDe(caso),
  );
  if (!datos.ok) return falla({ datos: datos.error });
  const respuestas = { ...expediente.respuestas, ...datos.valor };
  const avance = completar(
    tramite.flujo,
    expediente.marcado,
    nodo.id,
    pedido.accion,
    hechosDe(tramite, respuestas),
  );
  if (!avance.ok) return avance;
  const pideCorregir = avance.valor.entradas.some(
    (n) => n.tipo === 'espera' && n.de === 'interesado',
  );
  const campos = pedido.campos ?? [];
  if (pideCorregir) {
    const defecto = revisarCampos(caso, campos);
    if (defecto !== undefined) return falla(defecto);
  }
  return exito(
    await aplicar(tx, puertos, caso, pedido, {
      avance: avance.valor,
      nodo,
      fundamento,
      campos: pideCorregir ? campos : [],
      datos: datos.valor,
    }),
  );
}

function revisarPermiso(caso: Caso, pedido: PedidoAccion): ErrorAccion | undefined {
  const { expediente, tramite } = caso;
  const nodo = tramite.flujo.nodos.get(pedido.nodo)?.nodo;
  if (nodo?.tipo !== 'tarea') return 'nodo-no-activo';
  const unidad = nodo.unidad ?? tramite.unidadId;
  if (!tieneRol(pedido.funcionario, unidad, nodo.rol)) return 'sin-permiso';
  if (expediente.revision !== pedido.revision) return 'cambio-entretanto';
  if (!expediente.marcado.en.includes(nodo.id)) return 'nodo-no-activo';
  const otro =
    expediente.asignadoA !== undefined && expediente.asignadoA !== pedido.funcionario.funcionarioId;
  return otro ? 'ya-tomado' : undefined;
}

function revisarCampos(
  { tramite }: Caso,
  campos: readonly CampoPorCorregir[],
): 'faltan-campos' | 'campo-desconocido' | undefined {
  if (campos.length === 0 || campos.some(({ motivo }) => motivo.trim() === '')) {
    return 'faltan-campos';
  }
  const conocidos = new Set(
    tramite.definicion.formulario.paginas.flatMap((pagina) => pagina.campos.map(({ id }) => id)),
  );
  return campos.every(({ campo }) => conocidos.has(campo)) ? undefined : 'campo-desconocido';
}

interface Decision {
  readonly avance: Avance;
  readonly nodo: NodoTarea;
  readonly fundamento: string;
  readonly campos: readonly CampoPorCorregir[];
  readonly datos: Respuestas;
}

async function aplicar(
  tx: TxMunicipal,
  puertos: PuertosCaso,
  caso: Caso,
  pedido: PedidoAccion,
  decision: Decision,
): Promise<Actuado> {
  const { expediente } = caso;
  const { avance, campos, datos, fundamento } = decision;
  const efectos = efectosEn(puertos, caso, avance);
  const correccionId = campos.length === 0 ? undefined : nuevoId(puertos);
  const subsanacion = efectos.plazosNuevos.find(({ clase }) => clase === 'subsanacion');
  const notificaciones =
    correccionId === undefined
      ? []
      : await ordenarMensaje(tx, puertos, caso, 'correccion', { campos, subsanacion });
  const tieneDatos = Object.keys(datos).length > 0;
  const creados = await guardarMovimiento(
    tx,
    puertos,
    caso,
    efectos,
    {
      tipo: 'accion',
      datos: comoJson({
        movimiento: { tipo: 'completar', nodo: decision.nodo.id, accion: pedido.accion },
        rol: decision.nodo.rol,
        fundamento: fundamento === '' ? undefined : fundamento,
        datosFuncionario: tieneDatos ? datos : undefined,
        correccion:
          correccionId === undefined
            ? undefined
            : { correccionId, campos, vence: subsanacion?.vence },
        notificaciones: notificaciones.length === 0 ? undefined : notificaciones,
        pasos: avance.pasos.map(({ id }) => id),
      }),
      actor: actorFuncionario(pedido.funcionario),
      ocurridoEn: ahoraIso(puertos),
    },
    tieneDatos ? { respuestas: jsonb({ ...expediente.respuestas, ...datos }) } : {},
  );
  if (correccionId !== undefined) {
    await insertarCorreccion(tx, {
      correccionId,
      expedienteId: expediente.expedienteId,
      campos,
      mensaje: fundamento,
      plazoId: plazoDeCorreccion(creados),
      pedidaPor: pedido.funcionario.funcionarioId,
      pedidaEn: ahoraIso(puertos),
    });
  }
  return {
    revision: expediente.revision + 1,
    estado: efectos.situacion.estado,
    ...(correccionId === undefined ? {} : { correccionId }),
  };
}

function plazoDeCorreccion(creados: readonly PlazoExpediente[]): string {
  const plazo = creados.find(({ clase }) => clase === 'subsanacion');
  if (plazo === undefined) {
    throw new Error('El paso de corrección no tiene temporizador: la definición no es válida');
  }
  return plazo.plazoId;
}
