import type { VNode } from 'preact';
import { type Columna, Etiqueta, Tabla, type Tono } from '../../../../diseno/index.ts';
import { BarraCelda } from './piezas.tsx';

/** Hito con las columnas de la tabla del programa nacional. Fechas ya escritas; avance de 0 a 1. */
export interface FilaHito {
  readonly id: string;
  readonly nombre: string;
  readonly inicio: string;
  readonly termino: string;
  readonly avance: number;
  readonly detalle?: string;
  /** Con qué cifra lo mide la plataforma, si no se anota a mano. */
  readonly medida?: string;
  readonly verificacion: string;
  readonly alertas?: readonly {
    readonly clase: string;
    readonly texto: string;
    readonly tono: Tono;
  }[];
}

const columnas: readonly Columna<FilaHito>[] = [
  {
    clave: 'nombre',
    titulo: 'Nombre',
    encabezaFila: true,
    celda: (h) => (
      <>
        {h.nombre}
        {(h.alertas ?? []).map((a) => (
          <span key={a.clase} class="nota-celda">
            <Etiqueta tono={a.tono}>{a.texto}</Etiqueta>
          </span>
        ))}
      </>
    ),
  },
  { clave: 'inicio', titulo: 'Inicio', sinCorte: true, celda: (h) => h.inicio },
  { clave: 'termino', titulo: 'Término', sinCorte: true, celda: (h) => h.termino },
  {
    clave: 'avance',
    titulo: 'Avance',
    celda: (h) => (
      <>
        <BarraCelda
          valor={Math.min(1, h.avance)}
          texto={`${Math.round(h.avance * 100)} %${h.detalle === undefined ? '' : ` (${h.detalle})`}`}
        />
        {h.medida === undefined ? null : <span class="nota-celda">{h.medida}</span>}
      </>
    ),
  },
  { clave: 'verificacion', titulo: 'Medio de verificación', celda: (h) => h.verificacion },
];

/** Tabla de hitos como la del programa: nombre, inicio, término, avance y verificación. */
export function TablaHitos(p: {
  readonly leyenda: string;
  readonly hitos: readonly FilaHito[];
}): VNode {
  return (
    <Tabla leyenda={p.leyenda} columnas={columnas} filas={p.hitos} claveDeFila={(h) => h.id} />
  );
}
