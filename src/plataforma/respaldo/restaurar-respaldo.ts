import type pg from 'pg';
import { exito, falla, type Resultado } from '../../base/resultado.ts';
import type { Almacen } from '../archivos/puerto.ts';
import type { ConexionPostgres } from '../base-de-datos/base-de-datos.ts';
import { migrar, versionEsperada } from '../base-de-datos/migrar.ts';
import { migrarColas } from '../colas/pg-boss.ts';
import { type CopiaHacia, copiarHacia } from './copia.ts';
import { partesDeTabla } from './crear-respaldo.ts';
import { MANIFIESTO, type Manifiesto, SELLO } from './manifiesto.ts';
import { escribirSecreto } from './secretos.ts';
import { abrirSesionDeDuenio } from './sesion-de-duenio.ts';
import { calificada, ordenDeEntrada, type TablaPorCopiar, tablasPorCopiar } from './tablas.ts';
import { leerEntradas, verificarRespaldo } from './verificar-respaldo.ts';

export interface PedidoDeRestauracion {
  readonly archivo: string;
  readonly conexion: ConexionPostgres;
  readonly almacen: Almacen;
  readonly carpetaDatos: string;
}

export type FallaDeRestauracion =
  | { readonly clase: 'respaldo-danado'; readonly fallas: readonly string[] }
  | { readonly clase: 'version-distinta'; readonly detalle: string }
  | { readonly clase: 'no-vacia'; readonly detalle: string }
  | { readonly clase: 'no-ve-todo' }
  | { readonly clase: 'no-coincide'; readonly detalle: string };

/**
 * Deja una instalación vacía igual a la respaldada. Verifica el archivo antes de tocar nada,
 * migra a la misma versión, carga todas las tablas en una transacción con las referencias
 * vigentes, vuelve a leer cada tabla y la compara byte a byte, y recién entonces confirma.
 * Los archivos y secretos se escriben antes de confirmar: repetir tras un corte es seguro.
 */
export async function restaurarRespaldo(
  pedido: PedidoDeRestauracion,
): Promise<Resultado<Manifiesto, FallaDeRestauracion>> {
  const integro = await verificarRespaldo(pedido.archivo);
  if (!integro.ok) return falla({ clase: 'respaldo-danado', fallas: integro.error });
  const { manifiesto } = integro.valor;
  if (manifiesto.esquema > versionEsperada()) {
    return falla({
      clase: 'version-distinta',
      detalle: `El respaldo es del esquema ${manifiesto.esquema} y este programa llega al ${versionEsperada()}.`,
    });
  }
  await migrar(pedido.conexion, { hasta: manifiesto.esquema });
  await migrarColas(pedido.conexion);
  const sesion = await abrirSesionDeDuenio(pedido.conexion);
  if (!sesion.ok) return falla({ clase: sesion.error });
  const cliente = sesion.valor;
  try {
    await cliente.query('begin');
    const cargado = await cargar(cliente, pedido, manifiesto);
    await cliente.query(cargado.ok ? 'commit' : 'rollback');
    if (!cargado.ok) return cargado;
  } finally {
    await cliente.end();
  }
  // Lo que el programa agregó después del respaldo: migraciones posteriores y colas nuevas.
  await migrar(pedido.conexion);
  await migrarColas(pedido.conexion);
  return exito(manifiesto);
}

async function cargar(
  cliente: pg.Client,
  pedido: PedidoDeRestauracion,
  manifiesto: Manifiesto,
): Promise<Resultado<void, FallaDeRestauracion>> {
  const tablas = new Map(
    (await tablasPorCopiar(cliente)).map((tabla) => [tabla.nombre, tabla] as const),
  );
  const ocupada = await primeraConFilas(cliente, [...tablas.keys()]);
  if (ocupada !== undefined) return falla({ clase: 'no-vacia', detalle: ocupada });
  const distinta = await diferenciaDeEsquema(cliente, tablas, manifiesto);
  if (distinta !== undefined) return falla({ clase: 'version-distinta', detalle: distinta });
  const lista = [...tablas.keys()].map((nombre) => calificada(cliente, nombre)).join(', ');
  await cliente.query(`truncate ${lista}`);
  const cargadas = await cargarEntradas(cliente, pedido, tablas);
  if (!cargadas.ok) return cargadas;
  return compararTablas(cliente, tablas, manifiesto);
}

