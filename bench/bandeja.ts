/**
 * Bandeja y búsqueda en un municipio con un millón de expedientes, uno de cada cinco abierto, con
 * las funciones del producto, el rol de la aplicación y la seguridad por fila forzada. Cada consulta
 * se mide de principio a fin, con su transacción, y sus datos salen de un caso al azar. También lo
 * que cuesta guardar las palabras al ingresar. `npm run -s bench -- bandeja`.
 * Como argumento acepta otra cantidad de casos.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import pg from 'pg';
import { uuidV7 } from '../src/base/ids.ts';
import { formatearRut, rutDeNumero } from '../src/base/rut.ts';
import {
  cerrarPalabras,
  guardarPalabras,
} from '../src/modulos/tramitacion/expedientes/repositorio/busqueda.ts';
import { insertarExpediente } from '../src/modulos/tramitacion/expedientes/repositorio/expediente.ts';
import {
  consultarBandeja,
  contarVistas,
  type QuienMira,
} from '../src/modulos/tramitacion/oficina/bandeja/consultar.ts';
import type { FiltrosDeBandeja } from '../src/modulos/tramitacion/oficina/bandeja/filtros.ts';
import type { TxMunicipal } from '../src/plataforma/base-de-datos/base-de-datos.ts';
import { rutaDeProyecto } from '../src/plataforma/raiz.ts';
import { avanzar, informar, percentil, redondear } from './informe.ts';
import { abrirInstalacion } from './instalacion.ts';

const CASOS = Number(process.argv[2] ?? 1_000_000);
const CONSULTAS = 200;
const MUNICIPIO = 13101;
const LIMITE_MS = 100;

const instalacion = await abrirInstalacion();
const { base } = instalacion;

avanzar(`Llenar ${CASOS} expedientes`);
const desdeLlenado = performance.now();
const duenio = new pg.Client({ ...instalacion.conexion, user: 'postgres' });
await duenio.connect();
await duenio.query(`set medida.casos = ${CASOS}`);
await duenio.query(readFileSync(rutaDeProyecto('bench/bandeja.sql'), 'utf8'));
await duenio.query('vacuum analyze');
const { rows: tamanios } = await duenio.query(`select
  pg_total_relation_size('expediente') / 1048576 as expediente_mb,
  pg_total_relation_size('expediente_palabra') / 1048576 as palabra_mb,
  (select count(*) from expediente_palabra)::int as palabras,
  (select count(*) from expediente where estado <> 'terminado')::int as abiertos`);
informar({
  nombre: 'llenar la base de la medición',
  mediana: (performance.now() - desdeLlenado) / 1000,
  unidad: 's',
  detalle: { casos: CASOS, ...tamanios[0] },
});

interface Muestra {
  readonly folio: string;
  readonly interesado_run: number;
  readonly interesado_nombre: string;
  readonly unidad_id: string;
  readonly tramite_id: string;
  readonly vence_fecha: string;
  readonly expediente_id: string;
  readonly calle: string;
  readonly glosa: string;
}

/** Casos al azar: lo buscado tiene así la frecuencia de lo real. */
async function muestras(condicion: string): Promise<readonly Muestra[]> {
  const { rows } = await duenio.query<Muestra>(
    `select folio, interesado_run, interesado_nombre, unidad_id, tramite_id, vence_fecha::text,
       expediente_id, respuestas->>'calle' as calle, respuestas->>'glosa' as glosa
     from expediente where ${condicion} order by md5(expediente_id::text) limit ${CONSULTAS}`,
  );
  return rows;
}
const abiertas = await muestras("estado <> 'terminado'");
const terminadas = await muestras("estado = 'terminado'");

const todas = { alcance: 'todas' } as const;
const deUnidad = ({ unidad_id }: Muestra) => ({ alcance: [unidad_id] });
const funcionario = (i: number) =>
  `00000000-0000-7000-8000-${String(1 + (i % 200)).padStart(12, '0')}`;
const palabra = (texto: string, n: number) => texto.split(' ')[n] ?? '';
const clave = ({ vence_fecha, expediente_id }: Muestra) => ({
  venceFecha: vence_fecha,
  expedienteId: expediente_id,
});

interface Caso {
  readonly nombre: string;
  readonly de?: readonly Muestra[];
  readonly alcance?: (m: Muestra) => Pick<QuienMira, 'alcance'>;
  readonly filtros: (m: Muestra) => Partial<FiltrosDeBandeja>;
}

