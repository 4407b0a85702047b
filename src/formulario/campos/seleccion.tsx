import { CampoRadios, CampoSeleccion } from '../../diseno/index.ts';
import type { Opcion } from '../tipos.ts';
import { comunes, escrito } from './dibujo.ts';
import { errorSimple, implementar } from './implementacion.ts';

/** Desde esta cantidad las alternativas van en una lista desplegable. */
const MUCHAS = 8;

/** Alternativas en la forma que piden los componentes. */
export function opcionesVisibles(opciones: readonly Opcion[]) {
  return opciones.map(({ valor, etiqueta, ayuda }) => ({ valor, texto: etiqueta, ayuda }));
}

/** Una alternativa entre varias. */
export const seleccion = implementar('seleccion', {
  leer: (_campo, entrada) => {
    const valor = entrada.texto().trim();
    return valor === '' ? {} : { valor };
  },
  validar: (campo, valor, _contexto, t) =>
    campo.opciones.some((opcion) => opcion.valor === valor) ? [] : errorSimple(t.alternativa),
  escribir: (_campo, valor) => ({ '': String(valor) }),
  render: (dibujo) => {
    const props = {
      ...comunes(dibujo),
      opciones: opcionesVisibles(dibujo.campo.opciones),
      valor: escrito(dibujo),
    };
    return dibujo.campo.opciones.length < MUCHAS ? (
      <CampoRadios {...props} />
    ) : (
      <CampoSeleccion {...props} autocompletar={dibujo.campo.autocompletar} />
    );
  },
  mostrar: (campo, valor) =>
    campo.opciones.find((opcion) => opcion.valor === valor)?.etiqueta ?? String(valor),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaAlternativa(campo.etiqueta) }),
  ejemplo: (campo) => campo.opciones[0]?.valor ?? '',
  esquema: (campo) => ({ type: 'string', enum: campo.opciones.map((opcion) => opcion.valor) }),
  segundos: 8,
});
