import type { VNode } from 'preact';
import {
  Boton,
  CampoTexto,
  type Columna,
  EncabezadoPagina,
  EstadoVacio,
  Fecha,
  GrupoBotones,
  ResumenErrores,
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

export type CampoDeCampana = 'nombre' | 'id' | 'abre' | 'cierra';

const CAMPOS = [
  { id: 'nombre', etiqueta: 'Nombre', ancho: 'largo', largoMaximo: 120 },
  {
    id: 'id',
    etiqueta: 'Identificador',
    ayuda: 'Va en la dirección. Minúsculas, números y guiones. Por ejemplo: mdm-2027',
    ancho: 'medio',
    largoMaximo: 60,
  },
  { id: 'abre', etiqueta: 'Abre', ayuda: 'Por ejemplo: 01-03-2027', ancho: 'corto' },
  { id: 'cierra', etiqueta: 'Cierra', ayuda: 'Por ejemplo: 30-06-2027', ancho: 'corto' },
] as const;

/** Campañas nacionales y formulario para crear otra. */
export function PaginaPrograma(p: {
  readonly campanas: readonly FilaCampana[];
  readonly escrito: Readonly<Partial<Record<CampoDeCampana, string>>>;
  /** Qué falta corregir en cada campo. */
  readonly errores: Readonly<Partial<Record<CampoDeCampana, string>>>;
}): VNode {
  return (
    <>
      <EncabezadoPagina
        titulo="Campañas de medición"
        bajada="Solo para el equipo del programa nacional."
      />
      <ResumenErrores
        errores={CAMPOS.flatMap(({ id }) => {
          const mensaje = p.errores[id];
          return mensaje === undefined ? [] : [{ campo: id, mensaje }];
        })}
      />
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
        {CAMPOS.map((c) => (
          <CampoTexto key={c.id} {...c} valor={p.escrito[c.id]} error={p.errores[c.id]} />
        ))}
        <GrupoBotones>
          <Boton>Crear la campaña</Boton>
        </GrupoBotones>
      </form>
    </>
  );
}
