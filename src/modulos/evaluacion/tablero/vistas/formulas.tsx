import type { VNode } from 'preact';
import { type Columna, Tabla } from '../../../../diseno/index.ts';

const FORMULAS = [
  [
    'Infraestructura (IT)',
    '(medidas de seguridad ÷ 5 + mín(1, servidores ÷ 10)) ÷ 2',
    'Sin servidores respondidos, se pierde',
  ],
  [
    'Personas a cargo (RRHH)',
    '(área informática + estudios de la jefatura + dependencia) ÷ 3',
    'Sin alguna de las tres, se pierde',
  ],
  [
    'Gestión (GTM)',
    '(intranet + áreas con sistema ÷ 18 + estrategia escrita) ÷ 3',
    'Sin intranet o estrategia, se pierde',
  ],
  [
    'Servicios en línea (SML)',
    'mín(1, trámites en línea ÷ 18)',
    'Sin trámites respondidos, se pierde',
  ],
  [
    'Índice de madurez tecnológica municipal (IMTM)',
    'promedio de las dimensiones que no se perdieron',
    'Se publica con servicios en línea respondidos, y con gestión o servicios sobre 0',
  ],
] as const;

const columnas: readonly Columna<(typeof FORMULAS)[number]>[] = [
  { clave: 'a', titulo: 'Medida', encabezaFila: true, celda: (f) => f[0] },
  { clave: 'b', titulo: 'Fórmula', celda: (f) => f[1] },
  { clave: 'c', titulo: 'Si falta respuesta', celda: (f) => f[2] },
];

const ACUERDO = [
  ['Índice de madurez de 2015', 'Municipio digital 2025', '0,46'],
  ['Gobierno electrónico 2019', 'Municipio digital 2024', '0,38'],
  ['Transparencia activa 2017', 'Municipio digital', '0,28'],
  ['Índice de madurez de 2015', 'Índice del sitio web 2015', '0,27'],
] as const;

const columnasAcuerdo: readonly Columna<(typeof ACUERDO)[number]>[] = [
  { clave: 'a', titulo: 'Índice', encabezaFila: true, celda: (f) => f[0] },
  { clave: 'b', titulo: 'Contra', celda: (f) => f[1] },
  { clave: 'c', titulo: 'Correlación de rangos', numerica: true, celda: (f) => f[2] },
];

/** Fórmulas del índice de 2015, en palabras. */
export function Formulas(): VNode {
  return (
    <>
      <h2>Las fórmulas de 2015</h2>
      <Tabla
        leyenda="Cada puntaje va de 0 a 1"
        columnas={columnas}
        filas={FORMULAS}
        claveDeFila={(f) => f[0]}
      />
      <p>
        La regla da 281 de los 287 índices publicados con error menor que 10⁻⁶. Los otros seis salen
        con dos ajustes documentados, que se advierten en la página de cada municipio. La
        dependencia vale 1 (alcalde o administrador), 0,6 (finanzas), 0,4 (planificación o
        secretaría) o 0,2. Los estudios valen 0, 0,5 (técnicos) o 1 (universitarios).
      </p>
      <p>
        El grupo es el del centro más cercano en las cuatro dimensiones. Es una regla fija: el grupo
        de un municipio no depende de los demás y datos nuevos no cambian grupos pasados. Si el
        segundo centro está a menos de 0,03 más lejos, el municipio se marca como de frontera.
      </p>
    </>
  );
}

/** Lo que el índice no puede decir y el poco acuerdo con otros. */
export function Limites(): VNode {
  return (
    <>
      <h2>Límites</h2>
      <ul>
        <li>Son datos de 2014 y 2015, declarados por cada municipalidad y sin verificar.</li>
        <li>Los trámites en línea pesan un cuarto del índice con una sola pregunta.</li>
        <li>Contar servidores premia tenerlos. Hoy muchos servicios están en la nube.</li>
        <li>38 índices publicados usan dos o tres dimensiones: no se comparan.</li>
        <li>El índice del sitio web de 2015 no se puede reconstruir con los datos abiertos.</li>
        <li>
          El estudio de 2015, el índice de 2022 y la encuesta de hoy preguntan cosas distintas. No
          se comparan entre sí.
        </li>
        <li>
          Los pesos y cortes de la encuesta de hoy (mdm-1) son juicio propio, sin validación con
          datos.
        </li>
      </ul>
      <h2>Los índices chilenos concuerdan poco</h2>
      <p>
        Por eso se publican el método y cada respuesta, y no solo un lugar. Una correlación de 1
        sería acuerdo total.
      </p>
      <Tabla
        leyenda="Acuerdo entre índices de digitalización municipal (Spearman)"
        columnas={columnasAcuerdo}
        filas={ACUERDO}
        claveDeFila={(f) => f[0] + f[1]}
      />
      <p class="fuente-datos">
        Fuentes: Alcalá Consultores (2015); González-Bustamante y Aguilar (2023); Consejo para la
        Transparencia; NUDOS (2025).{' '}
        <a href="/madurez/metodologia.md">La metodología completa, para repetir cada cifra</a>.
      </p>
    </>
  );
}
