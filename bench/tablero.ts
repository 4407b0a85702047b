/**
 * Páginas públicas de madurez digital a 16 conexiones contra el sitio compilado y sembrado: tablero
 * nacional, región, grupo, método, contexto y municipio. El presupuesto es p99 < 50 ms en cada una.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { cincoPuertos, compilar, iniciar } from '../tests/operacion/proceso.ts';
import { avanzar, informar, medianaDe } from './informe.ts';

const CONEXIONES = 16;
const SEGUNDOS = Number(process.argv[2] ?? 4);
const RONDAS = 3;
const PRESUPUESTO_MS = 50;
const PAGINAS = {
  'tablero nacional': '/madurez',
  'mapa de una dimensión': '/madurez?variable=it',
  'tablero regional': '/madurez/regiones/13',
  'dimensión en una región': '/madurez/regiones/13?variable=sml',
  'tabla completa': '/madurez/tabla?region=13',
  'página de un grupo': '/madurez/grupos/3',
  'página del método': '/madurez/metodo',
  'página de contexto': '/madurez/contexto',
  'página de un municipio': '/madurez/municipios/nunoa',
} as const;

compilar();
const datos = mkdtempSync(join(tmpdir(), 'municipios-tablero-'));
const sitio = iniciar({ datos, puerto: await cincoPuertos() });
await sitio.listo();
sitio.fin.then((fin) => avanzar(`El sitio terminó: ${fin}`));
for (const [nombre, ruta] of Object.entries(PAGINAS)) await medir(nombre, ruta);
sitio.senal('SIGTERM');
await sitio.fin;
rmSync(datos, { recursive: true, force: true });

async function medir(nombre: string, ruta: string): Promise<void> {
  avanzar(`Midiendo ${nombre}`);
  // La primera visita dibuja la página; las demás la reciben ya comprimida.
  const primera = performance.now();
  const crudo = await pesar(ruta, 'identity');
  const primeraMs = Math.round(performance.now() - primera);
  const gzip = await pesar(ruta, 'gzip');
  await cargar(ruta, 2);
  const rondas = [];
  for (let i = 0; i < RONDAS; i += 1) rondas.push(await cargar(ruta, SEGUNDOS));
  const p99 = medianaDe(rondas.map(({ latency }) => latency.p99));
  const no2xx = rondas.reduce((suma, { non2xx, errors }) => suma + non2xx + errors, 0);
  informar({
    nombre: `${nombre}: p99`,
    mediana: p99,
    unidad: 'ms',
    detalle: {
      conexiones: CONEXIONES,
      segundos: SEGUNDOS,
      porSegundo: Math.round(medianaDe(rondas.map(({ requests }) => requests.average))),
      p50ms: medianaDe(rondas.map(({ latency }) => latency.p50)),
      primeraMs,
      crudo,
      gzip,
      no2xx,
    },
    presupuesto: `p99 < ${PRESUPUESTO_MS} ms a ${CONEXIONES} conexiones`,
    cumple: p99 < PRESUPUESTO_MS && no2xx === 0,
  });
}

async function pesar(ruta: string, codificacion: string): Promise<number> {
  const pedido = get(`${sitio.url}${ruta}`, { headers: { 'accept-encoding': codificacion } });
  const [respuesta] = await once(pedido, 'response');
  if (respuesta.statusCode !== 200) throw new Error(`${ruta} respondió ${respuesta.statusCode}`);
  let bytes = 0;
  for await (const trozo of respuesta) bytes += trozo.length;
  return bytes;
}

/** Cada solicitud dice venir de otra dirección: el límite de uso por persona no es lo que se mide. */
function cargar(ruta: string, segundos: number) {
  const requests = Array.from({ length: 500 }, (_, i) => ({
    path: ruta,
    headers: {
      'accept-encoding': 'gzip',
      'x-forwarded-for': `198.18.${Math.floor(i / 250)}.${i % 250}`,
    },
  }));
  return autocannon({ url: sitio.url, connections: CONEXIONES, duration: segundos, requests });
}
