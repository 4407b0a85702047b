import type { VNode } from 'preact';
import { EncabezadoPagina, EnlaceBoton } from '../../diseno/index.ts';
import type { Catalogo } from '../../idioma/index.ts';

/** Página 404: no dice si algo existe para otra persona; ofrece por dónde seguir. */
export function NoEncontrada({
  t,
  inicio,
  parecidos,
}: {
  readonly t: Catalogo['errores'];
  readonly inicio: string;
  readonly parecidos: readonly { readonly nombre: string; readonly slug: string }[];
}): VNode {
  return (
    <>
      <EncabezadoPagina titulo={t.noEncontrada} bajada={t.noEncontradaTexto} />
      {parecidos.length > 0 ? (
        <>
          <p>{t.parecidas}</p>
          <ul>
            {parecidos.map(({ nombre, slug }) => (
              <li key={slug}>
                <a href={`/${slug}`}>{nombre}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <EnlaceBoton href={inicio}>{t.irAlInicio}</EnlaceBoton>
    </>
  );
}
