import type { VNode } from 'preact';
import { esPaso } from './compilado.ts';
import { describirFlujo, type EstadoPaso, estadosDe } from './describir.ts';
import { disponer } from './disposicion.ts';
import type { Caja, Flecha, Punto } from './geometria.ts';
import { esCaja, lineasDe, textoDeFlecha } from './medidas.ts';
import type { Flujo, Marcado, Nodo, Paso } from './tipos.ts';

/** Textos del dibujo; por defecto en castellano. */
export interface TextosDibujo {
  readonly titulo: string;
  readonly actual: string;
  readonly hecho: string;
  readonly pendiente: string;
}

const TEXTOS: TextosDibujo = {
  titulo: 'Diagrama del trámite',
  actual: 'Paso actual',
  hecho: 'Hecho',
  pendiente: 'Pendiente',
};

const RADIO = 8;

/**
 * SVG del flujo, de izquierda a derecha. El paso actual lleva además un letrero y trazo
 * grueso, y lo hecho una marca: el estado no depende del color. Sin estilos en línea: los
 * colores salen de las clases `flujo-*` de la hoja única. La alternativa de texto completa
 * es `describirFlujo`, y va resumida en `<desc>`.
 */
export function dibujarFlujo(
  flujo: Flujo,
  marcado?: Marcado,
  recorrido: readonly Paso[] = [],
  textos: TextosDibujo = TEXTOS,
): VNode {
  const { ancho, alto, cajas, flechas } = disponer(flujo);
  const estado = estadosDe(marcado, recorrido);
  const pasadas = new Set(recorrido.filter((p) => p.clase === 'arista').map((p) => p.id));
  // Lo recorrido se dibuja encima, para que no lo tape una flecha que llega al mismo paso.
  const enOrden = flechas.toSorted(
    (a, b) => Number(pasadas.has(a.arista.id)) - Number(pasadas.has(b.arista.id)),
  );
  const base = `flujo-${flujo.id}`;
  const resumen = describirFlujo(flujo, marcado ?? { en: [], uniones: {}, acciones: {} }, recorrido)
    .map((paso) => `${paso.nombre}: ${textos[paso.estado]}`)
    .join('; ');
  return (
    <svg
      class="flujo-dibujo"
      role="img"
      viewBox={`0 0 ${Math.ceil(ancho)} ${Math.ceil(alto)}`}
      width={Math.ceil(ancho)}
      height={Math.ceil(alto)}
      aria-labelledby={`${base}-titulo ${base}-desc`}
    >
      <title id={`${base}-titulo`}>{textos.titulo}</title>
      <desc id={`${base}-desc`}>{resumen}</desc>
      {enOrden.map((flecha) => (
        <DibujoFlecha
          key={flecha.arista.id}
          flecha={flecha}
          pasada={pasadas.has(flecha.arista.id)}
        />
      ))}
      {flujo.nodos.map((nodo) => {
        const caja = cajas.get(nodo.id);
        return caja === undefined ? null : (
          <DibujoNodo
            key={nodo.id}
            nodo={nodo}
            caja={caja}
            estado={marcado === undefined ? 'pendiente' : estado(nodo.id)}
            letrero={textos.actual}
          />
        );
      })}
    </svg>
  );
}

function DibujoFlecha({ flecha, pasada }: { flecha: Flecha; pasada: boolean }): VNode {
  const { puntos, texto, arista } = flecha;
  const punta = puntos.at(-1) ?? { x: 0, y: 0 };
  const nombre = textoDeFlecha(arista);
  return (
    <g class={pasada ? 'flujo-flecha flujo-flecha-pasada' : 'flujo-flecha'}>
      <path d={trazo(puntos)} fill="none" stroke="currentColor" stroke-width={pasada ? 2.5 : 1.5} />
      <path d={`M${punta.x} ${punta.y}l-9 -5v10z`} fill="currentColor" stroke="none" />
      {nombre !== '' && (
        <text
          class="flujo-texto-flecha"
          x={texto.x}
          y={texto.y}
          text-anchor={texto.ancla}
          font-size="13"
          fill="currentColor"
        >
          {nombre}
        </text>
      )}
    </g>
  );
}

interface PropsNodo {
  readonly nodo: Nodo;
  readonly caja: Caja;
  readonly estado: EstadoPaso;
  readonly letrero: string;
}

function DibujoNodo(props: PropsNodo): VNode {
  const { nodo, caja, estado, letrero } = props;
  const cx = caja.x + caja.ancho / 2;
  return (
    <g class={`flujo-nodo flujo-${nodo.tipo} flujo-${estado}`}>
      {nodo.nombre !== undefined && <title>{nodo.nombre}</title>}
      <Figura {...props} />
      <Nombre nodo={nodo} caja={caja} />
      {estado === 'actual' && (
        <g class="flujo-letrero">
          <rect x={cx - 48} y={caja.y - 26} width="96" height="22" rx="11" fill="currentColor" />
          <text
            class="flujo-letrero-texto"
            x={cx}
            y={caja.y - 11}
            text-anchor="middle"
            font-size="13"
            font-weight="600"
          >
            {letrero}
          </text>
        </g>
      )}
      {estado === 'hecho' && esPaso(nodo) && (
        <path
          class="flujo-marca"
          d={`M${caja.x + caja.ancho - 20} ${caja.y + 12}l4 4 8 -8`}
          fill="none"
          stroke="currentColor"
          stroke-width="2.5"
        />
      )}
    </g>
  );
}

