import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import {
  type Contexto,
  type Pagina,
  type Respuestas,
  validarTodo,
} from '../../../formulario/index.ts';
import type { DefinicionTramite } from '../tramites/definicion.ts';

/** Dato del funcionario que no sirve, con el nombre de su entrada. */
export interface DatoInvalido {
  readonly campo: string;
  readonly mensaje: string;
}

/** Página con los campos que la definición pide junto a una acción, si pide alguno. */
export function paginaDeAccion(
  definicion: DefinicionTramite,
  paso: string,
  accion: string,
): Pagina | undefined {
  const pedido = definicion.datosDeAccion?.find((d) => d.paso === paso && d.accion === accion);
  return pedido === undefined
    ? undefined
    : { id: `${paso}.${accion}`, titulo: 'Datos de la decisión', campos: pedido.campos };
}

/** Ids de los campos que llenan los funcionarios en este trámite. */
export function camposDeFuncionario(definicion: DefinicionTramite): ReadonlySet<string> {
  return new Set((definicion.datosDeAccion ?? []).flatMap(({ campos }) => campos.map((c) => c.id)));
}

/** Lee y valida los datos que acompañan a una acción. Sus reglas ven también las respuestas. */
export function leerDatosDeAccion(
  definicion: DefinicionTramite,
  pedido: { readonly nodo: string; readonly accion: string; readonly datos?: Respuestas },
  respuestas: Respuestas,
  contexto: Contexto,
): Resultado<Respuestas, readonly DatoInvalido[]> {
  const pagina = paginaDeAccion(definicion, pedido.nodo, pedido.accion);
  if (pagina === undefined) return exito({});
  const propios = new Set(pagina.campos.map(({ id }) => id));
  const ajenas = Object.entries(respuestas).filter(([id]) => !propios.has(id));
  const revision = validarTodo(
    { ...definicion.formulario, paginas: [...definicion.formulario.paginas, pagina] },
    { ...Object.fromEntries(ajenas), ...pedido.datos },
    contexto,
  );
  const errores = revision.errores.filter((error) => error.pagina === pagina.id);
  if (errores.length > 0) return falla(errores.map(({ campo, mensaje }) => ({ campo, mensaje })));
  return exito(
    Object.fromEntries(Object.entries(revision.respuestas).filter(([id]) => propios.has(id))),
  );
}
