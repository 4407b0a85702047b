import { formatearDecimal } from '../../base/dinero.ts';
import { CampoNumero } from '../../diseno/index.ts';
import type { TextosDeCampos } from '../../idioma/index.ts';
import { comunes, escrito } from './dibujo.ts';
import { type ErrorDeParte, errorSimple, implementar } from './implementacion.ts';
import { cifrasLlanas } from './texto-escrito.ts';

interface Limites {
  readonly minimo?: number;
  readonly maximo?: number;
}

/** Revisa que un número esté entre sus límites. */
export function revisarLimites(
  limites: Limites,
  valor: number,
  t: TextosDeCampos,
): readonly ErrorDeParte[] {
  const { minimo, maximo } = limites;
  if (minimo !== undefined && valor < minimo) {
    return errorSimple(t.minimo(formatearDecimal(String(minimo))));
  }
  return maximo !== undefined && valor > maximo
    ? errorSimple(t.maximo(formatearDecimal(String(maximo))))
    : [];
}

/** Límites en JSON Schema. */
export function esquemaDeLimites(limites: Limites): Readonly<Record<string, number>> {
  return {
    ...(limites.minimo === undefined ? {} : { minimum: limites.minimo }),
    ...(limites.maximo === undefined ? {} : { maximum: limites.maximo }),
  };
}

/** Número entero. Acepta puntos de miles bien puestos. */
export const entero = implementar('entero', {
  leer: (_campo, entrada, _contexto, t) => {
    const limpio = cifrasLlanas(entrada.texto());
    if (limpio === '') return {};
    if (!/^-?(\d+|\d{1,3}(\.\d{3})+)$/.test(limpio)) {
      return { errores: errorSimple(t.entero) };
    }
    const valor = Number(limpio.replaceAll('.', ''));
    return Number.isSafeInteger(valor)
      ? { valor: valor === 0 ? 0 : valor }
      : { errores: errorSimple(t.numeroGrande) };
  },
  validar: (campo, valor, _contexto, t) =>
    typeof valor === 'number' && Number.isSafeInteger(valor)
      ? revisarLimites(campo, valor, t)
      : errorSimple(t.entero),
  escribir: (_campo, valor) => ({ '': String(valor) }),
  render: (dibujo) => (
    <CampoNumero {...comunes(dibujo)} valor={escrito(dibujo)} sufijo={dibujo.campo.unidad} />
  ),
  mostrar: (campo, valor) =>
    [formatearDecimal(String(valor)), campo.unidad].filter(Boolean).join(' '),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaNumero(campo.etiqueta) }),
  ejemplo: (campo) => campo.minimo ?? Math.min(12, campo.maximo ?? 12),
  esquema: (campo) => ({ type: 'integer', ...esquemaDeLimites(campo) }),
  segundos: 10,
});
