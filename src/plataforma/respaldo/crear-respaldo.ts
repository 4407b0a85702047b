import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { exito, falla, type Resultado } from '../../base/resultado.ts';
import type { Almacen } from '../archivos/puerto.ts';
import type { ConexionPostgres } from '../base-de-datos/base-de-datos.ts';
import { archivosFaltantes } from './archivos-citados.ts';
import { copiarDesde } from './copia.ts';
import {
  FORMATO,
  MANIFIESTO,
  type Manifiesto,
  nombreDeParte,
  SELLO,
  selloDe,
} from './manifiesto.ts';
import { leerSecretos } from './secretos.ts';
import { abrirSesionDeDuenio } from './sesion-de-duenio.ts';
import { ordenDeSalida, type TablaPorCopiar, tablasPorCopiar } from './tablas.ts';
import { entradaTar, finDeTar } from './tar.ts';

const BYTES_POR_PARTE = 8 * 1024 * 1024;

export interface PedidoDeRespaldo {
  readonly destino: string;
  readonly conexion: ConexionPostgres;
  readonly almacen: Almacen;
  /** Carpeta de la instalación, de donde salen la llave y la autoridad de firma. */
  readonly carpetaDatos: string;
  readonly conSecretos: boolean;
  /** Falso cuando el almacén (un S3) tiene su propio respaldo. */
  readonly conArchivos: boolean;
  readonly producto: string;
  readonly ahora: Temporal.Instant;
}

export interface RespaldoCreado {
  readonly manifiesto: Manifiesto;
  readonly bytes: number;
  /** Del archivo entero: guardado aparte, prueba que nadie lo reemplazó. */
  readonly sha256: string;
}

/**
 * Escribe en un solo archivo (tar.gz) una foto consistente de la base y los archivos. La foto es
 * una transacción REPEATABLE READ: quienes usan el sistema no esperan y lo que escriban después
 * no entra. El archivo aparece con su nombre solo cuando está completo y en disco.
 * Errores: ya-existe; no-ve-todo (el usuario de la base no puede leer todas las filas).
 */
export async function crearRespaldo(
  pedido: PedidoDeRespaldo,
): Promise<Resultado<RespaldoCreado, 'ya-existe' | 'no-ve-todo'>> {
  if (await stat(pedido.destino).catch(() => undefined)) return falla('ya-existe');
  const sesion = await abrirSesionDeDuenio(pedido.conexion);
  if (!sesion.ok) return sesion;
  const cliente = sesion.valor;
  const provisorio = `${pedido.destino}.parcial`;
  try {
    await cliente.query('begin transaction isolation level repeatable read, read only');
    const partes = componer(cliente, pedido);
    const resumen = createHash('sha256');
    let bytes = 0;
    await rm(provisorio, { force: true });
    await pipeline(
      Readable.from(partes.trozos, { objectMode: false }),
      createGzip(),
      async function* medir(fuente: AsyncIterable<Buffer>) {
        for await (const trozo of fuente) {
          resumen.update(trozo);
          bytes += trozo.length;
          yield trozo;
        }
      },
      createWriteStream(provisorio, { flags: 'wx', mode: 0o600 }),
    );
    await cliente.query('commit');
    await asentar(provisorio, pedido.destino);
    return exito({ manifiesto: partes.manifiesto(), bytes, sha256: resumen.digest('hex') });
  } finally {
    await cliente.end();
    await rm(provisorio, { force: true });
  }
}

async function asentar(provisorio: string, destino: string): Promise<void> {
  for (const ruta of [provisorio, dirname(destino)]) {
    if (ruta !== provisorio) await rename(provisorio, destino);
    const manija = await open(ruta, 'r');
    await manija.sync();
    await manija.close();
  }
}

