import { fromKysely, PgBoss } from 'pg-boss';
import type { ConexionPostgres } from '../base-de-datos/base-de-datos.ts';
import { ROL_DE_APLICACION } from '../base-de-datos/migrar.ts';
import type { Registro } from '../registro/registro.ts';
import { COLAS, type Colas, type DatosTrabajo, type NombreCola } from './puerto.ts';

const ESQUEMA = 'trabajos';

// Cinco reintentos con espera creciente: 5 s, 10 s, 20 s… hasta 10 minutos. Lo fallido se
// conserva 30 días para que un administrador lo vea y lo reintente.
const POLITICA = {
  retryLimit: 5,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 120,
  retentionSeconds: 30 * 24 * 3600,
  deleteAfterSeconds: 30 * 24 * 3600,
} as const;

/** Crea el esquema y las colas con el dueño de la base, y los abre al rol de la aplicación. */
export async function migrarColas(conexionDuenio: ConexionPostgres): Promise<void> {
  const jefe = new PgBoss({
    ...opciones(conexionDuenio),
    max: 2,
    supervise: false,
    schedule: false,
  });
  jefe.on('error', () => undefined);
  await jefe.start();
  try {
    for (const cola of COLAS) {
      if ((await jefe.getQueue(cola)) === null)
        await jefe.createQueue(cola, { ...POLITICA, policy: 'standard' });
    }
    await jefe.getDb().executeSql(`
      grant usage on schema ${ESQUEMA} to ${ROL_DE_APLICACION};
      grant select, insert, update, delete on all tables in schema ${ESQUEMA} to ${ROL_DE_APLICACION};
      grant usage, select on all sequences in schema ${ESQUEMA} to ${ROL_DE_APLICACION};
      grant execute on all functions in schema ${ESQUEMA} to ${ROL_DE_APLICACION};`);
  } finally {
    await jefe.stop({ graceful: false });
  }
}

/** Abre las colas con el rol de la aplicación. Con `trabajar` falso solo se puede encolar. */
export async function abrirColas(
  conexion: ConexionPostgres,
  registro: Registro,
  { trabajar }: { readonly trabajar: boolean },
): Promise<Colas> {
  const jefe = new PgBoss({
    ...opciones(conexion),
    max: 4,
    migrate: false,
    createSchema: false,
    supervise: trabajar,
    schedule: trabajar,
    reindex: false,
  });
  jefe.on('error', (error) => registro.error({ err: error }, 'falla en las colas de trabajo'));
  await jefe.start();
  return {
    encolar: async (tx, cola, datos, { desde } = {}) => {
      await jefe.send(
        cola,
        { ...datos },
        {
          db: fromKysely(tx.db),
          ...(desde === undefined ? {} : { startAfter: new Date(desde.epochMilliseconds) }),
        },
      );
    },
    atender: async (cola, manejador) => {
      await jefe.work<DatosTrabajo>(
        cola,
        { batchSize: 1, pollingIntervalSeconds: 0.5 },
        async (trabajos) => {
          for (const trabajo of trabajos) {
            try {
              await manejador(trabajo.data);
            } catch (error) {
              registro.error(
                { err: error, cola, trabajo: trabajo.id, solicitud: trabajo.data.solicitud },
                'falló un trabajo',
              );
              throw error;
            }
          }
        },
      );
    },
    programar: (cola, cron) => jefe.schedule(cola, cron, {}, { tz: 'UTC' }),
    fallidos: (municipioId) => leerFallidos(jefe, municipioId),
    reintentar: async ({ cola, trabajoId }) => {
      await jefe.retry(cola, trabajoId);
    },
    detener: () => jefe.stop({ graceful: true, timeout: 10_000, close: true }),
  };
}

function opciones({ rol, maximo: _maximo, ...conexion }: ConexionPostgres) {
  return {
    ...conexion,
    schema: ESQUEMA,
    application_name: 'municipios-trabajos',
    ...(rol === undefined ? {} : { options: `-c role=${rol}` }),
  };
}

async function leerFallidos(jefe: PgBoss, municipioId: number | undefined) {
  const { rows } = await jefe.getDb().executeSql(
    `select name, id, data, output, retry_count, completed_on from ${ESQUEMA}.job
     where state = 'failed' and ($1::text is null or data->>'municipioId' = $1)
     order by completed_on desc limit 200`,
    [municipioId === undefined ? null : String(municipioId)],
  );
  return rows.map((fila) => ({
    cola: fila.name as NombreCola,
    trabajoId: String(fila.id),
    datos: fila.data as DatosTrabajo,
    error: String(fila.output?.message ?? 'sin detalle'),
    intentos: Number(fila.retry_count) + 1,
    fallo: Temporal.Instant.fromEpochMilliseconds(new Date(fila.completed_on).getTime()),
  }));
}
