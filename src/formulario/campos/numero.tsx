import { formatearDecimal } from '../../base/dinero.ts';
import { CampoNumero } from '../../diseno/index.ts';
import { comunes, escrito } from './dibujo.ts';
import { esquemaDeLimites, revisarLimites } from './entero.tsx';
import { errorSimple, implementar } from './implementacion.ts';
import { cifrasLlanas } from './texto-escrito.ts';

const DECIMALES = 2;
/** Un `number` guarda sin error quince cifras; con más, lo leído no sería lo escrito. */
const CIFRAS = 15;

const cifrasDecimales = (valor: number): number => {
  const [base = '', exponente = '0'] = String(valor).split('e');
  return Math.max(0, (base.split('.')[1] ?? '').length - Number(exponente));
};

/** Número con decimales. La coma separa decimales y el punto, miles. */
export const numero = implementar('numero', {
  leer: (_campo, entrada, _contexto, t) => {
    const limpio = cifrasLlanas(entrada.texto());
    if (limpio === '') return {};
    if (!/^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(limpio)) {
      return { errores: errorSimple(t.numero) };
    }
    const llano = limpio.replaceAll('.', '').replace(',', '.');
    if (llano.replace(/\D/g, '').replace(/^0+/, '').length > CIFRAS) {
      return { errores: errorSimple(t.numeroLargo) };
    }
    const valor = Number(llano);
    return { valor: valor === 0 ? 0 : valor };
  },
  validar: (campo, valor, _contexto, t) => {
    if (typeof valor !== 'number' || !Number.isFinite(valor)) {
      return errorSimple(t.numero);
    }
    const decimales = campo.decimales ?? DECIMALES;
    return cifrasDecimales(valor) > decimales
      ? errorSimple(t.decimales(decimales))
      : revisarLimites(campo, valor, t);
  },
  escribir: (_campo, valor) => ({ '': String(valor).replace('.', ',') }),
  render: (dibujo) => (
    <CampoNumero
      {...comunes(dibujo)}
      valor={escrito(dibujo)}
      sufijo={dibujo.campo.unidad}
      decimales
    />
  ),
  mostrar: (campo, valor) =>
    [formatearDecimal(String(valor)), campo.unidad].filter(Boolean).join(' '),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaNumero(campo.etiqueta) }),
  ejemplo: (campo) => campo.minimo ?? Math.min(45.5, campo.maximo ?? 45.5),
  esquema: (campo) => ({ type: 'number', ...esquemaDeLimites(campo) }),
  segundos: 10,
});
