import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CIFRAS } from '../arranque/cifras.ts';
import { exito } from '../base/resultado.ts';
import {
  type AvanceDeLote,
  componerLote,
  datosDeInformeDe,
  datosDelInforme,
  nombreDeInforme,
  proveedorDeCifras,
} from '../modulos/evaluacion/planes/index.ts';
import { leerFuentesDeInforme } from '../modulos/evaluacion/tablero/index.ts';
import { cargarMapas, cargarTerritorio } from '../modulos/gobierno/territorio/index.ts';
import { abrirBaseDeDatos } from '../plataforma/base-de-datos/base-de-datos.ts';
import { crearComponedorAislado } from '../plataforma/pdf/componedor-aislado.ts';
import { leerConfiguracion } from '../servidor/configuracion.ts';
import { malUso, type Respuesta } from './contexto.ts';
import { conBaseDelDuenio } from './respaldo-base.ts';

type DatosDe = Parameters<typeof componerLote>[0]['datosDe'];

export type OpcionesInformes = {
  readonly carpeta: string;
  /** Códigos o nombres de dirección web; sin ellos, todos. */
  readonly municipios?: readonly string[];
  /** No abre la base: usa solo el estudio de 2015. */
  readonly sinBase?: boolean;
};

const AVISAR_CADA = 25;

/** `muni madurez informes`: un PDF por municipio en una carpeta, con avance en la salida de errores. */
export async function componerInformes(
  o: OpcionesInformes,
  avisar: (texto: string) => void,
): Promise<Respuesta> {
  const territorio = cargarTerritorio();
  const pedidos = (o.municipios ?? []).map(
    (m) => territorio.porCut.get(m.padStart(5, '0')) ?? territorio.porSlug.get(m),
  );
  const malo = pedidos.indexOf(undefined);
  if (malo >= 0) return malUso(`No existe el municipio «${o.municipios?.[malo] ?? ''}».`);
  const elegidos = pedidos.flatMap((m) => m ?? []);
  const municipios = elegidos.length > 0 ? elegidos : territorio.municipios;
  const carpeta = resolve(o.carpeta);
  await mkdir(carpeta, { recursive: true });
  const fuentes = leerFuentesDeInforme(territorio, cargarMapas().comunas);
  const configuracion = leerConfiguracion(process.env);
  if (!configuracion.ok) return malUso(configuracion.error.join('\n'));
  const { urlPublica } = configuracion.valor;
  const inicio = Temporal.Now.instant();
  const pdf = crearComponedorAislado();
  const componer = (datosDe: DatosDe): Promise<AvanceDeLote> =>
    componerLote({
      municipios,
      datosDe,
      pdf,
      guardar: async (m, bytes) => {
        if (bytes !== undefined) await writeFile(join(carpeta, nombreDeInforme(m)), bytes);
        return true;
      },
      alAvanzar: ({ hechos, total }) => {
        if (hechos % AVISAR_CADA === 0 || hechos === total) avisar(`${hechos} de ${total}`);
      },
    });
  const conBase = () =>
    conBaseDelDuenio(configuracion.valor, async (conexion) => {
      const base = abrirBaseDeDatos({ ...conexion, maximo: 4 });
      const puertos = { base, pdf, urlPublica, reloj: { ahora: () => inicio } };
      const proveedores = [proveedorDeCifras(base, CIFRAS)];
      return componer((m) => datosDeInformeDe({ puertos, proveedores }, fuentes, m))
        .then((avance) => exito(avance))
        .finally(() => base.cerrar());
    });
  const hecho = o.sinBase === true ? undefined : await conBase();
  if (hecho !== undefined && !hecho.ok && hecho.error === 'no-responde') {
    await pdf.cerrar();
    return { codigo: 1, salida: 'La base de datos no responde.', json: { error: hecho.error } };
  }
  // Sin instalación todavía no hay mediciones: los informes salen con el estudio de 2015.
  const avance = hecho?.ok
    ? hecho.valor
    : await componer(async (municipio) =>
        datosDelInforme({ fuentes, municipio, medicion: undefined, urlPublica, instante: inicio }),
      );
  await pdf.cerrar();
  const segundos = Math.round(Temporal.Now.instant().since(inicio).total('seconds'));
  const { hechos, fallidos } = avance;
  return {
    codigo: fallidos.length === 0 ? 0 : 1,
    salida: [
      `${hechos - fallidos.length} informes en ${carpeta}, en ${segundos} segundos.`,
      ...(fallidos.length === 0 ? [] : [`No se pudieron componer: ${fallidos.join(', ')}.`]),
    ].join('\n'),
    json: { carpeta, informes: hechos - fallidos.length, fallidos, segundos },
  };
}
