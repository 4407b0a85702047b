import { formatearCut } from '../../../../base/folio.ts';
import type { BaseDeDatos } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { ProveedorDeCifras } from '../../encuesta/index.ts';
import { cifrasGuardadas } from './guardadas.ts';
import type { RegistroDeCifras } from './registro.ts';

/**
 * Cifras con que la encuesta llena sus ítems como verificados. Solo las de una capacidad inscrita
 * y con casos suficientes: de pocos casos no se deduce cómo es la municipalidad.
 */
export function proveedorDeCifras(
  base: BaseDeDatos,
  registro: RegistroDeCifras,
): ProveedorDeCifras {
  return async (municipioId) => {
    const guardadas = await base.global((tx) => cifrasGuardadas(tx, formatearCut(municipioId)));
    return Object.fromEntries(
      [...guardadas.values()]
        .filter(({ clave, casos }) => {
          const declarada = registro.porClave.get(clave);
          return declarada !== undefined && casos >= declarada.minimo;
        })
        .map(({ clave, valor }) => [clave, valor]),
    );
  };
}
