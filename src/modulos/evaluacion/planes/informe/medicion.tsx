import { Evolucion, Gantt, Radar } from '../../../../graficos/index.ts';
import type { BloqueDeInforme } from '../../../../plataforma/pdf/datos.ts';
import type { Municipio } from '../../../gobierno/territorio/index.ts';
import type { Encuesta, Medida } from '../../encuesta/index.ts';
import { proponer } from '../../estrategia/index.ts';
import { brechas } from '../../madurez/index.ts';
import {
  type FuentesDeInforme,
  informe,
  type Ola,
  seriesComparables,
} from '../../tablero/index.ts';
import type { HitoGuardado } from '../repositorio.ts';

const { aviso, cifras, figura, lista, parrafo, seccion, tabla } = informe;

const ACCIONES = 12;
const BRECHAS = 14;
const LARGO_PREGUNTA = 110;

const cifra = (n: number | null, d = 3): string =>
  n === null ? 'sin dato' : n.toFixed(d).replace('.', ',');
const legible = (iso: string): string => iso.split('-').reverse().join('-');
const breve = (t: string): string =>
  t.length <= LARGO_PREGUNTA ? t : `${t.slice(0, LARGO_PREGUNTA).trimEnd()}…`;

/** Lo que se sabe de la medición de hoy de un municipio. */
export interface MedicionDeInforme {
  readonly cuestionario: Pick<Encuesta['cuestionario'], 'plan' | 'reglas'>;
  readonly medida: Medida;
  readonly demostracion: boolean;
  readonly campana: string;
  readonly hitos: readonly HitoGuardado[];
  readonly olas: readonly Ola[];
}

/** Parte del informe que sale de la medición firmada con mdm-1. */
export function bloquesDeMedicion(
  fuentes: FuentesDeInforme,
  municipio: Municipio,
  m: MedicionDeInforme,
  hoy: Temporal.PlainDate,
): { readonly bloques: readonly BloqueDeInforme[]; readonly advertencias: readonly string[] } {
  const { plan, reglas } = m.cuestionario;
  const { resultado, ubicacion, detalle, respuestas } = m.medida;
  const fuente = `${m.campana}. Respuestas declaradas por la municipalidad con la encuesta de hoy (mdm-1).`;
  const { dimensiones } = plan.instrumento;
  const puntaje = (clave: string): number => resultado.dimensiones[clave] ?? 0;
  const hojas = dimensiones.filter((d) => d.ambito !== 'bloque' && d.bloque !== undefined);
  const orden = hojas.toSorted((a, b) => puntaje(a.clave) - puntaje(b.clave));
  const [peor, segunda, mejor] = [orden[0], orden[1], orden.at(-1)];
  const pesan = brechas(plan, detalle, respuestas, reglas).slice(0, BRECHAS);
  const mayor = pesan[0]?.ganancia ?? 1;
  const serie = seriesComparables(m.olas).find((s) => s.length > 1) ?? [];
  const anterior = serie.at(-2);
  const propuesta = proponer(
    plan,
    municipio.cut,
    respuestas,
    fuentes.biblioteca,
    fuentes.areas,
    {
      presupuesto_clp: null,
      personas_mes: null,
      maximo_acciones: ACCIONES,
      hechas: [],
      descartadas: [],
    },
    reglas,
  );
  const { siguiente } = ubicacion ?? {};
  const bloques: BloqueDeInforme[] = [
    cifras(
      [
        'Índice de hoy, de 0 a 1',
        cifra(resultado.indice),
        `Respondió ${Math.round(resultado.cobertura * 100)} % de lo que aplica`,
      ],
      [
        'Con respaldo comprobable',
        cifra(resultado.verificado),
        'Solo respuestas con documento, enlace o dato de la plataforma',
      ],
      [
        'Grupo, de 1 (mayor madurez) a 5',
        resultado.grupo === null ? '—' : String(resultado.grupo),
        resultado.nombreGrupo ?? 'Sin grupo',
      ],
    ),
    seccion('En pocas palabras'),
    parrafo(
      `Lo más fuerte es «${mejor?.nombre}» (${cifra(puntaje(mejor?.clave ?? ''), 2)} de 1). Lo que más falta es «${peor?.nombre}» (${cifra(puntaje(peor?.clave ?? ''), 2)}) y «${segunda?.nombre}» (${cifra(puntaje(segunda?.clave ?? ''), 2)}).`,
    ),
    parrafo(
      ubicacion?.frontera === true
        ? 'Está cerca del borde de su grupo: una diferencia pequeña lo cambia.'
        : 'No está cerca del borde de su grupo.',
    ),
    ...(siguiente
      ? [
          parrafo(
            `Para llegar al grupo ${siguiente.grupo} faltan ${cifra(siguiente.falta)} puntos de índice${siguiente.exigencias.length === 0 ? '.' : ` y cumplir: ${siguiente.exigencias.join('; ')}.`}`,
          ),
        ]
      : []),
    ...(propuesta.foco === null
      ? []
      : [
          parrafo(`Áreas de mejora de su grupo: ${propuesta.foco.foco}`),
          lista(
            propuesta.foco.orden.map((a) => fuentes.areas.areas[a]),
            true,
          ),
        ]),
    seccion('Sus dimensiones'),
    ...figura(
      fuentes.hoja,
      <Radar
        id="radar-mdm"
        titulo="Las dimensiones de la medición de hoy"
        descripcion={`Puntaje de 0 a 1 en ${hojas.length} dimensiones. La mayor es ${mejor?.nombre} y la menor, ${peor?.nombre}.`}
        maximo={1}
        nombreValor={municipio.nombre}
        {...(anterior === undefined ? {} : { nombreReferencia: anterior.nombre })}
        ejes={hojas.map((d) => {
          const antes = anterior?.dimensiones[d.clave];
          return {
            nombre: d.nombre,
            valor: puntaje(d.clave),
            ...(antes === undefined || antes === null ? {} : { referencia: antes }),
          };
        })}
      />,
      fuente,
      138,
    ),
    ...dimensiones
      .filter((d) => d.ambito === 'bloque')
      .map((b) =>
        tabla({
          titulo: `${b.nombre}: ${cifra(puntaje(b.clave), 2)}`,
          columnas: [
            ['Dimensión, de la que más falta a la más fuerte', 0],
            ['Puntaje', 46],
          ],
          filas: orden
            .filter((d) => d.bloque === b.clave)
            .map((d) => [d.nombre, { texto: cifra(puntaje(d.clave), 2), barra: puntaje(d.clave) }]),
        }),
      ),
    seccion('Las brechas que más pesan'),
    parrafo('Cuánto subiría el índice si cada respuesta llegara a su máximo.'),
    tabla({
      columnas: [
        ['Ítem', 17],
        ['Respuesta', 0],
        ['Subiría', 46],
      ],
      filas: pesan.map((b) => [
        b.item,
        breve(b.texto),
        { texto: `+${cifra(b.ganancia)}`, barra: b.ganancia / mayor },
      ]),
      fuente,
    }),
    seccion('Acciones propuestas', true),
    parrafo(
      `Ordenadas por lo que suben el índice según su esfuerzo. Con todas, el índice pasaría de ${cifra(propuesta.antes.indice)} a ${cifra(propuesta.despues.indice)} y del grupo ${propuesta.antes.grupo ?? '—'} al ${propuesta.despues.grupo ?? '—'}.`,
    ),
    ...informe.acciones(fuentes.hoja, propuesta.acciones),
    ...planConHitos(fuentes, m.hitos, propuesta.acciones, hoy),
    ...evolucion(fuentes, municipio, serie),
  ];
  return { bloques, advertencias: resultado.advertencias };
}

