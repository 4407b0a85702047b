import { resolve } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { exito, falla, type Resultado } from '../base/resultado.ts';
import { rutaDeProyecto } from '../plataforma/raiz.ts';

const Url = (descripcion: string) =>
  Type.String({ pattern: '^https?://[^\\s/]+(:\\d+)?(/.*)?$', descripcion });
const Puerto = Type.Integer({
  minimum: 1,
  maximum: 65535,
  descripcion: 'un puerto entre 1 y 65535',
});

const EsquemaEntorno = Type.Object({
  PORT: Type.Optional(Puerto),
  HOST: Type.Optional(
    Type.String({ minLength: 1, descripcion: 'una dirección de escucha, por ejemplo 127.0.0.1' }),
  ),
  URL_PUBLICA: Type.Optional(Url('una dirección http(s) sin barra final')),
  MUNI_DATOS: Type.Optional(Type.String({ minLength: 1, descripcion: 'la carpeta de datos' })),
  MUNI_REGISTRO: Type.Optional(
    Type.Union(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'].map((nivel) => Type.Literal(nivel)),
      {
        descripcion: 'fatal, error, warn, info, debug o silent',
      },
    ),
  ),
  MUNI_METRICAS_CLAVE: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9._~+/=-]{24,}$',
      descripcion: 'la clave de /metrics: 24 o más letras, cifras o . _ ~ + / = -',
    }),
  ),
  MUNI_PUERTO_SIMULADORES: Type.Optional(Puerto),
  MUNI_PROGRAMA: Type.Optional(
    Type.String({
      pattern: '^\\d{7,8}(,\\d{7,8})*$',
      descripcion: 'los RUN del equipo del programa nacional, sin dígito verificador, con coma',
    }),
  ),
  PROXIES: Type.Optional(
    Type.String({
      pattern:
        '^(loopback|uniquelocal|[0-9a-fA-F.:]+(/\\d+)?)(,(loopback|uniquelocal|[0-9a-fA-F.:]+(/\\d+)?))*$',
      descripcion: 'direcciones o rangos de los proxies propios, con coma; o loopback, uniquelocal',
    }),
  ),
  DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://',
      descripcion: 'una dirección postgres://usuario:clave@servidor/base',
    }),
  ),
  DATABASE_URL_DUENO: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://',
      descripcion: 'una dirección postgres:// del dueño del esquema',
    }),
  ),
  SMTP_URL: Type.Optional(
    Type.String({
      pattern: '^smtps?://',
      descripcion: 'una dirección smtp://usuario:clave@servidor:puerto',
    }),
  ),
  CORREO_REMITENTE: Type.Optional(
    Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$', descripcion: 'un correo electrónico' }),
  ),
  S3_URL: Type.Optional(Url('la dirección http(s) del servicio S3')),
  S3_BUCKET: Type.Optional(Type.String({ minLength: 3, descripcion: 'el nombre del depósito S3' })),
  S3_REGION: Type.Optional(Type.String({ minLength: 1, descripcion: 'la región S3' })),
  S3_LLAVE: Type.Optional(Type.String({ minLength: 1, descripcion: 'la llave de acceso S3' })),
  S3_SECRETO: Type.Optional(Type.String({ minLength: 1, descripcion: 'el secreto S3' })),
  CLAMAV_URL: Type.Optional(
    Type.String({
      pattern: '^(tcp://[^\\s/:]+:\\d+|unix:/.+)$',
      descripcion: 'tcp://servidor:3310 o unix:/ruta/al/socket',
    }),
  ),
  CLAVE_UNICA_URL: Type.Optional(Url('la dirección de ClaveÚnica')),
  CLAVE_UNICA_CLIENTE: Type.Optional(
    Type.String({ minLength: 1, descripcion: 'el client_id de ClaveÚnica' }),
  ),
  CLAVE_UNICA_SECRETO: Type.Optional(
    Type.String({ minLength: 1, descripcion: 'el client_secret de ClaveÚnica' }),
  ),
  WEBPAY_URL: Type.Optional(Url('la dirección de Webpay')),
  WEBPAY_COMERCIO: Type.Optional(
    Type.String({ pattern: '^\\d{12}$', descripcion: 'los 12 dígitos del código de comercio' }),
  ),
  WEBPAY_LLAVE: Type.Optional(
    Type.String({ minLength: 16, descripcion: 'la llave secreta de Webpay' }),
  ),
  FIRMA: Type.Optional(
    Type.Union([Type.Literal('local'), Type.Literal('firmagob')], {
      descripcion: 'local o firmagob',
    }),
  ),
  FIRMAGOB_URL: Type.Optional(Url('la dirección de FirmaGob')),
  FIRMAGOB_ENTIDAD: Type.Optional(
    Type.String({ minLength: 1, descripcion: 'la entidad en FirmaGob' }),
  ),
  FIRMAGOB_LLAVE: Type.Optional(
    Type.String({ minLength: 1, descripcion: 'el api_token_key de FirmaGob' }),
  ),
  FIRMAGOB_SECRETO: Type.Optional(
    Type.String({ minLength: 1, descripcion: 'el secreto de FirmaGob' }),
  ),
  FIRMAGOB_RUN: Type.Optional(
    Type.String({
      pattern: '^\\d{7,8}$',
      descripcion:
        'el RUN, sin dígito verificador, del titular de la firma desatendida en FirmaGob',
    }),
  ),
  NOTIFICACIONES_URL: Type.Optional(Url('la dirección de la Plataforma de Notificaciones')),
  NOTIFICACIONES_CLIENTE: Type.Optional(
    Type.String({ minLength: 1, descripcion: 'el client_id de Notificaciones' }),
  ),
  NOTIFICACIONES_SECRETO: Type.Optional(
    Type.String({ minLength: 1, descripcion: 'el client_secret de Notificaciones' }),
  ),
});
type Entorno = Static<typeof EsquemaEntorno>;