function Figura({ nodo, caja, estado }: PropsNodo): VNode {
  const { x, y, ancho, alto } = caja;
  const cx = x + ancho / 2;
  const cy = y + alto / 2;
  const trazoDe = { class: 'flujo-figura', stroke: 'currentColor' };
  const grosor = estado === 'actual' ? 3.5 : 1.5;
  switch (nodo.tipo) {
    case 'tarea':
    case 'servicio':
    case 'espera':
      return (
        <rect
          {...trazoDe}
          x={x}
          y={y}
          width={ancho}
          height={alto}
          rx="10"
          stroke-width={grosor}
          {...(nodo.tipo === 'tarea'
            ? {}
            : { 'stroke-dasharray': nodo.tipo === 'espera' ? '3 4' : '9 4' })}
        />
      );
    case 'inicio':
      return <circle {...trazoDe} cx={cx} cy={cy} r={ancho / 2} stroke-width="2" />;
    case 'fin':
      return <circle {...trazoDe} cx={cx} cy={cy} r={ancho / 2 - 1} stroke-width="4.5" />;
    case 'temporizador':
      return (
        <g>
          <circle
            {...trazoDe}
            cx={cx}
            cy={cy}
            r={ancho / 2}
            stroke-width="1.5"
            {...(nodo.interrumpe ? {} : { 'stroke-dasharray': '3 3' })}
          />
          <path
            d={`M${cx} ${cy - 7}V${cy}l5 3`}
            fill="none"
            stroke="currentColor"
            stroke-width="2"
          />
        </g>
      );
    default:
      return (
        <g>
          <path
            {...trazoDe}
            d={`M${cx} ${y}L${x + ancho} ${cy}L${cx} ${y + alto}L${x} ${cy}Z`}
            stroke-width="2"
          />
          <SignoCompuerta tipo={nodo.tipo} cx={cx} cy={cy} />
        </g>
      );
  }
}

function SignoCompuerta({ tipo, cx, cy }: { tipo: string; cx: number; cy: number }): VNode {
  if (tipo === 'inclusiva') {
    return <circle cx={cx} cy={cy} r="8" fill="none" stroke="currentColor" stroke-width="2.5" />;
  }
  const d =
    tipo === 'paralela'
      ? `M${cx - 9} ${cy}h18M${cx} ${cy - 9}v18`
      : `M${cx - 6} ${cy - 6}l12 12M${cx + 6} ${cy - 6}l-12 12`;
  return <path d={d} fill="none" stroke="currentColor" stroke-width="2.5" />;
}

function Nombre({ nodo, caja }: { nodo: Nodo; caja: Caja }): VNode | null {
  const lineas = lineasDe(nodo);
  if (lineas.length === 0) return null;
  const dentro = esCaja(nodo);
  const alLado = nodo.tipo === 'temporizador';
  const cx = caja.x + caja.ancho / 2;
  const y = dentro ? caja.y + caja.alto / 2 + 5 - (lineas.length - 1) * 9 : caja.y + caja.alto + 16;
  return (
    <text
      class="flujo-nombre"
      text-anchor={alLado ? 'end' : 'middle'}
      font-size={dentro ? 15 : 13}
      fill="currentColor"
    >
      {lineas.map((linea, i) => (
        <tspan
          key={linea}
          x={alLado ? caja.x - 4 : cx}
          y={alLado ? caja.y + 28 + i * 15 : y + i * 17}
        >
          {linea}
        </tspan>
      ))}
    </text>
  );
}

/** Camino con las esquinas redondeadas. */
function trazo(puntos: readonly Punto[]): string {
  const [primero, ...resto] = puntos;
  if (primero === undefined) return '';
  let d = `M${primero.x} ${primero.y}`;
  let previo = primero;
  for (const [i, punto] of resto.entries()) {
    const siguiente = resto[i + 1];
    if (siguiente === undefined) {
      d += `L${punto.x} ${punto.y}`;
    } else {
      const antes = acercar(punto, previo);
      const despues = acercar(punto, siguiente);
      d += `L${antes.x} ${antes.y}Q${punto.x} ${punto.y} ${despues.x} ${despues.y}`;
    }
    previo = punto;
  }
  return d;
}

function acercar(esquina: Punto, hacia: Punto): Punto {
  const largo = Math.hypot(hacia.x - esquina.x, hacia.y - esquina.y);
  if (largo === 0) return esquina;
  const parte = Math.min(RADIO, largo / 2) / largo;
  return {
    x: esquina.x + (hacia.x - esquina.x) * parte,
    y: esquina.y + (hacia.y - esquina.y) * parte,
  };
}
