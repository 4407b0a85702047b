import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoFecha,
  EncabezadoPagina,
  EnlaceBoton,
  GrupoBotones,
  type PartesFecha,
  ResumenErrores,
} from '../../../../diseno/index.ts';
import { exigeCarta, type Notificacion } from '../../avisos/index.ts';
import { RotuloDeCaso } from '../actos/vistas.tsx';
import type { CasoDeOficina } from '../caso/leer.ts';

/** Anotar cuándo el correo recibió la carta: desde ahí la ley cuenta la notificación. */
export function RegistrarCarta(p: {
  readonly caso: CasoDeOficina;
  readonly notificacion: Notificacion;
  readonly accion: string;
  readonly volver: string;
  readonly escrita: PartesFecha;
  readonly error?: string | undefined;
}): VNode {
  return (
    <div class="columna-lectura">
      <ResumenErrores
        errores={p.error === undefined ? [] : [{ campo: 'recibida', mensaje: p.error }]}
      />
      <EncabezadoPagina titulo="Registrar carta certificada" />
      <RotuloDeCaso caso={p.caso} />
      <p>
        La notificación «{p.notificacion.asunto}» no pudo hacerse por el domicilio digital. Debe
        enviarse por carta certificada.
      </p>
      <Aviso tono="info" titulo="Desde cuándo vale">
        <p>
          La ley la entiende hecha al tercer día desde que la oficina de correos recibe la carta
          (Ley 19.880, artículo 46). Los plazos de la persona corren desde esa fecha.
        </p>
      </Aviso>
      <form method="post" action={p.accion}>
        <CampoFecha
          id="recibida"
          etiqueta="Día en que el correo recibió la carta"
          ayuda="Está en el comprobante de la oficina de correos. Por ejemplo: 24 11 2026."
          valor={p.escrita}
          error={p.error}
        />
        <GrupoBotones>
          <Boton>Registrar la carta</Boton>
          <EnlaceBoton href={p.volver} variante="discreto">
            Salir sin registrar
          </EnlaceBoton>
        </GrupoBotones>
      </form>
    </div>
  );
}

/** Enlace para registrar la carta que falta; nada si la notificación no la exige. */
export function EnlaceDeCarta({
  notificacion,
  url,
}: {
  readonly notificacion: Notificacion;
  /** Dirección de la página del caso. */
  readonly url: string;
}): VNode | null {
  if (!exigeCarta(notificacion)) return null;
  return (
    <a href={`${url}/notificaciones/${notificacion.notificacionId}/carta`}>
      Registrar carta certificada
    </a>
  );
}