const LISTAS: readonly Caso[] = [
  { nombre: 'bandeja, primera página', filtros: () => ({}) },
  { nombre: 'bandeja, página siguiente', filtros: (m) => ({ despuesDe: clave(m) }) },
  { nombre: 'bandeja, página anterior', filtros: (m) => ({ antesDe: clave(m) }) },
  { nombre: 'bandeja por unidad', filtros: (m) => ({ unidad: m.unidad_id }) },
  { nombre: 'bandeja de quien es de una unidad', alcance: deUnidad, filtros: () => ({}) },
  { nombre: 'bandeja por trámite', filtros: (m) => ({ tramite: m.tramite_id }) },
  { nombre: 'mías', filtros: () => ({ vista: 'mias' }) },
  { nombre: 'por tomar', alcance: deUnidad, filtros: () => ({ vista: 'por-tomar' }) },
  { nombre: 'por firmar', alcance: deUnidad, filtros: () => ({ vista: 'por-firmar' }) },
  { nombre: 'en corrección', alcance: deUnidad, filtros: () => ({ vista: 'en-correccion' }) },
  { nombre: 'vencidas', alcance: deUnidad, filtros: () => ({ vista: 'vencidas' }) },
  { nombre: 'terminadas', filtros: () => ({ vista: 'terminadas' }) },
  { nombre: 'terminadas por resultado', filtros: () => ({ estado: 'desistido' }) },
  { nombre: 'buscar folio', filtros: (m) => ({ texto: m.folio }) },
  { nombre: 'buscar folio corto', filtros: (m) => ({ texto: folioCorto(m) }) },
  { nombre: 'buscar RUN', filtros: (m) => ({ texto: run(m) }) },
  { nombre: 'buscar comienzo de RUN', filtros: (m) => ({ texto: run(m).slice(0, 6) }) },
  { nombre: 'buscar apellido', filtros: (m) => ({ texto: palabra(m.interesado_nombre, 2) }) },
  {
    nombre: 'buscar apellido, una unidad',
    alcance: deUnidad,
    filtros: (m) => ({ texto: palabra(m.interesado_nombre, 2) }),
  },
  { nombre: 'buscar palabra de respuesta', filtros: (m) => ({ texto: palabra(m.glosa, 1) }) },
  { nombre: 'buscar palabra muy común', filtros: (m) => ({ texto: palabra(m.glosa, 0) }) },
  {
    nombre: 'buscar dos palabras',
    filtros: (m) => ({
      texto: `${palabra(m.interesado_nombre, 0)} ${palabra(m.interesado_nombre, 2)}`,
    }),
  },
  { nombre: 'buscar nombre completo', filtros: (m) => ({ texto: m.interesado_nombre }) },
  { nombre: 'buscar calle y número', filtros: (m) => ({ texto: m.calle }) },
  {
    nombre: 'buscar comienzo de palabra',
    filtros: (m) => ({ texto: palabra(m.calle, 0).slice(0, 6) }),
  },
  { nombre: 'buscar sin resultado', filtros: (m) => ({ texto: `zz${m.folio.slice(-4)}` }) },
  {
    nombre: 'buscar apellido en terminadas',
    de: terminadas,
    filtros: (m) => ({ vista: 'terminadas', texto: palabra(m.interesado_nombre, 3) }),
  },
  {
    nombre: 'buscar nombre completo en terminadas',
    de: terminadas,
    filtros: (m) => ({ vista: 'terminadas', texto: m.interesado_nombre }),
  },
];

function run({ interesado_run }: Muestra): string {
  return formatearRut(rutDeNumero(interesado_run));
}

function folioCorto({ folio }: Muestra): string {
  const [, anio = '', numero = ''] = folio.split('-');
  return `${anio}-${Number(numero)}`;
}

function quien(m: Muestra, i: number, alcance: Caso['alcance']): QuienMira {
  return {
    ...(alcance?.(m) ?? todas),
    funcionario: {
      funcionarioId: funcionario(i),
      roles: [{ unidadId: m.unidad_id, rol: 'revisor' }],
    },
    hoy: Temporal.Now.plainDateISO().toString(),
  };
}

