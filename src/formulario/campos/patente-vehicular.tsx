import { CampoTexto } from '../../diseno/index.ts';
import { comunes, escrito } from './dibujo.ts';
import { errorSimple, implementar } from './implementacion.ts';
import { cifrasLlanas } from './texto-escrito.ts';

/**
 * Formas de la placa patente única: antigua (AA1234), desde 2007 (consonantes sin M, N, Ñ ni Q),
 * provisoria (PR1234) y de motos (tres letras y dos o tres cifras). Las de motos están por revisar
 * con el Registro Civil.
 */
const FORMAS: readonly RegExp[] = [
  /^[A-Z]{2}\d{4}$/,
  /^[BCDFGHJKLPRSTVWXYZ]{4}\d{2}$/,
  /^[A-Z]{2}\d{3}$/,
  /^[A-Z]{3}\d{2,3}$/,
];

/** Placa patente de un vehículo; se guarda en mayúsculas, sin puntos ni guiones. */
export const patenteVehicular = implementar('patente_vehicular', {
  leer: (_campo, entrada) => {
    const valor = cifrasLlanas(entrada.texto())
      .toUpperCase()
      .replace(/[.\-·•]/g, '');
    return valor === '' ? {} : { valor };
  },
  validar: (_campo, valor, _contexto, t) =>
    typeof valor === 'string' && FORMAS.some((forma) => forma.test(valor))
      ? []
      : errorSimple(t.patente),
  escribir: (_campo, valor) => ({ '': String(valor) }),
  render: (dibujo) => (
    <CampoTexto
      {...comunes(dibujo)}
      ayuda={dibujo.campo.ayuda ?? dibujo.t.ayudaPatente}
      valor={escrito(dibujo)}
      ancho="medio"
      ortografia={false}
    />
  ),
  mostrar: (_campo, valor) => String(valor),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaPatente(campo.etiqueta) }),
  ejemplo: () => 'BDPF18',
  esquema: () => ({ type: 'string', pattern: '^[A-Z]{2,4}[0-9]{2,4}$' }),
  segundos: 12,
});
