import type { VNode } from 'preact';
import { agruparMiles, Buscador, RejillaTarjetas, Tarjeta } from '../../../../diseno/index.ts';
import { MapaChile, type Topologia } from '../../../../graficos/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import type { IndiceTerritorio } from '../indice.ts';

/** Franja de entrada: qué es esto y la búsqueda de la municipalidad. */
export function PortadaNacional({ t }: { readonly t: Textos }): VNode {
  return (
    <>
      <h1>{t.inicio.titulo}</h1>
      <p>{t.inicio.bajada}</p>
      <Buscador
        id="buscar-municipio"
        accion="/buscar"
        etiqueta={t.inicio.buscarComuna}
        ayuda={t.inicio.ayudaComuna}
        grande
      />
    </>
  );
}

const PASOS = [
  { titulo: 'encontrar', texto: 'encontrarTexto', icono: 'buscar' },
  { titulo: 'responder', texto: 'responderTexto', icono: 'editar' },
  { titulo: 'seguir', texto: 'seguirTexto', icono: 'reloj' },
  { titulo: 'recibir', texto: 'recibirTexto', icono: 'documento-listo' },
] as const;

function ListaRegiones({
  t,
  territorio,
}: {
  readonly t: Textos;
  readonly territorio: IndiceTerritorio;
}): VNode {
  return (
    <ol class="lista-regiones">
      {territorio.regiones.map((region) => {
        const municipios = territorio.porRegion.get(region.codigo) ?? [];
        return (
          <li key={region.codigo}>
            <a href={`/regiones/${region.codigo}`}>{region.nombre}</a>
            <span>{t.inicio.cuantasMunicipalidades(municipios.length)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** Portada del país: mapa y lista de regiones, cómo funciona y qué se puede comprobar. */
export function PaginaInicioNacional(p: {
  readonly t: Textos;
  readonly territorio: IndiceTerritorio;
  readonly mapa: Topologia;
}): VNode {
  const { t, territorio } = p;
  const habitantes = territorio.municipios.reduce((suma, m) => suma + m.poblacion, 0);
  return (
    <>
      <section class="seccion" aria-labelledby="regiones">
        <h2 id="regiones">{t.inicio.elijaRegion}</h2>
        <p class="bajada">
          {t.inicio.resumenPais(
            t.inicio.cuantasMunicipalidades(territorio.municipios.length),
            t.inicio.habitantes(agruparMiles(habitantes)),
          )}
        </p>
        <div class="dos-columnas">
          <MapaChile
            id="mapa-chile"
            topologia={p.mapa}
            nivel="regiones"
            titulo={t.inicio.mapa}
            descripcion={t.inicio.mapaTexto}
            enlace={(codigo) => `/regiones/${codigo}`}
            texto={(_codigo, nombre) => `${t.inicio.region}: ${nombre}`}
            conNombres
          />
          <ListaRegiones t={t} territorio={territorio} />
        </div>
      </section>
      <section class="seccion" aria-labelledby="como">
        <h2 id="como">{t.inicio.comoFunciona}</h2>
        <RejillaTarjetas>
          {PASOS.map(({ titulo, texto, icono }) => (
            <Tarjeta key={titulo} titulo={t.inicio.pasos[titulo]} icono={icono}>
              <p>{t.inicio.pasos[texto]}</p>
            </Tarjeta>
          ))}
        </RejillaTarjetas>
      </section>
      <section class="seccion" aria-labelledby="comprobar">
        <h2 id="comprobar">{t.inicio.recibioDocumento}</h2>
        <p class="bajada">
          {t.inicio.recibioDocumentoTexto} <a href="/verificar">{t.verificacion.titulo}</a>
        </p>
      </section>
    </>
  );
}
