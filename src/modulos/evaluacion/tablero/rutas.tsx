import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { normalizarBusqueda } from '../../../base/texto.ts';
import { hoyEn } from '../../../calendario/index.ts';
import { renderTrozo } from '../../../diseno/index.ts';
import { rutaDeProyecto } from '../../../plataforma/raiz.ts';
import { guardarPaginas } from '../../paginas-guardadas.ts';
import { leerAreasDeMejora, leerBiblioteca } from '../estrategia/index.ts';
import { leerInstrumento, leerReglasDeGrupo } from '../madurez/index.ts';
import { apiDeMadurez } from './api.ts';
import { aCsv } from './archivo-abierto.ts';
import { archivosAbiertos, deEvolucion } from './archivos.ts';
import type { DependenciasTablero } from './dependencias.ts';
import { leerEstructura } from './estructura.ts';
import { cargarEstudio } from './estudio.ts';
import { seriesComparables } from './evolucion.ts';
import { hitosHistoricos, tareasDe } from './hitos-programa.ts';
import { leerGradualidad } from './ley-21180.ts';
import { paginaDeMunicipio } from './pagina-municipio.tsx';
import { direccionConConsulta, paginasDeMapas } from './paginas-de-mapas.tsx';
import { PaginaContexto } from './vistas/contexto.tsx';
import { PaginaDatos } from './vistas/datos.tsx';
import { PaginaEvolucion } from './vistas/evolucion.tsx';
import { PaginaGrupo } from './vistas/grupo.tsx';
import { PaginaHitos } from './vistas/hitos.tsx';
import { PaginaMetodo } from './vistas/metodo.tsx';
import { PaginaLey } from './vistas/panel-ley.tsx';
import { Precompuesto } from './vistas/precompuesto.tsx';

/** Cuánto puede tardar una cifra nueva en verse para quien visita sin sesión. */
const SEGUNDOS_GUARDADAS = 30;
/** Páginas dibujadas en memoria; las demás se dibujan de nuevo en unos milisegundos. */
const MAXIMO_DIBUJADAS = 200;
const INICIO = { texto: 'Inicio', href: '/' };
const MADUREZ = { texto: 'Madurez digital', href: '/madurez' };

/**
 * Tablero público de madurez digital. Las páginas que no dependen de la base se dibujan una vez y
 * quedan en memoria: los datos de 2015 no cambian mientras corre el proceso.
 */
export function rutasDeTablero(servidor: FastifyInstance, deps: DependenciasTablero): void {
  // En un contexto propio: sus ganchos de páginas guardadas no tocan al resto del sitio.
  servidor.register(async (app) => {
    guardarPaginas(app, deps.puertos.reloj, SEGUNDOS_GUARDADAS, direccionConConsulta);
    rutas(app, deps);
  });
}

