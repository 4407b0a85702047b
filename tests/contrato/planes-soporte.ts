import certificado from '../../catalogo/certificado-numero/tramite.ts';
import { guardarHito, type HitoPorGuardar } from '../../src/modulos/evaluacion/planes/casos.ts';
import { crearRegistroDeCifras } from '../../src/modulos/evaluacion/planes/index.ts';
import { hitosDe } from '../../src/modulos/evaluacion/planes/repositorio.ts';
import { fuentesDeTramitacion } from '../../src/modulos/tramitacion/cifras/index.ts';
import { crearBaseDePrueba } from '../soporte/base-de-prueba.ts';
import { sembrarMunicipio } from '../soporte/municipio-de-prueba.ts';
import { crearPuertosDePrueba } from '../soporte/puertos-de-prueba.ts';

export const A = 13101;
const B = 5101;
export const ana = { clase: 'funcionario', nombre: 'Ana' } as const;
export const beto = { clase: 'funcionario', nombre: 'Beto' } as const;
export const HITO: HitoPorGuardar = {
  id: '',
  nombre: 'Intranet',
  inicio: '2027-01-01',
  termino: '2027-03-01',
  avance: 0,
  verificacion: 'Acta',
  responsable: 'Ana',
  responsableId: null,
  presupuesto_clp: null,
  requiere: [],
  accionId: null,
  medida: null,
  revision: 0,
};

export const municipios = [A, B].map((municipioId) => ({
  municipioId,
  nombre: `Comuna ${municipioId}`,
  slug: `m${municipioId}`,
  zonaHoraria: 'America/Santiago',
}));
export const registro = crearRegistroDeCifras(fuentesDeTramitacion);

/** Dos municipios con cuentas, y el primero con el certificado de número publicado. */
export async function abrirPlanes() {
  const prueba = await crearBaseDePrueba();
  const puertos = await crearPuertosDePrueba(prueba.base, '2026-11-24T15:00:00Z');
  const muni = await sembrarMunicipio(puertos, prueba.duenio, A);
  await sembrarMunicipio(puertos, prueba.duenio, B);
  await prueba.base.conMunicipio(A, ({ db }) =>
    db
      .insertInto('tramite_adopcion')
      .values({
        municipio_id: A,
        tramite_id: certificado.id,
        version: certificado.version,
        estado: 'publicado',
        publicado_en: '2026-01-01T00:00:00Z',
        actualizado_en: '2026-01-01T00:00:00Z',
      })
      .execute(),
  );
  const guardar = (h: HitoPorGuardar, autor: typeof ana | typeof beto = ana) =>
    prueba.base.conMunicipio(A, (tx) => guardarHito(tx, puertos, h, autor));
  return {
    prueba,
    puertos,
    muni,
    guardar,
    creado: async (h: HitoPorGuardar): Promise<string> => {
      const r = await guardar(h);
      if (!r.ok) throw new Error(JSON.stringify(r.error));
      return r.valor;
    },
    hito: async (id: string) =>
      (await prueba.base.conMunicipio(A, hitosDe)).find((h) => h.id === id),
    cerrar: async () => {
      await puertos.cerrar();
      await prueba.cerrar();
    },
  };
}

export type PlanesDePrueba = Awaited<ReturnType<typeof abrirPlanes>>;
