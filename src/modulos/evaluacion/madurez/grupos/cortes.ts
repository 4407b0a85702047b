import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { DefinicionCortes, Exigencia, GrupoPorCorte, Salto, Ubicacion } from './dominio.ts';

/** Valor de un cálculo o ítem del instrumento; `null` si no hay dato. */
export type LectorDeValores = (calculo: string) => number | null;

/**
 * Grupo por cortes del índice con exigencias mínimas. Si no cumple las de su tramo,
 * baja al primer grupo cuyas exigencias cumple, y se dice por qué. Lo sin dato no cumple.
 */
export function ubicarPorCortes(
  def: DefinicionCortes,
  indice: number | null,
  leer: LectorDeValores,
): Resultado<Ubicacion, string> {
  if (indice === null) return falla('No se asigna grupo sin índice.');
  const grupos = [...def.grupos].sort((a, b) => a.grupo - b.grupo);
  const porIndice = grupos.find((g) => indice >= g.desde);
  const final = grupos.find((g) => indice >= g.desde && incumplidas(g, leer).length === 0);
  if (porIndice === undefined || final === undefined) {
    return falla('Ningún grupo admite ese índice: falta un grupo desde 0 sin exigencias.');
  }
  const cortes = grupos.filter((g) => g.desde > 0).map((g) => ({ g, d: indice - g.desde }));
  const cercano = cortes.sort((a, b) => Math.abs(a.d) - Math.abs(b.d))[0];
  const margen = Math.abs(cercano?.d ?? 1);
  const enCorte = cercano === undefined ? final.grupo : cercano.g.grupo;
  return exito({
    grupo: final.grupo,
    nombre: final.nombre,
    segundo: (cercano?.d ?? 0) < 0 ? enCorte : Math.min(enCorte + 1, grupos.length),
    margen,
    frontera: margen < def.frontera,
    distancias: grupos.map((g) => ({ grupo: g.grupo, distancia: Math.max(0, g.desde - indice) })),
    siguiente: siguiente(grupos, final, indice, leer),
    regla: `${def.id} ${def.version}`,
    advertencias:
      porIndice.grupo === final.grupo
        ? []
        : [
            `Por índice le toca el grupo ${porIndice.grupo}. Queda en el ${final.grupo} por falta de: ${textos(
              grupos
                .filter((g) => g.grupo >= porIndice.grupo && g.grupo < final.grupo)
                .flatMap((g) => incumplidas(g, leer)),
            ).join('; ')}.`,
          ],
  });
}

function incumplidas(g: GrupoPorCorte, leer: LectorDeValores): readonly Exigencia[] {
  return g.exige.filter((e) => (leer(e.calculo) ?? -1) < e.minimo - 1e-9);
}

function textos(exigencias: readonly Exigencia[]): readonly string[] {
  return [...new Set(exigencias.map((e) => e.texto))];
}

function siguiente(
  grupos: readonly GrupoPorCorte[],
  actual: GrupoPorCorte,
  indice: number,
  leer: LectorDeValores,
): Salto | null {
  const meta = grupos.find((g) => g.grupo === actual.grupo - 1);
  if (meta === undefined) return null;
  const falta = Math.max(0, meta.desde - indice);
  const subida = { dimension: 'indice', desde: indice, hasta: meta.desde };
  return {
    grupo: meta.grupo,
    falta,
    juntas: falta > 0 ? [subida] : [],
    porSiSola: [],
    exigencias: textos(incumplidas(meta, leer)),
  };
}
