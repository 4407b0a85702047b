import type { VNode } from 'preact';
import {
  agruparMiles,
  Buscador,
  type Contenido,
  DetalleLista,
  EnCastellano,
  EnlaceBoton,
  EstadoVacio,
  esIcono,
  type NombreIcono,
  Recuadro,
  RejillaTarjetas,
  Tarjeta,
} from '../../../../diseno/index.ts';
import { MapaComuna, SiluetaComuna, type Topologia } from '../../../../graficos/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import areas from '../areas.json' with { type: 'json' };
import type { Municipio } from '../dominio.ts';

/** Lo que la portada muestra de un trámite publicado. */
export interface TramitePublicado {
  readonly id: string;
  readonly nombre: string;
  /** Área en castellano: con ella se agrupa y se elige el dibujo. */
  readonly area: string;
  /** Nombre del área en el idioma de la visita, si está traducido. */
  readonly areaTraducida?: string | undefined;
  readonly descripcion: string;
  readonly slug: string;
  /** Verdadero si el nombre y la descripción están en el idioma de la visita. */
  readonly traducido?: boolean;
}

/** Marca en castellano lo que no está traducido. */
const enSuIdioma = (texto: string, traducido = false): Contenido =>
  traducido ? texto : <EnCastellano>{texto}</EnCastellano>;

/** Cómo encontrar la municipalidad en persona. */
export interface Oficina {
  readonly direccion?: string;
  readonly telefono?: string;
  readonly correo?: string;
  readonly horario?: string;
}

/** Franja de entrada con el acento municipal y la búsqueda de trámites. */
export function PortadaMunicipal(p: {
  readonly t: Textos;
  readonly municipio: Municipio;
  readonly mapa: Topologia;
}): VNode {
  const { t, municipio } = p;
  return (
    <div class="portada-municipal">
      <SiluetaComuna topologia={p.mapa} cut={municipio.cut} />
      <h1>{t.comun.municipalidadDe(municipio.nombre)}</h1>
      <p>{t.inicio.queNecesita}</p>
      <Buscador
        id="buscar-tramite"
        accion={`/${municipio.slug}/tramites`}
        etiqueta={t.inicio.buscarUnTramite}
        ayuda={t.inicio.ayudaBuscarTramite}
        grande
      />
    </div>
  );
}

const iconos: ReadonlyMap<string, string> = new Map(Object.entries(areas));

function iconoDeArea(area: string): NombreIcono {
  const icono = iconos.get(area) ?? '';
  return esIcono(icono) ? icono : 'documento';
}

function porArea(
  tramites: readonly TramitePublicado[],
): readonly (readonly [string, readonly TramitePublicado[]])[] {
  return [...Map.groupBy(tramites, ({ area }) => area)].sort(([a], [b]) =>
    a.localeCompare(b, 'es'),
  );
}

function Tarjetas(p: {
  readonly municipio: Municipio;
  readonly tramites: readonly TramitePublicado[];
  readonly nivel: 3 | 4;
}): VNode {
  return (
    <RejillaTarjetas>
      {p.tramites.map((tramite) => (
        <Tarjeta
          key={tramite.id}
          titulo={enSuIdioma(tramite.nombre, tramite.traducido)}
          href={`/${p.municipio.slug}/tramites/${tramite.slug}`}
          icono={iconoDeArea(tramite.area)}
          nivel={p.nivel}
          pie={
            p.nivel === 3
              ? (tramite.areaTraducida ?? <EnCastellano>{tramite.area}</EnCastellano>)
              : undefined
          }
        >
          <p>{enSuIdioma(tramite.descripcion, tramite.traducido)}</p>
        </Tarjeta>
      ))}
    </RejillaTarjetas>
  );
}

/** Con pocos trámites, una sola rejilla: separar por área dejaría huecos. */
const POCOS = 8;

function Tramites(p: {
  readonly municipio: Municipio;
  readonly tramites: readonly TramitePublicado[];
}): VNode {
  if (p.tramites.length <= POCOS) return <Tarjetas {...p} nivel={3} />;
  return (
    <>
      {porArea(p.tramites).map(([area, suyos]) => (
        <section key={area} class="seccion-area">
          <h3>{suyos[0]?.areaTraducida ?? <EnCastellano>{area}</EnCastellano>}</h3>
          <Tarjetas municipio={p.municipio} tramites={suyos} nivel={4} />
        </section>
      ))}
    </>
  );
}

function SinTramites({
  t,
  municipio,
}: {
  readonly t: Textos['inicio'];
  readonly municipio: Municipio;
}): VNode {
  return (
    <EstadoVacio
      titulo={t.todaviaSinTramites}
      icono="documento"
      accion={
        municipio.sitioWeb ? (
          <EnlaceBoton href={municipio.sitioWeb} variante="secundario" icono="externo">
            {t.irAlSitio}
          </EnlaceBoton>
        ) : undefined
      }
    >
      <p>{t.todaviaSinTramitesTexto}</p>
    </EstadoVacio>
  );
}

function datosDe(t: Textos, municipio: Municipio, oficina: Oficina | undefined) {
  const contacto = [
    { nombre: t.ficha.direccion, valor: oficina?.direccion },
    {
      nombre: t.ficha.horario,
      valor:
        oficina?.horario === undefined ? undefined : <EnCastellano>{oficina.horario}</EnCastellano>,
    },
    { nombre: t.ficha.telefono, valor: oficina?.telefono },
    { nombre: t.ficha.correo, valor: oficina?.correo },
  ].filter(({ valor }) => valor !== undefined);
  return [
    ...contacto,
    {
      nombre: t.inicio.region,
      valor: <a href={`/regiones/${municipio.region.codigo}`}>{municipio.region.nombre}</a>,
    },
    { nombre: t.inicio.provincia, valor: municipio.provincia },
    { nombre: t.inicio.poblacion, valor: agruparMiles(municipio.poblacion) },
    ...(municipio.sitioWeb
      ? [
          {
            nombre: t.inicio.sitioWeb,
            valor: <a href={municipio.sitioWeb}>{new URL(municipio.sitioWeb).hostname}</a>,
          },
        ]
      : []),
  ];
}

/** Portada de una municipalidad: sus trámites por área y sus datos. */
export function PaginaMunicipio(p: {
  readonly t: Textos;
  readonly municipio: Municipio;
  readonly tramites: readonly TramitePublicado[];
  readonly oficina?: Oficina | undefined;
  readonly mapa: Topologia;
}): VNode {
  const { municipio, tramites } = p;
  const t = p.t.inicio;
  return (
    <div class="dos-columnas dos-columnas-municipio">
      <section aria-labelledby="tramites">
        <h2 id="tramites" class="titulo-seccion">
          {t.tramitesEnLinea}
        </h2>
        {tramites.length > 0 ? (
          <Tramites municipio={municipio} tramites={tramites} />
        ) : (
          <SinTramites t={t} municipio={municipio} />
        )}
      </section>
      <aside class="municipio-datos" aria-label={t.datosMunicipio}>
        <Recuadro titulo={t.suMunicipalidad}>
          <DetalleLista apilada filas={datosDe(p.t, municipio, p.oficina)} />
        </Recuadro>
        <MapaComuna
          id="mapa-comuna"
          topologia={p.mapa}
          cut={municipio.cut}
          titulo={t.mapaComuna(municipio.nombre)}
          descripcion={t.mapaComunaTexto(municipio.nombre)}
        />
      </aside>
    </div>
  );
}
