/**
 * Páginas por segundo a 16 conexiones contra el sitio compilado: ficha pública del trámite y una
 * página de pregunta con sesión. Mide también la memoria del proceso, en reposo y con carga.
 */
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import pg from 'pg';
import certificado from '../catalogo/certificado-numero/tramite.ts';
import { carpetaDelZocalo } from '../src/plataforma/base-de-datos/postgres-embebido.ts';
import { cincoPuertos, compilar, iniciar, vive } from '../tests/operacion/proceso.ts';
import { avanzar, informar, medianaDe, redondear } from './informe.ts';

const CONEXIONES = 16;
const SEGUNDOS = Number(process.argv[2] ?? 5);
const RONDAS = 3;
const NUNOA = 13120;

compilar();
const datos = mkdtempSync(join(tmpdir(), 'municipios-medida-'));
const sitio = iniciar({ datos, puerto: await cincoPuertos() });
await sitio.listo();
// Si el sitio muere a mitad de la medición, que se sepa cómo.
sitio.fin.then((fin) => avanzar(`El sitio terminó: ${fin}`));
const memoria = (): number => {
  if (!vive(sitio.pid)) throw new Error(`El sitio murió:\n${sitio.salida()}`);
  const [, kib = '0'] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${sitio.pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1024;
};
const enReposo = memoria();
let maxima = 0;

const sesion = await sembrarSolicitud();
await medir('ficha pública', '/nunoa/tramites/certificado-numero', {});
await medir('página de pregunta', sesion.ruta, { cookie: `sesion=${sesion.cookie}` });
informar({
  nombre: 'memoria residente del proceso principal con carga',
  mediana: maxima,
  unidad: 'MiB',
  detalle: { enReposo: redondear(enReposo), conexiones: CONEXIONES },
  presupuesto: '< 200',
  cumple: maxima < 200,
});
sitio.senal('SIGTERM');
await sitio.fin;
rmSync(datos, { recursive: true, force: true });

async function medir(nombre: string, ruta: string, cabeceras: Record<string, string>) {
  avanzar(`Midiendo ${nombre}`);
  const bytes = await pesar(ruta, cabeceras);
  await cargar(ruta, cabeceras, 2);
  const vigia = setInterval(() => {
    maxima = Math.max(maxima, memoria());
  }, 200);
  const rondas = [];
  for (let i = 0; i < RONDAS; i++) rondas.push(await cargar(ruta, cabeceras, SEGUNDOS));
  clearInterval(vigia);
  const porSegundo = medianaDe(rondas.map(({ requests }) => requests.average));
  const p99 = medianaDe(rondas.map(({ latency }) => latency.p99));
  informar({
    nombre: `${nombre}: páginas por segundo`,
    mediana: porSegundo,
    unidad: 'páginas/s',
    detalle: {
      conexiones: CONEXIONES,
      segundos: SEGUNDOS,
      p50ms: medianaDe(rondas.map(({ latency }) => latency.p50)),
      p99ms: p99,
      ...bytes,
      no2xx: rondas.reduce((suma, { non2xx, errors }) => suma + non2xx + errors, 0),
    },
    presupuesto: '>= 1000, p99 < 50 ms, gzip <= 4 KB',
    cumple: porSegundo >= 1000 && p99 < 50 && bytes.gzip <= 4096,
  });
}

async function pesar(ruta: string, cabeceras: Record<string, string>) {
  const pedir = async (codificacion: string) => {
    const respuesta = await fetch(`${sitio.url}${ruta}`, {
      headers: { ...cabeceras, 'accept-encoding': codificacion },
      redirect: 'manual',
    });
    if (respuesta.status !== 200) throw new Error(`${ruta} respondió ${respuesta.status}`);
    return respuesta;
  };
  const crudo = await (await pedir('identity')).arrayBuffer();
  const pedido = get(`${sitio.url}${ruta}`, {
    headers: { ...cabeceras, 'accept-encoding': 'gzip' },
  });
  const [respuesta] = await once(pedido, 'response');
  let gzip = 0;
  for await (const trozo of respuesta) gzip += trozo.length;
  return { crudo: crudo.byteLength, gzip };
}

/** Cada solicitud dice venir de otra dirección: el límite de uso por persona no es lo que se mide. */
function cargar(ruta: string, cabeceras: Record<string, string>, segundos: number) {
  const requests = Array.from({ length: 500 }, (_, i) => ({
    path: ruta,
    headers: {
      ...cabeceras,
      'accept-encoding': 'gzip',
      'x-forwarded-for': `198.18.${Math.floor(i / 250)}.${i % 250}`,
    },
  }));
  return autocannon({ url: sitio.url, connections: CONEXIONES, duration: segundos, requests });
}

async function sembrarSolicitud() {
  const cliente = new pg.Client({
    host: carpetaDelZocalo(datos),
    user: 'postgres',
    database: 'municipios',
  });
  await cliente.connect();
  const cookie = randomUUID();
  const [persona, borrador] = [randomUUID(), randomUUID()];
  await cliente.query(
    `insert into persona values ($1, 12345678, '5', 'Persona', 'De Medida', null, null, now(), now())`,
    [persona],
  );
  await cliente.query(
    `insert into sesion values ($1, $2, null, null, false, now(), now(), now() + interval '1 hour')`,
    [createHash('sha256').update(cookie).digest('hex'), persona],
  );
  await cliente.query(
    `insert into borrador (municipio_id, borrador_id, persona_id, tramite_id, version, estado, creado_en, actualizado_en)
     values ($1, $2, $3, $4, $5, 'abierto', now(), now())`,
    [NUNOA, borrador, persona, certificado.id, certificado.version],
  );
  await cliente.end();
  const [pagina] = certificado.formulario.paginas;
  return { cookie, ruta: `/nunoa/solicitudes/${borrador}/paginas/${pagina?.id}` };
}
