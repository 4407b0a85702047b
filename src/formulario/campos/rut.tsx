import { formatearRut, mensajeErrorRut, normalizarRut, rutSinPuntos } from '../../base/rut.ts';
import { CampoTexto } from '../../diseno/index.ts';
import { comunes, escrito } from './dibujo.ts';
import { errorSimple, implementar } from './implementacion.ts';

function conPuntos(valor: string): string {
  const leido = normalizarRut(valor);
  return leido.ok ? formatearRut(leido.valor) : valor;
}

/** RUN o RUT, escrito como sea; se guarda sin puntos y con guion. */
export const rut = implementar('rut', {
  leer: (_campo, entrada) => {
    const leido = normalizarRut(entrada.texto());
    if (leido.ok) return { valor: rutSinPuntos(leido.valor) };
    return leido.error.tipo === 'vacio'
      ? {}
      : { errores: errorSimple(mensajeErrorRut(leido.error)) };
  },
  validar: (_campo, valor) => {
    if (typeof valor !== 'string') return errorSimple('Escriba un RUN.');
    const leido = normalizarRut(valor);
    if (!leido.ok) return errorSimple(mensajeErrorRut(leido.error));
    return rutSinPuntos(leido.valor) === valor
      ? []
      : errorSimple('El RUN se guarda sin puntos y con guion, por ejemplo 12345678-5.');
  },
  escribir: (_campo, valor) => ({ '': conPuntos(String(valor)) }),
  render: (dibujo) => (
    <CampoTexto
      {...comunes(dibujo)}
      ayuda={dibujo.campo.ayuda ?? 'Por ejemplo: 12.345.678-5.'}
      valor={escrito(dibujo)}
      ancho="medio"
      ortografia={false}
      autocompletar={dibujo.campo.autocompletar}
    />
  ),
  mostrar: (_campo, valor) => conPuntos(String(valor)),
  falta: (campo) => ({ parte: '', mensaje: `Escriba el RUN en «${campo.etiqueta}».` }),
  ejemplo: () => '12345678-5',
  esquema: () => ({ type: 'string', pattern: '^[1-9][0-9]{0,8}-[0-9K]$' }),
  segundos: 15,
});
