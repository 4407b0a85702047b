import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import { MarcoGrafico, type PropsGrafico } from './marco-grafico.tsx';

/** Una tarea con su inicio y término (`AAAA-MM-DD`) y su avance de 0 a 1. */
export interface TareaGantt {
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
        ],
        filas: tareas.map(({ nombre, inicio, termino, avance }) => [
          nombre,
          legible(inicio),
          legible(termino),
          `${Math.round(avance * 100)} %`,
        ]),
      }}
    >
      {(tareas.length === 0 ? [] : marcas(desde, hasta)).map((marca) => (
        <g key={marca.dia}>
          <path class="grafico-guia" d={`M${px(marca.dia)} ${CABECERA - 6}V${alto - 8}`} />
          <text class="grafico-texto grafico-marca" x={px(marca.dia)} y="12">
            {marca.texto}
          </text>
        </g>
      ))}
      {tareas.map(({ nombre, inicio, termino, avance }, i) => {
        const medio = CABECERA + i * PASO + PASO / 2;
        const x0 = px(dia(inicio));
        const ancho = Math.max(3, px(dia(termino) + 1) - x0);
        const hecho = Math.max(0, Math.min(1, avance));
        return (
          <g key={nombre}>
            <text class="grafico-texto" x={ETIQUETA - 10} y={medio} text-anchor="end">
              {nombre}
            </text>
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
      {hoy !== undefined && hoy >= desde && hoy <= hasta ? (
        <path class="grafico-linea-destacada" d={`M${px(hoy)} ${CABECERA - 6}V${alto - 8}`} />
      ) : null}
    </MarcoGrafico>
  );
}
