import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { regionDe } from '../../gobierno/territorio/index.ts';
import type { DependenciasTablero } from './dependencias.ts';
import type { Estudio2015 } from './estudio.ts';
import { type HitoCalculado, hitosHistoricos } from './hitos-programa.ts';
import { medidaDe, VARIABLES, variablePedida } from './variables.ts';
import { HitosDelPais, PaginaPais } from './vistas/pais.tsx';
import { PaginaRanking } from './vistas/ranking.tsx';
import { PaginaRegionMadurez } from './vistas/region.tsx';
import { PaginaTablaCompleta } from './vistas/tabla-completa.tsx';

interface Piezas extends DependenciasTablero {
  readonly estudio: Estudio2015 | null;
  readonly deHoy: () => Promise<readonly HitoCalculado[]>;
  readonly dibujar: (clave: string, nodo: () => VNode) => VNode;
  readonly pagina: (
    s: FastifyRequest,
    r: FastifyReply,
    titulo: string,
    contenido: VNode,
    portada?: boolean,
  ) => Promise<FastifyReply>;
}

const CON_CONSULTA = new RegExp(
  `^(?:/madurez(?:/ranking|/regiones/\\d{2})?\\?variable=(?:${VARIABLES.map((v) => v.id).join('|')})|/madurez/tabla\\?region=\\d{2})$`,
);

/**
 * Si una dirección con búsqueda se puede guardar: solo las exactas de las páginas con variable o
 * región. Cualquier otra búsqueda se responde igual y no ocupa memoria.
 */
export function direccionConConsulta(url: string): boolean {
  return CON_CONSULTA.test(url);
}

/** Páginas donde se elige qué mostrar: país, región, tramos y la tabla completa. */
export function paginasDeMapas(app: FastifyInstance, p: Piezas): void {
  const { territorio, estudio, marco, dibujar } = p;
  type ConVariable = { Querystring: { variable?: unknown } };

  app.get<ConVariable>('/madurez', async (s, r) => {
    const variable = variablePedida(s.query.variable);
    if (variable === null) return r.redirect('/madurez', 303);
    const hitos = [...hitosHistoricos(), ...(await p.deHoy()).map((h) => h.fila)];
    return p.pagina(
      s,
      r,
      'Madurez digital',
      <>
        {dibujar(`pais:${variable.id}`, () => (
          <PaginaPais
            estudio={estudio}
            territorio={territorio}
            mapa={p.mapaComunas}
            variable={variable}
          />
        ))}
        {variable.id === 'grupo' ? <HitosDelPais hitos={hitos} /> : null}
      </>,
      true,
    );
  });

  app.get<ConVariable>('/madurez/ranking', (s, r) => {
    const variable = variablePedida(s.query.variable);
    if (variable === null) return r.redirect('/madurez/ranking', 303);
    const medida = medidaDe(variable);
    return p.pagina(
      s,
      r,
      'Municipios por tramo',
      dibujar(`ranking:${medida.id}`, () => <PaginaRanking estudio={estudio} medida={medida} />),
    );
  });

  app.get<ConVariable & { Params: { codigo: string } }>('/madurez/regiones/:codigo', (s, r) => {
    const region = regionDe(territorio, s.params.codigo);
    if (region === undefined) return marco.noEncontrada(s, r);
    const variable = variablePedida(s.query.variable);
    if (variable === null) return r.redirect(`/madurez/regiones/${region.codigo}`, 303);
    return p.pagina(
      s,
      r,
      `Madurez digital: ${region.nombre}`,
      dibujar(`region:${region.codigo}:${variable.id}`, () => (
        <PaginaRegionMadurez
          region={region}
          regiones={territorio.regiones}
          municipios={territorio.porRegion.get(region.codigo) ?? []}
          estudio={estudio}
          mapa={p.mapaComunas}
          variable={variable}
        />
      )),
    );
  });

  app.get<{ Querystring: { region?: unknown } }>('/madurez/tabla', (s, r) => {
    const pedida = s.query.region;
    const region =
      pedida === undefined
        ? territorio.regiones[0]
        : territorio.regiones.find((x) => x.codigo === pedida);
    if (region === undefined) return r.redirect('/madurez/tabla', 303);
    return p.pagina(
      s,
      r,
      `La tabla completa: ${region.nombre}`,
      dibujar(`tabla:${region.codigo}`, () => (
        <PaginaTablaCompleta estudio={estudio} territorio={territorio} region={region} />
      )),
    );
  });
}
