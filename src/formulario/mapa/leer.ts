import type { TextosDeCampos } from '../../idioma/index.ts';
import type { Entrada, ErrorDeParte, Lectura } from '../campos/implementacion.ts';
import { cifrasLlanas, variasLineas } from '../campos/texto-escrito.ts';
import type { Contexto, ContornoComuna, ValorMapa } from '../valores.ts';
import { estaDentro } from './dentro.ts';
import {
  desdePixel,
  kmPorPixel,
  LADO_MAPA,
  leerVista,
  MOVIMIENTOS,
  mover,
  type Punto,
  type Vista,
} from './vista.ts';

const METROS_POR_GRADO = 111_320;

type Leida = { readonly valor: number | null; readonly decimales: number } | 'mal';

/** Grados decimales con coma o punto. Sin signo vale el del hemisferio sur y oeste: es Chile. */
function leerGrados(texto: string): Leida {
  const limpio = cifrasLlanas(texto)
    .replace(',', '.')
    .replace(/[°SOW]+$/iu, '');
  if (limpio === '') return { valor: null, decimales: 0 };
  const partes = /^-?\d{1,3}(?:\.(\d{1,10}))?$/.exec(limpio);
  if (!partes) return 'mal';
  const valor = -Math.abs(Number(limpio));
  return {
    valor: valor === 0 ? 0 : Math.round(valor * 1e5) / 1e5,
    decimales: Math.min(5, partes[1]?.length ?? 0),
  };
}

const marcaDe = (punto: Punto, precision: number): string =>
  `${punto.lat},${punto.lon},${precision}`;

/** Metros de duda: los del clic si las coordenadas no cambiaron; si no, los de las cifras escritas. */
function precisionDe(entrada: Entrada, punto: Punto, decimales: number): number {
  const [lat, lon, metros] = entrada.texto('marcado').split(',').map(Number);
  return lat === punto.lat &&
    lon === punto.lon &&
    Number.isInteger(metros) &&
    metros !== undefined &&
    metros > 0
    ? metros
    : Math.max(1, Math.round(METROS_POR_GRADO / 10 ** decimales));
}

function vistaComoEntradas(vista: Vista) {
  return {
    vista_lat: String(vista.lat),
    vista_lon: String(vista.lon),
    acercamiento: String(vista.acercamiento),
  };
}

/** Entradas con que se vuelve a dibujar un punto guardado. */
export function entradasDePunto(punto: Punto, precision: number) {
  return {
    lat: String(punto.lat),
    lon: String(punto.lon),
    marcado: marcaDe(punto, precision),
  };
}

function marcar(comuna: ContornoComuna, vista: Vista, punto: Punto, t: TextosDeCampos): Lectura {
  const precision = Math.max(1, Math.round(kmPorPixel(comuna, vista) * 1000));
  const reescribir = { ...vistaComoEntradas(vista), ...entradasDePunto(punto, precision) };
  return estaDentro(comuna.poligonos, punto)
    ? { quedarse: true, reescribir }
    : { quedarse: true, reescribir, errores: [fueraDe(comuna, t)] };
}

/** Error de un punto fuera de la comuna. */
export function fueraDe(comuna: ContornoComuna, t: TextosDeCampos): ErrorDeParte {
  return { parte: '', mensaje: t.fuera(comuna.nombre) };
}

/** Acciones de la misma página: mover la vista, marcar el centro, quitar el punto o hacer clic. */
function leerAccion(
  entrada: Entrada,
  comuna: ContornoComuna,
  t: TextosDeCampos,
): Lectura | undefined {
  const vista = leerVista(
    comuna,
    entrada.texto('vista_lat'),
    entrada.texto('vista_lon'),
    entrada.texto('acercamiento'),
  );
  const pedido = entrada.texto('mover');
  if (pedido === 'marcar') return marcar(comuna, vista, { lat: vista.lat, lon: vista.lon }, t);
  if (pedido === 'borrar') {
    return {
      quedarse: true,
      reescribir: { ...vistaComoEntradas(vista), lat: '', lon: '', marcado: '' },
    };
  }
  const movimiento = MOVIMIENTOS.find((posible) => posible === pedido);
  if (movimiento) {
    return { quedarse: true, reescribir: vistaComoEntradas(mover(comuna, vista, movimiento)) };
  }
  if (!entrada.vino('punto.x')) return undefined;
  const [x, y] = [entrada.texto('punto.x'), entrada.texto('punto.y')].map((texto) =>
    /^\d{1,4}$/.test(texto) ? Number(texto) : LADO_MAPA / 2,
  );
  // Al activar la imagen con el teclado el navegador manda 0,0: se marca el centro, con su cruz.
  const enCentro = !x && !y;
  return marcar(
    comuna,
    vista,
    enCentro ? { lat: vista.lat, lon: vista.lon } : desdePixel(comuna, vista, x ?? 0, y ?? 0),
    t,
  );
}

/** Lee el punto, venga de un clic, de las coordenadas o solo de las palabras. */
export function leerMapa(entrada: Entrada, contexto: Contexto, t: TextosDeCampos): Lectura {
  const accion = contexto.comuna ? leerAccion(entrada, contexto.comuna, t) : undefined;
  if (accion) return accion;
  const descripcion = variasLineas(entrada.texto('descripcion'));
  const lat = leerGrados(entrada.texto('lat'));
  const lon = leerGrados(entrada.texto('lon'));
  const errores: ErrorDeParte[] = [];
  if (lat === 'mal') errores.push({ parte: 'lat', mensaje: t.latitudMala });
  if (lon === 'mal') errores.push({ parte: 'lon', mensaje: t.longitudMala });
  if (lat === 'mal' || lon === 'mal') return { errores };
  if ((lat.valor === null) !== (lon.valor === null)) {
    return {
      errores: [
        lat.valor === null
          ? { parte: 'lat', mensaje: t.faltaLatitud }
          : { parte: 'lon', mensaje: t.faltaLongitud },
      ],
    };
  }
  if (lat.valor === null || lon.valor === null) {
    if (descripcion === '') return {};
    const soloTexto: ValorMapa = { lat: null, lon: null, precision: null, descripcion };
    return { valor: soloTexto };
  }
  const punto = { lat: lat.valor, lon: lon.valor };
  const precision = precisionDe(entrada, punto, Math.min(lat.decimales, lon.decimales));
  const valor: ValorMapa = { ...punto, precision, descripcion };
  return { valor, reescribir: { marcado: marcaDe(punto, precision) } };
}
