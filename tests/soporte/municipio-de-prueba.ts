import certificado from '../../catalogo/certificado-numero/tramite.ts';
import { rutDeNumero } from '../../src/base/rut.ts';
import type { Respuestas, Valor } from '../../src/formulario/index.ts';
import {
  type Funcionario,
  type Ingresado,
  ingresar,
} from '../../src/modulos/tramitacion/expedientes/index.ts';
import { nuevoId } from '../../src/modulos/tramitacion/historia/index.ts';
import type { Capa, DefinicionTramite } from '../../src/modulos/tramitacion/tramites/definicion.ts';
import type { BaseDeDatos } from '../../src/plataforma/base-de-datos/base-de-datos.ts';
import { jsonb } from '../../src/plataforma/base-de-datos/json.ts';
import type { Rol } from '../../src/plataforma/base-de-datos/tablas.ts';
import type { PuertosDePrueba } from './puertos-de-prueba.ts';

/** Municipio con su Dirección de Obras, dos revisoras, una firmante y una persona interesada. */
export interface MunicipioDePrueba {
  readonly municipioId: number;
  readonly revisora: Funcionario;
  readonly otraRevisora: Funcionario;
  readonly firmante: Funcionario;
  readonly administradora: Funcionario;
  readonly persona: { readonly personaId: string; readonly run: number; readonly nombre: string };
}

let siguienteRun = 11_000_000;

/** Siembra un municipio. `zona` decide su día local. */
export async function sembrarMunicipio(
  puertos: PuertosDePrueba,
  duenio: BaseDeDatos,
  municipioId: number,
  zona = 'America/Santiago',
): Promise<MunicipioDePrueba> {
  await duenio.global(async ({ db }) => {
    await db
      .insertInto('municipio')
      .values({
        municipio_id: municipioId,
        slug: `m${municipioId}`,
        nombre: `Comuna ${municipioId}`,
        region_codigo: '13',
        zona_horaria: zona,
      })
      .execute();
    await db
      .insertInto('tramite_nacional')
      .values({
        tramite_id: certificado.id,
        version: certificado.version,
        definicion: jsonb({ ...certificado }),
        hash: 'prueba',
        publicado_en: puertos.reloj.ahora().toString(),
      })
      .onConflict((conflicto) => conflicto.columns(['tramite_id', 'version']).doNothing())
      .execute();
  });
  await puertos.base.conMunicipio(municipioId, ({ db }) =>
    db
      .insertInto('unidad')
      .values({
        municipio_id: municipioId,
        unidad_id: 'dom',
        nombre: 'Dirección de Obras Municipales',
        responsable: 'Rosa Contreras Vidal',
        cargo_responsable: 'Directora de Obras',
      })
      .execute(),
  );
  const crear = (nombre: string, rol: Rol) => crearFuncionario(puertos, municipioId, nombre, rol);
  return {
    municipioId,
    revisora: await crear('Ana Soto', 'revisor'),
    otraRevisora: await crear('Berta Lagos', 'revisor'),
    firmante: await crear('Rosa Contreras', 'firmante'),
    administradora: await crear('Carla Núñez', 'administrador'),
    persona: await crearPersona(puertos, `Vecina ${municipioId}`),
  };
}

async function crearFuncionario(
  puertos: PuertosDePrueba,
  municipioId: number,
  nombre: string,
  rol: Rol,
): Promise<Funcionario> {
  const funcionarioId = nuevoId(puertos);
  siguienteRun += 1;
  const run = siguienteRun;
  await puertos.base.conMunicipio(municipioId, async ({ db }) => {
    await db
      .insertInto('funcionario')
      .values({
        municipio_id: municipioId,
        funcionario_id: funcionarioId,
        run,
        nombre,
        cargo: `Cargo de ${rol}`,
        correo: `f${run}@municipio.cl`,
        creado_en: puertos.reloj.ahora().toString(),
      })
      .execute();
    await db
      .insertInto('funcionario_rol')
      .values({
        municipio_id: municipioId,
        funcionario_id: funcionarioId,
        unidad_id: 'dom',
        rol,
      })
      .execute();
  });
  return { funcionarioId, nombre, roles: [{ unidadId: 'dom', rol }] };
}