/** Configuración leída del entorno. Lo que falta usa la demostración local. */
export interface Configuracion {
  readonly puerto: number;
  readonly direccion: string;
  readonly urlPublica: string;
  readonly carpetaDatos: string;
  readonly nivelRegistro: string;
  readonly puertoSimuladores: number;
  /** A quiénes se les cree la dirección del visitante que anotan en `X-Forwarded-For`. */
  readonly proxies: readonly string[];
  readonly entorno: Entorno;
}

// Conjuntos que solo tienen sentido completos: media configuración real mezclada con
// simuladores sería peor que un arranque fallido.
const GRUPOS: readonly (readonly (keyof Entorno)[])[] = [
  ['CLAVE_UNICA_URL', 'CLAVE_UNICA_CLIENTE', 'CLAVE_UNICA_SECRETO'],
  ['WEBPAY_URL', 'WEBPAY_COMERCIO', 'WEBPAY_LLAVE'],
  ['FIRMAGOB_URL', 'FIRMAGOB_ENTIDAD', 'FIRMAGOB_LLAVE', 'FIRMAGOB_SECRETO', 'FIRMAGOB_RUN'],
  ['NOTIFICACIONES_URL', 'NOTIFICACIONES_CLIENTE', 'NOTIFICACIONES_SECRETO'],
  ['S3_URL', 'S3_BUCKET', 'S3_REGION', 'S3_LLAVE', 'S3_SECRETO'],
];

/**
 * Lee y comprueba las variables de entorno.
 * @returns la configuración, o la lista completa de faltas en castellano.
 */
export function leerConfiguracion(
  variables: Readonly<Record<string, string | undefined>>,
): Resultado<Configuracion, readonly string[]> {
  const presentes = Object.fromEntries(
    Object.keys(EsquemaEntorno.properties)
      .map((nombre) => [nombre, variables[nombre]?.trim()] as const)
      .filter(([, valor]) => valor !== undefined && valor !== ''),
  );
  const convertido = Value.Convert(EsquemaEntorno, presentes);
  const faltas = [...faltasDeForma(convertido), ...faltasDeGrupo(presentes)];
  if (faltas.length > 0 || !Value.Check(EsquemaEntorno, convertido)) return falla(faltas);
  const puerto = convertido.PORT ?? 3000;
  return exito({
    puerto,
    direccion: convertido.HOST ?? '0.0.0.0',
    urlPublica: (convertido.URL_PUBLICA ?? `http://localhost:${puerto}`).replace(/\/$/, ''),
    carpetaDatos: resolve(convertido.MUNI_DATOS ?? rutaDeProyecto('.datos')),
    nivelRegistro: convertido.MUNI_REGISTRO ?? 'warn',
    puertoSimuladores: convertido.MUNI_PUERTO_SIMULADORES ?? puerto + 1,
    proxies: (convertido.PROXIES ?? 'loopback').split(','),
    entorno: convertido,
  });
}

function faltasDeForma(valor: unknown): string[] {
  const vistos = new Set<string>();
  return [...Value.Errors(EsquemaEntorno, valor)].flatMap(({ instancePath }) => {
    const nombre = instancePath.split('/')[1] ?? '';
    const propiedad = Object.entries(EsquemaEntorno.properties).find(
      ([clave]) => clave === nombre,
    )?.[1];
    if (propiedad === undefined || vistos.has(nombre)) return [];
    vistos.add(nombre);
    const descripcion =
      'descripcion' in propiedad ? String(propiedad.descripcion) : 'un valor válido';
    return [`${nombre}: debe ser ${descripcion}`];
  });
}

function faltasDeGrupo(presentes: Readonly<Record<string, unknown>>): string[] {
  return GRUPOS.flatMap((grupo) => {
    const ausentes = grupo.filter((nombre) => presentes[nombre] === undefined);
    if (ausentes.length === 0 || ausentes.length === grupo.length) return [];
    return [
      `${ausentes.join(', ')}: falta, porque ${grupo.filter((nombre) => !ausentes.includes(nombre)).join(', ')} sí está`,
    ];
  });
}
