import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { crearAntivirusClamd, crearSinAntivirus } from './clamd.ts';

// La firma de prueba estándar, partida para que ningún antivirus borre este archivo.
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(
  '',
);

/** clamd de prueba: habla INSTREAM de verdad, con límite de tamaño. */
function atender(enchufe: Socket, maximo: number, tamanos: number[]): void {
  let espera = Buffer.alloc(0);
  let cuerpo = Buffer.alloc(0);
  let saludo = false;
  enchufe.on('error', () => undefined);
  enchufe.on('data', (datos: Buffer) => {
    espera = Buffer.concat([espera, datos]);
    if (!saludo) {
      if (espera.length < 10) return;
      if (espera.subarray(0, 10).toString() !== 'zINSTREAM\0') {
        enchufe.end('UNKNOWN COMMAND\0');
        return;
      }
      saludo = true;
      espera = espera.subarray(10);
    }
    while (espera.length >= 4) {
      const largo = espera.readUInt32BE(0);
      if (largo === 0) {
        enchufe.end(cuerpo.includes(EICAR) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');
        return;
      }
      if (espera.length < 4 + largo) return;
      tamanos.push(largo);
      cuerpo = Buffer.concat([cuerpo, espera.subarray(4, 4 + largo)]);
      espera = espera.subarray(4 + largo);
      if (cuerpo.length > maximo) {
        enchufe.end('INSTREAM size limit exceeded. ERROR\0');
        return;
      }
    }
  });
}

const abiertos: Server[] = [];
const conexiones = new Set<Socket>();
afterEach(async () => {
  for (const enchufe of conexiones) enchufe.destroy();
  conexiones.clear();
  for (const servidor of abiertos.splice(0)) {
    await new Promise<void>((listo) => servidor.close(() => listo()));
  }
});

async function escuchar(alConectar: (enchufe: Socket) => void, ruta?: string): Promise<number> {
  const servidor = createServer((enchufe) => {
    conexiones.add(enchufe);
    alConectar(enchufe);
  });
  abiertos.push(servidor);
  await new Promise<void>((listo) => {
    if (ruta === undefined) servidor.listen(0, '127.0.0.1', listo);
    else servidor.listen(ruta, listo);
  });
  return ruta === undefined ? (servidor.address() as AddressInfo).port : 0;
}

function cliente(puerto: number, plazoMs = 5000): ReturnType<typeof crearAntivirusClamd> {
  return crearAntivirusClamd({ direccion: { servidor: '127.0.0.1', puerto }, plazoMs });
}

describe('clamd', () => {
  it('declara limpio lo limpio y manda trozos de a lo más 64 KiB', async () => {
    const tamanos: number[] = [];
    const puerto = await escuchar((e) => atender(e, 1e9, tamanos));
    expect(await cliente(puerto).revisar(new Uint8Array(150_000))).toBe('limpio');
    expect(tamanos).toEqual([65_536, 65_536, 18_928]);
    expect(await cliente(puerto).revisar(new Uint8Array(0))).toBe('limpio');
  });

  it('encuentra EICAR aunque quede partido entre dos trozos', async () => {
    const puerto = await escuchar((e) => atender(e, 1e9, []));
    const bytes = Buffer.alloc(100_000);
    bytes.write(EICAR, 65_536 - 20, 'latin1');
    expect(await cliente(puerto).revisar(bytes)).toEqual({ infectado: 'Eicar-Signature' });
  });

  it('habla por socket de Unix', async () => {
    const carpeta = await mkdtemp(join(tmpdir(), 'clamd-'));
    const ruta = join(carpeta, 'c.sock');
    await escuchar((e) => atender(e, 1e9, []), ruta);
    expect(await crearAntivirusClamd({ direccion: { ruta } }).revisar(Buffer.from(EICAR))).toEqual({
      infectado: 'Eicar-Signature',
    });
    await rm(carpeta, { recursive: true, force: true });
  });

  it.each([
    ['corta la conexión', (e: Socket) => e.destroy()],
    ['no contesta', () => undefined],
    ['contesta cualquier cosa', (e: Socket) => e.end('HTTP/1.1 400 Bad Request\0')],
    ['contesta sin terminar', (e: Socket) => e.write('x'.repeat(5000))],
    ['dice OK sin el formato exacto', (e: Socket) => e.end('stream: OK, creo\0')],
  ])('no-disponible si %s', async (_caso, alConectar) => {
    const puerto = await escuchar((e) => {
      e.on('error', () => undefined);
      alConectar(e);
    });
    expect(await cliente(puerto, 150).revisar(new Uint8Array(200_000))).toBe('no-disponible');
  });

  it('supera-limite si clamd dice que no revisa archivos de ese tamaño', async () => {
    const puerto = await escuchar((e) => {
      e.on('error', () => undefined);
      atender(e, 1000, []);
    });
    expect(await cliente(puerto).revisar(new Uint8Array(2000))).toBe('supera-limite');
  });

  it('no-disponible si nadie escucha', async () => {
    expect(await cliente(1).revisar(new Uint8Array(1))).toBe('no-disponible');
  });

  it('sin antivirus lo dice, no lo da por limpio', async () => {
    expect(await crearSinAntivirus().revisar(Buffer.from(EICAR))).toBe('sin-antivirus');
  });
});
