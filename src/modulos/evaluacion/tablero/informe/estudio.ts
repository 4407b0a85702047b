import type { Municipio } from '../../../gobierno/territorio/index.ts';
import { brechas } from '../../madurez/index.ts';
import { decimal } from '../cifras.ts';
import type { Estudio2015, FichaEstudio } from '../estudio.ts';
import { DIMENSIONES, FUENTE_2015 } from '../vistas/piezas.tsx';
import { acciones, calendarioSugerido } from './acciones.tsx';
import { aviso, type Bloque, lista, parrafo, seccion, tabla } from './bloques.ts';
import type { FuentesDeInforme } from './fuentes.ts';
import { parecidas } from './parecidas.tsx';
import { cifrasDelEstudio, dimensiones2015, posicion } from './posicion.tsx';

const BRECHAS = 9;

type Subida = { readonly dimension: string; readonly desde: number; readonly hasta: number };

const nombre = (d: string): string => DIMENSIONES[d]?.nombre ?? d;

/** Resumen de portada con los datos de 2015. */
export function resumen2015(
  fuentes: FuentesDeInforme,
  estudio: Estudio2015,
  f: FichaEstudio,
): Bloque[] {
  const orden = Object.entries(f.medicion.dimensiones)
    .flatMap(([d, v]) => (v === null ? [] : [{ d, v }]))
    .toSorted((a, b) => a.v - b.v);
  const [menor, mayor] = [orden[0], orden.at(-1)];
  const grupo = estudio.reglas.centros.grupos.find((g) => g.grupo === f.ubicacion?.grupo);
  const comparacion = fuentes.comparar(f.municipio.cut)?.indice;
  return [
    cifrasDelEstudio(estudio, f),
    seccion('En pocas palabras'),
    ...(menor === undefined || mayor === undefined
      ? [parrafo('El estudio de 2015 no reunió datos suficientes de esta municipalidad.')]
      : [
          parrafo(
            `Lo más fuerte en 2015 era «${nombre(mayor.d)}» (${decimal(mayor.v, 2)} de 1). Lo que más faltaba era «${nombre(menor.d)}» (${decimal(menor.v, 2)}).`,
          ),
        ]),
    ...(grupo === undefined
      ? []
      : [parrafo(`Su grupo es el ${grupo.grupo}, «${grupo.nombre}». ${grupo.descripcion}`)]),
    ...(comparacion?.pares
      ? [
          parrafo(
            `Las municipalidades más parecidas tenían una mediana de ${decimal(comparacion.pares.mediana, 2)}; el país, ${decimal(comparacion.pais?.mediana, 2)}.`,
          ),
        ]
      : []),
    parrafo(
      'Los datos son de 2014 y 2015, declarados por la municipalidad y sin verificar. Sirven de punto de partida. La situación de hoy se conoce con la encuesta de esta plataforma.',
    ),
    ...[...f.medicion.advertencias, ...(f.ubicacion?.advertencias ?? [])].map(aviso),
    ...dimensiones2015(fuentes, f),
  ];
}

/** Perfil de 2015: dónde está y las más parecidas. */
export function perfil2015(
  fuentes: FuentesDeInforme,
  estudio: Estudio2015,
  municipio: Municipio,
): Bloque[] {
  return [...posicion(fuentes, estudio, municipio.cut), ...parecidas(fuentes, estudio, municipio)];
}

/** Una subida que no se ve con dos decimales no ayuda a decidir. */
const visibles = (m: readonly Subida[]): readonly Subida[] =>
  m.filter(({ desde, hasta }) => hasta - desde >= 0.005);

