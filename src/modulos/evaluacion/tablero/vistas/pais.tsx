import type { VNode } from 'preact';
import { Buscador, EncabezadoPagina } from '../../../../diseno/index.ts';
import {
  type ClaseMapa,
  Histograma,
  MapaChile,
  type Topologia,
} from '../../../../graficos/index.ts';
import type { IndiceTerritorio } from '../../../gobierno/territorio/index.ts';
import { decimal } from '../cifras.ts';
import type { Estudio2015 } from '../estudio.ts';
import { contarPorRegion } from '../resumen.ts';
import { MultiplesRegiones } from './multiples-regiones.tsx';
import { NavegacionMadurez } from './navegacion-madurez.tsx';
import { PerfilGrupos } from './perfil-grupos.tsx';
import { FUENTE_2015, Fuente, MarcaGrupo, SinEstudio } from './piezas.tsx';
import { type FilaHito, TablaHitos } from './tabla-hitos.tsx';

/** Clase de color del mapa para un grupo del 1 al 5: la del mapa crece con la madurez. */
export function claseDeGrupo(grupo: number | null | undefined): ClaseMapa {
  return grupo === 1
    ? 5
    : grupo === 2
      ? 4
      : grupo === 3
        ? 3
        : grupo === 4
          ? 2
          : grupo === 5
            ? 1
            : 0;
}

/** Tablero nacional: mapa de los cinco grupos, perfil, distribución, regiones e hitos. */
export function PaginaPais(p: {
  readonly estudio: Estudio2015 | null;
  readonly territorio: IndiceTerritorio;
  readonly mapa: Topologia;
  readonly hitos: readonly FilaHito[];
}): VNode {
  return (
    <>
      <EncabezadoPagina
        rotulo="Madurez digital"
        titulo="Qué tan digitales son las municipalidades"
        bajada="El estudio nacional de 2015 repetido cifra por cifra, los cinco grupos que formó y lo que le falta a cada municipalidad."
      />
      <NavegacionMadurez actual="/madurez" />
      <Buscador
        id="buscar-madurez"
        accion="/madurez/municipios"
        etiqueta="Vea una municipalidad"
        ayuda="Por ejemplo: Iquique, Ñuñoa o Cochamó."
      />
      {p.estudio === null ? (
        <SinEstudio />
      ) : (
        <Estudio estudio={p.estudio} territorio={p.territorio} mapa={p.mapa} />
      )}
      <h2>Los hitos del programa</h2>
      <p>
        Los dos primeros son los del programa de 2014 a 2017. Los demás los calcula esta plataforma
        hoy. <a href="/madurez/hitos">Ver todos los hitos</a>
      </p>
      <TablaHitos leyenda="Hitos del programa nacional" hitos={p.hitos} />
    </>
  );
}

function Estudio(p: {
  readonly estudio: Estudio2015;
  readonly territorio: IndiceTerritorio;
  readonly mapa: Topologia;
}): VNode {
  const { estudio, territorio } = p;
  const { completas, fichas, porCut } = estudio;
  const indices = completas.map((f) => f.medicion.indice ?? 0);
  const media = indices.reduce((a, b) => a + b, 0) / indices.length;
  return (
    <>
      <ul class="cifras">
        <li>
          <strong>{fichas.length}</strong> municipalidades invitadas
        </li>
        <li>
          <strong>{estudio.publicados}</strong> con índice publicado
        </li>
        <li>
          <strong>{completas.length}</strong> con las cuatro dimensiones, en cinco grupos
        </li>
        <li>
          <strong>{decimal(media, 3)}</strong> de índice medio, de 0 a 1
        </li>
      </ul>
      <h2>Los cinco grupos en el mapa</h2>
      <div class="mapa-y-grupos">
        <ol class="leyenda-grupos">
          {estudio.reglas.centros.grupos.map((g) => (
            <li key={g.grupo}>
              <a class="enlace-grupo" href={`/madurez/grupos/${g.grupo}`}>
                <MarcaGrupo grupo={g.grupo} nombre={g.nombre} />
              </a>
              <p>
                <b>{completas.filter((f) => f.ubicacion?.grupo === g.grupo).length} municipios.</b>{' '}
                {g.descripcion}
              </p>
            </li>
          ))}
          <li>
            <span class="marca-grupo marca-grupo-0">
              <b>–</b>Sin grupo
            </span>
            <p>
              <b>{fichas.length - completas.length} municipios.</b> No respondieron o les faltó una
              dimensión.
            </p>
          </li>
        </ol>
        <div class="mapa-grupos">
          <MapaChile
            id="mapa-grupos"
            topologia={p.mapa}
            nivel="comunas"
            titulo="Grupo de madurez digital de cada comuna, 2015"
            descripcion="Cada comuna lleva a su página. Los mismos datos están en la página de municipios por tramo."
            enlace={(cut) => {
              const m = territorio.porCut.get(cut);
              return m ? `/madurez/municipios/${m.slug}` : undefined;
            }}
            texto={(cut, nombre) => {
              const g = porCut.get(cut);
              return `${nombre}: ${g?.completo ? `grupo ${g.ubicacion?.grupo}` : 'sin grupo'}`;
            }}
            clase={(cut) => {
              const f = porCut.get(cut);
              return claseDeGrupo(f?.completo ? f.ubicacion?.grupo : null);
            }}
          />
          <Fuente csv="municipios-2015">{FUENTE_2015}</Fuente>
        </div>
      </div>
      <p>
        El grupo 1 es el de mayor madurez y el 5 el de menor. <b>No es una escala pareja:</b> los
        grupos 2 y 3 tienen un índice parecido y llegaron por caminos distintos.{' '}
        <a href="/madurez/metodo">Qué se puede afirmar y qué no</a>
      </p>
      <h2>Qué distingue a cada grupo</h2>
      <PerfilGrupos reglas={estudio.reglas} />
      <Fuente csv="grupos-2015">{FUENTE_2015}</Fuente>
      <h2>Cómo se reparte el índice</h2>
      <Histograma
        id="distribucion"
        titulo="Municipalidades por tramo del índice (IMTM 2015)"
        descripcion={`La media es ${decimal(media, 3)}. La mayoría está entre 0,25 y 0,55 y muy pocas pasan de 0,70.`}
        fuente={FUENTE_2015}
        valores={indices}
        tramos={10}
        nombreX="Índice, de 0 a 1"
        marca={{ nombre: 'Media', valor: media }}
      />
      <h2>Región por región</h2>
      <p>
        Cuántas municipalidades de cada grupo hay, del 1 (izquierda) al 5. Misma escala en todas.
      </p>
      <MultiplesRegiones cuentas={contarPorRegion(estudio, territorio)} />
      <Fuente csv="regiones-2015">{FUENTE_2015}</Fuente>
    </>
  );
}
