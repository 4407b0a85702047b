import { clp, formatearClp, leerClp } from '../../base/dinero.ts';
import { CampoMonto } from '../../diseno/index.ts';
import { comunes, escrito } from './dibujo.ts';
import { esquemaDeLimites } from './entero.tsx';
import { errorSimple, implementar } from './implementacion.ts';
import { cifrasLlanas } from './texto-escrito.ts';

/** Pesos chilenos, sin decimales. */
export const monto = implementar('monto', {
  leer: (_campo, entrada, _contexto, t) => {
    const limpio = cifrasLlanas(entrada.texto());
    if (limpio === '') return {};
    const leido = leerClp(limpio);
    return leido.ok
      ? { valor: Number(leido.valor) }
      : { errores: errorSimple(t.errorMonto[leido.error]) };
  },
  validar: (campo, valor, _contexto, t) => {
    if (typeof valor !== 'number' || !Number.isSafeInteger(valor) || valor < 0) {
      return errorSimple(t.monto);
    }
    if (campo.minimo !== undefined && valor < campo.minimo) {
      return errorSimple(t.montoMinimo(formatearClp(clp(campo.minimo))));
    }
    return campo.maximo !== undefined && valor > campo.maximo
      ? errorSimple(t.montoMaximo(formatearClp(clp(campo.maximo))))
      : [];
  },
  escribir: (_campo, valor) => ({ '': String(valor) }),
  render: (dibujo) => <CampoMonto {...comunes(dibujo)} valor={escrito(dibujo)} />,
  mostrar: (_campo, valor) => formatearClp(clp(Number(valor))),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaMonto(campo.etiqueta) }),
  ejemplo: (campo) => campo.minimo ?? Math.min(12_345, campo.maximo ?? 12_345),
  esquema: (campo) => ({
    type: 'integer',
    ...esquemaDeLimites({ ...campo, minimo: campo.minimo ?? 0 }),
  }),
  segundos: 10,
});
