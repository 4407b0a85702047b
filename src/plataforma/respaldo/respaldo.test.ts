import { createHash, randomBytes } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BaseDePrueba, crearBaseDePrueba } from '../../../tests/soporte/base-de-prueba.ts';
import { crearAlmacenDisco } from '../archivos/almacen-disco.ts';
import type { Almacen } from '../archivos/puerto.ts';
import type { ConexionPostgres } from '../base-de-datos/base-de-datos.ts';
import { abrirCifrado } from '../cifrado/cifrado.ts';
import { migrarColas } from '../colas/pg-boss.ts';
import { crearRespaldo, type RespaldoCreado } from './crear-respaldo.ts';
import { restaurarRespaldo } from './restaurar-respaldo.ts';
import { tablasPorCopiar } from './tablas.ts';
import { verificarRespaldo } from './verificar-respaldo.ts';

// Bastantes filas para que la copia llegue en muchos trozos del socket.
const PERSONAS = 20_000;
const MUNICIPIOS = [13101, 5101];
// Textos que rompen un CSV o un JSON mal escrito, y nulos de las dos clases.
const TEXTOS = ['', '"', 'a,b', 'con\nsalto\r\n', '\\N', '\\.', 'Ñuñoa «ü»', "o'higgins", '\t'];

let origen: BaseDePrueba;
let destino: BaseDePrueba;
let carpeta: string;
let almacen: Almacen;
let creado: RespaldoCreado;
let archivo: string;
let escritas = 0;
const guardados: string[] = [];

beforeAll(async () => {
  [origen, destino] = [await crearBaseDePrueba(), await crearBaseDePrueba()];
  carpeta = await mkdtemp(join(tmpdir(), 'municipios-respaldo-'));
  const datos = join(carpeta, 'origen');
  await mkdir(join(datos, 'firma-local'), { recursive: true });
  abrirCifrado(datos);
  await writeFile(join(datos, 'firma-local', 'claves.json'), '{"secreto":true}');
  almacen = await crearAlmacenDisco(join(datos, 'archivos'));
  await migrarColas(origen.conexionDuenio);
  await sembrar(origen);
  archivo = join(carpeta, 'respaldo.tar.gz');
  creado = await respaldarMientrasSeEscribe(datos);
});
afterAll(async () => {
  await Promise.all([origen.cerrar(), destino.cerrar()]);
  await rm(carpeta, { recursive: true, force: true });
});

async function conCliente<T>(
  { rol: _, maximo: __, ...conexion }: ConexionPostgres,
  trabajo: (cliente: pg.Client) => Promise<T>,
): Promise<T> {
  const cliente = new pg.Client(conexion);
  await cliente.connect();
  return trabajo(cliente).finally(() => cliente.end());
}

async function sembrar({ conexionDuenio }: BaseDePrueba): Promise<void> {
  for (let i = 0; i < 3; i++) {
    const contenido = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5000 * (i + 1))]);
    const guardado = await almacen.guardar(contenido, { maximo: 1_000_000 });
    if (guardado.ok) guardados.push(guardado.valor.sha256);
  }
  await conCliente(conexionDuenio, async (cliente) => {
    for (const id of MUNICIPIOS) {
      await cliente.query(
        `insert into municipio values ($1, $2, $3, '13', 'America/Santiago', '{"a": 1.10}')`,
        [id, `m${id}`, `Municipio ${id}`],
      );
      for (const [i, texto] of TEXTOS.entries())
        await cliente.query(
          'insert into unidad (municipio_id, unidad_id, nombre, responsable) values ($1, $2, $3, $4)',
          [id, `u${i}`, texto, i % 2 === 0 ? null : texto],
        );
    }
    await cliente.query(`insert into tramite_nacional values ('t', 1, '{}', 'h', now())`);
    await cliente.query(
      `insert into persona select gen_random_uuid(), n, 'K', 'Nombre ' || n, 'Apellido', null, null, now(), now()
       from generate_series(1, ${PERSONAS}) n`,
    );
    await cliente.query(
      `insert into borrador select 13101, gen_random_uuid(), persona_id, 't', 1, 'null'::jsonb,
        jsonb_build_object('n', 12345678901234567890.10), array['p1', 'con "coma", y }'], 'abierto', now(), null, now(), now()
       from persona where run <= 20`,
    );
    for (const [i, sha256] of guardados.entries())
      await cliente.query(
        `insert into adjunto select municipio_id, gen_random_uuid(), borrador_id, 'f', 'x.pdf', $1, 10, 'application/pdf', 'limpio', now()
         from borrador order by borrador_id offset $2 limit 1`,
        [sha256, i],
      );
  });
}

