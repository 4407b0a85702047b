import type { VNode } from 'preact';
import {
  Buscador,
  EncabezadoPagina,
  EstadoVacio,
  Pestanas,
  RejillaTarjetas,
  Tarjeta,
} from '../../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import type { TramitePublicado } from '../catalogo.ts';
import { plazoEnPalabras } from '../ficha.ts';
import type { MunicipioDelTramite } from '../municipio.ts';
import type { TramiteTraducido } from '../traduccion.ts';
import { Dicho } from './dicho.tsx';

interface PropsLista {
  readonly t: Textos;
  readonly municipio: MunicipioDelTramite;
  readonly encontrados: readonly (TramitePublicado & { readonly en: TramiteTraducido })[];
  readonly areas: readonly string[];
  readonly q: string;
  readonly area: string;
}

/** Trámites de un municipio, con búsqueda por palabras y por tema. */
export function ListaDeTramites(p: PropsLista): VNode {
  const { t, municipio } = p;
  const ruta = `/${municipio.slug}/tramites`;
  const conQ = p.q === '' ? '' : `q=${encodeURIComponent(p.q)}&`;
  return (
    <>
      <EncabezadoPagina titulo={t.inicio.tituloMunicipio(municipio.nombre)} />
      <Buscador
        id="q"
        nombre="q"
        accion={ruta}
        etiqueta={t.inicio.buscarTramite}
        ayuda={t.inicio.ayudaTramite}
        valor={p.q}
        grande
      />
      {p.areas.length > 1 ? (
        <Pestanas
          etiqueta={t.inicio.porTema}
          enlaces={[
            { texto: t.comun.todos, href: `${ruta}?${conQ}`, actual: p.area === '' },
            ...p.areas.map((area) => ({
              texto: area,
              lang: 'es-CL',
              href: `${ruta}?${conQ}area=${encodeURIComponent(area)}`,
              actual: area === p.area,
            })),
          ]}
        />
      ) : null}
      {p.encontrados.length === 0 ? (
        <SinTramites {...p} ruta={ruta} />
      ) : (
        <>
          <h2>{t.comun.resultados(p.encontrados.length)}</h2>
          <RejillaTarjetas>
            {p.encontrados.map(({ definicion, en }) => (
              <Tarjeta
                key={definicion.id}
                titulo={
                  <Dicho en={en} ruta="nombre">
                    {en.definicion.nombre}
                  </Dicho>
                }
                href={`${ruta}/${definicion.id}`}
                pie={
                  <>
                    <Dicho en={en} ruta="area">
                      {en.definicion.area}
                    </Dicho>{' '}
                    · {plazoEnPalabras(t, definicion.plazo)}
                  </>
                }
              >
                <p>
                  <Dicho en={en} ruta="resumen">
                    {en.definicion.resumen}
                  </Dicho>
                </p>
              </Tarjeta>
            ))}
          </RejillaTarjetas>
        </>
      )}
    </>
  );
}

function SinTramites({ t, q, area, ruta }: PropsLista & { readonly ruta: string }): VNode {
  const busca = q !== '' || area !== '';
  return (
    <EstadoVacio
      titulo={busca ? t.inicio.sinTramite(q === '' ? area : q) : t.inicio.sinTramites}
      accion={busca ? <a href={ruta}>{t.seguimiento.verTramites}</a> : undefined}
    >
      <p>{t.inicio.sinTramitesTexto}</p>
    </EstadoVacio>
  );
}
