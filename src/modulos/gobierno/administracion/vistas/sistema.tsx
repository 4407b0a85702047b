import type { VNode } from 'preact';
import { Boton, EncabezadoPagina, EstadoVacio, Fecha, Tabla } from '../../../../diseno/index.ts';
import type { NombreCola, TrabajoFallido } from '../../../../plataforma/colas/puerto.ts';
import { PestanasDeEquipo } from './equipo.tsx';

interface ActoListado {
  readonly acto_id: string;
  readonly actor: { readonly nombre: string };
  readonly tipo: string;
  readonly ocurrido_en: string;
}

const ACTOS: Readonly<Record<string, string>> = {
  'cuenta-creada': 'Creó una cuenta',
  'cuenta-cambiada': 'Cambió una cuenta',
  'segundo-factor-reiniciado': 'Reinició un segundo factor',
  'unidad-creada': 'Creó una unidad',
  'unidad-cambiada': 'Cambió una unidad',
  'trabajo-reintentado': 'Reintentó un trabajo',
  'tramite-adoptado': 'Adoptó un trámite',
  'tramite-publicado': 'Publicó un trámite',
};

const TRABAJOS: Readonly<Record<NombreCola, string>> = {
  'plazos-vencidos': 'Cerrar los plazos vencidos',
  'pagos-pendientes': 'Averiguar pagos sin desenlace',
  'repasar-pagos': 'Repasar pagos antiguos',
  'avanzar-expediente': 'Hacer los pasos automáticos de un caso',
  'ingresar-borrador': 'Ingresar una solicitud pagada',
  'enviar-notificacion': 'Enviar una notificación o correo',
  'consultar-notificacion': 'Averiguar qué pasó con una notificación',
  'revisar-adjunto': 'Revisar un archivo con el antivirus',
  'limpiar-vencidos': 'Borrar sesiones vencidas',
  'avisos-campana': 'Enviar correos de una campaña',
  'cifras-municipales': 'Recalcular las cifras del municipio',
  'avisos-de-plan': 'Buscar alertas del plan',
  'enviar-aviso-de-plan': 'Enviar alertas del plan',
  'informes-de-programa': 'Componer informes del programa',
};

/** Trabajos que agotaron sus reintentos y últimos actos de administración. */
export function Sistema(p: {
  readonly base: string;
  readonly fallidos: readonly TrabajoFallido[];
  readonly actos: readonly ActoListado[];
  /** Lleva un instante a la hora local del municipio, en ISO. */
  readonly local: (instante: Temporal.Instant) => string;
}): VNode {
  return (
    <>
      <EncabezadoPagina
        titulo="Sistema"
        bajada="Trabajos que fallaron y actos de administración de esta municipalidad."
      />
      <PestanasDeEquipo base={p.base} actual="sistema" />
      <h2>Trabajos fallidos</h2>
      <Tabla
        leyenda="Trabajos que agotaron sus reintentos"
        leyendaOculta
        filas={p.fallidos}
        claveDeFila={(trabajo) => trabajo.trabajoId}
        vacia={
          <EstadoVacio titulo="Ningún trabajo ha fallado" icono="exito">
            Correos, avisos, pagos y plazos están al día.
          </EstadoVacio>
        }
        columnas={[
          { clave: 'cola', titulo: 'Trabajo', encabezaFila: true, celda: (t) => TRABAJOS[t.cola] },
          { clave: 'error', titulo: 'Qué falló', celda: (t) => t.error },
          { clave: 'intentos', titulo: 'Intentos', numerica: true, celda: (t) => t.intentos },
          {
            clave: 'fallo',
            titulo: 'Último intento',
            celda: (t) => <Fecha iso={p.local(t.fallo)} corta />,
          },
          {
            clave: 'accion',
            titulo: 'Acción',
            celda: (t) => (
              <form method="post" action={`${p.base}/sistema/reintentar`}>
                <input type="hidden" name="cola" value={t.cola} />
                <input type="hidden" name="trabajo" value={t.trabajoId} />
                <Boton variante="secundario">Reintentar</Boton>
              </form>
            ),
          },
        ]}
      />
      <h2>Últimos actos</h2>
      <Tabla
        leyenda="Actos de administración"
        leyendaOculta
        filas={p.actos}
        claveDeFila={(acto) => acto.acto_id}
        vacia={<EstadoVacio titulo="Sin actos todavía" />}
        columnas={[
          {
            clave: 'cuando',
            titulo: 'Cuándo',
            sinCorte: true,
            celda: (a) => <Fecha iso={p.local(Temporal.Instant.from(a.ocurrido_en))} corta />,
          },
          { clave: 'quien', titulo: 'Quién', encabezaFila: true, celda: (a) => a.actor.nombre },
          { clave: 'que', titulo: 'Qué hizo', celda: (a) => ACTOS[a.tipo] ?? a.tipo },
        ]}
      />
    </>
  );
}
