import type { VNode } from 'preact';
import {
  agruparMiles,
  Buscador,
  DetalleLista,
  EnlaceBoton,
  EstadoVacio,
  esIcono,
  type NombreIcono,
  Recuadro,
  RejillaTarjetas,
  Tarjeta,
} from '../../../../diseno/index.ts';
import { MapaComuna, SiluetaComuna, type Topologia } from '../../../../graficos/index.ts';
import areas from '../areas.json' with { type: 'json' };
import type { Municipio } from '../dominio.ts';

/** Lo que la portada muestra de un trámite publicado. */
export interface TramitePublicado {
  readonly id: string;
  readonly nombre: string;
  readonly area: string;
  readonly descripcion: string;
  readonly slug: string;
}

/** Cómo encontrar la municipalidad en persona. */
export interface Oficina {
  readonly direccion?: string;
  readonly telefono?: string;
  readonly correo?: string;
  readonly horario?: string;
}

/** Franja de entrada con el acento municipal y la búsqueda de trámites. */
export function PortadaMunicipal(p: {
  readonly municipio: Municipio;
  readonly mapa: Topologia;
}): VNode {
  const { municipio } = p;
  return (
    <div class="portada-municipal">
      <SiluetaComuna topologia={p.mapa} cut={municipio.cut} />
      <h1>{`Municipalidad de ${municipio.nombre}`}</h1>
      <p>¿Qué necesita hacer? Escríbalo con sus palabras.</p>
      <Buscador
        id="buscar-tramite"
        accion={`/${municipio.slug}/tramites`}
        etiqueta="Buscar un trámite"
        ayuda="Por ejemplo: número de mi casa, patente, poda de un árbol."
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
          titulo={tramite.nombre}
          href={`/${p.municipio.slug}/tramites/${tramite.slug}`}
          icono={iconoDeArea(tramite.area)}
          nivel={p.nivel}
          pie={p.nivel === 3 ? tramite.area : undefined}
        >
          <p>{tramite.descripcion}</p>
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
          <h3>{area}</h3>
          <Tarjetas municipio={p.municipio} tramites={suyos} nivel={4} />
        </section>
      ))}
    </>
  );
}

function SinTramites({ municipio }: { readonly municipio: Municipio }): VNode {
  return (
    <EstadoVacio
      titulo="Todavía no hay trámites en línea aquí"
      icono="documento"
      accion={
        municipio.sitioWeb ? (
          <EnlaceBoton href={municipio.sitioWeb} variante="secundario" icono="externo">
            Ir al sitio municipal
          </EnlaceBoton>
        ) : undefined
      }
    >
      <p>Esta municipalidad aún no publica trámites en esta plataforma.</p>
    </EstadoVacio>
  );
}

function datosDe(municipio: Municipio, oficina: Oficina | undefined) {
  const contacto = [
    { nombre: 'Dirección', valor: oficina?.direccion },
    { nombre: 'Horario', valor: oficina?.horario },
    { nombre: 'Teléfono', valor: oficina?.telefono },
    { nombre: 'Correo', valor: oficina?.correo },
  ].filter(({ valor }) => valor !== undefined);
  return [
    ...contacto,
    {
      nombre: 'Región',
      valor: <a href={`/regiones/${municipio.region.codigo}`}>{municipio.region.nombre}</a>,
    },
    { nombre: 'Provincia', valor: municipio.provincia },
    { nombre: 'Habitantes (Censo 2024)', valor: agruparMiles(municipio.poblacion) },
    ...(municipio.sitioWeb
      ? [
          {
            nombre: 'Sitio web',
            valor: <a href={municipio.sitioWeb}>{new URL(municipio.sitioWeb).hostname}</a>,
          },
        ]
      : []),
  ];
}

/** Portada de una municipalidad: sus trámites por área y sus datos. */
export function PaginaMunicipio(p: {
  readonly municipio: Municipio;
  readonly tramites: readonly TramitePublicado[];
  readonly oficina?: Oficina | undefined;
  readonly mapa: Topologia;
}): VNode {
  const { municipio, tramites } = p;
  return (
    <div class="dos-columnas dos-columnas-municipio">
      <section aria-labelledby="tramites">
        <h2 id="tramites" class="titulo-seccion">
          Trámites en línea
        </h2>
        {tramites.length > 0 ? (
          <Tramites municipio={municipio} tramites={tramites} />
        ) : (
          <SinTramites municipio={municipio} />
        )}
      </section>
      <aside class="municipio-datos" aria-label="Datos de la municipalidad">
        <Recuadro titulo="Su municipalidad">
          <DetalleLista apilada filas={datosDe(municipio, p.oficina)} />
        </Recuadro>
        <MapaComuna
          id="mapa-comuna"
          topologia={p.mapa}
          cut={municipio.cut}
          titulo={`Mapa de ${municipio.nombre}`}
          descripcion={`Contorno de la comuna de ${municipio.nombre} entre sus comunas vecinas.`}
        />
      </aside>
    </div>
  );
}
