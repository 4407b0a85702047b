import type { FastifyRequest } from 'fastify';
import type { Cuerpo, Pagina } from '../../../../formulario/index.ts';
import {
  limitesDePagina,
  type Multipartes,
  recibirArchivos,
  SIN_ARCHIVOS,
} from '../casos/recibir-archivos.ts';
import type { DependenciasRutasSolicitudes } from '../dependencias.ts';

/** Bytes de un envío con archivos; más que esto no se empieza a leer. */
const MAXIMO_ENVIO = 60 * 1_048_576;

/** Lee lo enviado por una página, con o sin archivos. Undefined si el envío es enorme. */
export async function leerEnvio(
  { puertos }: Pick<DependenciasRutasSolicitudes, 'puertos'>,
  solicitud: FastifyRequest,
  pagina: Pagina,
): Promise<Multipartes | undefined> {
  if (!solicitud.isMultipart()) return { cuerpo: aCuerpo(solicitud.body), recibidos: SIN_ARCHIVOS };
  const declarado = Number(solicitud.headers['content-length'] ?? 0);
  if (declarado > MAXIMO_ENVIO) return undefined;
  return recibirArchivos(puertos, pagina, solicitud.parts({ limits: limitesDePagina(pagina) }));
}

/** Cuerpo `application/x-www-form-urlencoded` como pares de textos. */
export function aCuerpo(cuerpo: unknown): Cuerpo {
  if (typeof cuerpo !== 'object' || cuerpo === null) return {};
  return Object.fromEntries(
    Object.entries(cuerpo).flatMap(
      ([nombre, valor]: [string, unknown]): [string, string | string[]][] => {
        if (typeof valor === 'string') return [[nombre, valor]];
        return Array.isArray(valor)
          ? [[nombre, valor.filter((texto) => typeof texto === 'string')]]
          : [];
      },
    ),
  );
}

/** Un texto del cuerpo; vacío si no vino o vino repetido. */
export function textoDe(cuerpo: Cuerpo, nombre: string): string {
  const valor = Object.hasOwn(cuerpo, nombre) ? cuerpo[nombre] : undefined;
  if (typeof valor === 'string') return valor;
  return valor?.length === 1 ? (valor[0] ?? '') : '';
}