/** Escribe sin parar mientras se saca el respaldo, para que la foto tenga que ser consistente. */
async function respaldarMientrasSeEscribe(carpetaDatos: string): Promise<RespaldoCreado> {
  let seguir = true;
  const escritura = conCliente(origen.conexionDuenio, async (cliente) => {
    for (let n = 1_000_000; seguir; n++) {
      await cliente.query(
        `with p as (insert into persona values (gen_random_uuid(), $1, '1', 'Nueva', 'Persona', null, null, now(), now()) returning persona_id)
         insert into acto_administracion select 13101, persona_id, '{}', 'prueba', '{}', now() from p`,
        [n],
      );
      escritas += 1;
    }
  });
  const respaldo = await crearRespaldo({
    destino: archivo,
    conexion: origen.conexionDuenio,
    almacen,
    carpetaDatos,
    conSecretos: true,
    conArchivos: true,
    producto: '0.1.0',
    ahora: Temporal.Instant.from('2026-11-24T12:00:00Z'),
  });
  seguir = false;
  await escritura;
  if (!respaldo.ok) throw new Error(respaldo.error);
  return respaldo.valor;
}

async function filasDe(
  { conexionDuenio }: BaseDePrueba,
  instantanea?: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  return conCliente(conexionDuenio, async (cliente) => {
    const filas = new Map<string, readonly string[]>();
    for (const { nombre } of await tablasPorCopiar(cliente)) {
      const visibles =
        instantanea === undefined
          ? ''
          : `where pg_visible_in_snapshot(t.xmin::text::xid8, '${instantanea}')`;
      const { rows } = await cliente.query<{ fila: string }>(
        `select t::text as fila from ${nombre} t ${visibles} order by t::text collate "C"`,
      );
      filas.set(
        nombre,
        rows.map(({ fila }) => fila),
      );
    }
    return filas;
  });
}

describe('crear', () => {
  it('la foto corta a mitad de la escritura y es la misma en todas las tablas', async () => {
    const filas = (nombre: string) =>
      creado.manifiesto.tablas.find((tabla) => tabla.nombre === nombre)?.filas ?? -1;
    expect(filas('public.persona') - PERSONAS).toBe(filas('public.acto_administracion'));
    expect(filas('public.acto_administracion')).toBeLessThan(escritas);
    expect(filas('public.unidad')).toBe(MUNICIPIOS.length * TEXTOS.length);
    expect(creado.manifiesto.archivos.cantidad).toBe(guardados.length);
    expect(creado.manifiesto.faltantes).toEqual([]);
  });

  it('no pisa un archivo que ya existe', async () => {
    const { conexionDuenio: conexion } = origen;
    const otra = await crearRespaldo({
      destino: archivo,
      conexion,
      almacen,
      carpetaDatos: carpeta,
      conSecretos: false,
      conArchivos: false,
      producto: '0',
      ahora: Temporal.Now.instant(),
    });
    expect(otra).toEqual({ ok: false, error: 'ya-existe' });
  });

  it('un dueño sin permiso de ver todas las filas falla, en vez de respaldar vacío', async () => {
    const otra = await crearRespaldo({
      destino: join(carpeta, 'otro.tar.gz'),
      conexion: origen.conexion,
      almacen,
      carpetaDatos: carpeta,
      conSecretos: false,
      conArchivos: false,
      producto: '0',
      ahora: Temporal.Now.instant(),
    });
    expect(otra).toEqual({ ok: false, error: 'no-ve-todo' });
  });
});

