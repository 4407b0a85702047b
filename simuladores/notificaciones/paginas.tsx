import { renderizarPagina } from '../soporte/pagina.tsx';
import { escribirRun } from '../soporte/rut.ts';
import type { MensajeRecibido, TipoDdu } from './buzon.ts';

const SISTEMA = 'CasillaÚnica';
const ENTIDADES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

/** Contenido HTML como texto: la casilla no ejecuta ni carga nada de lo recibido. */
function comoTexto(html: string): string {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<a\b[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, '$2 ($1)')
    .replace(/<\/(p|div|li|h[1-6]|tr)>|<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (entidad) => ENTIDADES[entidad] ?? entidad)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const fecha = (instante: number) =>
  new Date(instante).toLocaleString('es-CL', {
    timeZone: 'America/Santiago',
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
  });

function Recibido({ mensaje, run }: { readonly mensaje: MensajeRecibido; readonly run: number }) {
  const lineas = comoTexto(mensaje.contenido).split('\n').filter(Boolean);
  return (
    <article>
      <h2>{mensaje.asunto}</h2>
      <p class="pista">
        Enviado el {fecha(mensaje.recibidoEn)}. {mensaje.tipo === 'NT' ? 'Notificación' : 'Aviso'}.
      </p>
      {lineas.map((linea) => (
        <p key={linea}>{linea}</p>
      ))}
      {mensaje.adjuntos.length > 0 && (
        <ul>
          {mensaje.adjuntos.map(({ nombre, bytes }, indice) => (
            <li key={nombre}>
              <a href={`/casilla/${run}/${mensaje.id}/${indice}`}>
                {nombre} ({Math.ceil(bytes.length / 1024)} KB)
              </a>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

const SIN_CASILLA: Readonly<Record<Exclude<TipoDdu, 'casilla'>, string>> = {
  email: 'Esta persona recibe en su correo electrónico.',
  not_configured: 'Esta persona no tiene domicilio digital único.',
  excepcion: 'Esta persona está exceptuada: corresponde carta certificada.',
};

/** Casilla de una persona ficticia. */
export function paginaDeCasilla(
  run: number,
  tipo: TipoDdu,
  mensajes: readonly MensajeRecibido[],
): string {
  return renderizarPagina({
    sistema: SISTEMA,
    titulo: `Casilla de ${escribirRun(run)}`,
    cuerpo: (
      <>
        {tipo !== 'casilla' && <p class="error">{SIN_CASILLA[tipo]}</p>}
        {tipo === 'casilla' && mensajes.length === 0 && <p>No hay mensajes.</p>}
        {mensajes.map((mensaje) => (
          <Recibido key={mensaje.id} mensaje={mensaje} run={run} />
        ))}
        <p>
          <a href="/casilla">Ver otra casilla</a>
        </p>
      </>
    ),
  });
}

/** Pide el RUN cuya casilla se quiere ver. */
export function paginaDeBusqueda(error?: string): string {
  return renderizarPagina({
    sistema: SISTEMA,
    titulo: 'Ver una casilla',
    cuerpo: (
      <form method="get" action="/casilla">
        {error && (
          <p class="error" role="alert">
            {error}
          </p>
        )}
        <label for="run">RUN</label>
        <p class="pista" id="pista-run">
          Por ejemplo, 41.187.420-6
        </p>
        <input id="run" name="run" required aria-describedby="pista-run" />
        <button type="submit" class="principal">
          Ver
        </button>
      </form>
    ),
  });
}
