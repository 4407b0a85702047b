import { CampoTexto } from '../../diseno/index.ts';
import { comunes, escrito } from './dibujo.ts';
import { errorSimple, implementar } from './implementacion.ts';
import { largo, unaLinea } from './texto-escrito.ts';

const MAXIMO = 200;

/** Una línea de texto. */
export const texto = implementar('texto', {
  leer: (_campo, entrada) => {
    const valor = unaLinea(entrada.texto());
    return valor === '' ? {} : { valor };
  },
  validar: (campo, valor, _contexto, t) => {
    if (typeof valor !== 'string') return errorSimple(t.texto);
    const maximo = campo.maximo ?? MAXIMO;
    const cuantos = largo(valor);
    if (cuantos > maximo) {
      return errorSimple(t.textoLargo(maximo, cuantos));
    }
    const minimo = campo.minimo ?? 0;
    return cuantos < minimo ? errorSimple(t.textoCorto(minimo)) : [];
  },
  escribir: (_campo, valor) => ({ '': String(valor) }),
  render: (dibujo) => (
    <CampoTexto
      {...comunes(dibujo)}
      valor={escrito(dibujo)}
      ancho={(dibujo.campo.maximo ?? MAXIMO) <= 20 ? 'medio' : 'completo'}
      autocompletar={dibujo.campo.autocompletar}
    />
  ),
  mostrar: (_campo, valor) => String(valor),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaTexto(campo.etiqueta) }),
  ejemplo: (campo) =>
    'Texto de ejemplo'.slice(0, campo.maximo ?? MAXIMO).padEnd(campo.minimo ?? 0, '.'),
  esquema: (campo) => ({
    type: 'string',
    minLength: Math.max(1, campo.minimo ?? 1),
    maxLength: campo.maximo ?? MAXIMO,
  }),
  segundos: 15,
});
