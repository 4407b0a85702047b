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
  leer: (_campo, entrada, contexto) => leerMapa(entrada, contexto),
  validar: (campo, valor, contexto) => {
    const { lat, lon, precision, descripcion, ...sobra } = comoObjeto(valor);
    const conPunto = typeof lat === 'number' && typeof lon === 'number';
    const bienFormado =
      typeof descripcion === 'string' &&
      Object.keys(sobra).length === 0 &&
      (conPunto
        ? typeof precision === 'number'
        : lat === null && lon === null && precision === null);
    if (!bienFormado) return errorSimple('Marque el lugar o cuente dónde queda.');
    if (largo(descripcion) > MAXIMO_DESCRIPCION) {
      return [{ parte: 'descripcion', mensaje: `Escriba hasta ${MAXIMO_DESCRIPCION} caracteres.` }];
    }
    if (!conPunto) {
      return aceptaDescripcion(campo) ? [] : errorSimple('Marque el punto en el mapa.');
    }
    if (lat < -90 || lat > 90 || lon < -180 || lon > 180) {
      return errorSimple('Esas coordenadas no existen.');
    }
    return contexto.comuna && !estaDentro(contexto.comuna.poligonos, { lat, lon })
      ? [fueraDe(contexto.comuna)]
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
    const { contexto, nombre } = dibujo;
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
          etiqueta="O cuente dónde queda"
          ayuda="Por ejemplo: frente a la plaza, al lado de la escuela."
          opcional
          valor={escrito(dibujo, 'descripcion')}
          error={errorDe(dibujo, 'descripcion')}
          filas={2}
        />
        <Desplegable
          titulo="Escribir las coordenadas"
          abierto={Boolean(errorDe(dibujo, 'lat') ?? errorDe(dibujo, 'lon'))}
        >
          <Coordenada dibujo={dibujo} parte="lat" etiqueta="Latitud" />
          <Coordenada dibujo={dibujo} parte="lon" etiqueta="Longitud" />
        </Desplegable>
      </EnvolturaGrupo>
    );
  },
  mostrar: (_campo, valor) => {
    const { lat, lon, descripcion } = comoObjeto(valor);
    const lugar = typeof lat === 'number' ? `Latitud ${lat}, longitud ${String(lon)}` : '';
    return [lugar, descripcion].filter(Boolean).join('. ');
  },
  falta: (campo) => ({
    parte: 'descripcion',
    mensaje: aceptaDescripcion(campo)
      ? 'Marque el lugar en el mapa o cuente dónde queda.'
      : 'Marque el lugar en el mapa.',
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
