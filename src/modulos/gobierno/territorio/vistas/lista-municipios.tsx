import type { VNode } from 'preact';
import type { Municipio } from '../dominio.ts';

/** Municipios como enlaces en columnas; el nombre y nada más, para recorrerlos rápido. */
export function ListaMunicipios(p: { readonly municipios: readonly Municipio[] }): VNode {
  return (
    <ul class="lista-municipios">
      {p.municipios.map(({ cut, slug, nombre }) => (
        <li key={cut}>
          <a href={`/${slug}`}>{nombre}</a>
        </li>
      ))}
    </ul>
  );
}
