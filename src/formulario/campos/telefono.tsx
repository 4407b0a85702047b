import { CampoTexto } from '../../diseno/index.ts';
import { comunes, escrito } from './dibujo.ts';
import { errorSimple, implementar } from './implementacion.ts';
import { cifrasLlanas } from './texto-escrito.ts';

const E164 = /^\+56[2-9]\d{8}$/;

/** Forma de lectura: «+56 9 1234 5678»; los fijos de la Región Metropolitana, «+56 2 2345 6789». */
function legible(valor: string): string {
  const partes =
    /^\+56([29])(\d{4})(\d{4})$/.exec(valor) ?? /^\+56(\d{2})(\d{3})(\d{4})$/.exec(valor);
  return partes ? `+56 ${partes.slice(1).join(' ')}` : valor;
}

/** Teléfono chileno: +56 y nueve cifras. Acepta espacios, guiones, paréntesis y prefijos. */
export const telefono = implementar('telefono', {
  leer: (_campo, entrada, _contexto, t) => {
    const limpio = cifrasLlanas(entrada.texto()).replace(/[().\-/]/g, '');
    if (limpio === '') return {};
    if (!/^\+?\d+$/.test(limpio)) {
      return { errores: errorSimple(t.telefonoSigno) };
    }
    if (limpio.startsWith('+') && !limpio.startsWith('+56')) {
      return { errores: errorSimple(t.telefonoExtranjero) };
    }
    const nacional = limpio.replace(/^(\+56|0056|56(?=\d{9}$))/, '').replace(/^0(?=\d{9}$)/, '');
    if (nacional.length < 9) {
      return { errores: errorSimple(t.telefonoCorto) };
    }
    return { valor: `+56${nacional}` };
  },
  validar: (_campo, valor, _contexto, t) =>
    typeof valor === 'string' && E164.test(valor) ? [] : errorSimple(t.telefono),
  escribir: (_campo, valor) => ({ '': legible(String(valor)) }),
  render: (dibujo) => (
    <CampoTexto
      {...comunes(dibujo)}
      ayuda={dibujo.campo.ayuda ?? dibujo.t.ayudaTelefono}
      tipo="tel"
      valor={escrito(dibujo)}
      ancho="medio"
      autocompletar={dibujo.campo.autocompletar}
    />
  ),
  mostrar: (_campo, valor) => legible(String(valor)),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaTelefono(campo.etiqueta) }),
  ejemplo: () => '+56912345678',
  esquema: () => ({ type: 'string', pattern: E164.source }),
  segundos: 12,
});
