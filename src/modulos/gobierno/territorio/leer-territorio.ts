import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import { type Municipio, type Region, slugUnico } from './dominio.ts';

/** Fila de un CSV con encabezado. */
export type Fila = Readonly<Record<string, string>>;

/** Dato malo de un archivo: dónde está y por qué no sirve. La línea 1 es el encabezado. */
export interface ErrorDeDato {
  readonly archivo: string;
  readonly linea: number;
  readonly columna: string;
  readonly motivo: string;
}

/** Las tablas de `datos/territorio`, ya separadas en filas. */
export interface TablasTerritorio {
  readonly regiones: readonly Fila[];
  readonly comunas: readonly Fila[];
  readonly sitios: readonly Fila[];
}

/** Lo leído: municipios y regiones de norte a sur, y las comunas (una sin municipalidad). */
export interface Territorio {
  readonly regiones: readonly Region[];
  readonly municipios: readonly Municipio[];
  readonly comunas: readonly { readonly cut: string; readonly nombre: string }[];
}

function lector(archivo: string, fila: Fila, indice: number, errores: ErrorDeDato[]) {
  const anotar = (columna: string, motivo: string): void => {
    errores.push({ archivo, linea: indice + 2, columna, motivo });
  };
  const texto = (columna: string): string => {
    const valor = fila[columna]?.trim();
    if (valor === undefined) anotar(columna, 'falta la columna');
    else if (valor === '') anotar(columna, 'está vacía');
    return valor ?? '';
  };
  return {
    anotar,
    texto,
    opcional: (columna: string): string => fila[columna]?.trim() ?? '',
    codigo: (columna: string, forma: RegExp, como: string): string => {
      const valor = texto(columna);
      if (valor !== '' && !forma.test(valor)) anotar(columna, `«${valor}» no es ${como}`);
      return valor;
    },
    numero: (columna: string, minimo: number, maximo: number): number => {
      const valor = texto(columna);
      const numero = Number(valor);
      if (valor !== '' && (!Number.isFinite(numero) || numero < minimo || numero > maximo)) {
        anotar(columna, `«${valor}» no es un número entre ${minimo} y ${maximo}`);
      }
      return numero;
    },
  };
}

function leerRegiones(filas: readonly Fila[], errores: ErrorDeDato[]): readonly Region[] {
  return filas
    .map((fila, i): Region => {
      const l = lector('regiones.csv', fila, i, errores);
      return {
        codigo: l.codigo('cod_region', /^\d{2}$/, 'un código de región de dos cifras'),
        nombre: l.texto('region'),
        nombreOficial: l.texto('region_oficial'),
        numeroRomano: l.texto('region_romano'),
        orden: l.numero('orden_region', 1, 99),
      };
    })
    .sort((a, b) => a.orden - b.orden);
}

function leerSitios(filas: readonly Fila[], errores: ErrorDeDato[]): ReadonlyMap<string, string> {
  const sitios = new Map<string, string>();
  filas.forEach((fila, i) => {
    const l = lector('municipios_web.csv', fila, i, errores);
    const url = l.opcional('url_sugerida');
    if (url !== '' && !/^https?:\/\/[^\s/]+/.test(url))
      l.anotar('url_sugerida', `«${url}» no es una dirección web`);
    else if (url !== '') sitios.set(l.texto('cut'), url);
  });
  return sitios;
}

/**
 * Arma el territorio desde las tablas. Revisa cada fila y devuelve todos los errores juntos, con
 * archivo, línea, columna y motivo. Antártica no tiene municipalidad: es comuna, no municipio.
 */
export function leerTerritorio(
  tablas: TablasTerritorio,
): Resultado<Territorio, readonly ErrorDeDato[]> {
  const errores: ErrorDeDato[] = [];
  const regiones = leerRegiones(tablas.regiones, errores);
  const porCodigo = new Map(regiones.map((region) => [region.codigo, region]));
  const sitios = leerSitios(tablas.sitios, errores);
  const cuts = new Set<string>();
  const slugs = new Set<string>();
  const municipios: Municipio[] = [];
  const comunas: { cut: string; nombre: string }[] = [];
  for (const [i, fila] of tablas.comunas.entries()) {
    const l = lector('comunas.csv', fila, i, errores);
    const cut = l.codigo('cut', /^\d{5}$/, 'un CUT de cinco cifras');
    const nombre = l.texto('comuna');
    const codigoRegion = l.texto('cod_region');
    const region = porCodigo.get(codigoRegion);
    if (cuts.has(cut)) l.anotar('cut', `«${cut}» está repetido`);
    cuts.add(cut);
    if (!cut.startsWith(codigoRegion))
      l.anotar('cut', `«${cut}» no es de la región ${codigoRegion}`);
    comunas.push({ cut, nombre });
    if (!region) l.anotar('cod_region', `no existe la región «${codigoRegion}»`);
    if (l.codigo('tiene_municipalidad', /^[01]$/, '0 ni 1') !== '1' || !region) continue;
    const slug = slugUnico(nombre, codigoRegion, slugs);
    slugs.add(slug);
    const sitioWeb = sitios.get(cut);
    municipios.push({
      municipioId: Number(cut),
      cut,
      nombre,
      slug,
      alias: l.opcional('alias').split('|').filter(Boolean),
      region,
      provincia: l.texto('provincia'),
      poblacion: l.numero('poblacion_censo_2024', 1, 20_000_000),
      zonaHoraria: l.codigo(
        'zona_horaria',
        /^(America|Pacific)\/[A-Z][A-Za-z_]+$/,
        'una zona horaria',
      ),
      lat: l.numero('lat', -90, -17),
      lon: l.numero('lon', -110, -66),
      superficieKm2: l.numero('area_km2', 0.1, 1_400_000),
      ...(sitioWeb ? { sitioWeb } : {}),
    });
  }
  return errores.length > 0 ? falla(errores) : exito({ regiones, municipios, comunas });
}