function rutas(app: FastifyInstance, deps: DependenciasTablero): void {
  const { marco, territorio } = deps;
  const estudio = deps.estudio === undefined ? cargarEstudio(territorio) : deps.estudio;
  const reglas = leerReglasDeGrupo();
  const areas = leerAreasDeMejora();
  const gradualidad = leerGradualidad();
  const hoy = (): string => hoyEn(deps.puertos.reloj.ahora(), 'America/Santiago').toString();
  const anio = (): number => Number(hoy().slice(0, 4));
  const biblioteca = biblioMdm();
  const archivos = () =>
    archivosAbiertos({ estudio, territorio, reglas, gradualidad, anio: anio() });
  const dibujadas = new Map<string, string>();
  const dibujar = (clave: string, nodo: () => VNode): VNode => {
    const guardada = dibujadas.get(clave) ?? renderTrozo(nodo());
    const [masAntigua] = dibujadas.keys();
    if (dibujadas.size >= MAXIMO_DIBUJADAS && masAntigua !== undefined) {
      dibujadas.delete(masAntigua);
    }
    dibujadas.set(clave, guardada);
    return <Precompuesto html={guardada} />;
  };
  const pagina = (
    solicitud: FastifyRequest,
    respuesta: FastifyReply,
    titulo: string,
    contenido: VNode,
    portada = false,
  ) =>
    marco.publica(solicitud, respuesta, {
      titulo,
      descripcion: `${titulo}: madurez digital de las municipalidades de Chile.`,
      migas: portada ? [INICIO] : [INICIO, MADUREZ],
      ancho: 'amplio',
      contenido,
    });
  const deHoy = async () => (await deps.hitosDeHoy?.()) ?? [];

  paginasDeMapas(app, { ...deps, estudio, dibujar, pagina, deHoy });
  app.get('/madurez/contexto', (s, r) =>
    pagina(
      s,
      r,
      'El índice y el contexto',
      dibujar('contexto', () => <PaginaContexto estudio={estudio} />),
    ),
  );
  app.get('/madurez/metodo', (s, r) =>
    pagina(
      s,
      r,
      'Método y límites',
      dibujar('metodo', () => (
        <PaginaMetodo
          reglas={reglas}
          estructura={estudio === null ? null : leerEstructura(estudio)}
          error={estudio?.error ?? null}
        />
      )),
    ),
  );
  app.get('/madurez/metodologia.md', (_s, r) =>
    r
      .type('text/markdown; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(readFileSync(rutaDeProyecto('docs', 'metodologia-madurez.md'), 'utf8')),
  );
  app.get('/madurez/ley-21180', (s, r) =>
    pagina(
      s,
      r,
      'Ley 21.180',
      dibujar(`ley:${anio()}`, () => (
        <PaginaLey gradualidad={gradualidad} territorio={territorio} anio={anio()} />
      )),
    ),
  );
  app.get('/madurez/datos', (s, r) =>
    pagina(
      s,
      r,
      'Datos abiertos de madurez digital',
      dibujar('datos', () => <PaginaDatos archivos={archivos()} />),
    ),
  );
  app.get('/madurez/datos/evolucion.csv', async (_s, r) =>
    r
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-disposition', 'attachment; filename="evolucion.csv"')
      .send(aCsv(deEvolucion((await deps.olas?.()) ?? []))),
  );
  app.get<{ Params: { archivo: string } }>('/madurez/datos/:archivo.csv', (s, r) => {
    const archivo = archivos().find((a) => a.id === s.params.archivo);
    if (archivo === undefined) return marco.noEncontrada(s, r);
    return r
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .header('content-disposition', `attachment; filename="${archivo.id}.csv"`)
      .send(aCsv(archivo));
  });
  app.get<{ Querystring: { a?: unknown; b?: unknown } }>('/madurez/evolucion', async (s, r) => {
    const { a, b } = s.query;
    return pagina(
      s,
      r,
      'Evolución entre mediciones',
      <PaginaEvolucion
        series={seriesComparables((await deps.olas?.()) ?? [])}
        pregunta={typeof a === 'string' && typeof b === 'string' ? { a, b } : null}
      />,
    );
  });
  app.get('/madurez/hitos', async (s, r) => {
    const [calculados, planes] = await Promise.all([deHoy(), deps.planes?.() ?? []]);
    return pagina(
      s,
      r,
      'Hitos del programa',
      <PaginaHitos
        historicos={hitosHistoricos()}
        deHoy={calculados.map((h) => h.fila)}
        tareas={tareasDe(calculados)}
        hoy={hoy()}
        planes={planes}
      />,
    );
  });
  app.get<{ Params: { grupo: string } }>('/madurez/grupos/:grupo', (s, r) => {
    const grupo = reglas.centros.grupos.find((g) => String(g.grupo) === s.params.grupo);
    if (grupo === undefined) return marco.noEncontrada(s, r);
    return pagina(
      s,
      r,
      `Grupo ${grupo.grupo}: ${grupo.nombre}`,
      dibujar(`grupo:${grupo.grupo}`, () => (
        <PaginaGrupo grupo={grupo} reglas={reglas} estudio={estudio} areas={areas} />
      )),
    );
  });
  app.get<{ Querystring: { q?: unknown } }>('/madurez/municipios', (s, r) => {
    const q = typeof s.query.q === 'string' ? s.query.q.trim().slice(0, 80) : '';
    const [primero] = q === '' ? [] : territorio.parecidos(q);
    const exacto =
      primero !== undefined &&
      [primero.nombre, ...primero.alias].some(
        (n) => normalizarBusqueda(n) === normalizarBusqueda(q),
      );
    return r.redirect(
      exacto
        ? `/madurez/municipios/${primero.slug}`
        : q === ''
          ? '/madurez/ranking'
          : `/madurez/buscar?q=${encodeURIComponent(q)}`,
      303,
    );
  });
  paginaDeMunicipio(app, {
    ...deps,
    estudio,
    areas,
    biblioteca,
    gradualidad,
    anio,
    dibujar,
    pagina,
  });
  apiDeMadurez(app, { territorio, estudio, reglas, gradualidad, anio });
}

function biblioMdm() {
  const instrumento = leerInstrumento('mdm-1');
  if (!instrumento.ok) throw new Error(instrumento.error.join('\n'));
  const biblioteca = leerBiblioteca(instrumento.valor);
  if (!biblioteca.ok) throw new Error(biblioteca.error.join('\n'));
  return biblioteca.valor;
}