/** Crea una persona con su correo. */
export async function crearPersona(puertos: PuertosDePrueba, nombre: string) {
  const personaId = nuevoId(puertos);
  siguienteRun += 1;
  const { numero: run, dv } = rutDeNumero(siguienteRun);
  const ahora = puertos.reloj.ahora().toString();
  await puertos.base.global(({ db }) =>
    db
      .insertInto('persona')
      .values({
        persona_id: personaId,
        run,
        dv,
        nombres: nombre,
        apellidos: 'Pérez',
        correo: 'persona@ejemplo.cl',
        creada_en: ahora,
        actualizada_en: ahora,
      })
      .execute(),
  );
  return { personaId, run, nombre: `${nombre} Pérez` };
}

/** Crea un borrador abierto de la persona y devuelve su id. */
export async function crearBorrador(
  puertos: PuertosDePrueba,
  municipioId: number,
  personaId: string,
  respuestas: Respuestas,
): Promise<string> {
  const borradorId = nuevoId(puertos);
  const ahora = puertos.reloj.ahora().toString();
  await puertos.base.conMunicipio(municipioId, async ({ db }) => {
    await db
      .updateTable('borrador')
      .set({ estado: 'descartado' })
      .where('municipio_id', '=', municipioId)
      .where('persona_id', '=', personaId)
      .where('estado', '=', 'abierto')
      .execute();
    await db
      .insertInto('borrador')
      .values({
        municipio_id: municipioId,
        borrador_id: borradorId,
        persona_id: personaId,
        tramite_id: certificado.id,
        version: certificado.version,
        respuestas: jsonb(respuestas),
        estado: 'abierto',
        creado_en: ahora,
        actualizado_en: ahora,
      })
      .execute();
  });
  return borradorId;
}

/** Guarda de verdad los archivos que las respuestas citan, y corrige su hash y tamaño. */
export async function conArchivosReales(
  puertos: PuertosDePrueba,
  respuestas: Respuestas,
): Promise<Respuestas> {
  if (!Array.isArray(respuestas.croquis)) return respuestas;
  const contenido = new TextEncoder().encode('%PDF-1.7\n% croquis de prueba\n%%EOF\n');
  const guardado = await puertos.archivos.guardar(contenido, { maximo: 1_000 });
  if (!guardado.ok) throw new Error(guardado.error);
  const archivo: Valor = {
    sha256: guardado.valor.sha256,
    nombre: 'croquis.pdf',
    tipo: 'application/pdf',
    bytes: guardado.valor.bytes,
  };
  return { ...respuestas, croquis: [archivo] };
}

/** Respuestas de un ejemplo de la definición. */
export function respuestasDe(ejemploId: string): Respuestas {
  const ejemplo = certificado.ejemplos.find(({ id }) => id === ejemploId);
  if (ejemplo === undefined) throw new Error(`Sin ejemplo ${ejemploId}`);
  return ejemplo.respuestas;
}

/** Ingresa una solicitud de prueba de principio a fin y devuelve su expediente. */
export async function ingresarPrueba(
  puertos: PuertosDePrueba,
  municipio: Pick<MunicipioDePrueba, 'municipioId' | 'persona'>,
  ejemploId = 'certificar',
  definicion: DefinicionTramite = certificado,
  capa: Capa = {},
): Promise<Ingresado> {
  const respuestas = await conArchivosReales(puertos, respuestasDe(ejemploId));
  const { municipioId, persona } = municipio;
  const borradorId = await crearBorrador(puertos, municipioId, persona.personaId, respuestas);
  const ingreso = await puertos.base.conMunicipio(municipioId, (tx) =>
    ingresar(tx, puertos, { borradorId, persona, definicion, capa, respuestas }),
  );
  if (!ingreso.ok) throw new Error(ingreso.error);
  return ingreso.valor;
}