function queLaMueve(estudio: Estudio2015, f: FichaEstudio): Bloque[] {
  const { ubicacion } = f;
  if (ubicacion === null) return [];
  const { siguiente } = ubicacion;
  const nombres = new Map(estudio.reglas.centros.grupos.map((g) => [g.grupo, g.nombre]));
  return [
    seccion('La distancia a cada grupo', true),
    parrafo(
      'Cada grupo tiene un centro: el promedio de sus municipalidades en las cuatro dimensiones. Se pertenece al grupo del centro más cercano.',
    ),
    tabla({
      columnas: [
        ['Grupo', 0],
        ['Distancia a su centro (menos es más cerca)', 75],
      ],
      filas: ubicacion.distancias.map(({ grupo, distancia }) => [
        `${grupo}. ${nombres.get(grupo) ?? ''}${grupo === ubicacion.grupo ? ' (el suyo)' : ''}`,
        { texto: decimal(distancia, 3), barra: distancia },
      ]),
      fuente: FUENTE_2015,
    }),
    ...(siguiente === null
      ? [parrafo('Ya está en el grupo de mayor madurez.')]
      : [
          parrafo(
            `El grupo de mayor madurez más fácil de alcanzar es el ${siguiente.grupo}, «${nombres.get(siguiente.grupo) ?? ''}». Llegaría con estas subidas juntas:`,
          ),
          lista(
            visibles(siguiente.juntas).map(
              (m) => `${nombre(m.dimension)}: de ${decimal(m.desde, 2)} a ${decimal(m.hasta, 2)}`,
            ),
          ),
          ...(siguiente.porSiSola.length === 0
            ? []
            : [
                parrafo(
                  `También le bastaría una sola: ${siguiente.porSiSola.map((m) => `${nombre(m.dimension)} hasta ${decimal(m.hasta, 2)}`).join('; o ')}.`,
                ),
              ]),
        ]),
  ];
}

/** Brechas por peso, acciones propuestas y calendario, con las respuestas de 2015. */
export function estrategia2015(
  fuentes: FuentesDeInforme,
  estudio: Estudio2015,
  f: FichaEstudio,
  hoy: Temporal.PlainDate,
): Bloque[] {
  const pesan = brechas(estudio.plan, f.medicion, f.respuestas, estudio.reglas).slice(0, BRECHAS);
  const mayor = pesan[0]?.ganancia ?? 1;
  const propuesta = fuentes.proponer(f);
  const foco = fuentes.areas.grupos.find((g) => g.grupo === f.ubicacion?.grupo);
  const { antes, despues } = propuesta;
  return [
    ...queLaMueve(estudio, f),
    seccion('Las brechas que más pesan', f.ubicacion === null),
    parrafo('Cuánto subiría el índice si cada respuesta llegara a su máximo.'),
    tabla({
      columnas: [
        ['Respuesta de 2015', 0],
        ['Puntaje', 20, true],
        ['Subiría', 46],
        ['Cambiaría de grupo', 34],
      ],
      filas: pesan.map((b) => [
        b.texto,
        b.puntaje === null ? 'Sin dato' : decimal(b.puntaje, 2),
        { texto: `+${decimal(b.ganancia, 3)}`, barra: b.ganancia / mayor },
        b.grupo === null ? 'No' : `Sí, al ${b.grupo}`,
      ]),
      fuente: FUENTE_2015,
    }),
    ...(foco === undefined
      ? []
      : [
          seccion('Las áreas de mejora de su grupo'),
          parrafo(`Para el grupo ${foco.grupo}, el programa de 2018 señala: ${foco.foco}`),
          lista(
            foco.orden.map((a) => fuentes.areas.areas[a]),
            true,
          ),
        ]),
    seccion('Acciones propuestas', true),
    parrafo(
      `Ordenadas por lo que suben el índice en relación con su esfuerzo. Con todas, el índice de 2015 pasaría de ${decimal(antes.indice, 2)} a ${decimal(despues.indice, 2)}${despues.grupo === null || despues.grupo === antes.grupo ? '' : ` y llegaría al grupo ${despues.grupo}`}. Con respuestas de 2015 es una orientación.`,
    ),
    ...acciones(fuentes.hoja, propuesta.pasos),
    seccion('Un calendario posible'),
    ...calendarioSugerido(fuentes.hoja, propuesta.pasos, hoy),
    parrafo(
      'La municipalidad todavía no publica un plan con hitos. Este calendario es un punto de partida para acordarlo.',
    ),
  ];
}
