import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DependenciasEncuesta } from '../dependencias.ts';
import { plantillaNacional } from '../importacion/plantilla.ts';
import {
  type ConCampana,
  crearPasosDeImportacion,
  type Importador,
  registrarImportacion,
} from '../importacion/rutas-importar.tsx';
import { cuestionarioDe } from '../leer-encuesta.ts';
import * as programa from '../repositorio-programa.ts';
import type { PiezasDePrograma } from './piezas.tsx';

/** Importar un archivo con las respuestas de muchos municipios de una campaña, todo o nada. */
export function rutasDeImportarNacional(
  app: FastifyInstance,
  deps: DependenciasEncuesta,
  { exigir, pagina }: PiezasDePrograma,
): void {
  const { marco, puertos, territorio } = deps;
  const base = '/programa/campanas/:campana/importar';

  const abrir = async (
    s: FastifyRequest<ConCampana>,
    r: FastifyReply,
  ): Promise<Importador | undefined> => {
    const actor = await exigir(s, r);
    if (actor === undefined) return undefined;
    const campana = await puertos.base.global((tx) => programa.campanaPorId(tx, s.params.campana));
    if (campana === undefined) {
      await marco.noEncontrada(s, r);
      return undefined;
    }
    const { instrumento } = cuestionarioDe(campana.instrumento).plan;
    const portada = `/programa/campanas/${campana.campana_id}`;
    return {
      campanaId: campana.campana_id,
      instrumento,
      accion: `${portada}/importar`,
      destino: (cargadas) => `${portada}?importadas=${cargadas}`,
      propio: undefined,
      actor,
      archivo: `respuestas-${campana.campana_id}`,
      plantilla: async () => {
        const filas = await puertos.base.global((tx) =>
          programa.municipiosDe(tx, campana.campana_id),
        );
        return plantillaNacional(
          instrumento,
          filas
            .filter((f) => f.estado !== 'cerrada' && f.estado !== 'aceptada')
            .map((f) => ({ cut: f.cut, nombre: territorio.porCut.get(f.cut)?.nombre ?? '' })),
        );
      },
      pagina: (titulo, contenido) => pagina(s, r, titulo, contenido, campana),
    };
  };

  registrarImportacion(app, base, crearPasosDeImportacion(deps), abrir);
}
