import { Boton, EnvolturaGrupo } from '../../diseno/index.ts';
import type { TextosDeCampos } from '../../idioma/index.ts';
import { leerCampos, type Registro, revisarCampos } from '../lectura.ts';
import type { CampoTabla, Crudos, ErrorCampo, Respuestas, Valor } from '../tipos.ts';
import { comunes, escrito, idDe, nombreDe } from './dibujo.ts';
import {
  admiteParte,
  cuantasFilas,
  entradasDeFila,
  filaEnBlanco,
  filasDe,
  maximoDe,
} from './filas.ts';
import { type Dibujo, type ErrorDeParte, errorSimple, implementar } from './implementacion.ts';
import { simples } from './simples.ts';

/** Dentro de una fila no hay otra tabla: el tipo lo impide y `verificarFormulario` lo dice. */
const registro: Registro = {
  ...simples,
  get tabla(): never {
    throw new TypeError('Una tabla no puede contener otra tabla');
  },
};

const nombreFila = (campo: CampoTabla, i: number, t: TextosDeCampos): string =>
  `${campo.nombreFila ?? t.fila} ${i + 1}`;

/** Errores de una fila como partes de la tabla. */
const comoPartes = (errores: readonly ErrorCampo[], prefijo: string): readonly ErrorDeParte[] =>
  errores.map(({ campo, mensaje, codigo }) => ({
    parte: campo.slice(prefijo.length),
    mensaje,
    codigo,
  }));

function dibujarFila(dibujo: Dibujo<CampoTabla>, i: number, guardada: Respuestas | undefined) {
  const { campo, nombre, t } = dibujo;
  return (
    <fieldset class="campo-fila" key={i}>
      <legend class="campo-fila-titulo">{nombreFila(campo, i, t)}</legend>
      {campo.columnas.map((columna) =>
        simples[columna.tipo].render({
          campo: columna,
          nombre: `${nombre}.${i}.${columna.id}`,
          crudos: dibujo.crudos,
          errores: dibujo.errores,
          obligatorio: columna.obligatorio === true,
          contexto: dibujo.contexto,
          valor: guardada?.[columna.id],
          esTitulo: false,
        }),
      )}
      <Boton variante="discreto" nombre={`${nombre}.quitar`} valor={String(i)} sinValidar>
        {t.quitar}
        <span class="solo-lector"> {nombreFila(campo, i, t)}</span>
      </Boton>
    </fieldset>
  );
}

