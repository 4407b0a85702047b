import type { VNode } from 'preact';
import { type Columna, Tabla } from '../../../../diseno/index.ts';
import { type Brecha, brechas } from '../../madurez/index.ts';
import { decimal } from '../cifras.ts';
import type { Estudio2015, FichaEstudio } from '../estudio.ts';
import { BarraCelda, DIMENSIONES } from './piezas.tsx';

const MOSTRADAS = 6;

/** Qué subida lo llevaría a otro grupo y qué respuestas pesan más en su índice. */
export function QueLoMueve(p: {
  readonly ficha: FichaEstudio;
  readonly estudio: Estudio2015;
}): VNode | null {
  const { ficha, estudio } = p;
  const { ubicacion, medicion, respuestas } = ficha;
  if (ubicacion === null) return null;
  const { siguiente } = ubicacion;
  const lista = brechas(estudio.plan, medicion, respuestas, estudio.reglas).slice(0, MOSTRADAS);
  return (
    <>
      <h2>Qué lo mueve</h2>
      {siguiente === null ? (
        <p>Ya está en el grupo de mayor madurez.</p>
      ) : (
        <>
          <p>
            El grupo de mayor madurez más fácil de alcanzar es el <b>{siguiente.grupo}</b>, a{' '}
            {decimal(siguiente.falta, 3)} de distancia. Llegaría con estas subidas juntas:
          </p>
          <ul>
            {siguiente.juntas.map((m) => (
              <li key={m.dimension}>
                {DIMENSIONES[m.dimension]?.nombre}: de {decimal(m.desde, 2)} a {decimal(m.hasta, 2)}
              </li>
            ))}
          </ul>
          {siguiente.porSiSola.length === 0 ? null : (
            <p>
              También le bastaría una sola:{' '}
              {siguiente.porSiSola
                .map((m) => `${DIMENSIONES[m.dimension]?.nombre} hasta ${decimal(m.hasta, 2)}`)
                .join('; o ')}
              .
            </p>
          )}
        </>
      )}
      {lista.length === 0 ? null : (
        <Tabla
          leyenda="Respuestas que más subirían el índice si llegaran al máximo"
          columnas={columnas(lista[0]?.ganancia ?? 1)}
          filas={lista}
          claveDeFila={(b) => b.item}
        />
      )}
    </>
  );
}

const columnas = (mayor: number): readonly Columna<Brecha>[] => [
  { clave: 'texto', titulo: 'Respuesta', encabezaFila: true, celda: (b) => b.texto },
  {
    clave: 'puntaje',
    titulo: 'Puntaje hoy',
    numerica: true,
    celda: (b) => (b.puntaje === null ? 'Sin dato' : decimal(b.puntaje, 2)),
  },
  {
    clave: 'ganancia',
    titulo: 'Subiría el índice',
    celda: (b) => <BarraCelda valor={b.ganancia / mayor} texto={`+${decimal(b.ganancia, 3)}`} />,
  },
  {
    clave: 'grupo',
    titulo: 'Cambiaría de grupo',
    celda: (b) => (b.grupo === null ? 'No' : `Sí, al ${b.grupo}`),
  },
];
