import { readFileSync } from 'node:fs';
import { formatearCut } from '../../../base/folio.ts';
import { rutaDeProyecto } from '../../../plataforma/raiz.ts';
import type { Puertos } from '../../puertos.ts';
import {
  abrirMedicion,
  avanceDe,
  blancosDe,
  cuestionarioDe,
  firmarMedicion,
  guardarRespuestas,
  leerEncuesta,
  medirEncuesta,
  programaNacional,
} from '../encuesta/index.ts';
import { respuestasInventadas } from './demostracion.ts';

interface MedicionAnterior {
  readonly campana: {
    readonly campana_id: string;
    readonly nombre: string;
    readonly abre: string;
    readonly cierra: string;
  };
  readonly firmada: string;
  readonly municipios: readonly {
    readonly municipioId: number;
    readonly semilla: number;
    readonly nivel: number;
  }[];
}

const AUTORA = { clase: 'plataforma', nombre: 'Demostración' } as const;

/**
 * Medición de demostración del año anterior, ya firmada y cerrada: con la de este año forma dos
 * mediciones comparables. Repetirlo no cambia nada.
 */
export async function sembrarMedicionAnterior(
  puertosDeHoy: Pick<Puertos, 'base' | 'reloj' | 'azar'>,
): Promise<void> {
  const ruta = rutaDeProyecto('datos', 'demostracion', 'madurez.json');
  const { anterior }: { readonly anterior: MedicionAnterior } = JSON.parse(
    readFileSync(ruta, 'utf8'),
  );
  const instante = Temporal.Instant.from(anterior.firmada);
  const puertos = { ...puertosDeHoy, reloj: { ahora: () => instante } };
  const { campana, municipios } = anterior;
  const { instrumento } = cuestionarioDe('mdm-1').plan;
  const nueva = await puertos.base.global(async (tx) => {
    const creada = await programaNacional.insertarCampana(tx, {
      ...campana,
      instrumento: instrumento.id,
      version: instrumento.version,
      demostracion: true,
      creada_en: anterior.firmada,
    });
    if (!creada) return false;
    const total = instrumento.items.filter((i) => i.opcional !== true).length;
    const cuts = municipios.map((m) => formatearCut(m.municipioId));
    await programaNacional.invitar(tx, campana.campana_id, cuts, total, true, anterior.firmada);
    return true;
  });
  if (!nueva) return;
  for (const m of municipios) await firmarUna(puertos, campana.campana_id, m);
  await puertos.base.global((tx) =>
    programaNacional.cambiarCampana(tx, campana.campana_id, { estado: 'cerrada' }),
  );
}

async function firmarUna(
  puertos: Pick<Puertos, 'base' | 'reloj' | 'azar'>,
  campanaId: string,
  m: MedicionAnterior['municipios'][number],
): Promise<void> {
  const cut = formatearCut(m.municipioId);
  const { instrumento } = cuestionarioDe('mdm-1').plan;
  const medicionId = await abrirMedicion(
    puertos,
    { campana_id: campanaId, instrumento: instrumento.id, demostracion: true },
    m.municipioId,
    AUTORA,
  );
  await puertos.base.conMunicipio(m.municipioId, async (tx) => {
    await guardarRespuestas(
      tx,
      puertos,
      medicionId,
      respuestasInventadas(instrumento.items, m.semilla, m.nivel).map(({ item, texto }) => ({
        item,
        texto,
        revisionVista: 0,
      })),
      AUTORA,
    );
    const encuesta = await leerEncuesta(tx, campanaId, {});
    if (encuesta === undefined) return;
    await firmarMedicion(tx, puertos, {
      medicionId,
      cut,
      blancos: blancosDe(encuesta),
      respondidas: avanceDe(encuesta).respondidas,
      confirmaBlancos: true,
      medida: medirEncuesta(encuesta, cut),
      actor: AUTORA,
    });
  });
}
