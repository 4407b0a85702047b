import { CampoAreaTexto } from '../../diseno/index.ts';
import { comunes, escrito } from './dibujo.ts';
import { errorSimple, implementar } from './implementacion.ts';
import { largo, variasLineas } from './texto-escrito.ts';

const MAXIMO = 4_000;

/** Varias líneas de texto. El máximo se dice en la ayuda: nada se corta sin avisar. */
export const textoLargo = implementar('texto_largo', {
  leer: (_campo, entrada) => {
    const valor = variasLineas(entrada.texto());
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
    return cuantos < minimo ? errorSimple(t.cuenteMas(minimo)) : [];
  },
  escribir: (_campo, valor) => ({ '': String(valor) }),
  render: (dibujo) => (
    <CampoAreaTexto
      {...comunes(dibujo)}
      ayuda={[dibujo.campo.ayuda, dibujo.t.hastaCaracteres(dibujo.campo.maximo ?? MAXIMO)]
        .filter(Boolean)
        .join(' ')}
      valor={escrito(dibujo)}
      filas={dibujo.campo.filas}
    />
  ),
  mostrar: (_campo, valor) => String(valor),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaTexto(campo.etiqueta) }),
  ejemplo: (campo) => 'Texto de ejemplo.'.padEnd(campo.minimo ?? 0, '.'),
  esquema: (campo) => ({
    type: 'string',
    minLength: Math.max(1, campo.minimo ?? 1),
    maxLength: campo.maximo ?? MAXIMO,
  }),
  segundos: 60,
});
