import { formatearRut, normalizarRut, rutSinPuntos } from '../../base/rut.ts';
import { CampoTexto } from '../../diseno/index.ts';
import { comunes, escrito } from './dibujo.ts';
import { errorSimple, implementar } from './implementacion.ts';

function conPuntos(valor: string): string {
  const leido = normalizarRut(valor);
  return leido.ok ? formatearRut(leido.valor) : valor;
}

/** RUN o RUT, escrito como sea; se guarda sin puntos y con guion. */
export const rut = implementar('rut', {
  leer: (_campo, entrada, _contexto, t) => {
    const leido = normalizarRut(entrada.texto());
    if (leido.ok) return { valor: rutSinPuntos(leido.valor) };
    return leido.error.tipo === 'vacio'
      ? {}
      : { errores: errorSimple(t.errorRut[leido.error.tipo]) };
  },
  validar: (_campo, valor, _contexto, t) => {
    if (typeof valor !== 'string') return errorSimple(t.rut);
    const leido = normalizarRut(valor);
    if (!leido.ok) return errorSimple(t.errorRut[leido.error.tipo]);
    return rutSinPuntos(leido.valor) === valor ? [] : errorSimple(t.rutGuardado);
  },
  escribir: (_campo, valor) => ({ '': conPuntos(String(valor)) }),
  render: (dibujo) => (
    <CampoTexto
      {...comunes(dibujo)}
      ayuda={dibujo.campo.ayuda ?? dibujo.t.ayudaRut}
      valor={escrito(dibujo)}
      ancho="medio"
      ortografia={false}
      autocompletar={dibujo.campo.autocompletar}
    />
  ),
  mostrar: (_campo, valor) => conPuntos(String(valor)),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaRut(campo.etiqueta) }),
  ejemplo: () => '12345678-5',
  esquema: () => ({ type: 'string', pattern: '^[1-9][0-9]{0,8}-[0-9K]$' }),
  segundos: 15,
});
