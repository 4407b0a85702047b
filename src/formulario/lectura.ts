import { entradas, evaluarCondicion } from '../reglas/index.ts';
import type { Entrada, ErrorDeParte, ImplementacionAbierta } from './campos/implementacion.ts';
import type { Campo, Crudos, ErrorCampo, Respuestas, TipoCampo, Valor } from './tipos.ts';
import type { Contexto } from './valores.ts';

/** Implementación de cada tipo de campo. */
export type Registro<T extends TipoCampo = TipoCampo> = Readonly<Record<T, ImplementacionAbierta>>;

/** Resultado de leer o revisar un grupo de campos. Los nombres de los errores son completos. */
export interface Lote {
  readonly valores: Respuestas;
  readonly errores: readonly ErrorCampo[];
  readonly quedarse: boolean;
  readonly reescribir: Crudos;
}

/** Si el campo se pregunta, con las respuestas que hay. */
export function esVisible(campo: Campo, datos: Respuestas, contexto: Contexto): boolean {
  return campo.visible === undefined || evaluarCondicion(campo.visible, datos, contexto.reglas);
}

/** Si la respuesta es obligatoria, con las respuestas que hay. */
export function esObligatorio(campo: Campo, datos: Respuestas, contexto: Contexto): boolean {
  if (campo.obligatorio === undefined) return false;
  return typeof campo.obligatorio === 'boolean'
    ? campo.obligatorio
    : evaluarCondicion(campo.obligatorio, datos, contexto.reglas);
}

/** Espacios, controles y caracteres sin tinta (ancho cero, marcas de dirección). */
const SIN_TINTA = /[\s\p{Cc}\p{Cf}]/gu;

/**
 * Una respuesta que no dice nada no es una respuesta: texto vacío o sin tinta, o lista sin
 * elementos. La lectura de una página no las produce, pero un ejemplo, una copia o la API sí.
 */
function siDiceAlgo(valor: Valor | undefined): Valor | undefined {
  if (typeof valor === 'string') {
    return valor.replace(SIN_TINTA, '') === '' ? undefined : valor;
  }
  return Array.isArray(valor) && valor.length === 0 ? undefined : valor;
}

function nombrar(
  prefijo: string,
  error: ErrorDeParte,
  codigo: ErrorCampo['codigo'] = 'invalido',
): ErrorCampo {
  return {
    campo: error.parte === '' ? prefijo : `${prefijo}.${error.parte}`,
    mensaje: error.mensaje,
    codigo: error.codigo ?? codigo,
  };
}

/** Exigencias propias de la definición, que ven todas las respuestas hasta aquí. */
function exigir(campo: Campo, nombre: string, datos: Respuestas, contexto: Contexto): ErrorCampo[] {
  const incumplida = campo.validaciones?.find(
    ({ cumple }) => !evaluarCondicion(cumple, datos, contexto.reglas),
  );
  return incumplida ? [nombrar(nombre, { parte: '', mensaje: incumplida.mensaje })] : [];
}

function revisarUno(
  campo: Campo,
  nombre: string,
  valor: Valor | undefined,
  datos: Respuestas,
  contexto: Contexto,
  registro: Registro,
): readonly ErrorCampo[] {
  const implementacion = registro[campo.tipo];
  if (valor === undefined) {
    return esObligatorio(campo, datos, contexto)
      ? [nombrar(nombre, implementacion.falta(campo, contexto), 'falta')]
      : [];
  }
  const errores = implementacion
    .validar(campo, valor, contexto)
    .map((error) => nombrar(nombre, error));
  return errores.length > 0 ? errores : exigir(campo, nombre, datos, contexto);
}

/**
 * Lee en orden los campos de una página o de una fila. Lo oculto por una regla no se guarda. Un
 * campo que aparece por lo que se acaba de responder todavía no estaba en la página: se pide
 * volver a mostrarla, sin tratarlo como un error.
 */
export function leerCampos(
  campos: readonly Campo[],
  entradaDe: (campo: Campo) => Entrada,
  contexto: Contexto,
  registro: Registro,
): Lote {
  const datos: Record<string, Valor> = { ...contexto.respuestas };
  for (const { id } of campos) delete datos[id];
  const valores: [string, Valor][] = [];
  const errores: ErrorCampo[] = [];
  const reescribir: [string, string | readonly string[]][] = [];
  const propios = new Set(campos.map(({ id }) => id));
  const conDatos = { ...contexto, respuestas: datos };
  const acciones: string[] = [];
  let quedarse = false;
  for (const campo of campos) {
    if (!esVisible(campo, datos, contexto)) continue;
    const entrada = entradaDe(campo);
    const lectura = registro[campo.tipo].leer(campo, entrada, conDatos);
    const valor = siDiceAlgo(lectura.valor);
    for (const [parte, valor] of Object.entries(lectura.reescribir ?? {})) {
      reescribir.push([parte === '' ? entrada.nombre : `${entrada.nombre}.${parte}`, valor]);
    }
    if (lectura.quedarse) acciones.push(entrada.nombre);
    if (valor !== undefined) {
      valores.push([campo.id, valor]);
      datos[campo.id] = valor;
    }
    if (lectura.errores && lectura.errores.length > 0) {
      errores.push(...lectura.errores.map((error) => nombrar(entrada.nombre, error)));
    } else if (!lectura.quedarse) {
      const revisados = revisarUno(campo, entrada.nombre, valor, datos, contexto, registro);
      const recienAparece =
        revisados[0]?.codigo === 'falta' &&
        !entrada.vino('mostrado') &&
        dependeDe(campo, propios, contexto);
      if (recienAparece) quedarse = true;
      else errores.push(...revisados);
    }
  }
  // Quien movió el mapa o agregó una fila no ha terminado: todavía no se le reclama lo demás.
  const deLaAccion = errores.filter(({ campo }) =>
    acciones.some((nombre) => campo === nombre || campo.startsWith(`${nombre}.`)),
  );
  return {
    valores: Object.fromEntries(valores),
    errores: acciones.length > 0 ? deLaAccion : errores,
    quedarse: quedarse || acciones.length > 0,
    reescribir: Object.fromEntries(reescribir),
  };
}

/** Si la visibilidad del campo depende de otro de los dados. */
export function dependeDe(campo: Campo, ids: ReadonlySet<string>, contexto: Contexto): boolean {
  return (
    campo.visible !== undefined &&
    entradas(campo.visible, contexto.reglas?.reglas).some((ruta) =>
      ids.has(ruta.split('.')[0] ?? ruta),
    )
  );
}

/** Revisa valores ya tipados, en orden, y deja fuera los ocultos y los desconocidos. */
export function revisarCampos(
  campos: readonly Campo[],
  valores: Respuestas,
  prefijo: string,
  contexto: Contexto,
  registro: Registro,
): Lote {
  const datos: Record<string, Valor> = { ...contexto.respuestas };
  for (const { id } of campos) delete datos[id];
  const limpios: [string, Valor][] = [];
  const errores: ErrorCampo[] = [];
  const conDatos = { ...contexto, respuestas: datos };
  for (const campo of campos) {
    if (!esVisible(campo, datos, contexto)) continue;
    const valor = siDiceAlgo(Object.hasOwn(valores, campo.id) ? valores[campo.id] : undefined);
    if (valor !== undefined) {
      datos[campo.id] = valor;
      limpios.push([campo.id, valor]);
    }
    errores.push(...revisarUno(campo, `${prefijo}${campo.id}`, valor, datos, conDatos, registro));
  }
  return { valores: Object.fromEntries(limpios), errores, quedarse: false, reescribir: {} };
}