async function diferenciaDeEsquema(
  cliente: pg.Client,
  tablas: ReadonlyMap<string, TablaPorCopiar>,
  manifiesto: Manifiesto,
): Promise<string | undefined> {
  const { rows } = await cliente.query<{ colas: number }>(
    'select max(version)::int as colas from trabajos.version',
  );
  if (rows[0]?.colas !== manifiesto.colas)
    return `Las colas del respaldo son de la versión ${manifiesto.colas} y aquí, de la ${rows[0]?.colas}. Restaure con la versión ${manifiesto.producto} y actualice después.`;
  const enRespaldo = new Map(manifiesto.tablas.map(({ nombre, columnas }) => [nombre, columnas]));
  const ajena = [...new Set([...tablas.keys(), ...enRespaldo.keys()])].find(
    (nombre) => tablas.get(nombre)?.columnas.join() !== enRespaldo.get(nombre)?.join(),
  );
  return ajena === undefined ? undefined : `La tabla ${ajena} no tiene las mismas columnas.`;
}

// Recién migrada, una base solo tiene su bitácora de migraciones y la lista de colas.
const SIEMPRE_CON_FILAS = new Set(['public.migracion', 'trabajos.queue', 'trabajos.schedule']);

async function primeraConFilas(
  cliente: pg.Client,
  nombres: readonly string[],
): Promise<string | undefined> {
  for (const nombre of nombres) {
    if (SIEMPRE_CON_FILAS.has(nombre)) continue;
    const { rowCount } = await cliente.query(
      `select 1 from ${calificada(cliente, nombre)} limit 1`,
    );
    if (rowCount !== 0) return nombre;
  }
  return undefined;
}

async function cargarEntradas(
  cliente: pg.Client,
  { archivo, almacen, carpetaDatos }: PedidoDeRestauracion,
  tablas: ReadonlyMap<string, TablaPorCopiar>,
): Promise<Resultado<void, FallaDeRestauracion>> {
  let abierta: { readonly nombre: string; readonly copia: CopiaHacia } | undefined;
  for await (const { nombre, contenido } of leerEntradas(archivo)) {
    const [clase, ...resto] = nombre.split('/');
    const tabla = clase === 'tablas' ? tablas.get(resto[0] ?? '') : undefined;
    if (abierta !== undefined && abierta.nombre !== tabla?.nombre) {
      await abierta.copia.terminar();
      abierta = undefined;
    }
    if (tabla !== undefined) {
      abierta ??= {
        nombre: tabla.nombre,
        copia: await copiarHacia(cliente, ordenDeEntrada(cliente, tabla)),
      };
      await abierta.copia.escribir(contenido);
    } else if (clase === 'archivos') {
      const guardado = await almacen.guardar(contenido, { maximo: contenido.length });
      if (!guardado.ok || guardado.valor.sha256 !== resto[0])
        return falla({ clase: 'no-coincide', detalle: `No se pudo guardar ${nombre}` });
    } else if (clase === 'secretos') {
      const escrito = await escribirSecreto(carpetaDatos, { nombre: resto.join('/'), contenido });
      if (!escrito.ok) return falla({ clase: 'no-vacia', detalle: resto.join('/') });
    } else if (nombre !== MANIFIESTO && nombre !== SELLO) {
      return falla({ clase: 'no-coincide', detalle: `Sobra ${nombre}` });
    }
  }
  return exito(undefined);
}

/** Lo que quedó en la base, leído de nuevo, debe dar los mismos bytes que el respaldo. */
async function compararTablas(
  cliente: pg.Client,
  tablas: ReadonlyMap<string, TablaPorCopiar>,
  manifiesto: Manifiesto,
): Promise<Resultado<void, FallaDeRestauracion>> {
  for (const { nombre, filas, sha256 } of manifiesto.tablas) {
    const tabla = tablas.get(nombre);
    if (tabla === undefined) return falla({ clase: 'no-coincide', detalle: nombre });
    const partes = partesDeTabla(cliente, tabla);
    let lectura = await partes.next();
    while (lectura.done !== true) lectura = await partes.next();
    if (lectura.value.filas !== filas || lectura.value.sha256 !== sha256)
      return falla({ clase: 'no-coincide', detalle: `La tabla ${nombre} no quedó igual` });
  }
  return exito(undefined);
}
