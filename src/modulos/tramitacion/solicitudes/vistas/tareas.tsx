import type { VNode } from 'preact';
import { EncabezadoPagina, EnlaceBoton, ListaTareas } from '../../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import { Dicho, type TramiteTraducido } from '../../tramites/index.ts';
import { type Avance, alcanzable } from '../dominio.ts';

/** Partes de la solicitud y cuáles faltan: sirve para volver después de unos días. */
export function TareasDeSolicitud(p: {
  readonly t: Textos;
  readonly en: TramiteTraducido;
  readonly avance: Avance;
  readonly ruta: string;
}): VNode {
  const { t, en, avance, ruta } = p;
  return (
    <>
      <EncabezadoPagina
        rotulo={t.comun.misSolicitudes}
        titulo={
          <Dicho en={en} ruta="nombre">
            {en.definicion.nombre}
          </Dicho>
        }
      />
      <p>{t.formulario.paginasListas(avance.listas.size, avance.paginas.length)}</p>
      <ListaTareas
        tareas={avance.paginas.map(({ id, titulo }) => {
          const lista = avance.listas.has(id);
          return {
            id,
            titulo: (
              <Dicho en={en} ruta={`pagina.${id}.titulo`}>
                {titulo}
              </Dicho>
            ),
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
