import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import { GanttEnTelefono } from './gantt-telefono.tsx';
import { MarcoGrafico, type PropsGrafico } from './marco-grafico.tsx';

/** Una tarea con su inicio y término (`AAAA-MM-DD`) y su avance de 0 a 1. */
export interface TareaGantt {
  /** Con que otra la nombra en `requiere`. */
  readonly id?: string;
  /** Tareas que deben terminar antes: se dibujan como flechas. */
  readonly requiere?: readonly string[];
  readonly nombre: string;
  readonly inicio: string;
  readonly termino: string;
  readonly avance: number;
}

const ANCHO = 640;
const ETIQUETA = 200;
const PASO = 36;
const CABECERA = 28;
const MES = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];

/** Días desde 1970-01-01 de una fecha ISO. */
const dia = (iso: string): number => Math.floor(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);

/** Primeros de mes entre dos días, cada tantos meses que quepan. */
function marcas(
  desde: number,
  hasta: number,
): readonly { readonly dia: number; readonly texto: string }[] {
  const meses: { dia: number; texto: string }[] = [];
  const inicio = new Date(desde * 86_400_000);
  for (let i = 0; i < 240; i += 1) {
    const fecha = Date.UTC(inicio.getUTCFullYear(), inicio.getUTCMonth() + i, 1);
    const enDias = fecha / 86_400_000;
    if (enDias > hasta) break;
    const mes = new Date(fecha).getUTCMonth();
    const anio = new Date(fecha).getUTCFullYear();
    if (enDias >= desde) meses.push({ dia: enDias, texto: `${MES[mes] ?? ''} ${anio}` });
  }
  const salto = Math.ceil(meses.length / 6) || 1;
  return meses.filter((_, i) => i % salto === 0);
}

const legible = (iso: string): string => iso.split('-').reverse().join('-');

const LETRAS_POR_LINEA = 26;

/** Parte un nombre en dos líneas que caben junto a las barras. */
function enLineas(nombre: string): readonly string[] {
  if (nombre.length <= LETRAS_POR_LINEA) return [nombre];
  const corte = nombre.lastIndexOf(' ', LETRAS_POR_LINEA);
  if (corte < 8) return [`${nombre.slice(0, LETRAS_POR_LINEA - 1)}…`];
  const resto = nombre.slice(corte + 1);
  return [
    nombre.slice(0, corte),
    resto.length > LETRAS_POR_LINEA ? `${resto.slice(0, LETRAS_POR_LINEA - 1)}…` : resto,
  ];
}

/** Flecha del término de una tarea al inicio de la que la espera. */
function Flecha(p: {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}): VNode {
  const baja = p.y1 > p.y0;
  const medio = p.y1 + (baja ? -PASO / 2 : PASO / 2);
  const punta = p.x1 - 2;
  const camino =
    p.x1 - p.x0 > 14
      ? `H${p.x0 + 6}V${p.y1}H${punta}`
      : `H${p.x0 + 6}V${medio}H${p.x1 - 8}V${p.y1}H${punta}`;
  return (
    <g class="gantt-flecha">
      <path d={`M${p.x0} ${p.y0}${camino}`} />
      <path class="gantt-punta" d={`M${punta} ${p.y1}l-5 -3.5v7z`} />
    </g>
  );
}

