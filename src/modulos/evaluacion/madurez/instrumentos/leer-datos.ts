import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import { rutaDeProyecto } from '../../../../plataforma/raiz.ts';
import type { Contexto } from '../comparacion/parecidos.ts';
import type { Ajuste, Ajustes, Instrumento } from '../dominio.ts';
import type { DefinicionCentros, DefinicionCortes } from '../grupos/dominio.ts';
import type { ReglasDeGrupo } from '../grupos/ubicar.ts';
import { crearDirectorio, type Directorio } from '../importacion/municipios.ts';
import { validarInstrumento } from './validar-instrumento.ts';

/** Instrumentos que trae el producto. */
export const INSTRUMENTOS = ['imtm-2015', 'imtm-2022', 'mdm-1'] as const;

function leerJson(ruta: string): unknown {
  return JSON.parse(readFileSync(ruta, 'utf8'));
}

/** Lee y valida un instrumento de `datos/madurez/instrumentos`. El error es una lista en español. */
export function leerInstrumento(id: string): Resultado<Instrumento, readonly string[]> {
  const ruta = rutaDeProyecto('datos', 'madurez', 'instrumentos', `${id}.json`);
  if (!/^[a-z0-9-]+$/.test(id) || !existsSync(ruta)) {
    return falla([`No existe el instrumento «${id}». Están: ${INSTRUMENTOS.join(', ')}.`]);
  }
  return validarInstrumento(leerJson(ruta));
}

const PAQUETE = rutaDeProyecto('datos', 'estudio-2015');

/**
 * Ruta de un archivo del paquete del estudio de 2015, o `null` si el paquete no está instalado.
 * Es removible porque su licencia no permite uso comercial.
 */
export function archivoDelEstudio(nombre: string): string | null {
  const ruta = join(PAQUETE, nombre);
  return existsSync(ruta) ? ruta : null;
}

/** Ajustes documentados de un instrumento; lista vacía si el paquete del estudio no está. */
export function leerAjustes(instrumento: string): readonly Ajuste[] {
  const ruta = archivoDelEstudio('ajustes.json');
  if (ruta === null) return [];
  const documento = leerJson(ruta) as Ajustes;
  return documento.instrumento === instrumento ? documento.ajustes : [];
}

export type SemillasEstudio = {
  readonly columnas: readonly string[];
  readonly iteraciones: number;
  readonly semillas: readonly {
    readonly grupo: number;
    readonly cut: string;
    readonly valores: readonly number[];
  }[];
};

/** Semillas con que el estudio inició sus grupos, o el motivo por el que no están. */
export function leerSemillas(): Resultado<SemillasEstudio, string> {
  const ruta = archivoDelEstudio('semillas.json');
  return ruta === null
    ? falla('El paquete de datos del estudio de 2015 no está instalado.')
    : exito(leerJson(ruta) as SemillasEstudio);
}

/** Documento JSON de `datos/madurez`, por nombre de archivo. */
export function leerDatoMadurez(nombre: string): unknown {
  return leerJson(rutaDeProyecto('datos', 'madurez', nombre));
}

/** Directorio de municipios desde la lista nacional de comunas. */
export function leerDirectorio(): Directorio {
  const texto = readFileSync(rutaDeProyecto('datos', 'territorio', 'comunas.csv'), 'utf8');
  const filas: readonly Record<string, string>[] = parse(texto, { columns: true, bom: true });
  return crearDirectorio(
    filas.map((f) => ({
      cut: f.cut ?? '',
      nombre: f.comuna ?? '',
      alias: [...(f.alias ?? '').split('|'), f.nombre_cut_subdere ?? ''].filter(
        (a) => a !== '' && a !== f.comuna,
      ),
      region: f.region ?? '',
      tieneMunicipalidad: f.tiene_municipalidad === '1',
    })),
  );
}

/** Contexto de cada municipio: población (Censo 2024), ruralidad, dependencia y pobreza. */
export function leerContextos(): readonly Contexto[] {
  const ruta = rutaDeProyecto('datos', 'madurez', 'indicadores-contexto.csv');
  const filas: readonly Record<string, string>[] = parse(readFileSync(ruta, 'utf8'), {
    columns: true,
  });
  const numero = (texto: string | undefined): number | null =>
    texto === undefined || texto === '' ? null : Number(texto);
  return filas.map((f) => ({
    cut: f.cut ?? '',
    poblacion: numero(f.poblacion_censo_2024),
    rural: numero(f.poblacion_rural_pct_2023),
    dependenciaFcm: numero(f.dependencia_fcm_pct_2023),
    pobreza: numero(f.pobreza_ingresos_casen_pct_2023),
  }));
}

/** Reglas con que se asignan los grupos. */
export function leerReglasDeGrupo(): ReglasDeGrupo {
  return {
    centros: leerDatoMadurez('grupos-imtm.json') as DefinicionCentros,
    cortes: leerDatoMadurez('grupos-mdm.json') as DefinicionCortes,
  };
}
