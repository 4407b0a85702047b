import type { Municipio } from '../../../gobierno/territorio/index.ts';
import type { Estudio2015 } from '../estudio.ts';
import { type AccionDeInforme, acciones, calendarioSugerido } from './acciones.tsx';
import { type Bloque, cifras, lista, parrafo, seccion, tabla } from './bloques.ts';
import type { FuentesDeInforme } from './fuentes.ts';

const COMUNES = 8;

/** Portada de quien no tiene índice publicado de 2015 ni medición de hoy. */
export function resumenSinMedicion(municipio: Municipio, participo: boolean): Bloque[] {
  return [
    cifras(
      ['Índice, de 0 a 1', '—', 'Sin medición publicada'],
      ['Grupo, de 1 a 5', '—', 'Sin medición no hay grupo'],
      ['Habitantes', municipio.poblacion.toLocaleString('es-CL'), 'Censo de 2024'],
    ),
    seccion('En pocas palabras'),
    parrafo(
      participo
        ? 'El estudio de 2015 invitó a esta municipalidad, pero no publicó un índice suyo.'
        : 'No hay datos de esta municipalidad en el estudio de 2015.',
    ),
    parrafo(
      'No se inventa lo que no se midió. Este informe muestra cómo les fue a las municipalidades más parecidas y qué suele convenirles primero. También, qué exige la ley.',
    ),
    parrafo('Para conocer su situación, responda la encuesta de esta plataforma:'),
    lista(
      [
        'Quien administra la cuenta municipal abre la medición y reparte sus partes.',
        'Cada persona responde la suya; se guarda en cada respuesta.',
        'La persona a cargo revisa y firma. El informe siguiente ya trae índice, grupo y plan.',
      ],
      true,
    ),
  ];
}

/** Lo que más se propone a las municipalidades parecidas, con su efecto medio en ellas. */
export function loQueConvieneALasParecidas(
  fuentes: FuentesDeInforme,
  estudio: Estudio2015,
  cut: string,
  hoy: Temporal.PlainDate,
): Bloque[] {
  const pares = (fuentes.comparar(cut)?.parecidos ?? []).flatMap(
    (p) => estudio.porCut.get(p.cut) ?? [],
  );
  const cuenta = new Map<string, { readonly paso: AccionDeInforme; efectos: number[] }>();
  for (const paso of pares.flatMap((f) => fuentes.proponer(f).pasos)) {
    const ya = cuenta.get(paso.accion.id) ?? { paso, efectos: [] };
    ya.efectos.push(paso.efecto);
    cuenta.set(paso.accion.id, ya);
  }
  const comunes = [...cuenta.values()]
    .toSorted(
      (a, b) =>
        b.efectos.length - a.efectos.length || (a.paso.accion.id < b.paso.accion.id ? -1 : 1),
    )
    .slice(0, COMUNES);
  if (comunes.length === 0) return [];
  const elegidas = comunes.map(({ paso, efectos }) => ({
    accion: paso.accion,
    efecto: efectos.reduce((s, e) => s + e, 0) / efectos.length,
  }));
  return [
    seccion('Lo que más conviene a las parecidas', true),
    parrafo(
      `Son las acciones que más se repiten en la propuesta de las ${pares.length} municipalidades parecidas. El efecto es el promedio en ellas, no en esta municipalidad.`,
    ),
    tabla({
      columnas: [
        ['Acción', 0],
        ['En cuántas se propone', 56],
      ],
      filas: comunes.map(({ paso, efectos }) => [
        paso.accion.nombre,
        { texto: `${efectos.length} de ${pares.length}`, barra: efectos.length / pares.length },
      ]),
    }),
    ...acciones(fuentes.hoja, elegidas),
    seccion('Un calendario posible'),
    ...calendarioSugerido(fuentes.hoja, elegidas, hoy),
  ];
}