function componer(cliente: pg.Client, pedido: PedidoDeRespaldo) {
  let manifiesto: Manifiesto | undefined;
  const fecha = Math.floor(pedido.ahora.epochMilliseconds / 1000);
  const entrada = (nombre: string, contenido: Uint8Array) =>
    entradaTar({ nombre, contenido }, fecha);

  async function* trozos(): AsyncGenerator<Buffer> {
    const cabecera = await leerCabecera(cliente);
    const tablas: Manifiesto['tablas'] = [];
    for (const tabla of await tablasPorCopiar(cliente)) {
      const copia = partesDeTabla(cliente, tabla);
      for (;;) {
        const { value, done } = await copia.next();
        if (done === true) {
          tablas.push(value);
          break;
        }
        yield* entrada(nombreDeParte(tabla.nombre, value.numero), value.contenido);
      }
    }
    const archivos = { cantidad: 0, bytes: 0, resumen: createHash('sha256') };
    if (pedido.conArchivos) {
      for await (const sha256 of pedido.almacen.listar()) {
        const contenido = await pedido.almacen.leer(sha256);
        if (contenido === undefined) continue;
        archivos.cantidad += 1;
        archivos.bytes += contenido.length;
        archivos.resumen.update(sha256);
        yield* entrada(`archivos/${sha256}`, contenido);
      }
    }
    const secretos = pedido.conSecretos ? await leerSecretos(pedido.carpetaDatos) : [];
    for (const { nombre, contenido } of secretos) yield* entrada(`secretos/${nombre}`, contenido);
    manifiesto = {
      formato: FORMATO,
      version: 1,
      creado: pedido.ahora.toString(),
      producto: pedido.producto,
      ...cabecera,
      tablas,
      archivos: {
        cantidad: archivos.cantidad,
        bytes: archivos.bytes,
        sha256: archivos.resumen.digest('hex'),
      },
      faltantes: pedido.conArchivos ? await archivosFaltantes(cliente, pedido.almacen) : [],
      secretos: secretos.map(({ nombre, contenido }) => ({
        nombre,
        bytes: contenido.length,
        sha256: createHash('sha256').update(contenido).digest('hex'),
      })),
    };
    const texto = Buffer.from(`${JSON.stringify(manifiesto, null, 2)}\n`);
    yield* entrada(MANIFIESTO, texto);
    yield* entrada(SELLO, Buffer.from(selloDe(texto)));
    yield finDeTar();
  }

  return {
    trozos: trozos(),
    manifiesto: (): Manifiesto => {
      if (manifiesto === undefined) throw new Error('El respaldo no llegó a su fin');
      return manifiesto;
    },
  };
}

async function leerCabecera(
  cliente: pg.Client,
): Promise<Pick<Manifiesto, 'esquema' | 'colas' | 'postgres' | 'instantanea'>> {
  const { rows } = await cliente.query<{
    esquema: number;
    colas: number;
    postgres: string;
    instantanea: string;
  }>(`select (select max(version) from migracion)::int as esquema,
      (select max(version) from trabajos.version)::int as colas,
      current_setting('server_version') as postgres, pg_current_snapshot()::text as instantanea`);
  const [fila] = rows;
  if (fila === undefined) throw new Error('La base no dijo su versión');
  return fila;
}

/** Corta la salida de COPY en partes de tamaño acotado: el tar exige saber el largo de antemano. */
export async function* partesDeTabla(
  cliente: pg.Client,
  tabla: TablaPorCopiar,
): AsyncGenerator<
  { readonly numero: number; readonly contenido: Buffer },
  Manifiesto['tablas'][number]
> {
  const resumen = createHash('sha256');
  const copia = copiarDesde(cliente, ordenDeSalida(cliente, tabla));
  let pendientes: Buffer[] = [];
  let bytes = 0;
  let partes = 0;
  for (;;) {
    const { value, done } = await copia.next();
    if (done !== true) {
      resumen.update(value);
      pendientes.push(value);
      bytes += value.length;
    }
    if (bytes >= BYTES_POR_PARTE || (done === true && bytes > 0)) {
      partes += 1;
      yield { numero: partes, contenido: Buffer.concat(pendientes) };
      pendientes = [];
      bytes = 0;
    }
    if (done === true) {
      const { nombre, columnas } = tabla;
      return {
        nombre,
        columnas: [...columnas],
        filas: value,
        partes,
        sha256: resumen.digest('hex'),
      };
    }
  }
}
