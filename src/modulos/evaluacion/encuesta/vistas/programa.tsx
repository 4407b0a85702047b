import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoAreaTexto,
  CampoTexto,
  type Columna,
  Desplegable,
  EncabezadoPagina,
  EstadoVacio,
  Fecha,
  GrupoBotones,
  Tabla,
} from '../../../../diseno/index.ts';
import type { IndiceTerritorio } from '../../../gobierno/territorio/index.ts';
import type { FilaCampana, municipiosDe } from '../repositorio-programa.ts';

type FilaMunicipio = Awaited<ReturnType<typeof municipiosDe>>[number];

const ESTADO: Readonly<Record<FilaMunicipio['estado'], string>> = {
  invitado: 'Invitado',
  en_curso: 'En curso',
  cerrada: 'Firmada',
  observada: 'Con observaciones',
  aceptada: 'Aceptada',
};

const columnas: readonly Columna<FilaCampana>[] = [
  {
    clave: 'nombre',
    titulo: 'Campaña',
    encabezaFila: true,
    celda: (c) => (
      <a href={`/programa/campanas/${c.campana_id}`}>
        {c.nombre}
        {c.demostracion ? ' (demostración)' : ''}
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
      <h2>Crear una campaña</h2>
      <form method="post" action="/programa">
        <CampoTexto id="nombre" etiqueta="Nombre" ancho="largo" largoMaximo={120} />
        <CampoTexto
          id="id"
          etiqueta="Identificador"
          ayuda="Por ejemplo: mdm-2027"
          ancho="medio"
          largoMaximo={60}
        />
        <CampoTexto id="abre" etiqueta="Abre" ayuda="Por ejemplo: 01-03-2027" ancho="corto" />
        <CampoTexto id="cierra" etiqueta="Cierra" ayuda="Por ejemplo: 30-06-2027" ancho="corto" />
        <p>
          <Boton>Crear la campaña</Boton>
        </p>
      </form>
    </>
  );
}

/** Una campaña: invitar, recordar, cerrar, y el avance de cada municipio. */
export function PaginaCampana(p: {
  readonly campana: FilaCampana;
  readonly filas: readonly FilaMunicipio[];
  readonly territorio: IndiceTerritorio;
}): VNode {
  const { campana, filas, territorio } = p;
  const accion = `/programa/campanas/${campana.campana_id}`;
  const deMunicipio: readonly Columna<FilaMunicipio>[] = [
    {
      clave: 'nombre',
      titulo: 'Municipio',
      encabezaFila: true,
      celda: (f) => {
        const m = territorio.porCut.get(f.cut);
        return (
          <>
            <a href={`/madurez/municipios/${m?.slug ?? f.cut}`}>{m?.nombre ?? f.cut}</a>
            {f.demostracion ? <span class="nota-celda">Demostración</span> : null}
          </>
        );
      },
    },
    { clave: 'estado', titulo: 'Estado', celda: (f) => ESTADO[f.estado] },
    {
      clave: 'avance',
      titulo: 'Respuestas',
      numerica: true,
      celda: (f) => `${f.respondidas} de ${f.total}`,
    },
    {
      clave: 'recordado',
      titulo: 'Recordatorio',
      celda: (f) => (f.recordado_en === null ? 'No' : <Fecha iso={f.recordado_en} corta />),
    },
    {
      clave: 'decidir',
      titulo: 'Decisión',
      celda: (f) =>
        f.estado === 'cerrada' || f.estado === 'aceptada' ? (
          <Desplegable titulo="Observar, reabrir o aceptar">
            <form method="post" action={`${accion}/${f.cut}`}>
              <CampoAreaTexto id={`m-${f.cut}`} nombre="mensaje" etiqueta="Mensaje" />
              <GrupoBotones>
                <Boton nombre="decision" valor="aceptada">
                  Aceptar
                </Boton>
                <Boton nombre="decision" valor="observada" variante="secundario">
                  Observar
                </Boton>
                <Boton nombre="decision" valor="reabierta" variante="secundario">
                  Reabrir
                </Boton>
              </GrupoBotones>
            </form>
          </Desplegable>
        ) : (
          '—'
        ),
    },
  ];
  return (
    <>
      <EncabezadoPagina
        titulo={campana.nombre}
        bajada={`${filas.length} municipios invitados. ${filas.filter((f) => f.estado === 'cerrada' || f.estado === 'aceptada').length} ya firmaron.`}
      />
      <form method="post" action={accion}>
        <CampoTexto
          id="municipios"
          etiqueta="Invitar municipios"
          ayuda="Nombres o códigos separados por coma."
          largoMaximo={2000}
        />
        <GrupoBotones>
          <Boton nombre="accion" valor="invitar">
            Invitar
          </Boton>
          <Boton nombre="accion" valor="invitar-todos" variante="secundario">
            Invitar a todos
          </Boton>
          <Boton nombre="accion" valor="recordar" variante="secundario">
            Recordar a los que faltan
          </Boton>
          <Boton
            nombre="accion"
            valor={campana.estado === 'abierta' ? 'cerrar' : 'reabrir'}
            variante="secundario"
          >
            {campana.estado === 'abierta' ? 'Cerrar la campaña' : 'Reabrir la campaña'}
          </Boton>
        </GrupoBotones>
      </form>
      <Tabla
        leyenda="Avance por municipio"
        columnas={deMunicipio}
        filas={filas}
        claveDeFila={(f) => f.cut}
        vacia={<EstadoVacio titulo="Aún no hay invitados" />}
      />
    </>
  );
}
