import type { VNode } from 'preact';
import { EncabezadoPagina, EnlaceBoton } from '../../diseno/index.ts';

/** Página 404: no dice si algo existe para otra persona; ofrece por dónde seguir. */
export function NoEncontrada({
  inicio,
  parecidos,
}: {
  readonly inicio: string;
  readonly parecidos: readonly { readonly nombre: string; readonly slug: string }[];
}): VNode {
  return (
    <>
      <EncabezadoPagina
        titulo="No encontramos esa página"
        bajada="Puede que la dirección esté mal escrita, que la página ya no exista o que no sea suya."
      />
      {parecidos.length > 0 ? (
        <>
          <p>¿Buscaba una de estas municipalidades?</p>
          <ul>
            {parecidos.map(({ nombre, slug }) => (
              <li key={slug}>
                <a href={`/${slug}`}>{nombre}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <EnlaceBoton href={inicio}>Ir al inicio</EnlaceBoton>
    </>
  );
}
