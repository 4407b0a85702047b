import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { formatearCut } from '../../../../base/folio.ts';
import { actorDeFuncionario } from '../../../gobierno/administracion/index.ts';
import type { DependenciasEncuesta } from '../dependencias.ts';
import { type PiezasEncuesta, rolesPara } from '../piezas.ts';
import { plantillaMunicipal } from './plantilla.ts';
import {
  type ConCampana,
  crearPasosDeImportacion,
  type Importador,
  registrarImportacion,
} from './rutas-importar.tsx';

/** Importar la planilla de una municipalidad. Solo carga respuestas de ella misma. */
export function rutasDeImportarMunicipal(
  app: FastifyInstance,
  deps: DependenciasEncuesta,
  { leer, raiz, pagina }: PiezasEncuesta,
): void {
  const { marco, territorio } = deps;
  const base = '/:slug/funcionarios/madurez/:campana/importar';

  const abrir = async (
    s: FastifyRequest<ConCampana>,
    r: FastifyReply,
  ): Promise<Importador | undefined> => {
    const autor = await deps.exigirFuncionario(s, r, rolesPara(s));
    if (autor === undefined) return undefined;
    const { slug, campana } = s.params;
    const encuesta = await leer(autor, campana);
    if (encuesta === undefined) {
      await marco.noEncontrada(s, r);
      return undefined;
    }
    const { instrumento } = encuesta.cuestionario.plan;
    const portada = `${raiz(slug)}/${campana}`;
    return {
      campanaId: campana,
      instrumento,
      accion: `${portada}/importar`,
      destino: (cargadas) => `${portada}?importadas=${cargadas}`,
      propio: {
        cut: formatearCut(autor.municipioId),
        nombre: territorio.porId.get(autor.municipioId)?.nombre ?? slug,
      },
      actor: actorDeFuncionario(autor),
      archivo: `respuestas-${slug}`,
      plantilla: async () => plantillaMunicipal(instrumento, encuesta.vigentes),
      pagina: (titulo, contenido, conErrores) =>
        marco.interna(s, r, { ...pagina(autor, titulo, slug, contenido, campana), conErrores }),
    };
  };

  registrarImportacion(app, base, crearPasosDeImportacion(deps), abrir);
}
