import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import { type FastifyInstance, fastify } from 'fastify';
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
import type { Almacen } from '../../../src/plataforma/archivos/puerto.ts';
import { cargarComunas, cargarTablaUtm } from '../../../src/plataforma/datos-legales.ts';
import { crearWebpayPlus } from '../../../src/plataforma/pagos/webpay-plus.ts';
import { type BaseDePrueba, crearBaseDePrueba } from '../../soporte/base-de-prueba.ts';
import { type MunicipioDePrueba, sembrarMunicipio } from '../../soporte/municipio-de-prueba.ts';
import { crearPuertosDePrueba, type PuertosDePrueba } from '../../soporte/puertos-de-prueba.ts';

export const MARTES = '2026-11-24T13:00:00Z';
const COMERCIO = '597055555532';
const LLAVE = '579B532A7440BB0C9079DED94D31EA1615BACEB56610332264630D42D0A36B1C';
/** Cabecera con que la prueba dice quién visita, en vez de una sesión. */
export const CABECERA = 'x-persona';

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
  /** Cambia lo que hace el almacén al leer. */
  leerArchivo: Almacen['leer'];
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
    archivos: { ...base.archivos, leer: (sha256) => ciudad.leerArchivo(sha256) },
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
    leerArchivo: base.archivos.leer,
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
