import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoTexto,
  type Columna,
  EncabezadoPagina,
  EstadoVacio,
  Fecha,
  GrupoBotones,
  Tabla,
} from '../../../../diseno/index.ts';
import type { FilaCampana } from '../repositorio-programa.ts';

const columnas: readonly Columna<FilaCampana>[] = [
  {
    clave: 'nombre',
    titulo: 'Campaña',
    encabezaFila: true,
    celda: (c) => (
      <a href={`/programa/campanas/${c.campana_id}`}>
        {c.nombre}
        {c.demostracion && !/demostración/i.test(c.nombre) ? ' (demostración)' : ''}
      </a>
    ),
  },
  { clave: 'instrumento', titulo: 'Instrumento', celda: (c) => `${c.instrumento} ${c.version}` },
  { clave: 'abre', titulo: 'Abre', celda: (c) => <Fecha iso={c.abre} corta /> },
  { clave: 'cierra', titulo: 'Cierra', celda: (c) => <Fecha iso={c.cierra} corta /> },
  {
    clave: 'estado',
    titulo: 'Estado',
    celda: (c) => (c.estado === 'abierta' ? 'Abierta' : 'Cerrada'),
  },
];

/** Campañas nacionales y formulario para crear otra. */
export function PaginaPrograma(p: {
  readonly campanas: readonly FilaCampana[];
  readonly escrito: Readonly<Record<string, string>>;
  readonly error: string | undefined;
}): VNode {
  return (
    <>
      <EncabezadoPagina
        titulo="Campañas de medición"
        bajada="Solo para el equipo del programa nacional."
      />
      {p.error === undefined ? null : (
        <Aviso tono="error" anunciar>
          <p>{p.error}</p>
        </Aviso>
      )}
      <Tabla
        leyenda="Campañas"
        columnas={columnas}
        filas={p.campanas}
        claveDeFila={(c) => c.campana_id}
        vacia={<EstadoVacio titulo="Todavía no hay campañas" />}
      />
      <p>
        <a href="/programa/informes">Informes en PDF de todas las municipalidades</a>
      </p>
      <h2>Crear una campaña</h2>
      <form method="post" action="/programa">
        <CampoTexto
          id="nombre"
          valor={p.escrito.nombre}
          etiqueta="Nombre"
          ancho="largo"
          largoMaximo={120}
        />
        <CampoTexto
          id="id"
          valor={p.escrito.id}
          etiqueta="Identificador"
          ayuda="Por ejemplo: mdm-2027"
          ancho="medio"
          largoMaximo={60}
        />
        <CampoTexto
          id="abre"
          valor={p.escrito.abre}
          etiqueta="Abre"
          ayuda="Por ejemplo: 01-03-2027"
          ancho="corto"
        />
        <CampoTexto
          id="cierra"
          valor={p.escrito.cierra}
          etiqueta="Cierra"
          ayuda="Por ejemplo: 30-06-2027"
          ancho="corto"
        />
        <GrupoBotones>
          <Boton>Crear la campaña</Boton>
        </GrupoBotones>
      </form>
    </>
  );
}
