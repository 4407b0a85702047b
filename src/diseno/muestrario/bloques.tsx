import { EnlaceBoton } from '../acciones/boton.tsx';
import {
  Desplegable,
  EncabezadoPagina,
  Pestanas,
  Recuadro,
  RejillaTarjetas,
  Tarjeta,
} from '../bloques/contenedores.tsx';
import { DetalleLista, LineaDeTiempo, ListaTareas, ResumenRespuestas } from '../bloques/listas.tsx';
import {
  Aviso,
  EstadoVacio,
  Etiqueta,
  ImprimirAviso,
  PanelConfirmacion,
} from '../bloques/mensajes.tsx';
import { BarraPlazo, Dinero, Fecha, Progreso } from '../bloques/valores.tsx';
import ejemplos from './ejemplos.json' with { type: 'json' };
import type { Dibujo } from './seccion.tsx';

/** Avisos, etiquetas, estado vacío y confirmación. */
export const mensajes: Dibujo = () => (
  <>
    <Aviso tono="info">No le pedimos papeles que el Estado ya tiene.</Aviso>
    <Aviso tono="exito" titulo="Sus respuestas quedaron guardadas">
      <p>Puede seguir hasta el 30 de abril.</p>
    </Aviso>
    <Aviso tono="advertencia" titulo="Le falta corregir un dato">
      <p>Si no responde a tiempo, la solicitud se cierra.</p>
    </Aviso>
    <Aviso tono="error" titulo="El pago no se hizo">
      <p>{ejemplos.html}</p>
    </Aviso>
    <p class="grupo-botones">
      <Etiqueta tono="neutro">Sin empezar</Etiqueta>
      <Etiqueta tono="info" icono="espera">
        En revisión
      </Etiqueta>
      <Etiqueta tono="exito">Aprobada</Etiqueta>
      <Etiqueta tono="advertencia">Espera su respuesta</Etiqueta>
      <Etiqueta tono="error" icono="rechazo">
        Rechazada
      </Etiqueta>
    </p>
    <EstadoVacio
      titulo="Aún no tiene solicitudes"
      accion={
        <EnlaceBoton href="#mensajes" variante="secundario">
          Ver los trámites
        </EnlaceBoton>
      }
    >
      Cuando empiece un trámite, lo verá aquí.
    </EstadoVacio>
    <PanelConfirmacion
      titulo="Recibimos su solicitud"
      nivel={3}
      rotuloFolio="Su número de solicitud"
      folio="2026-004512"
    >
      <p>Tendrá respuesta a más tardar el 24 de abril de 2026.</p>
    </PanelConfirmacion>
    <ImprimirAviso texto="Puede imprimir esta página o guardarla como PDF." />
  </>
);

/** Plazos, dinero, fechas y avance. */
export const valores: Dibujo = () => (
  <>
    <ul class="flujo">
      <li>
        <BarraPlazo quedan={8} total={10} />
      </li>
      <li>
        <BarraPlazo quedan={1} total={10} />
      </li>
      <li>
        <BarraPlazo quedan={0} total={10} />
      </li>
      <li>
        <BarraPlazo quedan={-2} total={10} />
      </li>
    </ul>
    <DetalleLista
      filas={[
        { nombre: 'Total', valor: <Dinero monto={6902} /> },
        { nombre: 'Devolución', valor: <Dinero monto={-1250000} /> },
        { nombre: 'Vence', valor: <Fecha iso="2026-04-24" /> },
        { nombre: 'Recibida', valor: <Fecha iso="2026-04-10T09:05" /> },
        { nombre: 'Corta', valor: <Fecha iso="2026-04-10" corta /> },
        { nombre: ejemplos.palabraLarga, valor: ejemplos.palabraLarga },
      ]}
    />
    <Progreso actual={1} total={5} />
    <Progreso actual={4} total={5} nombre="Dirección de la propiedad" />
  </>
);

/** Tareas, respuestas y línea de tiempo. */
export const listas: Dibujo = (x) => (
  <>
    <ListaTareas
      tareas={[
        {
          id: `${x}t1`,
          titulo: 'Sus datos',
          href: '#listas',
          estado: { tono: 'exito', texto: 'Lista' },
        },
        {
          id: `${x}t2`,
          titulo: 'La propiedad',
          href: '#listas',
          detalle: 'Dirección y rol',
          estado: { tono: 'info', texto: 'En curso' },
        },
        { id: `${x}t3`, titulo: 'Pago', estado: { tono: 'neutro', texto: 'Aún no se puede' } },
      ]}
    />
    <ResumenRespuestas
      filas={[
        { pregunta: 'Nombre', respuesta: 'María Carmen Del Río González' },
        {
          pregunta: 'Dirección de la propiedad',
          respuesta: 'Av. Grecia 1234, Ñuñoa',
          cambiar: '#listas',
        },
        { pregunta: ejemplos.textoLargo, respuesta: ejemplos.palabraLarga, cambiar: '#listas' },
      ]}
    />
    <LineaDeTiempo
      hitos={[
        { id: 'a', titulo: 'Recibimos su solicitud', cuando: <Fecha iso="2026-04-10T09:05" /> },
        {
          id: 'b',
          titulo: 'Pago aprobado',
          cuando: <Fecha iso="2026-04-10T09:07" />,
          icono: 'pago',
          detalle: <Dinero monto={6902} />,
        },
        {
          id: 'c',
          titulo: 'Pedimos corregir un dato',
          tono: 'advertencia',
          quien: 'Dirección de Obras',
          cuando: <Fecha iso="2026-04-13" />,
        },
        {
          id: 'd',
          titulo: 'En revisión',
          momento: 'actual',
          quien: 'Pedro Soto, Dirección de Obras',
        },
        { id: 'e', titulo: 'Respuesta', momento: 'futuro', cuando: 'A más tardar el 24 de abril' },
      ]}
    />
  </>
);

/** Encabezado, tarjetas, pestañas, recuadros y desplegables. */
export const contenedores: Dibujo = (x) => (
  <>
    <EncabezadoPagina
      nivel={3}
      rotulo="Dirección de Obras"
      titulo="Certificado de número"
      bajada="Dice qué número tiene una propiedad en su calle."
    />
    <Pestanas
      etiqueta={`Partes del expediente ${x}`}
      enlaces={[
        { texto: 'Respuestas', href: `#${x}a`, actual: true },
        { texto: 'Documentos', href: `#${x}b`, cuenta: 3 },
        { texto: 'Historia', href: `#${x}c`, cuenta: 1204 },
      ]}
    />
    <RejillaTarjetas>
      <Tarjeta
        titulo="Certificado de número"
        href="#contenedores"
        icono="casa"
        pie={<Dinero monto={6902} />}
      >
        Hasta 3 días hábiles.
      </Tarjeta>
      <Tarjeta titulo="Permiso de circulación" href="#contenedores" icono="auto">
        {ejemplos.textoLargo}
      </Tarjeta>
      <Tarjeta titulo="Sin enlace">Una tarjeta que solo informa.</Tarjeta>
    </RejillaTarjetas>
    <Recuadro titulo="Costo" nivel={3}>
      <p>
        <Dinero monto={6902} />
      </p>
      <p>Equivale a 0,1 UTM de abril de 2026.</p>
    </Recuadro>
    <Desplegable titulo="Qué es un día hábil">
      <p>Los días hábiles van de lunes a viernes. No se cuentan los feriados.</p>
    </Desplegable>
    <Desplegable titulo="Desplegable abierto" abierto>
      <p>{ejemplos.textoLargo}</p>
    </Desplegable>
  </>
);
