import { type Bloque, lista, parrafo, seccion } from './bloques.ts';

/** Cómo leer el informe, de dónde salen los datos y con qué licencia. */
export function cierre(p: {
  readonly metodo: readonly string[];
  readonly advertencias: readonly string[];
  readonly conEstudio: boolean;
  readonly urlDatos: string;
}): Bloque[] {
  return [
    seccion('Cómo leer este informe', true),
    lista(p.metodo),
    ...(p.advertencias.length === 0
      ? []
      : [seccion('Advertencias de esta medición'), lista(p.advertencias)]),
    seccion('Fuentes y licencias'),
    lista([
      ...(p.conEstudio
        ? [
            'Estudio nacional de 2015: Alcalá Consultores para la Unidad de Modernización y la SUBDERE, vía datos.gob.cl. Licencia Creative Commons No Comercial: cite la fuente y no lo use con fines comerciales.',
          ]
        : []),
      'Contexto: Censo 2024 (INE), SINIM 2023 (SUBDERE) y CASEN (Ministerio de Desarrollo Social y Familia).',
      'Ley 21.180 y su gradualidad: DFL 1 de 2020 y sus modificaciones.',
      'Texto, gráficos y estimaciones propias: Creative Commons Atribución 4.0.',
    ]),
    parrafo(
      `Los datos de cada gráfico están en archivos CSV con su diccionario, en ${p.urlDatos}. El método completo está en la página «Método y límites».`,
    ),
  ];
}
