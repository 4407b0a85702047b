import { renderizarPagina } from '../soporte/pagina.tsx';
import { escribirRun } from '../soporte/rut.ts';
import type { PersonaFicticia } from './personas.ts';
import { SCOPE, type SolicitudIngreso } from './solicitud.ts';

const SISTEMA = 'ClaveÚnica';

function FilaPersona({ persona }: { readonly persona: PersonaFicticia }) {
  return (
    <tr>
      <td>{escribirRun(persona.run)}</td>
      <td>{[...persona.nombres, ...persona.apellidos].join(' ')}</td>
      <td>{persona.cargo ?? persona.perfil}</td>
    </tr>
  );
}

function ListaDePersonas({ personas }: { readonly personas: readonly PersonaFicticia[] }) {
  return (
    <details>
      <summary>Personas ficticias que pueden entrar</summary>
      <table>
        <caption>Todas usan la clave “testing”</caption>
        <thead>
          <tr>
            <th scope="col">RUN</th>
            <th scope="col">Nombre</th>
            <th scope="col">Perfil</th>
          </tr>
        </thead>
        <tbody>
          {personas.map((persona) => (
            <FilaPersona key={persona.run} persona={persona} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

interface Ingreso {
  readonly solicitud: SolicitudIngreso;
  readonly personas: readonly PersonaFicticia[];
  readonly error?: string;
}

/** Formulario de RUN y clave. Nunca repite lo escrito en la página de error. */
export function paginaDeIngreso({ solicitud, personas, error }: Ingreso): string {
  const ocultos = {
    client_id: solicitud.cliente.id,
    redirect_uri: solicitud.redirectUri,
    response_type: 'code',
    scope: SCOPE,
    state: solicitud.estado,
  };
  return renderizarPagina({
    sistema: SISTEMA,
    titulo: error ? 'No pudimos identificarle' : 'Ingrese con una persona de prueba',
    cuerpo: (
      <>
        {error && (
          <p class="error" role="alert" id="error">
            {error}
          </p>
        )}
        <form method="post" action="/openid/authorize/">
          {Object.entries(ocultos).map(([nombre, valor]) => (
            <input key={nombre} type="hidden" name={nombre} value={valor} />
          ))}
          <label for="run">RUN</label>
          <p class="pista" id="pista-run">
            Por ejemplo, 44.444.444-4
          </p>
          <input
            id="run"
            name="run"
            autocomplete="username"
            required
            aria-describedby="pista-run"
          />
          <label for="clave">Clave</label>
          <p class="pista" id="pista-clave">
            La clave de todas las personas de prueba es “testing”.
          </p>
          <input
            id="clave"
            name="clave"
            type="password"
            autocomplete="current-password"
            required
            aria-describedby="pista-clave"
          />
          <button type="submit" class="principal">
            Ingresar
          </button>
        </form>
        <ListaDePersonas personas={personas} />
      </>
    ),
  });
}

/** Error que no puede volver a la institución: sus parámetros no son de confianza. */
export function paginaDeError(defecto: string): string {
  return renderizarPagina({
    sistema: SISTEMA,
    titulo: 'La solicitud de ingreso no es válida',
    cuerpo: <p class="error">{defecto}</p>,
  });
}