function planConHitos(
  fuentes: FuentesDeInforme,
  hitos: readonly HitoGuardado[],
  propuestas: Parameters<typeof informe.calendarioSugerido>[1],
  hoy: Temporal.PlainDate,
): readonly BloqueDeInforme[] {
  if (hitos.length === 0) {
    return [
      seccion('Un calendario posible', true),
      aviso('La municipalidad todavía no tiene un plan con hitos.'),
      ...informe.calendarioSugerido(fuentes.hoja, propuestas, hoy),
    ];
  }
  return [
    seccion('El plan y sus hitos', true),
    ...figura(
      fuentes.hoja,
      <Gantt
        id="plan"
        titulo="Los hitos en el tiempo"
        descripcion={`${hitos.length} hitos; la parte llena de cada barra es el avance y la línea azul, el día de hoy.`}
        tareas={hitos}
        hoy={hoy.toString()}
      />,
      'Plan de la municipalidad.',
      165,
    ),
    tabla({
      columnas: [
        ['Nombre', 0],
        ['Inicio', 21],
        ['Término', 21],
        ['Avance', 34],
        ['Medio de verificación', 40],
      ],
      filas: hitos.map((h) => [
        h.nombre,
        legible(h.inicio),
        legible(h.termino),
        { texto: `${Math.round(h.avance * 100)} %`, barra: h.avance },
        h.verificacion,
      ]),
    }),
  ];
}

function evolucion(
  fuentes: FuentesDeInforme,
  municipio: Municipio,
  serie: readonly Ola[],
): readonly BloqueDeInforme[] {
  const [primera, ultima] = [serie[0], serie.at(-1)];
  if (primera === undefined || ultima === undefined || serie.length < 2) return [];
  const cambio = ultima.indice - primera.indice;
  return [
    seccion('Cómo ha cambiado'),
    ...figura(
      fuentes.hoja,
      <Evolucion
        id="evolucion"
        titulo={`El índice ${ultima.instrumento} en cada medición`}
        descripcion={`De ${cifra(primera.indice, 2)} a ${cifra(ultima.indice, 2)} en ${serie.length} mediciones comparables.`}
        maximo={1}
        series={[
          {
            nombre: municipio.nombre,
            destacada: true,
            puntos: serie.map((o) => ({ fecha: o.fecha, valor: o.indice })),
          },
        ]}
      />,
      'Mediciones con el mismo instrumento, versión y forma de cálculo.',
      128,
    ),
    parrafo(
      `El índice ${cambio >= 0 ? 'subió' : 'bajó'} ${cifra(Math.abs(cambio), 2)} entre la primera y la última medición comparable.`,
    ),
  ];
}
