import {
  completar,
  type FlujoCompilado,
  iniciar,
  type Marcado,
  temporizadoresDe,
  vencer,
} from '../../../flujo/index.ts';
import { type Contexto, type Respuestas, validarTodo } from '../../../formulario/index.ts';
import type { DefinicionTramite, Ejemplo } from './definicion.ts';

/**
 * Recorre un ejemplo de punta a punta: respuestas válidas, cada acción posible en su paso y el
 * resultado prometido. Devuelve por qué no llega; vacío si llega.
 */
export function probarEjemplo(
  definicion: DefinicionTramite,
  flujo: FlujoCompilado,
  ejemplo: Ejemplo,
  contexto: Contexto,
): readonly string[] {
  const { errores } = validarTodo(definicion.formulario, ejemplo.respuestas, contexto);
  if (errores.length > 0)
    return errores.map((error) => `La respuesta «${error.campo}» no sirve: ${error.mensaje}`);
  let datos: Respuestas = ejemplo.respuestas;
  let estado = cerrarServicios(flujo, iniciar(flujo, datos), datos);
  for (const { paso, accion, datos: nuevos = {} } of ejemplo.acciones) {
    datos = { ...datos, ...nuevos };
    const faltas = faltasDeAccion(definicion, paso, accion, datos, contexto);
    if (faltas.length > 0) return faltas;
    const vence = temporizadoresDe(flujo, paso).some(({ id }) => id === accion);
    const avance = vence
      ? vencer(flujo, estado.marcado, accion, datos)
      : completar(flujo, estado.marcado, paso, accion, datos);
    if (!avance.ok) return [`En «${paso}» no se pudo elegir «${accion}»: ${avance.error}.`];
    estado = cerrarServicios(flujo, avance.valor, datos);
  }
  if (!estado.terminado)
    return [`Quedó esperando en ${estado.marcado.en.map((id) => `«${id}»`).join(', ')}.`];
  return estado.resultado === ejemplo.resultado
    ? []
    : [`Terminó en «${estado.resultado ?? 'nada'}» y debía terminar en «${ejemplo.resultado}».`];
}

interface Estado {
  readonly marcado: Marcado;
  readonly terminado: boolean;
  readonly resultado?: string;
}

/** Los pasos automáticos se dan por hechos: aquí no se emite ni se notifica nada. */
function cerrarServicios(flujo: FlujoCompilado, inicial: Estado, datos: Respuestas): Estado {
  let estado = inicial;
  for (let vueltas = 0; vueltas <= flujo.nodos.size; vueltas += 1) {
    const servicio = estado.marcado.en.find((id) => flujo.nodos.get(id)?.nodo.tipo === 'servicio');
    if (servicio === undefined) return estado;
    const avance = completar(flujo, estado.marcado, servicio, undefined, datos);
    if (!avance.ok) return estado;
    estado = avance.valor;
  }
  return estado;
}

/** Los datos que el funcionario completa con la acción deben cumplir sus propias exigencias. */
function faltasDeAccion(
  { formulario, datosDeAccion = [] }: DefinicionTramite,
  paso: string,
  accion: string,
  datos: Respuestas,
  contexto: Contexto,
): readonly string[] {
  const campos = datosDeAccion
    .filter((pedido) => pedido.paso === paso && pedido.accion === accion)
    .flatMap((pedido) => pedido.campos);
  if (campos.length === 0) return [];
  const pagina = { id: '_accion', titulo: accion, campos };
  const conAccion = { ...formulario, paginas: [...formulario.paginas, pagina] };
  return validarTodo(conAccion, datos, contexto)
    .errores.filter((error) => error.pagina === pagina.id)
    .map((error) => `En «${paso}», el dato «${error.campo}» no sirve: ${error.mensaje}`);
}
