import type { VNode } from 'preact';
import { EncabezadoPagina } from '../bloques/contenedores.tsx';
import { LayoutInterno } from '../pagina/layout-interno.tsx';
import { Buscador } from '../tablas/navegacion.tsx';
import { sitioDeMuestra } from './cromo.tsx';
import { tablas } from './tablas.tsx';

/** Documento completo de ejemplo de la trastienda, para `/diseno/interno`. */
export function MuestrarioInterno(): VNode {
  return (
    <LayoutInterno
      idioma="es-CL"
      titulo="Bandeja"
      sitio={sitioDeMuestra}
      usuario={{ nombre: 'Pedro Soto', detalle: 'Dirección de Obras', salir: '#salir' }}
      riel={[
        { texto: 'Bandeja', href: '#bandeja', icono: 'bandeja', actual: true, cuenta: 12 },
        { texto: 'Expedientes', href: '#expedientes', icono: 'carpeta' },
        { texto: 'Trámites', href: '#tramites', icono: 'lista' },
        { texto: 'Cifras', href: '#cifras', icono: 'grafico' },
        { texto: 'Ajustes', href: '#ajustes', icono: 'ajustes' },
      ]}
      herramientas={<Buscador id="buscar-arriba" accion="#buscar" etiqueta="Buscar" />}
    >
      <EncabezadoPagina titulo="Bandeja" bajada="Tres solicitudes esperan su decisión." />
      {tablas('i-')}
    </LayoutInterno>
  );
}