async function medir(
  nombre: string,
  de: readonly Muestra[],
  usar: (tx: TxMunicipal, m: Muestra, i: number) => Promise<number>,
): Promise<void> {
  const tiempos: number[] = [];
  let filas = 0;
  for (const [i, m] of de.entries()) {
    const desde = performance.now();
    filas += await base.conMunicipio(MUNICIPIO, (tx) => usar(tx, m, i));
    tiempos.push(performance.now() - desde);
  }
  const p95 = percentil(tiempos, 95);
  informar({
    nombre,
    mediana: percentil(tiempos, 50),
    unidad: 'ms',
    detalle: {
      p95: redondear(p95),
      maximo: redondear(Math.max(...tiempos)),
      consultas: tiempos.length,
      filasPorConsulta: redondear(filas / de.length),
    },
    presupuesto: `p95 < ${LIMITE_MS} ms`,
    cumple: p95 < LIMITE_MS,
  });
}

for (const { nombre, de = abiertas, alcance, filtros } of LISTAS) {
  await medir(nombre, de, async (tx, m, i) => {
    const pedidos: FiltrosDeBandeja = { vista: 'abiertas', texto: '', ...filtros(m) };
    return (await consultarBandeja(tx, pedidos, quien(m, i, alcance))).filas.length;
  });
}
for (const [nombre, alcance] of [
  ['cuentas de las pestañas', undefined],
  ['cuentas de quien es de una unidad', deUnidad],
] as const) {
  await medir(nombre, abiertas, async (tx, m, i) => {
    const cuentas = await contarVistas(tx, quien(m, i, alcance));
    return Object.keys(cuentas).length;
  });
}

/** Inserta un expediente con o sin sus palabras, y lo cierra. Devuelve lo que tardó cada parte. */
async function ingreso(m: Muestra, i: number, conPalabras: boolean) {
  const id = uuidV7(Date.now(), randomBytes(10));
  const numero = conPalabras ? i : i + CONSULTAS;
  const palabras =
    `${m.interesado_nombre} ${m.calle} ${m.glosa} medida${numero} 2099 santiago gmail com`
      .toLowerCase()
      .split(' ');
  const desde = performance.now();
  await base.conMunicipio(MUNICIPIO, async (tx) => {
    await insertarExpediente(tx, {
      expediente_id: id,
      iuie: `EXP-${id}`,
      folio: id,
      tramite_id: m.tramite_id,
      version: 1,
      persona_id: '00000000-0000-7000-8000-000000000001',
      interesado_run: m.interesado_run,
      interesado_nombre: m.interesado_nombre,
      titulo: 'Trámite de medida',
      respuestas: sql<string>`'{}'::jsonb`,
      marcado: sql<string>`'{"en":[],"uniones":{},"acciones":{}}'::jsonb`,
      estado: 'en_tramite',
      paso_actual: 'revisar',
      unidad_id: m.unidad_id,
      ingresado_en: Temporal.Now.instant().toString(),
      efectivo_fecha: '2026-11-24',
      vence_fecha: '2026-12-24',
      ultimo_hash: 'a'.repeat(64),
      busqueda: palabras.join(' '),
    });
    if (conPalabras)
      await guardarPalabras(
        tx,
        { expedienteId: id, abierto: true, venceFecha: '2026-12-24' },
        palabras,
      );
  });
  const insertado = performance.now();
  await base.conMunicipio(MUNICIPIO, async (tx) => {
    if (conPalabras) await cerrarPalabras(tx, { expedienteId: id, venceFecha: '2026-12-24' });
  });
  return { insertar: insertado - desde, cerrar: performance.now() - insertado };
}

const con: Awaited<ReturnType<typeof ingreso>>[] = [];
const sin: typeof con = [];
for (const [i, m] of abiertas.entries()) {
  sin.push(await ingreso(m, i, false));
  con.push(await ingreso(m, i, true));
}
for (const [nombre, parte] of [
  ['lo que las palabras agregan a un ingreso', 'insertar'],
  ['lo que agregan al terminar un expediente', 'cerrar'],
] as const) {
  const mediana = (cual: typeof con) =>
    percentil(
      cual.map((uno) => uno[parte]),
      50,
    );
  informar({
    nombre,
    mediana: mediana(con) - mediana(sin),
    unidad: 'ms',
    detalle: { conPalabras: redondear(mediana(con)), sinPalabras: redondear(mediana(sin)) },
  });
}
await duenio.end();
await instalacion.cerrar();
