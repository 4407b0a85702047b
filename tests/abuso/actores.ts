import { sembrarPrograma } from '../../src/arranque/siembra.ts';
import type { Rol } from '../../src/plataforma/base-de-datos/tablas.ts';
import { ingresarPrueba } from '../soporte/municipio-de-prueba.ts';
import {
  CUENTAS,
  ingresarFuncionario,
  ingresarPersona,
  type Navegador,
  navegar,
  type Sitio,
} from './sitio.ts';

/** Quienes pueden llegar a la trastienda de Ñuñoa, en el orden de las columnas de la tabla. */
export const ACTORES = [
  'nadie',
  'persona',
  'programa',
  'otra_municipalidad',
  'sin_segundo_factor',
  'sin_roles',
  'revisor_de_otra_unidad',
  'oficina_partes',
  'tesoreria',
  'lector',
  'revisor',
  'firmante',
  'administrador',
] as const;
export type Actor = (typeof ACTORES)[number];

const { municipioId } = CUENTAS.tesoreriaNunoa;
const RUN_CON_ROLES = 41_815_690;
/** Integra el programa nacional y trabaja en otra municipalidad. */
const DEL_PROGRAMA = { run: '42.156.089-7', municipioId: 12101, slug: 'punta-arenas' };

/** Roles que toma la misma cuenta municipal al hacer de cada actor. */
const ROLES: Partial<Record<Actor, { readonly rol: Rol; readonly unidad: string } | undefined>> = {
  sin_roles: undefined,
  revisor_de_otra_unidad: { rol: 'revisor', unidad: 'tesoreria' },
  oficina_partes: { rol: 'oficina_partes', unidad: 'dom' },
  tesoreria: { rol: 'tesoreria', unidad: 'dom' },
  lector: { rol: 'lector', unidad: 'dom' },
  revisor: { rol: 'revisor', unidad: 'dom' },
  firmante: { rol: 'firmante', unidad: 'dom' },
  administrador: { rol: 'administrador', unidad: 'dom' },
};

/** Devuelve un navegador por actor. La cuenta con roles es una sola: se le cambian al llamarla. */
export async function crearActores(sitio: Sitio): Promise<(actor: Actor) => Promise<Navegador>> {
  await sembrarPrograma(sitio.prueba.duenio, DEL_PROGRAMA.run.replace(/\.|-.$/g, ''), false);
  const fijos: Partial<Record<Actor, Navegador>> = {
    nadie: navegar(sitio),
    persona: await ingresarPersona(sitio, '44.444.444-4'),
    programa: await ingresarFuncionario(sitio, DEL_PROGRAMA),
    otra_municipalidad: await ingresarFuncionario(sitio, CUENTAS.administraValparaiso),
    sin_segundo_factor: await ingresarFuncionario(sitio, CUENTAS.administraNunoa, {
      segundo: false,
    }),
  };
  const conRoles = await ingresarFuncionario(sitio, CUENTAS.tesoreriaNunoa);
  return async (actor) => {
    const fijo = fijos[actor];
    if (fijo !== undefined) return fijo;
    await darRol(sitio, ROLES[actor]);
    return conRoles;
  };
}

async function darRol(
  { puertos }: Sitio,
  rol: { readonly rol: Rol; readonly unidad: string } | undefined,
): Promise<void> {
  await puertos.base.conMunicipio(municipioId, async ({ db }) => {
    const { funcionario_id } = await db
      .selectFrom('funcionario')
      .select('funcionario_id')
      .where('municipio_id', '=', municipioId)
      .where('run', '=', RUN_CON_ROLES)
      .executeTakeFirstOrThrow();
    await db
      .deleteFrom('funcionario_rol')
      .where('municipio_id', '=', municipioId)
      .where('funcionario_id', '=', funcionario_id)
      .execute();
    if (rol === undefined) return;
    await db
      .insertInto('funcionario_rol')
      .values({ municipio_id: municipioId, funcionario_id, unidad_id: rol.unidad, rol: rol.rol })
      .execute();
  });
}

/** Identificadores reales de cada cosa de Ñuñoa que nombran las rutas. */
export async function crearObjetos(sitio: Sitio): Promise<Readonly<Record<string, string>>> {
  const { base, colas } = sitio.puertos;
  const persona = await base.global(({ db }) =>
    db
      .selectFrom('persona')
      .select(['persona_id', 'run', 'nombres'])
      .where('run', '=', 44_444_444)
      .executeTakeFirstOrThrow(),
  );
  const { expedienteId } = await ingresarPrueba(sitio.puertos, {
    municipioId,
    persona: { personaId: persona.persona_id, run: persona.run, nombre: persona.nombres },
  });
  await colas.vaciar(['avanzar-expediente', 'enviar-notificacion']);
  return base.conMunicipio(municipioId, async ({ db }) => {
    const primero = async (tabla: 'documento' | 'notificacion', columna: string) => {
      const fila = await db
        .selectFrom(tabla)
        .selectAll()
        .where('municipio_id', '=', municipioId)
        .where('expediente_id', '=', expedienteId)
        .executeTakeFirstOrThrow();
      return String(Reflect.get(fila, columna));
    };
    const otra = await db
      .selectFrom('funcionario')
      .select('funcionario_id')
      .where('municipio_id', '=', municipioId)
      .where('run', '=', 41_650_937)
      .executeTakeFirstOrThrow();
    const hitos = await db
      .selectFrom('hito_plan')
      .select(['hito_id', 'requiere'])
      .where('municipio_id', '=', municipioId)
      .execute();
    // Uno que otro requiere: pedir retirarlo llega al rechazo y no cambia el plan.
    const requeridos = new Set(hitos.flatMap(({ requiere }) => requiere));
    const hito = hitos.find(({ hito_id }) => requeridos.has(hito_id));
    if (hito === undefined) throw new Error('Ningún hito de la demostración requiere a otro');
    return {
      expediente: expedienteId,
      documento: await primero('documento', 'documento_id'),
      notificacion: await primero('notificacion', 'notificacion_id'),
      cuenta: otra.funcionario_id,
      hito: hito.hito_id,
    };
  });
}
