/**
 * Solicitudes completas guardadas por segundo, 16 a la vez, llamando a los casos de uso (sin HTTP
 * ni ingreso con ClaveÚnica). Cada una crea el borrador con sus respuestas e ingresa: expediente,
 * folio, plazos, evento encadenado y trabajo encolado, con fsync. Se mide en un municipio, donde
 * el folio correlativo las pone en fila, y en dieciséis. Al lado, la transacción desnuda: fijar el
 * municipio, tomar el folio, insertar una fila y confirmar, con las mismas conexiones.
 */
import { sql } from 'kysely';
import certificado from '../catalogo/certificado-numero/tramite.ts';
import { ingresar } from '../src/modulos/tramitacion/expedientes/index.ts';
import {
  crearBorrador,
  crearPersona,
  type MunicipioDePrueba,
  respuestasDe,
  sembrarMunicipio,
} from '../tests/soporte/municipio-de-prueba.ts';
import { avanzar, informar, medianaDe, percentil, redondear } from './informe.ts';
import { abrirInstalacion } from './instalacion.ts';

const A_LA_VEZ = 16;
const POR_RONDA = Number(process.argv[2] ?? 240);
const RONDAS = 3;
const instalacion = await abrirInstalacion();
const { puertos, depruebas, duenio } = instalacion;
const respuestas = respuestasDe('certificar');

const municipios: MunicipioDePrueba[] = [];
for (let i = 0; i < A_LA_VEZ; i++) {
  municipios.push(await sembrarMunicipio(depruebas, duenio, 13101 + i));
}

async function ronda(destinos: readonly MunicipioDePrueba[]) {
  const personas = await Promise.all(
    Array.from({ length: POR_RONDA }, () => crearPersona(depruebas, 'Vecina')),
  );
  const latencias: number[] = [];
  const cola = personas.map((persona, i) => ({
    persona,
    municipio: destinos[i % destinos.length],
  }));
  const inicio = performance.now();
  await Promise.all(
    Array.from({ length: A_LA_VEZ }, async () => {
      for (let tarea = cola.pop(); tarea !== undefined; tarea = cola.pop()) {
        const { persona, municipio } = tarea;
        if (municipio === undefined) throw new Error('sin municipio');
        const desde = performance.now();
        const { municipioId } = municipio;
        const borradorId = await crearBorrador(
          depruebas,
          municipioId,
          persona.personaId,
          respuestas,
        );
        const pedido = { borradorId, persona, definicion: certificado, capa: {}, respuestas };
        const hecho = await puertos.base.conMunicipio(municipioId, (tx) =>
          ingresar(tx, puertos, pedido),
        );
        if (!hecho.ok) throw new Error(hecho.error);
        latencias.push(performance.now() - desde);
      }
    }),
  );
  return { porSegundo: POR_RONDA / ((performance.now() - inicio) / 1000), latencias };
}

/** Lo mínimo durable que cualquier ingreso con folio sin saltos necesita. */
async function rondaDesnuda(destinos: readonly MunicipioDePrueba[]): Promise<number> {
  let quedan = POR_RONDA;
  const inicio = performance.now();
  await Promise.all(
    Array.from({ length: A_LA_VEZ }, async (_, i) => {
      const municipioId = destinos[i % destinos.length]?.municipioId ?? 0;
      while (quedan-- > 0) {
        await puertos.base.conMunicipio(municipioId, async ({ db }) => {
          await sql`insert into folio values (${municipioId}, 'MEDIDA', 2026, 1)
            on conflict (municipio_id, serie, anio) do update set ultimo = folio.ultimo + 1`.execute(
            db,
          );
          await sql`insert into acto_administracion
            values (${municipioId}, gen_random_uuid(), '{}', 'medida', '{}', now())`.execute(db);
        });
      }
    }),
  );
  return POR_RONDA / ((performance.now() - inicio) / 1000);
}

for (const [caso, destinos] of [
  ['un municipio', municipios.slice(0, 1)],
  ['16 municipios', municipios],
] as const) {
  avanzar(`Solicitudes completas en ${caso}`);
  await ronda(destinos);
  const rondas = [];
  const desnudas: number[] = [];
  for (let i = 0; i < RONDAS; i++) {
    desnudas.push(await rondaDesnuda(destinos));
    rondas.push(await ronda(destinos));
  }
  const latencias = rondas.flatMap((medida) => medida.latencias);
  const mediana = medianaDe(rondas.map(({ porSegundo }) => porSegundo));
  informar({
    nombre: `solicitudes completas por segundo, ${caso}`,
    mediana,
    unidad: 'solicitudes/s',
    detalle: {
      aLaVez: A_LA_VEZ,
      porRonda: POR_RONDA,
      rondas: rondas.map(({ porSegundo }) => redondear(porSegundo)),
      transaccionDesnudaPorSegundo: redondear(medianaDe(desnudas)),
      razonConLaDesnuda: redondear(medianaDe(desnudas) / mediana),
      p50ms: redondear(percentil(latencias, 50)),
      p99ms: redondear(percentil(latencias, 99)),
      via: 'casos de uso, fsync activo, dos transacciones por solicitud',
    },
    presupuesto: '>= 150',
    cumple: mediana >= 150,
  });
}
await instalacion.cerrar();
