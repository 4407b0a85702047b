import type { Puertos } from '../../../puertos.ts';
import {
  indiceDePersona,
  propiosEnMunicipio,
  type ResumenPropio,
} from '../repositorio/de-persona.ts';

const MAXIMO = 100;

/**
 * Expedientes de una persona en todos los municipios, el más reciente primero (hasta 100). Cada
 * municipio se lee en su propia transacción: ninguna ve datos de otro.
 */
export async function casosDePersona(
  { base }: Pick<Puertos, 'base'>,
  personaId: string,
): Promise<readonly ResumenPropio[]> {
  const indice = await base.global((tx) => indiceDePersona(tx, personaId, MAXIMO));
  const porMunicipio = Map.groupBy(indice, ({ municipioId }) => municipioId);
  const casos: ResumenPropio[] = [];
  for (const [municipioId, entradas] of porMunicipio) {
    const ids = entradas.map(({ expedienteId }) => expedienteId);
    casos.push(
      ...(await base.conMunicipio(municipioId, (tx) => propiosEnMunicipio(tx, personaId, ids))),
    );
  }
  const lugar = new Map(indice.map(({ expedienteId }, i) => [expedienteId, i]));
  return casos.sort((a, b) => (lugar.get(a.expedienteId) ?? 0) - (lugar.get(b.expedienteId) ?? 0));
}
