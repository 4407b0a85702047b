import { createHash } from 'node:crypto';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { falla } from '../../base/resultado.ts';
import { comprobarS3, crearAlmacenS3 } from './almacen-s3.ts';
import type { Almacen } from './puerto.ts';
import { CREDENCIAL_S3, crearS3DePrueba, type S3DePrueba } from './s3-de-prueba.ts';

const pdf = (texto = ''): Uint8Array =>
  new Uint8Array(Buffer.from(`%PDF-1.7\n%âãÏÓ\n1 0 obj <<>> endobj\n${texto}%%EOF\n`, 'latin1'));
const PDF = pdf();
const limites = { maximo: 1_000_000 };
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function* trozos(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += 9) yield bytes.subarray(i, i + 9);
}

let servicio: S3DePrueba;
let s3: Almacen;
const configuracion = (extra: object = {}) => ({
  ...CREDENCIAL_S3,
  direccion: servicio.direccion,
  intentos: 1,
  ...extra,
});
beforeAll(async () => {
  servicio = await crearS3DePrueba();
  s3 = await crearAlmacenS3(configuracion());
});
beforeEach(() => {
  servicio.objetos.clear();
  servicio.pedidos.splice(0);
});
afterAll(() => servicio.cerrar());

describe('almacén en S3', () => {
  it('sube una vez, firmado y con su resumen, y lee lo mismo', async () => {
    const esperado = { sha256: sha(PDF), bytes: PDF.length, tipo: 'pdf' };
    expect(await s3.guardar(trozos(PDF), limites)).toEqual({ ok: true, valor: esperado });
    expect(await s3.guardar(PDF, limites)).toEqual({ ok: true, valor: esperado });
    expect(servicio.pedidos.filter(({ metodo }) => metodo === 'PUT')).toEqual([{ metodo: 'PUT' }]);
    const h = sha(PDF);
    expect([...servicio.objetos.keys()]).toEqual([`sha256/${h.slice(0, 2)}/${h.slice(2, 4)}/${h}`]);
    expect(await s3.leer(h)).toEqual(PDF);
    const flujo = await s3.flujo(h);
    expect(Buffer.concat(await Array.fromAsync(flujo ?? []))).toEqual(Buffer.from(PDF));
    expect(await s3.existe(h)).toBe(true);
  });

  it('lista todo, página por página', async () => {
    const archivos = ['a', 'b', 'c', 'd', 'e'].map(pdf);
    for (const uno of archivos) expect((await s3.guardar(uno, limites)).ok).toBe(true);
    expect(await Array.fromAsync(s3.listar())).toEqual(archivos.map(sha).toSorted());
  });

  it('lo que no existe no existe, y un tipo falso no se sube', async () => {
    expect(await s3.leer('0'.repeat(64))).toBeUndefined();
    expect(await s3.flujo('0'.repeat(64))).toBeUndefined();
    expect(await s3.existe('0'.repeat(64))).toBe(false);
    expect(await s3.guardar(PDF, { ...limites, nombre: 'a.png' })).toEqual(falla('tipo-falso'));
    expect(servicio.objetos.size).toBe(0);
  });

  it.each([
    ['la llave no es', { claveAcceso: 'AKIAOTRA' }, 'InvalidAccessKeyId'],
    ['el secreto no es', { claveSecreta: 'otro' }, 'SignatureDoesNotMatch'],
    ['la región no es', { region: 'sa-east-1' }, 'AuthorizationHeaderMalformed'],
    ['el depósito no existe', { balde: 'no-hay' }, 'NoSuchBucket'],
  ])('si %s, no guarda, no lee y la comprobación dice por qué', async (_caso, extra, codigo) => {
    await s3.guardar(PDF, limites);
    const malo = await crearAlmacenS3(configuracion(extra));
    expect(await malo.guardar(pdf('otro'), limites)).toEqual(falla('no-disponible'));
    expect(servicio.objetos.size).toBe(1);
    // Un archivo que está no puede pasar por inexistente.
    await expect(malo.leer(sha(PDF))).rejects.toThrow();
    expect(servicio.pedidos.at(-1)?.falla).toBe(codigo);
    expect(await comprobarS3(configuracion(extra))).toEqual(falla(codigo));
  });

  it('la comprobación de un depósito que sirve no escribe nada', async () => {
    expect(await comprobarS3(configuracion())).toEqual({ ok: true, valor: undefined });
    expect(servicio.pedidos).toEqual([{ metodo: 'GET' }]);
  });

  it('sin servicio dice no-disponible', async () => {
    const sin = configuracion({ direccion: 'http://127.0.0.1:1' });
    const avisos: unknown[] = [];
    const caido = crearAlmacenS3(sin, (aviso) => avisos.push(aviso));
    const conNombre = { ...limites, nombre: 'cédula de Ana.pdf' };
    expect(await caido.guardar(PDF, conNombre)).toEqual(falla('no-disponible'));
    await expect(caido.leer(sha(PDF))).rejects.toThrow();
    // Para el registro: qué hacía y el código, sin el nombre del archivo.
    expect(avisos).toEqual([
      { operacion: 'guardar', codigo: 'ECONNREFUSED' },
      { operacion: 'leer', codigo: 'ECONNREFUSED' },
    ]);
    expect(await comprobarS3(sin)).toEqual(falla('sin-respuesta'));
  });

  it.each(['cortar', 'alterar'] as const)(
    'si la lectura llega mal (%s), falla en vez de entregar otra cosa',
    async (proxima) => {
      await s3.guardar(PDF, limites);
      servicio.proxima = proxima;
      await expect(s3.leer(sha(PDF))).rejects.toThrow();
      expect(await s3.leer(sha(PDF))).toEqual(PDF);
    },
  );

  it.each([
    ['cambiado', (cuerpo: Buffer) => Buffer.concat([cuerpo.subarray(1), Buffer.from('x')])],
    ['cortado', (cuerpo: Buffer) => cuerpo.subarray(1)],
  ])('lo que llega %s al servicio no queda guardado', async (_caso, danar) => {
    const camino = createServer(async (pedido, respuesta) => {
      const cuerpo = Buffer.concat(await Array.fromAsync(pedido));
      const { method, headers, url } = pedido;
      // Conserva las cabeceras, también la firma: solo el cuerpo llega mal.
      const opciones = { method, headers, agent: false } as const;
      const ida = request(`${servicio.direccion}${url}`, opciones, (vuelta) => {
        respuesta.writeHead(vuelta.statusCode ?? 500, vuelta.headers);
        vuelta.pipe(respuesta);
      });
      ida.on('error', () => respuesta.destroy());
      ida.write(method === 'PUT' ? danar(cuerpo) : cuerpo, () =>
        // Con menos bytes de los anunciados no se puede terminar el pedido: se corta.
        method === 'PUT' && danar(cuerpo).length < cuerpo.length ? ida.destroy() : ida.end(),
      );
    });
    await new Promise<void>((listo) => camino.listen(0, '127.0.0.1', listo));
    const { port } = camino.address() as AddressInfo;
    const danado = await crearAlmacenS3(configuracion({ direccion: `http://127.0.0.1:${port}` }));
    expect(await danado.guardar(PDF, limites)).toEqual(falla('no-disponible'));
    expect(servicio.objetos.size).toBe(0);
    camino.closeAllConnections();
    camino.close();
  });
});
