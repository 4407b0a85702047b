import type { VNode } from 'preact';
import { Aviso, type Columna, Tabla } from '../../../../diseno/index.ts';
import type { Simulacion } from '../../estrategia/index.ts';
import { millones } from './accion.tsx';

export const cifra = (n: number | null, d = 3): string =>
  n === null ? '—' : n.toFixed(d).replace('.', ',');
export const grupo = (n: number | null): string => (n === null ? 'sin grupo' : `grupo ${n}`);

/** Subida del índice; lo que no alcanza a verse con tres decimales no se muestra como cero. */
const sube = (n: number): string => (n < 0.0005 ? 'menos de 0,001' : `+${cifra(n)}`);

/** Resultado de simular lo marcado: índice y grupo, de dónde sale, qué lo impide y qué falta. */
export function ResultadoSimulado(p: {
  readonly simulacion: Simulacion;
  readonly sinGuardar: boolean;
}): VNode {
  const { simulacion: s } = p;
  if (s.pasos.length === 0) return <p>Marque acciones y pulse «Simular lo marcado».</p>;
  const faltan = s.pasos.filter((x) => x.faltan.length > 0);
  return (
    <>
      <p class="simulacion-cifras">
        Con {s.pasos.length} {s.pasos.length === 1 ? 'acción' : 'acciones'} el índice pasa de{' '}
        {cifra(s.antes.indice)} a <b>{cifra(s.despues.indice)}</b> y del {grupo(s.antes.grupo)} al{' '}
        <b>{grupo(s.despues.grupo)}</b>. Cuesta {cifra(s.esfuerzo_personas_mes, 1)} personas-mes y
        de {millones(s.costo_clp.minimo)} a {millones(s.costo_clp.maximo)}.
      </p>
      {p.sinGuardar ? <p>Esta simulación no está guardada.</p> : null}
      {s.excesos.length + faltan.length === 0 ? null : (
        <Aviso tono="advertencia" titulo="No se puede hacer tal cual">
          <ul>
            {s.excesos.map((e) => (
              <li key={e}>{e}</li>
            ))}
            {faltan.map((x) => (
              <li key={x.accion.id}>
                «{x.accion.nombre}» necesita antes:{' '}
                {x.faltan.map((f) => `«${f.nombre}»`).join(' y ')}.
              </li>
            ))}
          </ul>
        </Aviso>
      )}
      <Tabla
        leyenda="De dónde sale la subida"
        densa
        columnas={columnas}
        filas={s.pasos}
        claveDeFila={(x) => x.accion.id}
      />
      {s.pendiente.length === 0 ? null : (
        <>
          <p>Para llegar al grupo {(s.despues.grupo ?? 2) - 1} faltaría:</p>
          <ul>
            {s.pendiente.map((x) => (
              <li key={x}>{x}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const columnas: readonly Columna<Simulacion['pasos'][number]>[] = [
  { clave: 'accion', titulo: 'Acción', encabezaFila: true, celda: (x) => x.accion.nombre },
  {
    clave: 'efecto',
    titulo: 'Sube',
    numerica: true,
    celda: (x) =>
      x.efecto > 1e-6 ? sube(x.efecto) : 'Nada nuevo: ya está logrado o lo da otra acción',
  },
  { clave: 'indice', titulo: 'Índice queda en', numerica: true, celda: (x) => cifra(x.indice) },
  {
    clave: 'esfuerzo',
    titulo: 'Personas-mes',
    numerica: true,
    celda: (x) => cifra(x.accion.esfuerzo_personas_mes, 1),
  },
];
