import type { VNode } from 'preact';
import { agruparMiles, Buscador, RejillaTarjetas, Tarjeta } from '../../../../diseno/index.ts';
import { MapaChile, type Topologia } from '../../../../graficos/index.ts';
import type { IndiceTerritorio } from '../indice.ts';

/** Franja de entrada: qué es esto y la búsqueda de la municipalidad. */
export function PortadaNacional(): VNode {
  return (
    <>
      <h1>Los trámites de su municipalidad, en línea</h1>
      <p>Pida certificados y permisos, siga cada paso y reciba su documento firmado. Sin filas.</p>
      <Buscador
        id="buscar-municipio"
        accion="/buscar"
        etiqueta="¿Cuál es su comuna?"
        ayuda="Por ejemplo: Ñuñoa, Puerto Montt o Aysén."
        grande
      />
    </>
  );
}

const PASOS = [
  {
    titulo: 'Encuentre su trámite',
    texto: 'Vea qué necesita, cuánto cuesta y cuánto demora antes de empezar.',
    icono: 'buscar',
  },
  {
    titulo: 'Respóndalo a su ritmo',
    texto: 'Ingrese con su ClaveÚnica. Lo que escribe se guarda y puede seguir después.',
    icono: 'editar',
  },
  {
    titulo: 'Siga cada paso',
    texto: 'Sepa quién tiene su solicitud y cuántos días quedan según la ley.',
    icono: 'reloj',
  },
  {
    titulo: 'Reciba su documento',
    texto: 'Llega firmado y cualquiera puede comprobar que es verdadero.',
    icono: 'documento-listo',
  },
] as const;

function ListaRegiones({ territorio }: { readonly territorio: IndiceTerritorio }): VNode {
  return (
    <ol class="lista-regiones">
      {territorio.regiones.map((region) => {
        const municipios = territorio.porRegion.get(region.codigo) ?? [];
        return (
          <li key={region.codigo}>
            <a href={`/regiones/${region.codigo}`}>{region.nombre}</a>
            <span>{municipios.length} municipalidades</span>
          </li>
        );
      })}
    </ol>
  );
}

/** Portada del país: mapa y lista de regiones, cómo funciona y qué se puede comprobar. */
export function PaginaInicioNacional(p: {
  readonly territorio: IndiceTerritorio;
  readonly mapa: Topologia;
}): VNode {
  const { territorio } = p;
  const habitantes = territorio.municipios.reduce((suma, m) => suma + m.poblacion, 0);
  return (
    <>
      <section class="seccion" aria-labelledby="regiones">
        <h2 id="regiones">Busque por región</h2>
        <p class="bajada">
          {`${territorio.municipios.length} municipalidades, ${agruparMiles(habitantes)} habitantes, de Arica a Cabo de Hornos.`}
        </p>
        <div class="dos-columnas">
          <MapaChile
            id="mapa-chile"
            topologia={p.mapa}
            nivel="regiones"
            titulo="Mapa de las regiones de Chile"
            descripcion="Cada región lleva a la lista de sus municipalidades. La misma lista está al lado."
            enlace={(codigo) => `/regiones/${codigo}`}
            texto={(_codigo, nombre) => `Región: ${nombre}`}
            conNombres
          />
          <ListaRegiones territorio={territorio} />
        </div>
      </section>
      <section class="seccion" aria-labelledby="como">
        <h2 id="como">Cómo funciona</h2>
        <RejillaTarjetas>
          {PASOS.map(({ titulo, texto, icono }) => (
            <Tarjeta key={titulo} titulo={titulo} icono={icono}>
              <p>{texto}</p>
            </Tarjeta>
          ))}
        </RejillaTarjetas>
      </section>
      <section class="seccion" aria-labelledby="comprobar">
        <h2 id="comprobar">¿Recibió un documento municipal?</h2>
        <p class="bajada">
          Compruebe que es verdadero con el código que trae al pie.{' '}
          <a href="/verificar">Verificar un documento</a>
        </p>
      </section>
    </>
  );
}
