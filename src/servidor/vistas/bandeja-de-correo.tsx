import type { VNode } from 'preact';
import { Aviso, EncabezadoPagina, EstadoVacio, Recuadro } from '../../diseno/index.ts';
import type { MensajeLocal } from '../../plataforma/correo/correo-local.ts';

/** Correos que la demostración guardó en vez de enviar. */
export function BandejaDeCorreo({
  mensajes,
}: {
  readonly mensajes: readonly MensajeLocal[];
}): VNode {
  return (
    <>
      <EncabezadoPagina
        titulo="Correos de la demostración"
        bajada="Lo que habría salido si hubiera un servidor de correo."
      />
      <Aviso tono="info">
        <p>Esta página existe solo sin servidor SMTP. En una instalación real nadie la ve.</p>
      </Aviso>
      {mensajes.length === 0 ? (
        <EstadoVacio titulo="Todavía no sale ningún correo" icono="correo">
          Ingrese una solicitud y vuelva a mirar.
        </EstadoVacio>
      ) : (
        mensajes.slice(0, 50).map((mensaje) => (
          <Recuadro key={mensaje.idMensaje} titulo={mensaje.asunto}>
            <p>Para: {mensaje.para}</p>
            {mensaje.texto.split(/\n{2,}/).map((parrafo, indice) => (
              <p key={`${mensaje.idMensaje}-${String(indice)}`}>{parrafo}</p>
            ))}
          </Recuadro>
        ))
      )}
    </>
  );
}
