import { fechaLarga, hoyEn } from '../../../../calendario/index.ts';
import type { BloqueDeInforme, DatosDePlantilla } from '../../../../plataforma/pdf/datos.ts';
import type { Municipio } from '../../../gobierno/territorio/index.ts';
import { type FuentesDeInforme, informe } from '../../tablero/index.ts';
import { bloquesDeMedicion, type MedicionDeInforme } from './medicion.tsx';

type Datos = DatosDePlantilla['informe-madurez'];

const COMO_SE_LEE_MDM = [
  'El índice de la encuesta de hoy (mdm-1) reúne tres bloques. Son contexto (15 %), capacidad de producir servicios (45 %) y canal web (40 %).',
  'Las respuestas las declara la municipalidad. El puntaje con respaldo usa solo las que tienen documento, dirección web o dato de la plataforma.',
  'Pesos, cortes, esfuerzos y costos son juicio propio por revisar con datos.',
  'El grupo se asigna con cortes fijos y exigencias mínimas: no depende de las demás municipalidades.',
];
const COMO_SE_LEE_2015 = [
  'El índice de 2015 (IMTM) es el promedio de cuatro dimensiones: infraestructura, personas a cargo, gestión y servicios en línea.',
  'El grupo de 2015 es el del centro más cercano en las cuatro dimensiones. Los grupos 2 y 3 no son una escala: son caminos distintos.',
  'El intervalo de 90 % dice cuánto podría variar el índice con otras preguntas. Dos municipalidades se ordenan solo si difieren más que el error de ambas.',
  'El índice de 2015, el de 2022 y el de hoy preguntan cosas distintas. No se comparan entre sí.',
];

/** Arma los datos del informe de un municipio, con la medición de hoy si la hay. */
export function datosDelInforme(p: {
  readonly fuentes: FuentesDeInforme;
  readonly municipio: Municipio;
  readonly medicion: MedicionDeInforme | undefined;
  readonly urlPublica: string;
  readonly instante: Temporal.Instant;
}): Datos {
  const { fuentes, municipio, medicion } = p;
  const hoy = hoyEn(p.instante, municipio.zonaHoraria);
  const { bloques, advertencias } = cuerpo(fuentes, municipio, medicion, hoy);
  const campana = medicion?.campana ?? 'Con los datos del estudio nacional de 2015';
  return {
    municipalidad: `Municipalidad de ${municipio.nombre}`,
    comuna: municipio.nombre,
    unidad: 'Transformación digital',
    emitido: { instante: p.instante.toString(), texto: fechaLarga(hoy) },
    verificacion: {
      codigo: '',
      url: `${p.urlPublica}/madurez/municipios/${municipio.slug}`,
    },
    campana,
    pie: `Madurez digital de ${municipio.nombre}. ${campana}.`,
    ...(medicion?.demostracion
      ? {
          marca: 'DEMOSTRACIÓN',
          aviso:
            'Demostración: las respuestas y el plan son inventados. No describen a la municipalidad.',
        }
      : {}),
    bloques: [
      ...bloques,
      ...informe.cierre({
        metodo: [
          ...(medicion === undefined ? [] : COMO_SE_LEE_MDM),
          ...(fuentes.estudio === null ? [] : COMO_SE_LEE_2015),
        ],
        advertencias,
        conEstudio: fuentes.estudio !== null,
        urlDatos: `${p.urlPublica}/madurez/datos`,
      }),
    ],
  };
}

function cuerpo(
  fuentes: FuentesDeInforme,
  municipio: Municipio,
  medicion: MedicionDeInforme | undefined,
  hoy: Temporal.PlainDate,
): { readonly bloques: readonly BloqueDeInforme[]; readonly advertencias: readonly string[] } {
  const { estudio } = fuentes;
  const { cut } = municipio;
  const fases = informe.ley(fuentes, cut, hoy.year);
  if (medicion !== undefined) {
    const hecha = bloquesDeMedicion(fuentes, municipio, medicion, hoy);
    const antes =
      estudio === null
        ? []
        : [
            ...informe.posicion(fuentes, estudio, cut),
            ...informe.parecidas(fuentes, estudio, municipio),
          ];
    return { ...hecha, bloques: [...hecha.bloques, ...fases, ...antes] };
  }
  const ficha = estudio?.porCut.get(cut);
  if (estudio === null || ficha === undefined || ficha.medicion.publicado === null) {
    return {
      advertencias: [],
      bloques: [
        ...informe.resumenSinMedicion(municipio, ficha !== undefined),
        ...(estudio === null
          ? []
          : [
              ...informe.perfil2015(fuentes, estudio, municipio),
              ...informe.loQueConvieneALasParecidas(fuentes, estudio, cut, hoy),
            ]),
        ...fases,
      ],
    };
  }
  return {
    advertencias: [],
    bloques: [
      ...informe.resumen2015(fuentes, estudio, ficha),
      ...informe.perfil2015(fuentes, estudio, municipio),
      ...informe.estrategia2015(fuentes, estudio, ficha, hoy),
      ...fases,
    ],
  };
}
