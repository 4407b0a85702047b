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
  leer: (_campo, entrada) => {
    const limpio = cifrasLlanas(entrada.texto()).replace(/^(rol|n[°º]?)/i, '');
    if (limpio === '') return {};
    const partes = /^0*(\d{1,5})-0*(\d{1,5})$/.exec(limpio);
    if (!partes) {
      return {
        errores: errorSimple('El rol son dos números separados por un guion, como 16804-2.'),
      };
    }
    return { valor: `${partes[1]}-${(partes[2] ?? '').padStart(3, '0')}` };
  },
  validar: (_campo, valor) =>
    typeof valor === 'string' && FORMA.test(valor) && !valor.endsWith('-000')
      ? []
      : errorSimple('Revise el rol: manzana y predio son mayores que cero.'),
  escribir: (_campo, valor) => ({ '': String(valor) }),
  render: (dibujo) => (
    <CampoTexto
      {...comunes(dibujo)}
      ayuda={
        dibujo.campo.ayuda ??
        'Está en la cuenta de contribuciones o en el certificado de avalúo. Por ejemplo: 16804-2.'
      }
      valor={escrito(dibujo)}
      ancho="medio"
      ortografia={false}
    />
  ),
  mostrar: (_campo, valor) => String(valor),
  falta: (campo) => ({ parte: '', mensaje: `Escriba el rol en «${campo.etiqueta}».` }),
  ejemplo: () => '16804-002',
  esquema: () => ({ type: 'string', pattern: FORMA.source }),
  segundos: 40,
});
