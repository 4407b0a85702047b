import { fasesDe } from '../ley-21180.ts';
import { type Bloque, parrafo, seccion, tabla } from './bloques.ts';
import type { FuentesDeInforme } from './fuentes.ts';

const MOMENTO = {
  exigible: 'Exigible',
  'este-anio': 'Vence este año',
  futura: 'Por venir',
} as const;
const COBERTURA = { si: 'La cubre', parcial: 'En parte', no: 'No la cubre' } as const;

/** Fases de la Ley 21.180 que tocan a la municipalidad y lo que la plataforma cubre. */
export function ley({ gradualidad }: FuentesDeInforme, cut: string, anio: number): Bloque[] {
  const grupo = gradualidad.grupoDe(cut);
  if (grupo === null) {
    return [
      seccion('Ley 21.180', true),
      parrafo(
        'El decreto no nombra a esta municipalidad. Consulte su grupo a la Secretaría de Gobierno Digital.',
      ),
    ];
  }
  const fases = fasesDe(gradualidad, grupo, anio);
  const exigibles = fases.filter((f) => f.momento === 'exigible').length;
  return [
    seccion('Lo que exige la Ley 21.180', true),
    parrafo(
      `La ley de transformación digital del Estado la ubica en el grupo ${grupo}. Al año ${anio} son exigibles ${exigibles} de ${fases.length} fases. Todo termina el 31 de diciembre de 2027.`,
    ),
    tabla({
      columnas: [
        ['Fase', 0],
        ['Año', 14, true],
        ['Situación', 26],
        ['Con esta plataforma', 62],
      ],
      filas: fases.map(({ fase, anio: exige, momento }) => [
        { texto: fase.id === 'P' ? fase.nombre : `${fase.id}. ${fase.nombre}`, nota: fase.detalle },
        String(exige),
        MOMENTO[momento],
        { texto: COBERTURA[fase.cobertura], nota: fase.plataforma },
      ]),
      fuente: gradualidad.fuente,
    }),
    parrafo(gradualidad.nota_plazo),
  ];
}
