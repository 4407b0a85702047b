import { valorUtm } from '../../../base/utm.ts';
import { hoyEn } from '../../../calendario/index.ts';
import type { Contexto } from '../../../formulario/index.ts';
import { type Idioma, textos } from '../../../idioma/index.ts';
import type { DefinicionTramite, MunicipioDelTramite } from '../tramites/index.ts';
import type { DependenciasSolicitudes } from './dependencias.ts';

/** Lo que el formulario necesita saber del día, del lugar y del idioma para leer y validar. */
export function contextoDe(
  deps: Pick<DependenciasSolicitudes, 'puertos' | 'utm' | 'territorio' | 'catalogo'>,
  municipio: MunicipioDelTramite,
  definicion: DefinicionTramite,
  idioma: Idioma = 'es-CL',
): Contexto {
  const { puertos, utm, territorio, catalogo } = deps;
  const hoy = hoyEn(puertos.reloj.ahora(), municipio.zonaHoraria);
  const mes = valorUtm(utm, hoy.toPlainYearMonth().toString());
  const comuna = territorio.contornoDe(municipio.municipioId);
  const urlMapa = territorio.urlMapaDe(municipio);
  return {
    hoy: hoy.toString(),
    reglas: { reglas: definicion.reglas, ...(mes.ok ? { utm: mes.valor.valor } : {}) },
    comunas: territorio.comunas,
    textos: textos(idioma).campos,
    sinTraducir: catalogo.enIdioma(definicion, idioma).sinTraducir,
    ...(comuna === undefined ? {} : { comuna }),
    ...(urlMapa === undefined ? {} : { urlMapa }),
  };
}
