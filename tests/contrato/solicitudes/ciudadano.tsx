import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import { type FastifyInstance, fastify, type LightMyRequestResponse } from 'fastify';
import { HtmlValidate } from 'html-validate/node';
import certificado from '../../../catalogo/certificado-numero/tramite.ts';
import { crearSimulador } from '../../../simuladores/webpay/servidor.ts';
import { rutDeNumero } from '../../../src/base/rut.ts';
import { Pagina, renderHtml, type Sitio } from '../../../src/diseno/index.ts';
import type { Sesion } from '../../../src/modulos/gobierno/personas/index.ts';
import type { Marco } from '../../../src/modulos/marco.ts';
import { rutasDePagos } from '../../../src/modulos/tramitacion/pagos/index.ts';
import {
  type DependenciasRutasSolicitudes,
  ingresarPagada,
  rutasDeSolicitudes,
} from '../../../src/modulos/tramitacion/solicitudes/index.ts';
import {
  adoptar,
  type Capa,
  type Catalogo,
  crearCatalogo,
  type MunicipioDelTramite,
  publicar,
  rutasDeTramites,
  sembrarCatalogo,
} from '../../../src/modulos/tramitacion/tramites/index.ts';
import type { Antivirus } from '../../../src/plataforma/antivirus/puerto.ts';
import { cargarComunas, cargarTablaUtm } from '../../../src/plataforma/datos-legales.ts';
import { crearWebpayPlus } from '../../../src/plataforma/pagos/webpay-plus.ts';
import { type BaseDePrueba, crearBaseDePrueba } from '../../soporte/base-de-prueba.ts';
import {
  crearPersona,
  type MunicipioDePrueba,
  sembrarMunicipio,
} from '../../soporte/municipio-de-prueba.ts';
import { crearPuertosDePrueba, type PuertosDePrueba } from '../../soporte/puertos-de-prueba.ts';

export const MARTES = '2026-11-24T13:00:00Z';
const COMERCIO = '597055555532';
const LLAVE = '579B532A7440BB0C9079DED94D31EA1615BACEB56610332264630D42D0A36B1C';
const CABECERA = 'x-persona';

const sitio: Sitio = {
  tipo: 'municipal',
  nombre: 'Municipalidad de Santiago',
  href: '/santiago',
  pie: { unidad: 'Oficina de Partes', accesibilidad: '/accesibilidad' },
};

const marco: Marco = {
  publica: async (_solicitud, respuesta, { contenido, municipioId: _m, recarga: _r, ...pagina }) =>
    respuesta.type('text/html; charset=utf-8').send(
      renderHtml(
        <Pagina idioma="es-CL" {...pagina} sitio={sitio}>
          {contenido}
        </Pagina>,
      ),
    ),
  interna: async (_solicitud, respuesta) => respuesta.code(500).send(),
  noEncontrada: async (_solicitud, respuesta) => respuesta.code(404).send('no encontrada'),
  idiomaDe: () => 'es-CL',
};

/** La aplicación de la persona sobre base, archivos y pasarela de verdad. */
export interface Ciudad {
  readonly app: FastifyInstance;
  readonly prueba: BaseDePrueba;
  readonly puertos: PuertosDePrueba;
  readonly catalogo: Catalogo;
  readonly deps: DependenciasRutasSolicitudes;
  readonly muni: MunicipioDePrueba;
  readonly otro: MunicipioDePrueba;
  /** Cambia lo que responde el antivirus. */
  antivirus: Antivirus['revisar'];
  cerrar(): Promise<void>;
}

