import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notificacionesDe } from '../../../src/modulos/tramitacion/avisos/index.ts';
import { documentosDe } from '../../../src/modulos/tramitacion/documentos/index.ts';
import {
  actuar,
  agregarNota,
  verCaso,
} from '../../../src/modulos/tramitacion/expedientes/index.ts';
import type { BaseDeDatos } from '../../../src/plataforma/base-de-datos/base-de-datos.ts';
import { rutaDeProyecto } from '../../../src/plataforma/raiz.ts';
import { type BaseDePrueba, crearBaseDePrueba } from '../../soporte/base-de-prueba.ts';
import {
  ingresarPrueba,
  type MunicipioDePrueba,
  sembrarMunicipio,
} from '../../soporte/municipio-de-prueba.ts';
import { crearPuertosDePrueba, type PuertosDePrueba } from '../../soporte/puertos-de-prueba.ts';
import { sinPredicado } from '../../soporte/sin-predicado.ts';
import { crearBorradorConPago } from './borrador-con-pago.ts';
import type { FilasDe, FuncionDeRepositorio } from './contrato.ts';
import { funcionesDeGobierno } from './gobierno.ts';
import { funcionesDeSolicitudesYPagos } from './solicitudes-y-pagos.ts';
import { funcionesDeTramitacion } from './tramitacion.ts';
import { funcionesDeTrastienda } from './trastienda.ts';

// Cada módulo con repositorio agrega aquí su lista.
const LISTAS = [
  ...funcionesDeTramitacion,
  ...funcionesDeGobierno,
  ...funcionesDeSolicitudesYPagos,
  ...funcionesDeTrastienda,
];
/** Archivos que consultan la base: los repositorios y las consultas de pantalla. */
const REPOSITORIO =
  /(^|\/)(repositorio[^/]*|repositorio\/[^/]*|consultas)\.ts$|^oficina\/.*\/consultar\.ts$/;
const A = 13101;
const B = 5101;

let prueba: BaseDePrueba;
let puertos: PuertosDePrueba;
let descuidada: BaseDeDatos;
let ajenas: FilasDe;

beforeAll(async () => {
  prueba = await crearBaseDePrueba();
  puertos = await crearPuertosDePrueba(prueba.base, '2026-11-24T13:00:00Z');
  descuidada = prueba.abrirOtra([sinPredicado()]);
  await crearCasoCompleto(await sembrarMunicipio(puertos, prueba.duenio, A));
  ajenas = await crearCasoCompleto(await sembrarMunicipio(puertos, prueba.duenio, B));
});
afterAll(async () => {
  await prueba.cerrar();
  await puertos.cerrar();
});

/** Un expediente con documentos, notas, notificaciones y una corrección pendiente. */
async function crearCasoCompleto(muni: MunicipioDePrueba): Promise<FilasDe> {
  const { expedienteId, folio } = await ingresarPrueba(puertos, muni, 'asignar');
  await puertos.colas.vaciar();
  const { municipioId, revisora: funcionario, persona } = muni;
  return puertos.base.conMunicipio(municipioId, async (tx) => {
    const hecho = await actuar(tx, puertos, {
      expedienteId,
      funcionario,
      nodo: 'revisar',
      accion: 'pedir_correccion',
      revision: 0,
      campos: [{ campo: 'entre_calle_1', motivo: `Motivo de ${municipioId}` }],
    });
    if (!hecho.ok) throw new Error(JSON.stringify(hecho.error));
    await agregarNota(tx, puertos, { expedienteId, funcionario, texto: `Nota ${expedienteId}` });
    const caso = await verCaso(tx, puertos, expedienteId, { funcionario });
    const documento = (await documentosDe(tx, expedienteId))[0];
    const notificacion = (await notificacionesDe(tx, expedienteId)).at(-1);
    const correccion = caso?.correcciones[0];
    const borrador = await tx.db
      .selectFrom('borrador')
      .select('borrador_id')
      .where('municipio_id', '=', municipioId)
      .executeTakeFirstOrThrow();
    if (documento?.codigo === undefined || notificacion === undefined || correccion === undefined) {
      throw new Error('El caso de prueba quedó incompleto');
    }
    const { eventos = [], plazos = [] } = caso ?? {};
    const pagado = await crearBorradorConPago(tx, puertos, persona.personaId);
    const { run: runFuncionario } = await tx.db
      .selectFrom('funcionario')
      .select('run')
      .where('municipio_id', '=', municipioId)
      .where('funcionario_id', '=', funcionario.funcionarioId)
      .executeTakeFirstOrThrow();
    return {
      municipioId,
      expedienteId,
      folio,
      venceFecha: caso?.expediente.venceFecha ?? '',
      documentoId: documento.documentoId,
      codigo: documento.codigo,
      notificacionId: notificacion.notificacionId,
      plazoId: correccion.plazoId,
      correccionId: correccion.correccionId,
      borradorId: borrador.borrador_id,
      ...pagado,
      runFuncionario,
      personaId: persona.personaId,
      funcionario,
      marcas: [
        expedienteId,
        folio,
        persona.personaId,
        documento.codigo,
        documento.sha256,
        funcionario.funcionarioId,
        notificacion.notificacionId,
        ...Object.values(pagado),
        ...eventos.map(({ hash }) => hash),
        ...plazos.map(({ plazoId }) => plazoId),
      ],
    };
  });
}

