import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { BaseDeDatos } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import { pasarAMunicipio } from '../../../../plataforma/base-de-datos/pasar-a-municipio.ts';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { Puertos } from '../../../puertos.ts';
import type { CifrasDePlataforma } from '../../madurez/index.ts';
import { abrirMedicionEn } from '../casos/abrir.ts';
import { anotarActo } from '../casos/cerrar.ts';
import { guardarRespuestas } from '../casos/guardar.ts';
import { motivoValido } from '../casos/motivo.ts';
import { cuestionarioDe } from '../leer-encuesta.ts';
import { exigidos } from '../partes.ts';
import * as programa from '../repositorio-programa.ts';
import type { CeldaImportada } from './leer-celdas.ts';
import { huellaDe, type PlanDeImportacion, planearImportacion } from './planear.ts';

export type ErrorAplicar = 'cambio' | 'impedida' | 'falta-motivo' | 'sin-cambios';

/** Deshace la transacción entera: nada queda a medio cargar. */
class ImportacionDetenida extends Error {
  readonly causa: ErrorAplicar;
  constructor(causa: ErrorAplicar) {
    super(causa);
    this.causa = causa;
  }
}

export interface PorMunicipio {
  readonly municipioId: number;
  readonly cut: string;
  readonly celdas: readonly CeldaImportada[];
  readonly cifras: CifrasDePlataforma;
}

/** Celdas agrupadas por municipio, por código: así dos cargas bloquean en el mismo orden. */
export function agruparPorMunicipio(
  celdas: readonly CeldaImportada[],
): readonly Omit<PorMunicipio, 'cifras'>[] {
  const grupos = Map.groupBy(celdas, (c) => c.cut);
  return [...grupos]
    .map(([cut, suyas]) => ({ municipioId: Number(cut), cut, celdas: suyas }))
    .toSorted((a, b) => a.municipioId - b.municipioId);
}

/** Lo que pasaría con cada municipio. Solo lee. */
export function planearTodos(
  base: BaseDeDatos,
  campanaId: string,
  grupos: readonly Omit<PorMunicipio, 'cifras'>[],
): Promise<readonly PlanDeImportacion[]> {
  return base.global(async (tx) => {
    const planes: PlanDeImportacion[] = [];
    for (const g of grupos) {
      const municipal = await pasarAMunicipio(tx, g.municipioId);
      planes.push(await planearImportacion(municipal, campanaId, g.cut, g.celdas));
    }
    return planes;
  });
}

/**
 * Carga las respuestas de uno o muchos municipios en una sola transacción. Se vuelve a comparar con
 * la base: si algo cambió desde que se mostró, no se escribe nada y el error es `cambio`.
 */
export async function aplicarImportacion(
  puertos: Pick<Puertos, 'base' | 'reloj' | 'azar'>,
  p: {
    readonly campanaId: string;
    readonly grupos: readonly PorMunicipio[];
    readonly huella: string;
    readonly motivo: string;
    readonly archivo: string;
    readonly actor: ActorFila;
  },
): Promise<Resultado<{ readonly municipios: number; readonly cambios: number }, ErrorAplicar>> {
  const motivo = motivoValido(p.motivo);
  try {
    return await puertos.base.global(async (tx) => {
      const campana = await programa.campanaParaEscribir(tx, p.campanaId);
      if (campana?.estado !== 'abierta') throw new ImportacionDetenida('impedida');
      const { items } = cuestionarioDe(campana.instrumento).plan.instrumento;
      const planes: PlanDeImportacion[] = [];
      for (const g of p.grupos) {
        const municipal = await pasarAMunicipio(tx, g.municipioId);
        const plan = await planearImportacion(municipal, p.campanaId, g.cut, g.celdas);
        planes.push(plan);
        if (plan.impedimento !== undefined) throw new ImportacionDetenida('impedida');
        if (plan.cambios.length === 0) continue;
        if (plan.faltaMotivo && motivo === null) throw new ImportacionDetenida('falta-motivo');
        const medicionId = await abrirMedicionEn(municipal, puertos, campana, p.actor);
        const guardado = await guardarRespuestas(
          municipal,
          puertos,
          medicionId,
          plan.cambios.map((c) => ({ item: c.item, texto: c.texto, revisionVista: c.revision })),
          p.actor,
          motivo ?? undefined,
        );
        if (!guardado.ok || guardado.valor.guardados.length !== plan.cambios.length)
          throw new ImportacionDetenida('cambio');
        await anotarActo(municipal, puertos, {
          medicionId,
          tipo: 'importada',
          datos: { archivo: p.archivo, cambios: plan.cambios.length },
          actor: p.actor,
        });
        const vigentes = new Set([...plan.respondidos, ...plan.cambios.map((c) => c.item.id)]);
        await programa.publicarAvance(tx, p.campanaId, g.cut, {
          // Solo se carga en lo que está en curso u observado, y cargar no cambia el estado.
          estado: plan.estado,
          respondidas: exigidos(items).filter(
            (i) =>
              vigentes.has(i.id) ||
              (i.dato_plataforma !== undefined && g.cifras[i.dato_plataforma] !== undefined),
          ).length,
          ahora: puertos.reloj.ahora().toString(),
        });
      }
      if (huellaDe(planes) !== p.huella) throw new ImportacionDetenida('cambio');
      const cambios = planes.reduce((s, x) => s + x.cambios.length, 0);
      if (cambios === 0) throw new ImportacionDetenida('sin-cambios');
      return exito({ municipios: planes.filter((x) => x.cambios.length > 0).length, cambios });
    });
  } catch (error) {
    if (error instanceof ImportacionDetenida) return falla(error.causa);
    throw error;
  }
}
