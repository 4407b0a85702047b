import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { crearSimulador as crearClaveUnicaSimulada } from '../../simuladores/clave-unica/servidor.ts';
import { crearSimulador as crearWebpaySimulado } from '../../simuladores/webpay/servidor.ts';
import { registrarModulos } from '../../src/arranque/modulos.tsx';
import { sembrarDemostracion, sembrarReferencia } from '../../src/arranque/siembra.ts';
import { atenderTrabajos } from '../../src/arranque/trabajos.ts';
import { codigoVigente } from '../../src/modulos/gobierno/administracion/dominio.ts';
import { funcionarioPorRun } from '../../src/modulos/gobierno/administracion/index.ts';
import { crearLectorDeVisitas, crearSesiones } from '../../src/modulos/gobierno/personas/index.ts';
import { cargarTerritorio } from '../../src/modulos/gobierno/territorio/index.ts';
import { abrirCifrado } from '../../src/plataforma/cifrado/cifrado.ts';
import { crearClaveUnica } from '../../src/plataforma/identidad/clave-unica.ts';
import { crearWebpayPlus } from '../../src/plataforma/pagos/webpay-plus.ts';
import { crearRegistro } from '../../src/plataforma/registro/registro.ts';
import { crearApp } from '../../src/servidor/app.tsx';
import { crearMarco } from '../../src/servidor/marco.tsx';
import { type BaseDePrueba, crearBaseDePrueba } from '../soporte/base-de-prueba.ts';
import { crearPuertosDePrueba, type PuertosDePrueba } from '../soporte/puertos-de-prueba.ts';

const RAIZ = 'http://localhost:3000';
const CLIENTE = { clientId: 'municipios', clientSecret: 'secreto-de-prueba' };
const COMERCIO = '597055555532';
const LLAVE = '579B532A7440BB0C9079DED94D31EA1615BACEB56610332264630D42D0A36B1C';

/** Ruta declarada por el sitio, tal como la conoce el servidor. */
export interface Ruta {
  readonly metodo: string;
  readonly url: string;
}

/** El producto entero, con sus rutas, sobre base real y con ClaveÚnica y Webpay simulados. */
export interface Sitio {
  readonly app: FastifyInstance;
  readonly prueba: BaseDePrueba;
  readonly puertos: PuertosDePrueba;
  /** Todas las rutas, sin HEAD ni OPTIONS. */
  readonly rutas: readonly Ruta[];
  readonly claveUnica: string;
  /** Lo que el registro ha escrito. */
  bitacora(): string;
  cerrar(): Promise<void>;
}