const TABLAS = [
  'unidad',
  'funcionario',
  'folio',
  'funcionario_rol',
  'tramite_adopcion',
  'acto_administracion',
  'borrador',
  'adjunto',
  'giro',
  'pago_intento',
  'asiento_pago',
  'expediente',
  'expediente_palabra',
  'evento',
  'acceso',
  'documento',
  'plazo',
  'correccion',
  'nota',
  'notificacion',
  'resumen_diario',
  'uso_diario',
] as const;

/** Resumen de todas las filas de un municipio: si algo cambia, cambia. */
async function retrato(municipioId: number): Promise<string> {
  const partes: string[] = [];
  for (const tabla of TABLAS) {
    const { rows } = await prueba.duenio.conMunicipio(municipioId, ({ db }) =>
      sql<{ md5: string | null }>`
        select md5(string_agg(t::text, '|' order by t::text)) as md5
        from ${sql.table(tabla)} t where municipio_id = ${municipioId}`.execute(db),
    );
    partes.push(`${tabla}:${rows[0]?.md5 ?? ''}`);
  }
  return partes.join('\n');
}

class Deshacer extends Error {}

/**
 * Usa la función y devuelve lo que mostró. Una excepción de la base cuenta como «no se pudo». Lo
 * escrito se confirma solo cuando se prueba un intento ajeno: revertido, no probaría nada.
 */
async function usar(
  base: BaseDeDatos,
  municipioId: number,
  funcion: FuncionDeRepositorio,
  confirmar: boolean,
): Promise<string> {
  let visto = '';
  try {
    await base.conMunicipio(municipioId, async (tx) => {
      visto = JSON.stringify(await funcion.usar(tx, ajenas, { ...puertos, base })) ?? '';
      if (!confirmar) throw new Deshacer();
    });
  } catch (error) {
    const deLaBase = error instanceof Error && 'code' in error;
    const sinBloquear = error instanceof Error && /sin bloquear|no existe/i.test(error.message);
    if (!(error instanceof Deshacer) && !deLaBase && !sinBloquear) throw error;
  }
  return visto;
}

const todas = LISTAS.flatMap(({ modulo, funciones }) =>
  funciones.map((funcion) => ({ titulo: `${modulo}: ${funcion.nombre}`, funcion })),
);

describe.each(LISTAS)(
  'el repositorio de $modulo está entero en la lista',
  ({ exporta, funciones, globales = [] }) => {
    it('no falta ninguna función', () => {
      const listadas = new Set([...funciones.map(({ nombre }) => nombre), ...globales]);
      const faltan = exporta
        .flatMap((modulo) => Object.entries(modulo))
        .filter(([nombre, valor]) => typeof valor === 'function' && !listadas.has(nombre))
        .map(([nombre]) => nombre);
      expect(faltan).toEqual([]);
    });
  },
);

describe('los repositorios de gobierno y tramitación', () => {
  it('están todos en alguna lista: un archivo nuevo también se prueba', () => {
    const archivos = ['gobierno', 'tramitacion'].flatMap((ala) =>
      readdirSync(rutaDeProyecto('src/modulos', ala), { recursive: true, encoding: 'utf8' })
        .filter((ruta) => REPOSITORIO.test(ruta))
        .map((ruta) => `${ala}/${ruta}`),
    );
    expect(archivos.length).toBeGreaterThan(15);
    const listas = readdirSync(rutaDeProyecto('tests/contrato/repositorios'))
      .map((nombre) => readFileSync(rutaDeProyecto('tests/contrato/repositorios', nombre), 'utf8'))
      .join('\n');
    expect(archivos.filter((ruta) => !listas.includes(`modulos/${ruta}'`))).toEqual([]);
  });
});

describe('ninguna función muestra ni cambia datos de otro municipio', () => {
  it.each(todas)('$titulo', async ({ funcion }) => {
    const antes = await retrato(B);
    const vistos: string[] = [];
    for (const base of [puertos.base, descuidada]) {
      const visto = await usar(base, A, funcion, true);
      vistos.push(visto);
      expect(ajenas.marcas.filter((marca) => visto.includes(marca))).toEqual([]);
    }
    // Una cuenta no lleva marcas: lo ajeno se notaría en que cambia al olvidar el predicado.
    if (funcion.clase === 'neutra') expect(vistos[1]).toBe(vistos[0]);
    expect(await retrato(B)).toBe(antes);
  });

  it.each(todas.filter(({ funcion }) => funcion.clase === 'lee'))(
    '$titulo sí muestra lo propio',
    async ({ funcion }) => {
      const visto = await usar(puertos.base, B, funcion, false);
      expect(visto.length).toBeGreaterThan(20);
    },
  );
});

describe('el complemento que quita el predicado', () => {
  it('de verdad lo quita: sobre una consulta escrita con él no queda municipio_id', async () => {
    const consulta = await descuidada.conMunicipio(
      A,
      async ({ db }) =>
        db
          .selectFrom('expediente')
          .select('folio')
          .where('municipio_id', '=', A)
          .where('folio', '=', 'x')
          .compile().sql,
    );
    expect(consulta).not.toContain('municipio_id');
    expect(consulta).toContain('"folio" = ');
  });

  it('con el municipio ajeno en el predicado tampoco se ve nada', async () => {
    const filas = await puertos.base.conMunicipio(A, ({ db }) =>
      db.selectFrom('expediente').selectAll().where('municipio_id', '=', B).execute(),
    );
    expect(filas).toEqual([]);
  });
});