describe('verificar', () => {
  it('acepta el bueno y dice su SHA-256', async () => {
    const sha256 = createHash('sha256')
      .update(await readFile(archivo))
      .digest('hex');
    expect(creado.sha256).toBe(sha256);
    expect(await verificarRespaldo(archivo)).toMatchObject({ ok: true, valor: { sha256 } });
  });

  it('rechaza un byte cambiado en cualquier parte, y el archivo cortado', async () => {
    const crudo = gunzipSync(await readFile(archivo));
    const alterado = join(carpeta, 'alterado.tar.gz');
    for (let i = 0; i < 16; i++) {
      // Posiciones repartidas; el relleno de ceros entre entradas no lleva información.
      let posicion = Math.floor((crudo.length * (i + 0.5)) / 16);
      while (crudo[posicion] === 0) posicion += 1;
      const copia = Buffer.from(crudo);
      copia[posicion] = (copia[posicion] ?? 0) ^ 1;
      await writeFile(alterado, gzipSync(copia, { level: 1 }));
      expect((await verificarRespaldo(alterado)).ok, `byte ${posicion}`).toBe(false);
    }
    const comprimido = await readFile(archivo);
    await writeFile(alterado, comprimido.subarray(0, comprimido.length - 2000));
    expect((await verificarRespaldo(alterado)).ok).toBe(false);
    await writeFile(alterado, 'esto no es un respaldo');
    expect((await verificarRespaldo(alterado)).ok).toBe(false);
  });
});

describe('restaurar', () => {
  it('deja todas las filas y archivos iguales, y no se repite sobre lo restaurado', async () => {
    const carpetaDatos = join(carpeta, 'destino');
    await mkdir(carpetaDatos);
    const nuevo = await crearAlmacenDisco(join(carpetaDatos, 'archivos'));
    const pedido = { archivo, conexion: destino.conexionDuenio, almacen: nuevo, carpetaDatos };
    expect(await restaurarRespaldo(pedido)).toMatchObject({ ok: true });

    const esperadas = await filasDe(origen, creado.manifiesto.instantanea);
    const restauradas = await filasDe(destino);
    expect([...restauradas.keys()]).toEqual([...esperadas.keys()]);
    for (const [tabla, filas] of esperadas) expect(restauradas.get(tabla), tabla).toEqual(filas);
    expect(await Array.fromAsync(nuevo.listar())).toEqual([...guardados].sort());
    for (const sha256 of guardados)
      expect(await nuevo.leer(sha256)).toEqual(await almacen.leer(sha256));
    for (const secreto of ['llave', 'firma-local/claves.json'])
      expect(await readFile(join(carpetaDatos, secreto))).toEqual(
        await readFile(join(carpeta, 'origen', secreto)),
      );
    expect(await restaurarRespaldo(pedido)).toMatchObject({
      ok: false,
      error: { clase: 'no-vacia' },
    });
  });

  it('de un archivo alterado no toca nada', async () => {
    const vacia = await crearBaseDePrueba();
    const danado = join(carpeta, 'danado.tar.gz');
    await copyFile(archivo, danado);
    await writeFile(danado, (await readFile(danado)).subarray(0, 3000));
    const resultado = await restaurarRespaldo({
      archivo: danado,
      conexion: vacia.conexionDuenio,
      almacen,
      carpetaDatos: join(carpeta, 'nada'),
    });
    expect(resultado).toMatchObject({ ok: false, error: { clase: 'respaldo-danado' } });
    expect((await filasDe(vacia)).get('public.persona')).toEqual([]);
    await vacia.cerrar();
  });
});