/** Levanta el sitio con la demostración sembrada. `limite` es el de solicitudes por minuto. */
export async function levantarSitio(limite = 1_000_000): Promise<Sitio> {
  const prueba = await crearBaseDePrueba();
  const basicos = await crearPuertosDePrueba(prueba.base, Temporal.Now.instant().toString());
  const reloj = () => basicos.reloj.ahora().epochMilliseconds;
  const claveUnica = await crearClaveUnicaSimulada({
    clientes: [
      {
        id: CLIENTE.clientId,
        secreto: CLIENTE.clientSecret,
        redirectUris: [`${RAIZ}/ingreso/clave-unica/retorno`],
      },
    ],
  });
  const urlClaveUnica = await claveUnica.escuchar(0);
  const webpay = await crearWebpaySimulado({ reloj });
  const urlWebpay = await webpay.escuchar(0);
  const puertos: PuertosDePrueba = {
    ...basicos,
    urlPublica: RAIZ,
    identidad: crearClaveUnica({ urlBase: urlClaveUnica, ...CLIENTE }),
    pagos: crearWebpayPlus({ urlBase: urlWebpay, comercio: COMERCIO, llave: LLAVE }),
  };
  const territorio = cargarTerritorio();
  await sembrarReferencia(prueba.duenio, territorio, puertos.reloj.ahora());
  await sembrarDemostracion(puertos);

  let escrito = '';
  const destino = new Writable({
    write(trozo, _codificacion, listo) {
      escrito += String(trozo);
      listo();
    },
  });
  const sesiones = crearSesiones(puertos, async (municipioId, run) => {
    const cuenta = await puertos.base.conMunicipio(municipioId, (tx) => funcionarioPorRun(tx, run));
    return cuenta === undefined ? undefined : { funcionarioId: cuenta.funcionario_id };
  });
  const leerVisita = crearLectorDeVisitas(sesiones);
  const marco = crearMarco({ territorio, leerVisita, demostracion: false });
  const modulos = registrarModulos({
    puertos,
    sesiones,
    leerVisita,
    marco,
    territorio,
    cifrado: abrirCifrado(puertos.carpeta),
    bandejaLocal: puertos.correo,
    firmarManifiesto: async (bytes) => bytes.slice(0, 16),
  });
  await atenderTrabajos({ puertos, territorio, ...modulos });
  const rutas: Ruta[] = [];
  const app = await crearApp({
    base: prueba.base,
    registro: crearRegistro('debug', destino),
    marco,
    urlPublica: RAIZ,
    destinos: [urlClaveUnica, urlWebpay],
    slugDesdeHost: () => undefined,
    limitePorMinuto: limite,
    modulos: (abierta) => {
      abierta.addHook('onRoute', ({ method, url }) => {
        for (const metodo of [method].flat())
          if (metodo !== 'HEAD' && metodo !== 'OPTIONS') rutas.push({ metodo, url });
      });
      modulos.registrar(abierta);
    },
  });
  await app.ready();
  return {
    app,
    prueba,
    puertos,
    rutas,
    claveUnica: urlClaveUnica,
    bitacora: () => escrito,
    cerrar: async () => {
      await app.close();
      await claveUnica.cerrar();
      await webpay.cerrar();
      await prueba.cerrar();
      await basicos.cerrar();
    },
  };
}

/** Navegador con sus cookies: sigue las reglas de uno de verdad al escribir en este sitio. */
export interface Navegador {
  readonly cookies: Map<string, string>;
  ver(url: string, cabeceras?: Readonly<Record<string, string>>): Promise<LightMyRequestResponse>;
  enviar(
    url: string,
    campos?: Readonly<Record<string, string | readonly string[]>>,
    cabeceras?: Readonly<Record<string, string>>,
  ): Promise<LightMyRequestResponse>;
}

let direcciones = 0;

/** Abre un navegador vacío, con dirección de red propia. */
export function navegar({ app }: Pick<Sitio, 'app'>): Navegador {
  direcciones += 1;
  const remoteAddress = `198.51.${100 + Math.floor(direcciones / 250)}.${(direcciones % 250) + 1}`;
  const cookies = new Map<string, string>();
  const pedir = async (opciones: InjectOptions): Promise<LightMyRequestResponse> => {
    const cookie = [...cookies].map(([nombre, valor]) => `${nombre}=${valor}`).join('; ');
    const respuesta = await app.inject({
      ...opciones,
      remoteAddress,
      headers: { ...(cookie === '' ? {} : { cookie }), ...opciones.headers },
    });
    for (const { name, value, expires, maxAge } of respuesta.cookies) {
      const vencida = maxAge === 0 || (expires !== undefined && expires.getTime() < Date.now());
      if (value === '' || vencida) cookies.delete(name);
      else cookies.set(name, value);
    }
    return respuesta;
  };
  return {
    cookies,
    ver: (url, cabeceras = {}) => pedir({ method: 'GET', url, headers: cabeceras }),
    enviar: (url, campos = {}, cabeceras = {}) =>
      pedir({
        method: 'POST',
        url,
        payload: new URLSearchParams(
          Object.entries(campos).flatMap(([nombre, valor]) =>
            [valor].flat().map((uno): [string, string] => [nombre, String(uno)]),
          ),
        ).toString(),
        headers: {
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
          ...cabeceras,
        },
      }),
  };
}

