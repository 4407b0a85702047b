import type { VNode } from 'preact';
import {
  EnCastellano,
  EncabezadoPagina,
  EnlaceBoton,
  ListaTareas,
} from '../../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import { type Avance, alcanzable } from '../dominio.ts';

/** Partes de la solicitud y cuáles faltan: sirve para volver después de unos días. */
export function TareasDeSolicitud(p: {
  readonly t: Textos;
  readonly nombre: string;
  readonly avance: Avance;
  readonly ruta: string;
}): VNode {
  const { t, avance, ruta } = p;
  return (
    <>
      <EncabezadoPagina
        rotulo={t.comun.misSolicitudes}
        titulo={<EnCastellano>{p.nombre}</EnCastellano>}
      />
      <p>{t.formulario.paginasListas(avance.listas.size, avance.paginas.length)}</p>
      <ListaTareas
        tareas={avance.paginas.map(({ id, titulo }) => {
          const lista = avance.listas.has(id);
          return {
            id,
            titulo: <EnCastellano>{titulo}</EnCastellano>,
            href: alcanzable(avance, id) ? `${ruta}/paginas/${id}` : undefined,
            estado: lista
              ? { tono: 'exito', texto: t.formulario.lista }
              : { tono: 'neutro', texto: t.formulario.porResponder },
          };
        })}
      />
      <EnlaceBoton href={`${ruta}/siguiente`} icono="siguiente">
        {avance.pendiente === undefined ? t.formulario.revisar : t.comun.continuar}
      </EnlaceBoton>
    </>
  );
}
