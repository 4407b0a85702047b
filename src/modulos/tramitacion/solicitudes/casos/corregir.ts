import {
  type Contexto,
  type Crudos,
  type Cuerpo,
  camposVisibles,
  type ErrorCampo,
  type Formulario,
  leerPagina,
  type Pagina,
  paginasVisibles,
  type Respuestas,
  type Valor,
} from '../../../../formulario/index.ts';
import type { Correccion, Expediente } from '../../expedientes/index.ts';
import { leerRespuestas } from '../leer-guardado.ts';
import type { Recibidos } from './recibir-archivos.ts';

/** Respuestas a medio corregir: lo escrito y los archivos que ya subió. */
export interface AvanceDeCorreccion {
  readonly crudos: Crudos;
  readonly archivos: Respuestas;
}

const ARCHIVOS = '_archivos';

/** Lee lo guardado de una corrección a medias. */
export function leerAvance(guardado: Readonly<Record<string, unknown>>): AvanceDeCorreccion {
  const { [ARCHIVOS]: archivos, ...crudos } = guardado;
  const textos = Object.entries(crudos).flatMap(([nombre, valor]): [string, string][] =>
    typeof valor === 'string' ? [[nombre, valor]] : [],
  );
  return {
    crudos: Object.fromEntries(textos),
    archivos:
      typeof archivos === 'object' && archivos !== null ? leerRespuestas({ ...archivos }) : {},
  };
}

/** Forma en que se guarda. */
export function guardable({ crudos, archivos }: AvanceDeCorreccion): Record<string, unknown> {
  return { ...crudos, [ARCHIVOS]: archivos };
}

/**
 * Página con solo lo que se puede corregir: los campos marcados y, si lo corregido hace aparecer
 * otras preguntas, también esas.
 */
export function paginaDeCorreccion(
  formulario: Formulario,
  { respuestas }: Pick<Expediente, 'respuestas'>,
  { campos }: Pick<Correccion, 'campos'>,
  nuevas: Respuestas,
  contexto: Contexto,
): Pagina {
  const marcados = new Set(campos.map(({ campo }) => campo));
  const antes = idsVisibles(formulario, respuestas, contexto);
  const despues = idsVisibles(formulario, { ...respuestas, ...nuevas }, contexto);
  const elegidos = formulario.paginas.flatMap((pagina) =>
    pagina.campos.filter(({ id }) => marcados.has(id) || (despues.has(id) && !antes.has(id))),
  );
  return {
    id: 'correccion',
    titulo: '',
    campos: elegidos,
  };
}

function idsVisibles(
  formulario: Formulario,
  respuestas: Respuestas,
  contexto: Contexto,
): ReadonlySet<string> {
  return new Set(
    paginasVisibles(formulario, respuestas, contexto).flatMap((pagina) =>
      camposVisibles(pagina, respuestas, contexto).map(({ id }) => id),
    ),
  );
}

/** Lo leído de una corrección enviada. */
export interface CorreccionLeida {
  readonly pagina: Pagina;
  readonly respuestas: Respuestas;
  readonly avance: AvanceDeCorreccion;
  readonly errores: readonly ErrorCampo[];
  readonly quedarse: boolean;
}

/** Lee el envío de una corrección, conservando lo que ya se había subido. */
export function leerCorreccion(
  formulario: Formulario,
  expediente: Pick<Expediente, 'respuestas'>,
  correccion: Pick<Correccion, 'campos'>,
  previo: AvanceDeCorreccion,
  enviado: { readonly cuerpo: Cuerpo; readonly recibidos: Recibidos; readonly contexto: Contexto },
): CorreccionLeida {
  const { cuerpo, recibidos } = enviado;
  const contexto = { ...enviado.contexto, archivos: recibidos.archivos };
  const base = { ...expediente.respuestas, ...previo.archivos };
  const deMarcados = paginaDeCorreccion(formulario, expediente, correccion, {}, contexto);
  const primera = leerPagina(deMarcados, soloDe(cuerpo, deMarcados), base, contexto);
  const pagina = paginaDeCorreccion(
    formulario,
    expediente,
    correccion,
    primera.respuestas,
    contexto,
  );
  const leida = leerPagina(pagina, cuerpo, base, contexto);
  const rechazados = new Set(recibidos.errores.map(({ campo }) => campo));
  const deArchivo = pagina.campos.filter(({ tipo }) => tipo === 'archivo');
  return {
    pagina,
    respuestas: leida.respuestas,
    avance: {
      crudos: leida.crudos,
      archivos: Object.fromEntries(
        deArchivo.flatMap(({ id }): [string, Valor][] => {
          const valor = leida.respuestas[id];
          return valor === undefined ? [] : [[id, valor]];
        }),
      ),
    },
    errores: [...recibidos.errores, ...leida.errores.filter(({ campo }) => !rechazados.has(campo))],
    quedarse: leida.quedarse,
  };
}

function soloDe(cuerpo: Cuerpo, { campos }: Pagina): Cuerpo {
  const ids = new Set(campos.map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(cuerpo).filter(([nombre]) => ids.has(nombre.split(/[.-]/)[0] ?? nombre)),
  );
}
