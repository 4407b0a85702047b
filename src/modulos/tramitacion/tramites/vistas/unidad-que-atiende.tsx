import type { VNode } from 'preact';
import { DetalleLista, EnCastellano, Recuadro } from '../../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import type { UnidadDeContacto } from '../catalogo.ts';

/** Quién atiende el trámite y cómo encontrarlo; lo escribió la municipalidad, en castellano. */
export function UnidadQueAtiende({
  t,
  unidad,
}: {
  readonly t: Textos;
  readonly unidad: UnidadDeContacto | undefined;
}): VNode | null {
  if (unidad === undefined) return null;
  const { responsable, cargo, telefono, correo, direccion, horario } = unidad;
  const filas = [
    { nombre: t.comun.unidad, valor: <EnCastellano>{unidad.nombre}</EnCastellano> },
    {
      nombre: t.ficha.encargado,
      valor: enCastellano(
        responsable === undefined ? '' : [responsable, cargo].filter(Boolean).join(', '),
      ),
    },
    {
      nombre: t.ficha.telefono,
      valor: telefono ? <a href={`tel:${telefono.replace(/[^\d+]/g, '')}`}>{telefono}</a> : '',
    },
    { nombre: t.ficha.correo, valor: correo ? <a href={`mailto:${correo}`}>{correo}</a> : '' },
    { nombre: t.ficha.direccion, valor: direccion ?? '' },
    { nombre: t.ficha.horario, valor: enCastellano(horario ?? '') },
  ];
  return (
    <Recuadro titulo={t.ficha.unidad}>
      <DetalleLista filas={filas.filter(({ valor }) => valor !== '')} apilada />
    </Recuadro>
  );
}

const enCastellano = (texto: string) => (texto === '' ? '' : <EnCastellano>{texto}</EnCastellano>);
