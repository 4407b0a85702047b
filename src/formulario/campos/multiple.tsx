import { CampoCasillas } from '../../diseno/index.ts';
import { comunes, escritos } from './dibujo.ts';
import { comoLista, enLista, errorSimple, implementar } from './implementacion.ts';
import { opcionesVisibles } from './seleccion.tsx';

/** Ninguna, una o varias alternativas. Se guardan en el orden de la definición. */
export const multiple = implementar('multiple', {
  leer: (campo, entrada, _contexto, t) => {
    const escogidas = new Set(entrada.lista().filter((valor) => valor !== ''));
    if (escogidas.size === 0) return {};
    const conocidas = campo.opciones.map((o) => o.valor).filter((v) => escogidas.has(v));
    return conocidas.length === escogidas.size
      ? { valor: conocidas }
      : { errores: errorSimple(t.alternativas) };
  },
  validar: (campo, valor, _contexto, t) => {
    const lista = comoLista(valor);
    const validas = lista.every((v) => campo.opciones.some((opcion) => opcion.valor === v));
    if (!Array.isArray(valor) || !validas || new Set(lista).size !== lista.length) {
      return errorSimple(t.alternativas);
    }
    if (campo.minimo !== undefined && lista.length < campo.minimo) {
      return errorSimple(t.alternativasMinimo(campo.minimo));
    }
    return campo.maximo !== undefined && lista.length > campo.maximo
      ? errorSimple(t.alternativasMaximo(campo.maximo))
      : [];
  },
  escribir: (_campo, valor) => ({ '': comoLista(valor).map(String) }),
  render: (dibujo) => (
    <CampoCasillas
      {...comunes(dibujo)}
      ayuda={dibujo.campo.ayuda ?? dibujo.t.ayudaMultiple}
      opciones={opcionesVisibles(dibujo.campo.opciones)}
      valores={escritos(dibujo)}
    />
  ),
  mostrar: (campo, valor, _contexto, t) =>
    enLista(
      comoLista(valor).map(
        (v) => campo.opciones.find((opcion) => opcion.valor === v)?.etiqueta ?? String(v),
      ),
      t.y,
    ),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltanAlternativas(campo.etiqueta) }),
  ejemplo: (campo) =>
    campo.opciones.slice(0, Math.max(1, campo.minimo ?? 1)).map((opcion) => opcion.valor),
  esquema: (campo) => ({
    type: 'array',
    uniqueItems: true,
    minItems: Math.max(1, campo.minimo ?? 1),
    ...(campo.maximo === undefined ? {} : { maxItems: campo.maximo }),
    items: { type: 'string', enum: campo.opciones.map((opcion) => opcion.valor) },
  }),
  segundos: 12,
});
