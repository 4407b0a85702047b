import { CampoAreaTexto, CampoTexto, Desplegable, EnvolturaGrupo } from '../../diseno/index.ts';
import { ControlesMapa } from '../mapa/controles.tsx';
import { estaDentro } from '../mapa/dentro.ts';
import { entradasDePunto, fueraDe, leerMapa } from '../mapa/leer.ts';
import { leerVista, type Punto } from '../mapa/vista.ts';
import type { CampoMapa } from '../tipos.ts';
import type { ValorMapa } from '../valores.ts';
import { comunes, errorDe, escrito, idDe, nombreDe } from './dibujo.ts';
import { comoObjeto, type Dibujo, errorSimple, implementar } from './implementacion.ts';
import { largo } from './texto-escrito.ts';

const MAXIMO_DESCRIPCION = 500;

const aceptaDescripcion = (campo: CampoMapa): boolean => campo.aceptaDescripcion !== false;

function puntoEscrito(dibujo: Dibujo<CampoMapa>): Punto | undefined {
  const [lat, lon] = [escrito(dibujo, 'lat'), escrito(dibujo, 'lon')].map((texto) =>
    texto.trim() === '' ? Number.NaN : Number(texto.replace(',', '.')),
  );
  return lat !== undefined && lon !== undefined && Number.isFinite(lat) && Number.isFinite(lon)
    ? { lat, lon }
    : undefined;
}

function Coordenada(p: {
  readonly dibujo: Dibujo<CampoMapa>;
  readonly parte: 'lat' | 'lon';
  readonly etiqueta: string;
}) {
  const nombre = nombreDe(p.dibujo.nombre, p.parte);
  return (
    <CampoTexto
      id={idDe(nombre)}
      nombre={nombre}
      etiqueta={p.etiqueta}
      valor={escrito(p.dibujo, p.parte)}
      error={errorDe(p.dibujo, p.parte)}
      ancho="medio"
      ortografia={false}
    />
  );
}

/**
 * Lugar en el mapa, de tres maneras que valen lo mismo: tocar la imagen, escribir coordenadas o
 * contar dónde queda. Ninguna necesita código en el navegador.
 */
export const mapa = implementar('mapa', {
  partes: () => [
    'lat',
    'lon',
    'descripcion',
    'marcado',
    'vista_lat',
    'vista_lon',
    'acercamiento',
    'mover',
    'punto.x',
    'punto.y',
  ],
  soloPartes: true,
  leer: (_campo, entrada, contexto, t) => leerMapa(entrada, contexto, t),
  validar: (campo, valor, contexto, t) => {
    const { lat, lon, precision, descripcion, ...sobra } = comoObjeto(valor);
    const conPunto = typeof lat === 'number' && typeof lon === 'number';
    const bienFormado =
      typeof descripcion === 'string' &&
      Object.keys(sobra).length === 0 &&
      (conPunto
        ? typeof precision === 'number'
        : lat === null && lon === null && precision === null);
    if (!bienFormado) return errorSimple(t.lugar);
    if (largo(descripcion) > MAXIMO_DESCRIPCION) {
      return [{ parte: 'descripcion', mensaje: t.parteLarga(MAXIMO_DESCRIPCION) }];
    }
    if (!conPunto) {
      return aceptaDescripcion(campo) ? [] : errorSimple(t.soloPunto);
    }
    if (lat < -90 || lat > 90 || lon < -180 || lon > 180) {
      return errorSimple(t.coordenadas);
    }
    return contexto.comuna && !estaDentro(contexto.comuna.poligonos, { lat, lon })
      ? [fueraDe(contexto.comuna, t)]
      : [];
  },
  escribir: (_campo, valor) => {
    const { lat, lon, precision, descripcion } = comoObjeto(valor);
    return {
      descripcion: String(descripcion ?? ''),
      ...(typeof lat === 'number' && typeof lon === 'number'
        ? entradasDePunto({ lat, lon }, Number(precision))
        : {}),
    };
  },
  render: (dibujo) => {
    const { contexto, nombre, t } = dibujo;
    const punto = puntoEscrito(dibujo);
    const descripcion = nombreDe(nombre, 'descripcion');
    const vista =
      contexto.comuna &&
      leerVista(
        contexto.comuna,
        escrito(dibujo, 'vista_lat'),
        escrito(dibujo, 'vista_lon'),
        escrito(dibujo, 'acercamiento'),
      );
    return (
      <EnvolturaGrupo campo={comunes(dibujo)}>
        <div id={idDe(nombre)} tabindex={-1} />
        {contexto.comuna && contexto.urlMapa && vista ? (
          <ControlesMapa
            nombre={nombre}
            comuna={contexto.comuna}
            urlMapa={contexto.urlMapa}
            vista={vista}
            punto={punto}
            t={t}
          />
        ) : null}
        <input
          type="hidden"
          name={nombreDe(nombre, 'marcado')}
          value={escrito(dibujo, 'marcado')}
        />
        <CampoAreaTexto
          id={idDe(descripcion)}
          nombre={descripcion}
          etiqueta={t.cuenteDonde}
          ayuda={t.ayudaCuenteDonde}
          opcional
          valor={escrito(dibujo, 'descripcion')}
          error={errorDe(dibujo, 'descripcion')}
          filas={2}
        />
        <Desplegable
          titulo={t.escribirCoordenadas}
          abierto={Boolean(errorDe(dibujo, 'lat') ?? errorDe(dibujo, 'lon'))}
        >
          <Coordenada dibujo={dibujo} parte="lat" etiqueta={t.latitud} />
          <Coordenada dibujo={dibujo} parte="lon" etiqueta={t.longitud} />
        </Desplegable>
      </EnvolturaGrupo>
    );
  },
  mostrar: (_campo, valor, _contexto, t) => {
    const { lat, lon, descripcion } = comoObjeto(valor);
    const lugar = typeof lat === 'number' ? t.punto(String(lat), String(lon)) : '';
    return [lugar, descripcion].filter(Boolean).join('. ');
  },
  falta: (campo, t) => ({
    parte: 'descripcion',
    mensaje: aceptaDescripcion(campo) ? t.faltaLugar : t.faltaPunto,
  }),
  ejemplo: (): ValorMapa => ({
    lat: null,
    lon: null,
    precision: null,
    descripcion: 'Frente a la plaza',
  }),
  esquema: () => ({
    type: 'object',
    additionalProperties: false,
    required: ['lat', 'lon', 'precision', 'descripcion'],
    properties: {
      lat: { type: ['number', 'null'], minimum: -90, maximum: 90 },
      lon: { type: ['number', 'null'], minimum: -180, maximum: 180 },
      precision: { type: ['number', 'null'], minimum: 0 },
      descripcion: { type: 'string', maxLength: MAXIMO_DESCRIPCION },
    },
  }),
  segundos: 60,
});