/** Grupo que se repite, con botones para agregar y quitar que funcionan sin código. */
export const tabla = implementar('tabla', {
  partes: () => ['filas', 'agregar', 'quitar'],
  admite: admiteParte,
  soloPartes: true,
  leer: (campo, entrada, contexto) => {
    const guardadas = filasDe(entrada.previo);
    const total = cuantasFilas(campo, entrada.texto('filas'), guardadas.length);
    const quitar = entrada.texto('quitar');
    const agregar = entrada.vino('agregar');
    const quedarse = agregar || quitar !== '';
    const adjuntos = campo.columnas.filter(({ tipo }) => tipo === 'archivo');
    const todas = Array.from({ length: total }, (_, i) => i);
    const filas = todas.filter((i) => {
      if (String(i) === quitar) return false;
      if (quedarse) return true;
      const conArchivo = adjuntos.some(
        ({ id }) =>
          (contexto.archivos?.[`${entrada.nombre}.${i}.${id}`] ?? guardadas[i]?.[id]) !== undefined,
      );
      return conArchivo || !filaEnBlanco(campo, entrada, i);
    });
    const cuantas = Math.min(filas.length + (agregar ? 1 : 0), maximoDe(campo));
    const corridas: Crudos = Object.assign(
      { filas: String(Math.max(cuantas, campo.minimo ?? 1, 1)) },
      ...(filas.length === total
        ? []
        : filas.map((i, hacia) => entradasDeFila(campo, entrada, i, hacia))),
      ...(filas.length === total ? [] : vaciadas(campo, filas.length, total)),
    );
    const leidas = filas.map((i) =>
      leerCampos(
        campo.columnas,
        (columna) => entrada.dentro(`${i}.${columna.id}`, guardadas[i]?.[columna.id]),
        contexto,
        registro,
      ),
    );
    const valor: readonly Valor[] = leidas.map((lote) => lote.valores);
    const errores = leidas.flatMap((lote, hacia) =>
      comoPartes(lote.errores, `${entrada.nombre}.${filas[hacia] ?? hacia}.`).map((error) => ({
        ...error,
        parte: `${hacia}.${error.parte}`,
      })),
    );
    return {
      ...(valor.length > 0 ? { valor } : {}),
      reescribir: corridas,
      quedarse,
      errores: quedarse ? [] : errores,
    };
  },
  validar: (campo, valor, contexto, t) => {
    if (!Array.isArray(valor)) return errorSimple(t.filas);
    const filas = filasDe(valor);
    const minimo = campo.minimo ?? 0;
    if (filas.length < minimo) {
      return errorSimple(t.filasMinimo(minimo, campo.etiqueta));
    }
    if (filas.length > maximoDe(campo)) {
      return errorSimple(t.filasMaximo(maximoDe(campo), campo.etiqueta));
    }
    return filas.flatMap((fila, i) =>
      comoPartes(revisarCampos(campo.columnas, fila, `${i}.`, contexto, registro).errores, ''),
    );
  },
  escribir: (campo, valor, contexto) => {
    const pares = filasDe(valor).flatMap((fila, i) =>
      campo.columnas.flatMap((columna) => {
        const dato = fila[columna.id];
        const escritas =
          dato === undefined ? {} : simples[columna.tipo].escribir(columna, dato, contexto);
        return Object.entries(escritas).map(
          ([parte, crudo]) => [nombreDe(`${i}.${columna.id}`, parte), crudo] as const,
        );
      }),
    );
    return { filas: String(filasDe(valor).length), ...Object.fromEntries(pares) };
  },
  render: (dibujo) => {
    const { campo, nombre, t } = dibujo;
    const guardadas = filasDe(dibujo.valor);
    const total = cuantasFilas(campo, escrito(dibujo, 'filas'), guardadas.length);
    return (
      <EnvolturaGrupo campo={comunes(dibujo)}>
        <div class="campo-tabla" id={idDe(nombre)} tabindex={-1}>
          <input type="hidden" name={`${nombre}.filas`} value={total} />
          {Array.from({ length: total }, (_, i) => dibujarFila(dibujo, i, guardadas[i]))}
          {total < maximoDe(campo) ? (
            <Boton
              variante="secundario"
              icono="agregar"
              nombre={`${nombre}.agregar`}
              valor="1"
              sinValidar
            >
              {t.agregarFila}
            </Boton>
          ) : null}
        </div>
      </EnvolturaGrupo>
    );
  },
  mostrar: (campo, valor, contexto, t) =>
    filasDe(valor)
      .map((fila, i) => {
        const columnas = campo.columnas.flatMap((columna) => {
          const dato = fila[columna.id];
          return dato === undefined
            ? []
            : [`${columna.etiqueta}: ${simples[columna.tipo].mostrar(columna, dato, contexto)}`];
        });
        return `${nombreFila(campo, i, t)}. ${columnas.join('; ')}`;
      })
      .join('\n'),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaFila(campo.etiqueta) }),
  ejemplo: (campo) =>
    Array.from({ length: Math.max(1, campo.minimo ?? 1) }, () =>
      Object.fromEntries(
        campo.columnas.map((columna) => [columna.id, simples[columna.tipo].ejemplo(columna)]),
      ),
    ),
  esquema: (campo) => ({
    type: 'array',
    minItems: campo.minimo ?? 0,
    maxItems: maximoDe(campo),
    items: {
      type: 'object',
      additionalProperties: false,
      required: campo.columnas
        .filter((columna) => columna.obligatorio === true && columna.visible === undefined)
        .map((columna) => columna.id),
      properties: Object.fromEntries(
        campo.columnas.map((columna) => [
          columna.id,
          { title: columna.etiqueta, ...simples[columna.tipo].esquema(columna) },
        ]),
      ),
    },
  }),
  segundos: 90,
});

/** Entradas vacías de las filas que sobran después de correr las demás. */
function vaciadas(campo: CampoTabla, desde: number, hasta: number): readonly Crudos[] {
  const vacia = {
    nombre: '',
    previo: undefined,
    texto: () => '',
    lista: () => [],
    vino: () => false,
    dentro: () => vacia,
  };
  return Array.from({ length: hasta - desde }, (_, i) =>
    entradasDeFila(campo, vacia, desde + i, desde + i),
  );
}
