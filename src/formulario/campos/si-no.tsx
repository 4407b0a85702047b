import { CampoSiNo } from '../../diseno/index.ts';
import { comunes, escrito } from './dibujo.ts';
import { errorSimple, implementar } from './implementacion.ts';

/** Sí o no. */
export const siNo = implementar('si_no', {
  leer: (_campo, entrada) => {
    const marcado = entrada.texto();
    if (marcado === '') return {};
    return marcado === 'si' || marcado === 'no'
      ? { valor: marcado === 'si' }
      : { errores: errorSimple('Elija «Sí» o «No».') };
  },
  validar: (_campo, valor) => (typeof valor === 'boolean' ? [] : errorSimple('Elija «Sí» o «No».')),
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
  mostrar: (_campo, valor) => (valor === true ? 'Sí' : 'No'),
  falta: (campo) => ({ parte: '', mensaje: `Elija «Sí» o «No» en «${campo.etiqueta}».` }),
  ejemplo: () => true,
  esquema: () => ({ type: 'boolean' }),
  segundos: 8,
});
