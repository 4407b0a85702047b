import { Boton } from '../acciones/boton.tsx';
import { EstadoVacio, Etiqueta } from '../bloques/mensajes.tsx';
import { BarraPlazo, Dinero } from '../bloques/valores.tsx';
import { CampoSeleccion } from '../campos/opciones.tsx';
import { CampoTexto } from '../campos/texto.tsx';
import { AccionesMasivas, Buscador, Filtros, Paginacion } from '../tablas/navegacion.tsx';
import { type Columna, Tabla } from '../tablas/tabla.tsx';
import type { Tono } from '../tipos.ts';
import ejemplos from './ejemplos.json' with { type: 'json' };
import type { Dibujo } from './seccion.tsx';

type Solicitud = (typeof ejemplos.solicitudes)[number];

const tonoDe = (texto: string): Tono =>
  texto === 'info' || texto === 'advertencia' || texto === 'error' ? texto : 'neutro';

const columnas: readonly Columna<Solicitud>[] = [
  {
    clave: 'folio',
    titulo: 'Solicitud',
    encabezaFila: true,
    sinCorte: true,
    celda: (f) => <a href="#tablas">{f.folio}</a>,
    orden: { href: '#tablas' },
  },
  { clave: 'tramite', titulo: 'Trámite', celda: (f) => f.tramite },
  { clave: 'persona', titulo: 'Persona', celda: (f) => f.persona },
  {
    clave: 'plazo',
    titulo: 'Plazo',
    celda: (f) => <BarraPlazo quedan={f.quedan} total={f.total} />,
    orden: { href: '#tablas', sentido: 'asc' },
  },
  { clave: 'monto', titulo: 'Monto', numerica: true, celda: (f) => <Dinero monto={f.monto} /> },
  {
    clave: 'estado',
    titulo: 'Estado',
    celda: (f) => <Etiqueta tono={tonoDe(f.tono)}>{f.estado}</Etiqueta>,
  },
];

/** Buscador, filtros, tabla con selección, acciones masivas y paginación; y la tabla vacía. */
export const tablas: Dibujo = (x) => (
  <>
    <Buscador
      id={`${x}q`}
      accion="#tablas"
      etiqueta={`Buscar una solicitud (${x})`}
      ayuda="Por número, nombre o RUN."
    />
    <Filtros accion="#tablas" titulo={`Filtros ${x}`} limpiar="#tablas">
      <CampoSeleccion
        id={`${x}f-estado`}
        etiqueta="Estado"
        vacio="Todos"
        opciones={[{ valor: 'r', texto: 'En revisión' }]}
      />
      <CampoTexto id={`${x}f-texto`} etiqueta="Persona" />
    </Filtros>
    <form method="post" action="#tablas" id={`${x}masivo`} aria-label={`Solicitudes ${x}`}>
      <Tabla
        leyenda="Solicitudes por vencer"
        columnas={columnas}
        filas={ejemplos.solicitudes}
        claveDeFila={(f) => f.folio}
        seleccion={{ nombre: 'folio', etiqueta: (f) => `Seleccionar ${f.folio}` }}
      />
      <AccionesMasivas texto={`Con las seleccionadas (${x})`}>
        <Boton variante="secundario" icono="persona">
          Asignar
        </Boton>
        <Boton icono="firma">Firmar</Boton>
      </AccionesMasivas>
    </form>
    <Paginacion anterior="#tablas" siguiente="#tablas" resumen="3 de 1.204 solicitudes" />
    <Tabla
      leyenda="Solicitudes atrasadas"
      columnas={columnas}
      filas={[]}
      claveDeFila={(f) => f.folio}
      vacia={<EstadoVacio titulo="Nada atrasado">Revise las que vencen esta semana.</EstadoVacio>}
    />
  </>
);
