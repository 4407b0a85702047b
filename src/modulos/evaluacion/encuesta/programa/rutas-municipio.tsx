import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { leerFormulario } from '../../../gobierno/administracion/index.ts';
import { decidirMedicion } from '../casos/cerrar.ts';
import type { DependenciasEncuesta } from '../dependencias.ts';
import * as repositorio from '../repositorio.ts';
import { avisosDe } from '../repositorio-avisos.ts';
import * as programa from '../repositorio-programa.ts';
import { PaginaMunicipioEnCampana } from '../vistas/municipio-en-campana.tsx';
import type { PiezasDePrograma } from './piezas.tsx';

type ConCut = { Params: { campana: string; cut: string } };

const ERRORES = {
  'no-encontrada': 'El municipio aún no empieza.',
  'no-cerrada': 'La medición no está firmada: no hay qué decidir.',
  'falta-mensaje': 'Escriba el mensaje: la municipalidad debe saber qué corregir.',
} as const;

/** Un municipio en una campaña: su historia, sus avisos y la decisión del programa. */
export function rutasDeMunicipioEnCampana(
  app: FastifyInstance,
  { marco, puertos, territorio }: DependenciasEncuesta,
  { exigir, pagina }: PiezasDePrograma,
): void {
  const mostrar = async (s: FastifyRequest<ConCut>, r: FastifyReply, error?: string) => {
    const municipio = territorio.porCut.get(s.params.cut);
    if (municipio === undefined) return marco.noEncontrada(s, r);
    const { campana: id } = s.params;
    const leido = await puertos.base.conMunicipio(municipio.municipioId, async (tx) => {
      const campana = await programa.campanaPorId(tx, id);
      const fila = await programa.participacion(tx, id, municipio.cut);
      if (campana === undefined || fila === undefined) return undefined;
      const medicion = await repositorio.medicionDe(tx, id);
      return {
        campana,
        fila,
        avisos: await avisosDe(tx, id, municipio.cut),
        // Solo los actos: el programa ve avance, firmas y motivos, nunca las respuestas.
        actos: medicion === undefined ? [] : await repositorio.actosDe(tx, medicion.medicion_id),
      };
    });
    if (leido === undefined) return marco.noEncontrada(s, r);
    return pagina(
      s,
      r,
      municipio.nombre,
      <PaginaMunicipioEnCampana {...leido} municipio={municipio} error={error} />,
      leido.campana,
    );
  };

  app.get<ConCut>('/programa/campanas/:campana/:cut', async (s, r) => {
    if ((await exigir(s, r)) === undefined) return r;
    return mostrar(s, r);
  });

  app.post<ConCut>('/programa/campanas/:campana/:cut', async (s, r) => {
    const actor = await exigir(s, r);
    if (actor === undefined) return r;
    const municipio = territorio.porCut.get(s.params.cut);
    const f = leerFormulario(s.body);
    const decision = (['observada', 'reabierta', 'aceptada'] as const).find(
      (d) => d === f.texto('decision'),
    );
    if (municipio === undefined || decision === undefined) return marco.noEncontrada(s, r);
    const decidida = await puertos.base.conMunicipio(municipio.municipioId, (tx) =>
      decidirMedicion(tx, puertos, {
        campanaId: s.params.campana,
        cut: municipio.cut,
        decision,
        mensaje: f.texto('mensaje'),
        actor,
      }),
    );
    return decidida.ok
      ? r.redirect(`/programa/campanas/${s.params.campana}/${municipio.cut}`, 303)
      : mostrar(s, r.code(422), ERRORES[decidida.error]);
  });
}