/** Tareas en el tiempo con su avance; `hoy` (`AAAA-MM-DD`) se marca con una línea. */
export function Gantt(
  p: PropsGrafico & { readonly tareas: readonly TareaGantt[]; readonly hoy?: string },
): VNode {
  const { tareas } = p;
  const desde = Math.min(...tareas.map(({ inicio }) => dia(inicio)));
  const hasta = Math.max(...tareas.map(({ termino }) => dia(termino) + 1));
  const x = scaleLinear(tareas.length === 0 ? [0, 1] : [desde, hasta], [ETIQUETA, ANCHO - 12]);
  const px = (valor: number): number => Math.round(x(valor) * 10) / 10;
  const alto = CABECERA + tareas.length * PASO + 8;
  const hoy = p.hoy === undefined ? undefined : dia(p.hoy);
  const medioDe = (i: number): number => CABECERA + i * PASO + PASO / 2;
  const nombreDe = new Map(tareas.map((t) => [t.id, t.nombre]));
  const conFlechas = tareas.some((t) => (t.requiere ?? []).length > 0);
  return (
    <MarcoGrafico
      {...p}
      ancho={ANCHO}
      alto={alto}
      datos={{
        columnas: [
          { titulo: 'Tarea' },
          { titulo: 'Inicio' },
          { titulo: 'Término' },
          { titulo: 'Avance', numerica: true },
          ...(conFlechas ? [{ titulo: 'Después de' }] : []),
        ],
        filas: tareas.map(({ nombre, inicio, termino, avance, requiere }) => [
          nombre,
          legible(inicio),
          legible(termino),
          `${Math.round(avance * 100)} %`,
          ...(conFlechas
            ? [(requiere ?? []).map((r) => nombreDe.get(r) ?? '').join(', ') || '—']
            : []),
        ]),
      }}
      {...(tareas.length === 0
        ? {}
        : {
            angosto: (
              <GanttEnTelefono
                tareas={tareas.map((t) => ({
                  ...t,
                  fechas: `${legible(t.inicio)} a ${legible(t.termino)}`,
                  desde: (dia(t.inicio) - desde) / (hasta - desde),
                  hasta: (dia(t.termino) + 1 - desde) / (hasta - desde),
                  despuesDe: (t.requiere ?? []).flatMap((r) => nombreDe.get(r) ?? []),
                }))}
                hoy={
                  hoy !== undefined && hoy >= desde && hoy <= hasta
                    ? (hoy - desde) / (hasta - desde)
                    : undefined
                }
              />
            ),
          })}
    >
      {(tareas.length === 0 ? [] : marcas(desde, hasta))
        .filter((marca) => px(marca.dia) < ANCHO - 66)
        .map((marca) => (
          <g key={marca.dia}>
            <path class="grafico-guia" d={`M${px(marca.dia)} ${CABECERA - 6}V${alto - 8}`} />
            <text class="grafico-texto grafico-marca" x={px(marca.dia)} y="12">
              {marca.texto}
            </text>
          </g>
        ))}
      {tareas.map(({ nombre, inicio, termino, avance }, i) => {
        const medio = medioDe(i);
        const lineas = enLineas(nombre);
        const x0 = px(dia(inicio));
        const ancho = Math.max(3, px(dia(termino) + 1) - x0);
        const hecho = Math.max(0, Math.min(1, avance));
        return (
          <g key={nombre}>
            {lineas.map((linea, n) => (
              <text
                key={linea}
                class="grafico-texto"
                x={ETIQUETA - 10}
                y={medio + (lineas.length === 1 ? 0 : n * 17 - 8)}
                text-anchor="end"
              >
                {linea}
              </text>
            ))}
            <rect class="grafico-pista" x={x0} y={medio - 9} width={ancho} height="18" rx="3" />
            <rect
              class="grafico-barra grafico-destacado"
              x={x0}
              y={medio - 9}
              width={Math.round(ancho * hecho * 10) / 10}
              height="18"
              rx="3"
            />
          </g>
        );
      })}
      {tareas.flatMap((tarea, i) =>
        (tarea.requiere ?? []).flatMap((r) => {
          const j = tareas.findIndex((t) => t.id === r);
          const previa = tareas[j];
          return previa === undefined
            ? []
            : [
                <Flecha
                  key={`${r} ${i}`}
                  x0={px(dia(previa.termino) + 1)}
                  y0={medioDe(j)}
                  x1={px(dia(tarea.inicio))}
                  y1={medioDe(i)}
                />,
              ];
        }),
      )}
      {hoy !== undefined && hoy >= desde && hoy <= hasta ? (
        <path class="grafico-linea-destacada" d={`M${px(hoy)} ${CABECERA - 6}V${alto - 8}`} />
      ) : null}
    </MarcoGrafico>
  );
}
