import { CampoTexto } from '../../diseno/index.ts';
import { comunes, escrito } from './dibujo.ts';
import { errorSimple, implementar } from './implementacion.ts';
import { cifrasLlanas } from './texto-escrito.ts';

/** Hasta cinco cifras por lado; el predio, al menos tres, como lo imprime el SII. */
const FORMA = /^([1-9]\d{0,4})-(\d{3}|[1-9]\d{3,4})$/;

/**
 * Rol de avalúo del SII: manzana y predio. Es único solo dentro de la comuna (código del SII).
 * Se guarda `16804-002`: manzana sin ceros delante y predio con tres cifras o más.
 */
export const rolAvaluo = implementar('rol_avaluo', {
  leer: (_campo, entrada, _contexto, t) => {
    const limpio = cifrasLlanas(entrada.texto()).replace(/^(rol|n[°º]?)/i, '');
    if (limpio === '') return {};
    const partes = /^0*(\d{1,5})-0*(\d{1,5})$/.exec(limpio);
    if (!partes) {
      return {
        errores: errorSimple(t.rol),
      };
    }
    return { valor: `${partes[1]}-${(partes[2] ?? '').padStart(3, '0')}` };
  },
  validar: (_campo, valor, _contexto, t) =>
    typeof valor === 'string' && FORMA.test(valor) && !valor.endsWith('-000')
      ? []
      : errorSimple(t.rolCero),
  escribir: (_campo, valor) => ({ '': String(valor) }),
  render: (dibujo) => (
    <CampoTexto
      {...comunes(dibujo)}
      ayuda={dibujo.campo.ayuda ?? dibujo.t.ayudaRol}
      valor={escrito(dibujo)}
      ancho="medio"
      ortografia={false}
    />
  ),
  mostrar: (_campo, valor) => String(valor),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaRol(campo.etiqueta) }),
  ejemplo: () => '16804-002',
  esquema: () => ({ type: 'string', pattern: FORMA.source }),
  segundos: 40,
});