/** Levanta dos municipios con el certificado publicado y un simulador de Webpay. */
export async function levantarCiudad(capa: Capa = {}): Promise<Ciudad> {
  const prueba = await crearBaseDePrueba();
  const base = await crearPuertosDePrueba(prueba.base, MARTES);
  const simulador = await crearSimulador({ reloj: () => base.reloj.ahora().epochMilliseconds });
  const origen = await simulador.escuchar(0);
  const puertos: PuertosDePrueba = {
    ...base,
    antivirus: { nombre: 'prueba', revisar: (bytes) => ciudad.antivirus(bytes) },
    pagos: crearWebpayPlus({ urlBase: origen, comercio: COMERCIO, llave: LLAVE, esperaMs: 1500 }),
    urlPublica: 'http://localhost:3000',
  };
  await sembrarCatalogo(prueba.duenio, [certificado], base.reloj.ahora());
  const muni = await sembrarMunicipio(puertos, prueba.duenio, 13101);
  const otro = await sembrarMunicipio(puertos, prueba.duenio, 5101);
  const catalogo = crearCatalogo(puertos);
  for (const { municipioId } of [muni, otro]) {
    await puertos.base.conMunicipio(municipioId, async (tx) => {
      await adoptar(tx, puertos, { tramiteId: certificado.id, capa });
      const hecho = await publicar(tx, puertos, certificado.id, {
        clase: 'plataforma',
        nombre: 'prueba',
      });
      if (!hecho.ok) throw new Error(JSON.stringify(hecho.error));
    });
  }
  const municipios: readonly MunicipioDelTramite[] = [
    municipio(13101, 'santiago', 'Santiago'),
    municipio(5101, 'valparaiso', 'Valparaíso'),
  ];
  const deps: DependenciasRutasSolicitudes = {
    puertos,
    catalogo,
    utm: cargarTablaUtm(),
    territorio: {
      comunas: cargarComunas(),
      contornoDe: () => undefined,
      urlMapaDe: () => undefined,
    },
    marco,
    leerVisita: (solicitud) => sesionDe(puertos, solicitud.headers[CABECERA]),
    municipioDeSlug: (slug) => municipios.find((m) => m.slug === slug),
    municipioPorId: (id) => municipios.find((m) => m.municipioId === id),
  };
  const app = fastify({ bodyLimit: 1_048_576 });
  await app.register(cookie);
  await app.register(formbody);
  await app.register(multipart, { limits: { files: 10, fields: 100 } });
  rutasDeTramites(app, { ...deps, municipioDeCut: (cut) => municipios.find((m) => m.cut === cut) });
  rutasDeSolicitudes(app, deps);
  rutasDePagos(app, {
    puertos,
    marco,
    municipioDeSlug: (slug) => deps.municipioDeSlug(slug)?.municipioId,
    ingresarPagada: async (municipioId, borradorId) => {
      const lugar = deps.municipioPorId(municipioId);
      if (lugar !== undefined) await ingresarPagada(deps, lugar, borradorId);
    },
  });
  const ciudad: Ciudad = {
    app,
    prueba,
    puertos,
    catalogo,
    deps,
    muni,
    otro,
    antivirus: async () => 'limpio',
    cerrar: async () => {
      await app.close();
      await simulador.cerrar();
      await prueba.cerrar();
      await base.cerrar();
    },
  };
  return ciudad;
}

function municipio(municipioId: number, slug: string, nombre: string): MunicipioDelTramite {
  const cut = String(municipioId).padStart(5, '0');
  return { municipioId, cut, slug, nombre, zonaHoraria: 'America/Santiago' };
}

async function sesionDe(
  puertos: PuertosDePrueba,
  personaId: string | string[] | undefined,
): Promise<Sesion | undefined> {
  if (typeof personaId !== 'string') return undefined;
  const fila = await puertos.base.global(({ db }) =>
    db
      .selectFrom('persona')
      .selectAll()
      .where('persona_id', '=', personaId)
      .executeTakeFirstOrThrow(),
  );
  return {
    personaId,
    rut: rutDeNumero(fila.run),
    nombre: `${fila.nombres} ${fila.apellidos}`,
    ...(fila.correo === null ? {} : { correo: fila.correo }),
    ...(fila.telefono === null ? {} : { telefono: fila.telefono }),
  };
}

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

/** Filas de una tabla de inquilino, para mirar qué quedó. */
export function borradoresDe({ puertos }: Ciudad, municipioId: number, personaId: string) {
  return puertos.base.conMunicipio(municipioId, ({ db }) =>
    db
      .selectFrom('borrador')
      .selectAll()
      .where('municipio_id', '=', municipioId)
      .where('persona_id', '=', personaId)
      .execute(),
  );
}

const validador = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Preact escribe los elementos vacíos con barra y los atributos vacíos como `x=""`.
    'void-style': 'off',
    'attribute-empty-style': 'off',
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'prefer-native-element': 'off',
  },
});

/** Fallas de HTML de una página; vacío si es válida. */
export async function fallasDeHtml(html: string): Promise<readonly string[]> {
  const informe = await validador.validateString(html);
  return informe.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`),
  );
}
