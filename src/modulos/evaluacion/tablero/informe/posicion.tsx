import { Histograma, MapaRegion, Radar } from '../../../../graficos/index.ts';
import { decimal } from '../cifras.ts';
import type { Estudio2015, FichaEstudio } from '../estudio.ts';
import { intervalo, lugares, tramoDe } from '../incertidumbre.ts';
import { claseDeGrupo } from '../variables.ts';
import { DIMENSIONES, FUENTE_2015 } from '../vistas/piezas.tsx';
import { aviso, type Bloque, cifras, figura, parrafo, seccion } from './bloques.ts';
import type { FuentesDeInforme } from './fuentes.ts';

const NOTA_MAPA = 'Mapa referencial: no compromete en modo alguno al Estado de Chile.';

/** Cifras de 2015 de un municipio: índice, grupo y lugar posible. */
export function cifrasDelEstudio(estudio: Estudio2015, f: FichaEstudio): Bloque {
  const indice = f.medicion.publicado;
  const rango = indice === null ? null : intervalo(indice, estudio.error);
  const otros = estudio.completas.filter((x) => x !== f).map((x) => x.medicion.indice ?? 0);
  const lugar = indice === null || !f.completo ? null : lugares(indice, otros, estudio.error);
  return cifras(
    [
      'Índice de 2015, de 0 a 1',
      decimal(indice, 3),
      rango === null
        ? 'El estudio no lo publicó'
        : `Intervalo de 90 %: ${decimal(rango[0], 2)} a ${decimal(rango[1], 2)}`,
    ],
    [
      'Grupo, de 1 (mayor madurez) a 5',
      f.ubicacion === null ? '—' : String(f.ubicacion.grupo),
      f.ubicacion === null
        ? 'Faltan dimensiones para asignarlo'
        : `${f.ubicacion.nombre}${f.completo ? '' : ' (estimado)'}`,
    ],
    [
      'Lugar posible en el país',
      lugar === null ? '—' : `${lugar.desde} a ${lugar.hasta}`,
      lugar === null
        ? 'Sin índice comparable'
        : `de ${lugar.de}; tramo ${tramoDe(indice ?? 0)?.nombre.toLowerCase() ?? ''}`,
    ],
  );
}

/** Dónde está: mapa de la región y distribución del país. */
export function posicion(fuentes: FuentesDeInforme, estudio: Estudio2015, cut: string): Bloque[] {
  const municipio = fuentes.territorio.porCut.get(cut);
  if (municipio === undefined) return [];
  const f = estudio.porCut.get(cut);
  const indice = f?.completo ? f.medicion.indice : null;
  const grupo = (c: string): number | null => {
    const otra = estudio.porCut.get(c);
    return otra?.completo ? (otra.ubicacion?.grupo ?? null) : null;
  };
  const region = (fuentes.territorio.porRegion.get(municipio.region.codigo) ?? []).map(
    (m) => m.cut,
  );
  const cuenta = [1, 2, 3, 4, 5]
    .map((g) => [g, region.filter((c) => grupo(c) === g).length] as const)
    .filter(([, n]) => n > 0)
    .map(([g, n]) => `${n} en el grupo ${g}`);
  return [
    seccion('Dónde está', true),
    parrafo(
      `Azul oscuro es el grupo 1; verde, el 2; celeste, el 3; amarillo, el 4; café, el 5. Gris es sin grupo. El borde negro marca a ${municipio.nombre}.`,
    ),
    ...figura(
      fuentes.hoja,
      <MapaRegion
        id="mapa"
        topologia={fuentes.mapa}
        region={municipio.region.codigo}
        titulo={`Grupos de 2015 en la ${municipio.region.nombreOficial}`}
        descripcion={`${municipio.nombre}: ${grupo(cut) === null ? 'sin grupo' : `grupo ${grupo(cut)}`}. En la región hay ${cuenta.join(', ') || 'ninguna municipalidad con grupo'}.`}
        enlace={() => undefined}
        clase={(c) => claseDeGrupo(grupo(c))}
        destacada={cut}
      />,
      `${FUENTE_2015} ${NOTA_MAPA}`,
      150,
      112,
    ),
    ...figura(
      fuentes.hoja,
      <Histograma
        id="distribucion"
        titulo="Municipalidades del país por tramo del índice de 2015"
        descripcion={
          indice === null
            ? 'No hay un índice comparable de esta municipalidad que marcar.'
            : `La línea marca a ${municipio.nombre}, con ${decimal(indice, 2)}.`
        }
        valores={estudio.completas.map((x) => x.medicion.indice ?? 0)}
        tramos={10}
        nombreX="Índice, de 0 a 1"
        {...(indice === null ? {} : { marca: { nombre: municipio.nombre, valor: indice } })}
      />,
      FUENTE_2015,
      112,
    ),
    ...(f?.ubicacion?.frontera
      ? [
          aviso(
            `Es un caso de frontera con el grupo ${f.ubicacion.segundo}: por ${decimal(f.ubicacion.margen, 3)} podría estar en él.`,
          ),
        ]
      : []),
  ];
}

/** Radar de las cuatro dimensiones frente a la mediana de los parecidos. */
export function dimensiones2015(fuentes: FuentesDeInforme, f: FichaEstudio): Bloque[] {
  const comparacion = fuentes.comparar(f.municipio.cut);
  return figura(
    fuentes.hoja,
    <Radar
      id="radar"
      titulo="Las cuatro dimensiones de 2015"
      descripcion={`Puntaje de ${f.municipio.nombre} de 0 a 1: ${Object.entries(
        f.medicion.dimensiones,
      )
        .map(([d, v]) => `${DIMENSIONES[d]?.nombre ?? d}, ${decimal(v, 2)}`)
        .join('; ')}.`}
      maximo={1}
      nombreValor={f.municipio.nombre}
      nombreReferencia="mediana de las parecidas"
      ejes={Object.entries(f.medicion.dimensiones).map(([d, v]) => {
        const mediana = comparacion?.dimensiones[d]?.pares?.mediana;
        return {
          nombre: DIMENSIONES[d]?.nombre ?? d,
          valor: v ?? 0,
          ...(mediana === undefined ? {} : { referencia: mediana }),
        };
      })}
    />,
    FUENTE_2015,
    130,
  ).slice();
}
