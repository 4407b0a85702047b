import { valorUtm } from '../../../base/utm.ts';
import { hoyEn } from '../../../calendario/index.ts';
import type { Contexto } from '../../../formulario/index.ts';
import type { DefinicionTramite, MunicipioDelTramite } from '../tramites/index.ts';
import type { DependenciasSolicitudes } from './dependencias.ts';

/** Lo que el formulario necesita saber del día y del lugar para leer y validar. */
export function contextoDe(
  { puertos, utm, territorio }: Pick<DependenciasSolicitudes, 'puertos' | 'utm' | 'territorio'>,
  municipio: MunicipioDelTramite,
  definicion: DefinicionTramite,
): Contexto {
  const hoy = hoyEn(puertos.reloj.ahora(), municipio.zonaHoraria);
  const mes = valorUtm(utm, hoy.toPlainYearMonth().toString());
  const comuna = territorio.contornoDe(municipio.municipioId);
  const urlMapa = territorio.urlMapaDe(municipio);
  return {
    hoy: hoy.toString(),
    reglas: { reglas: definicion.reglas, ...(mes.ok ? { utm: mes.valor.valor } : {}) },
    comunas: territorio.comunas,
    ...(comuna === undefined ? {} : { comuna }),
    ...(urlMapa === undefined ? {} : { urlMapa }),
  };
}
