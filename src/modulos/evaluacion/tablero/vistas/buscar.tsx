import type { VNode } from 'preact';
import { Buscador, EncabezadoPagina, EstadoVacio } from '../../../../diseno/index.ts';
import type { Municipio } from '../../../gobierno/territorio/index.ts';

/** Municipalidades parecidas a lo buscado. */
export function PaginaBuscar(p: {
  readonly q: string;
  readonly hallados: readonly Municipio[];
}): VNode {
  return (
    <>
      <EncabezadoPagina rotulo="Madurez digital" titulo="Buscar una municipalidad" />
      <Buscador id="buscar-madurez" accion="/madurez/municipios" etiqueta="Nombre" valor={p.q} />
      {p.hallados.length === 0 ? (
        <EstadoVacio titulo="No encontramos esa municipalidad" icono="buscar" />
      ) : (
        <ul class="lista-resultados">
          {p.hallados.map((m) => (
            <li key={m.cut}>
              <a href={`/madurez/municipios/${m.slug}`}>{m.nombre}</a>
              <span>{m.region.nombre}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
