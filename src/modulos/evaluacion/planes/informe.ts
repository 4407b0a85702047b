import { hoyEn } from '../../../calendario/index.ts';
import type { Topologia } from '../../../graficos/index.ts';
import type { DatosDePlantilla } from '../../../plataforma/pdf/datos.ts';
import type { Municipio } from '../../gobierno/territorio/index.ts';
import {
  cifrasDe,
  type DependenciasEncuesta,
  leerEncuesta,
  medirEncuesta,
  programaNacional,
} from '../encuesta/index.ts';
import { type FuentesDeInforme, leerFuentesDeInforme } from '../tablero/index.ts';
import { datosDelInforme } from './informe/composicion.ts';
import type { MedicionDeInforme } from './informe/medicion.tsx';
import { olasFirmadas } from './olas.ts';
import { hitosDe } from './repositorio.ts';

/** Lo que los informes necesitan del exterior. */
export type DependenciasDeInforme = Pick<DependenciasEncuesta, 'proveedores'> & {
  readonly puertos: Pick<DependenciasEncuesta['puertos'], 'base' | 'reloj' | 'pdf' | 'urlPublica'>;
};

/** Última medición firmada de un municipio; sin ella, `undefined`. */
async function ultimaFirmada({ puertos }: DependenciasDeInforme, municipio: Municipio) {
  return puertos.base.global(async (tx) => {
    const fila = await programaNacional.vigenteDe(tx, municipio.cut);
    const firmada = fila !== undefined && fila.estado !== 'invitado' && fila.estado !== 'en_curso';
    const campana = firmada ? await programaNacional.campanaPorId(tx, fila.campana_id) : undefined;
    return campana === undefined || fila === undefined
      ? undefined
      : { campana, version: fila.actualizado_en };
  });
}

async function leerMedicion(
  deps: DependenciasDeInforme,
  municipio: Municipio,
  campana: { readonly campana_id: string; readonly nombre: string },
): Promise<MedicionDeInforme | undefined> {
  const { puertos, proveedores } = deps;
  const [cifras, olas] = await Promise.all([
    cifrasDe({ proveedores }, municipio.municipioId),
    olasFirmadas(puertos, municipio.cut),
  ]);
  return puertos.base.conMunicipio(municipio.municipioId, async (tx) => {
    const encuesta = await leerEncuesta(tx, campana.campana_id, cifras);
    return encuesta === undefined
      ? undefined
      : {
          cuestionario: encuesta.cuestionario,
          medida: medirEncuesta(encuesta, municipio.cut),
          demostracion: encuesta.medicion.demostracion,
          campana: campana.nombre,
          hitos: await hitosDe(tx),
          olas,
        };
  });
}

/** Datos del informe de un municipio, con su medición firmada si la tiene. */
export async function datosDeInformeDe(
  deps: DependenciasDeInforme,
  fuentes: FuentesDeInforme,
  municipio: Municipio,
): Promise<DatosDePlantilla['informe-madurez']> {
  const hallada = await ultimaFirmada(deps, municipio);
  return datosDelInforme({
    fuentes,
    municipio,
    medicion: hallada && (await leerMedicion(deps, municipio, hallada.campana)),
    urlPublica: deps.puertos.urlPublica,
    instante: deps.puertos.reloj.ahora(),
  });
}

/** Componer toma décimas de segundo: cada informe se guarda por medición y día. */
const compuestos = new Map<string, Promise<Uint8Array>>();
const MAXIMO_COMPUESTOS = 40;

/** Informe en PDF de cualquier municipio: con su medición firmada, o con lo que haya de 2015. */
export async function informeDe(
  deps: DependenciasDeInforme &
    Pick<DependenciasEncuesta, 'territorio'> & {
      readonly mapaComunas: Topologia;
    },
  municipio: Municipio,
): Promise<Uint8Array> {
  const { puertos } = deps;
  const fuentes = leerFuentesDeInforme(deps.territorio, deps.mapaComunas);
  const hallada = await ultimaFirmada(deps, municipio);
  const dia = hoyEn(puertos.reloj.ahora(), municipio.zonaHoraria).toString();
  const clave = `${municipio.cut}:${hallada?.version ?? ''}:${dia}`;
  const listo = compuestos.get(clave);
  if (listo !== undefined) return listo;
  const [masAntiguo] = compuestos.keys();
  if (compuestos.size >= MAXIMO_COMPUESTOS && masAntiguo !== undefined) {
    compuestos.delete(masAntiguo);
  }
  const nuevo = datosDeInformeDe(deps, fuentes, municipio).then((datos) =>
    puertos.pdf.componer('informe-madurez', datos),
  );
  compuestos.set(clave, nuevo);
  // Si falla, la próxima petición lo intenta de nuevo.
  nuevo.catch(() => compuestos.delete(clave));
  return nuevo;
}
