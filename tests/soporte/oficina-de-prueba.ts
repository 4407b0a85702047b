import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { crearGuardia } from '../../src/modulos/gobierno/administracion/index.ts';
import type { LeerVisita } from '../../src/modulos/gobierno/personas/index.ts';
import { cargarMapas, cargarTerritorio } from '../../src/modulos/gobierno/territorio/index.ts';
import type { Puertos } from '../../src/modulos/puertos.ts';
import { rutasDeAdopcion } from '../../src/modulos/tramitacion/adopcion/index.ts';
import type { Funcionario } from '../../src/modulos/tramitacion/expedientes/index.ts';
import { rutasDeOficina } from '../../src/modulos/tramitacion/oficina/index.ts';
import { crearCatalogo } from '../../src/modulos/tramitacion/tramites/index.ts';
import { cargarTablaUtm } from '../../src/plataforma/datos-legales.ts';
import { crearMarco } from '../../src/servidor/marco.tsx';

const QUIEN = 'x-prueba-funcionario';

/** Sitio de la oficina sobre puertos reales; quién visita va en una cabecera en vez de ClaveÚnica. */
export interface OficinaDePrueba {
  readonly app: FastifyInstance;
  /** Pide una página como un funcionario de un municipio. */
  pedir(
    quien:
      | { readonly municipioId: number; readonly funcionario: Pick<Funcionario, 'funcionarioId'> }
      | undefined,
    url: string,
    formulario?: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<Respuesta>;
}

export interface Respuesta {
  readonly codigo: number;
  readonly cuerpo: string;
  readonly bytes: Buffer;
  readonly cabeceras: Readonly<Record<string, string | undefined>>;
}

/** Arma el sitio. Las rutas, el guardia y el marco son los del producto. */
export async function crearOficinaDePrueba(puertos: Puertos): Promise<OficinaDePrueba> {
  const territorio = cargarTerritorio();
  const leerVisita = leerVisitaDePrueba();
  const marco = crearMarco({ territorio, leerVisita, demostracion: false });
  const catalogo = crearCatalogo(puertos);
  const exigirFuncionario = crearGuardia({
    puertos,
    leerVisita,
    marco,
    municipioDeSlug: (slug) => territorio.porSlug.get(slug)?.municipioId,
  });
  const app = fastify({ routerOptions: { maxParamLength: 200 } });
  await app.register(cookie);
  await app.register(formbody);
  rutasDeOficina(app, {
    puertos,
    marco,
    catalogo,
    exigirFuncionario,
    municipioDeSlug: (slug) => territorio.porSlug.get(slug),
    comunas: cargarMapas().comunas,
    firmarManifiesto: async (bytes) => bytes.slice(0, 16),
  });
  rutasDeAdopcion(app, {
    puertos,
    marco,
    catalogo,
    utm: cargarTablaUtm(),
    exigirFuncionario,
    zonaDe: () => 'America/Santiago',
  });
  return {
    app,
    pedir: async (quien, url, formulario) => {
      const cabeceras =
        quien === undefined
          ? {}
          : { [QUIEN]: `${quien.municipioId} ${quien.funcionario.funcionarioId}` };
      const respuesta = await app.inject(
        formulario === undefined
          ? { url, headers: cabeceras }
          : {
              method: 'POST',
              url,
              headers: { ...cabeceras, 'content-type': 'application/x-www-form-urlencoded' },
              payload: codificar(formulario),
            },
      );
      return {
        codigo: respuesta.statusCode,
        cuerpo: respuesta.body,
        bytes: respuesta.rawPayload,
        cabeceras: Object.fromEntries(
          Object.entries(respuesta.headers).map(([nombre, valor]) => [nombre, String(valor)]),
        ),
      };
    },
  };
}

function codificar(formulario: Readonly<Record<string, string | readonly string[]>>): string {
  const pares = Object.entries(formulario).flatMap(([nombre, valor]) =>
    (typeof valor === 'string' ? [valor] : valor).map((uno): [string, string] => [nombre, uno]),
  );
  return new URLSearchParams(pares).toString();
}

function leerVisitaDePrueba(): LeerVisita {
  return async (solicitud) => {
    const [municipioId, funcionarioId] = String(solicitud.headers[QUIEN] ?? '').split(' ');
    if (municipioId === undefined || funcionarioId === undefined) return undefined;
    return {
      personaId: '00000000-0000-7000-8000-000000000000',
      rut: { numero: 11_111_111, dv: '1' },
      nombre: 'Quien visita',
      funcionario: { municipioId: Number(municipioId), funcionarioId, segundoFactor: true },
    };
  };
}