/** Lleva el navegador a ClaveÚnica, escribe RUN y clave, y devuelve la dirección de vuelta. */
export async function pasarPorClaveUnica(
  { claveUnica }: Sitio,
  navegador: Navegador,
  run: string,
  inicio = '/ingreso/clave-unica',
): Promise<string> {
  const ida = await navegador.ver(inicio);
  const campos = new URL(String(ida.headers.location)).searchParams;
  campos.set('run', run);
  campos.set('clave', 'testing');
  const respuesta = await fetch(`${claveUnica}/openid/authorize/`, {
    method: 'POST',
    redirect: 'manual',
    body: campos,
  });
  const vuelta = respuesta.headers.get('location');
  if (vuelta === null) throw new Error(`ClaveÚnica no dejó pasar ${run}: ${respuesta.status}`);
  return vuelta.slice(RAIZ.length);
}

/** Persona identificada. */
export async function ingresarPersona(sitio: Sitio, run: string): Promise<Navegador> {
  const navegador = navegar(sitio);
  await navegador.ver(await pasarPorClaveUnica(sitio, navegador, run));
  return navegador;
}

/** Funcionario con su primer factor; con `segundo`, también el código. */
export async function ingresarFuncionario(
  sitio: Sitio,
  { run, municipioId, slug }: Cuenta,
  { segundo = true }: { readonly segundo?: boolean } = {},
): Promise<Navegador> {
  const navegador = navegar(sitio);
  const inicio = `/ingreso/clave-unica?municipio=${municipioId}`;
  await navegador.ver(await pasarPorClaveUnica(sitio, navegador, run, inicio));
  if (segundo) await darSegundoFactor(sitio, navegador, slug);
  return navegador;
}

/** Inscribe y supera el segundo factor con el secreto que muestra la página. */
export async function darSegundoFactor(
  { puertos }: Sitio,
  navegador: Navegador,
  slug: string,
): Promise<LightMyRequestResponse> {
  const url = `/${slug}/funcionarios/segundo-factor`;
  const pagina = await navegador.ver(url);
  const secreto = /name="secreto" value="([A-Z2-7]{32})"/.exec(pagina.body)?.[1] ?? '';
  const codigo = codigoVigente(secreto, puertos.reloj.ahora());
  const respuesta = await navegador.enviar(url, { secreto, codigo });
  if (respuesta.statusCode !== 303) throw new Error(`Segundo factor: ${respuesta.statusCode}`);
  return respuesta;
}

export interface Cuenta {
  readonly run: string;
  readonly municipioId: number;
  readonly slug: string;
}

/** Cuentas de la demostración que usan las pruebas. */
export const CUENTAS = {
  administraNunoa: { run: '41.532.864-8', municipioId: 13120, slug: 'nunoa' },
  revisaNunoa: { run: '41.650.937-9', municipioId: 13120, slug: 'nunoa' },
  firmaNunoa: { run: '41.702.416-6', municipioId: 13120, slug: 'nunoa' },
  tesoreriaNunoa: { run: '41.815.690-2', municipioId: 13120, slug: 'nunoa' },
  administraValparaiso: { run: '41.928.351-7', municipioId: 5101, slug: 'valparaiso' },
} as const satisfies Readonly<Record<string, Cuenta>>;

/** Dirección concreta de una ruta declarada. */
export function concreta(
  { url }: Ruta,
  valores: Readonly<Record<string, string>>,
  resto: string,
): string {
  return url
    .replace(/:(\w+)(\([^)]*\))?/g, (_todo, nombre: string) =>
      encodeURIComponent(valores[nombre] ?? resto),
    )
    .replace('*', 'x');
}

/** Como se nombra una ruta al contar sus fallas. */
export const nombreDe = ({ metodo, url }: Ruta): string => `${metodo} ${url}`;

/** Dirección de una ruta en Ñuñoa, con un identificador que no existe. */
export const enNunoa = (ruta: Ruta): string => concreta(ruta, { slug: 'nunoa' }, randomUUID());
