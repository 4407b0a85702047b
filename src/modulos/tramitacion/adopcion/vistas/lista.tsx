import type { VNode } from 'preact';
import {
  Boton,
  EncabezadoPagina,
  EstadoVacio,
  Etiqueta,
  Tabla,
  type Tono,
} from '../../../../diseno/index.ts';
import type { Adopcion, TramiteAdoptable } from '../repositorio.ts';

const ESTADOS: Readonly<
  Record<Adopcion['estado'], { readonly tono: Tono; readonly texto: string }>
> = {
  borrador: { tono: 'info', texto: 'En preparación' },
  publicado: { tono: 'exito', texto: 'Publicado' },
  retirado: { tono: 'neutro', texto: 'Retirado' },
};

/** Etiqueta del estado de una adopción; sin ella, lo dice. */
export function EstadoDeAdopcion({
  adopcion,
}: {
  readonly adopcion?: Adopcion | undefined;
}): VNode {
  if (adopcion === undefined) return <Etiqueta tono="neutro">Sin adoptar</Etiqueta>;
  const { tono, texto } = ESTADOS[adopcion.estado];
  return <Etiqueta tono={tono}>{texto}</Etiqueta>;
}

/** Trámites del catálogo nacional y qué hizo el municipio con cada uno. */
export function ListaDeAdopcion({
  base,
  tramites,
}: {
  readonly base: string;
  readonly tramites: readonly TramiteAdoptable[];
}): VNode {
  return (
    <>
      <EncabezadoPagina
        titulo="Trámites"
        bajada="El catálogo nacional define cada trámite una vez. Aquí la municipalidad elige cuáles ofrece y fija lo que dice su ordenanza."
      />
      <Tabla
        leyenda="Trámites del catálogo nacional"
        leyendaOculta
        filas={tramites}
        claveDeFila={(t) => t.tramiteId}
        vacia={
          <EstadoVacio titulo="El catálogo nacional está vacío" icono="documento">
            <p>Al cargar el catálogo, sus trámites aparecerán aquí para adoptarlos.</p>
          </EstadoVacio>
        }
        columnas={[
          {
            clave: 'nombre',
            titulo: 'Trámite',
            encabezaFila: true,
            celda: (t) =>
              t.adopcion === undefined ? (
                t.nombre
              ) : (
                <a href={`${base}/tramites/${t.tramiteId}`}>{t.nombre}</a>
              ),
          },
          { clave: 'area', titulo: 'Área', celda: (t) => t.area },
          {
            clave: 'estado',
            titulo: 'Estado',
            celda: (t) => <EstadoDeAdopcion adopcion={t.adopcion} />,
          },
          {
            clave: 'version',
            titulo: 'Versión en uso',
            celda: (t) => textoDeVersion(t),
          },
          {
            clave: 'accion',
            titulo: 'Qué hacer',
            celda: (t) =>
              t.adopcion === undefined ? (
                <form method="post" action={`${base}/tramites/${t.tramiteId}/adoptar`}>
                  <Boton variante="secundario">
                    Adoptar<span class="solo-lector"> {t.nombre}</span>
                  </Boton>
                </form>
              ) : (
                <a href={`${base}/tramites/${t.tramiteId}`}>
                  Revisar y ajustar<span class="solo-lector"> {t.nombre}</span>
                </a>
              ),
          },
        ]}
      />
    </>
  );
}

function textoDeVersion({ adopcion, ultima }: TramiteAdoptable): string {
  if (adopcion === undefined) return `Disponible la ${ultima}`;
  return adopcion.version === ultima
    ? `${adopcion.version}, al día`
    : `${adopcion.version}; ya existe la ${ultima}`;
}
