import { CampoSiNo } from '../../diseno/index.ts';
import { comunes, escrito } from './dibujo.ts';
import { errorSimple, implementar } from './implementacion.ts';

/** Sí o no. */
export const siNo = implementar('si_no', {
  leer: (_campo, entrada, _contexto, t) => {
    const marcado = entrada.texto();
    if (marcado === '') return {};
    return marcado === 'si' || marcado === 'no'
      ? { valor: marcado === 'si' }
      : { errores: errorSimple(t.siNo) };
  },
  validar: (_campo, valor, _contexto, t) => (typeof valor === 'boolean' ? [] : errorSimple(t.siNo)),
  escribir: (_campo, valor) => ({ '': valor === true ? 'si' : 'no' }),
  render: (dibujo) => {
    const marcado = escrito(dibujo);
    return (
      <CampoSiNo
        {...comunes(dibujo)}
        valor={marcado === 'si' || marcado === 'no' ? marcado : undefined}
      />
    );
  },
  mostrar: (_campo, valor, _contexto, t) => (valor === true ? t.si : t.no),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaSiNo(campo.etiqueta) }),
  ejemplo: () => true,
  esquema: () => ({ type: 'boolean' }),
  segundos: 8,
});
