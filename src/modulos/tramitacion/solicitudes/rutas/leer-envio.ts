import type { FastifyRequest } from 'fastify';
import type { Cuerpo, Pagina } from '../../../../formulario/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import {
  limitesDePagina,
  type Multipartes,
  recibirArchivos,
  SIN_ARCHIVOS,
} from '../casos/recibir-archivos.ts';
import type { DependenciasRutasSolicitudes } from '../dependencias.ts';

/**
 * Lee lo enviado por una página, con o sin archivos. Un envío enorme también se lee: lo que sobra de
 * cada archivo se descarta al paso, sin juntarlo en memoria, y así no se pierde lo escrito. Su costo
 * lo acota el tiempo máximo de una solicitud (`src/servidor/app.tsx`).
 */
export async function leerEnvio(
  { puertos }: Pick<DependenciasRutasSolicitudes, 'puertos'>,
  solicitud: FastifyRequest,
  pagina: Pagina,
  t: Textos,
): Promise<Multipartes> {
  if (!solicitud.isMultipart()) return { cuerpo: aCuerpo(solicitud.body), recibidos: SIN_ARCHIVOS };
  // Un archivo que pasa el máximo llega cortado y se explica en su campo; no bota el envío entero.
  const opciones = { limits: limitesDePagina(pagina), throwFileSizeLimit: false };
  return recibirArchivos(puertos, pagina, solicitud.parts(opciones), t);
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
