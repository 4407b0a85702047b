import type { LightMyRequestResponse } from 'fastify';
import { crearPersona } from '../../soporte/municipio-de-prueba.ts';
import { CABECERA, type Ciudad } from './ciudadano.tsx';

/** Una persona con su navegador: sigue enlaces y envía formularios como lo haría sin código. */
export interface Navegador {
  readonly personaId: string;
  ver(url: string): Promise<LightMyRequestResponse>;
  enviar(url: string, campos: Readonly<Record<string, string>>): Promise<LightMyRequestResponse>;
  adjuntar(
    url: string,
    campos: Readonly<Record<string, string>>,
    archivos: readonly Adjunto[],
  ): Promise<LightMyRequestResponse>;
}

export interface Adjunto {
  readonly campo: string;
  readonly nombre: string;
  readonly tipo: string;
  readonly contenido: Uint8Array;
}

/** Abre un navegador; sin persona, el de alguien que no se ha identificado. */
export function navegar({ app }: Ciudad, personaId: string): Navegador {
  const cabeceras = { [CABECERA]: personaId };
  return {
    personaId,
    ver: (url) => app.inject({ method: 'GET', url, headers: cabeceras }),
    enviar: (url, campos) =>
      app.inject({
        method: 'POST',
        url,
        headers: { ...cabeceras, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(campos).toString(),
      }),
    adjuntar: async (url, campos, archivos) => {
      const formulario = new FormData();
      for (const [nombre, valor] of Object.entries(campos)) formulario.append(nombre, valor);
      for (const { campo, nombre, tipo, contenido } of archivos) {
        formulario.append(campo, new Blob([Uint8Array.from(contenido)], { type: tipo }), nombre);
      }
      const codificado = new Response(formulario);
      return app.inject({
        method: 'POST',
        url,
        headers: {
          ...cabeceras,
          'content-type': codificado.headers.get('content-type') ?? '',
        },
        payload: Buffer.from(await codificado.arrayBuffer()),
      });
    },
  };
}

/** Persona nueva con su navegador. */
export async function personaNueva(ciudad: Ciudad, nombre: string): Promise<Navegador> {
  return navegar(ciudad, (await crearPersona(ciudad.puertos, nombre)).personaId);
}

/** Lo que se responde en cada página para certificar un número existente. */
export const PAGINAS = {
  predio: {
    rol: '16804-2',
    'direccion_predio.calle': 'Avenida Matta',
    'direccion_predio.numero': '1245',
  },
  solicitud: {
    tipo: 'certificar_existente',
    numero_actual: '1245',
    'numero_actual.mostrado': '1',
    calle_frente: 'Avenida Matta',
    motivo: 'servicios_basicos',
  },
  ubicacion: { 'ubicacion.descripcion': 'Frente a la plaza' },
  contacto: { correo: 'vecina@ejemplo.cl', telefono: '+56 9 1234 5678' },
} as const;

/** Empieza una solicitud y devuelve su ruta. */
export async function empezarSolicitud(persona: Navegador, slug = 'santiago'): Promise<string> {
  const respuesta = await persona.ver(`/${slug}/tramites/certificado-numero/empezar`);
  const destino = String(respuesta.headers.location);
  if (respuesta.statusCode !== 303 || !destino.endsWith('/siguiente'))
    throw new Error(`No empezó: ${respuesta.statusCode} ${destino}`);
  return destino.replace(/\/siguiente$/, '');
}

/** Responde todas las páginas de una certificación. */
export async function responderTodo(persona: Navegador, ruta: string): Promise<void> {
  for (const [pagina, campos] of Object.entries(PAGINAS)) {
    const respuesta = await persona.enviar(`${ruta}/paginas/${pagina}`, campos);
    if (respuesta.statusCode !== 303) throw new Error(`${pagina}: ${respuesta.body}`);
  }
}

/** Deja la solicitud declarada. */
export async function declararSolicitud(persona: Navegador, ruta: string) {
  await responderTodo(persona, ruta);
  return persona.enviar(`${ruta}/revisar`, { _declaro: 'si' });
}
