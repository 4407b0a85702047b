import { CampoTexto } from '../../diseno/index.ts';
import { comunes, escrito } from './dibujo.ts';
import { errorSimple, implementar } from './implementacion.ts';

/** RFC 5321: 64 antes de la arroba y 254 en total. */
const MAXIMO = 254;
const FORMA =
  /^[^\s@"(),:;<>[\\\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u;

/** Correo electrónico. Solo el dominio pasa a minúsculas: lo demás puede distinguirlas. */
export const correo = implementar('correo', {
  leer: (_campo, entrada) => {
    const limpio = entrada
      .texto()
      .normalize('NFC')
      .replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '');
    if (limpio === '') return {};
    const arroba = limpio.lastIndexOf('@');
    const valor = limpio.slice(0, arroba + 1) + limpio.slice(arroba + 1).toLowerCase();
    return { valor: valor.normalize('NFC') };
  },
  validar: (_campo, valor, _contexto, t) =>
    typeof valor === 'string' &&
    valor.length <= MAXIMO &&
    FORMA.test(valor) &&
    !valor.includes('..') &&
    !valor.startsWith('.') &&
    !valor.includes('.@')
      ? []
      : errorSimple(t.correo),
  escribir: (_campo, valor) => ({ '': String(valor) }),
  render: (dibujo) => (
    <CampoTexto
      {...comunes(dibujo)}
      tipo="email"
      valor={escrito(dibujo)}
      ancho="largo"
      ortografia={false}
      autocompletar={dibujo.campo.autocompletar}
    />
  ),
  mostrar: (_campo, valor) => String(valor),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaCorreo(campo.etiqueta) }),
  ejemplo: () => 'vecina@correo.cl',
  esquema: () => ({ type: 'string', format: 'email', maxLength: MAXIMO }),
  segundos: 15,
});
