import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ActorFila } from '../../../../plataforma/base-de-datos/tablas.ts';
import { type FormularioRecibido, leerFormulario } from '../../../gobierno/administracion/index.ts';
import { leerDirectorio } from '../../madurez/index.ts';
import {
  ajustarCampana,
  cerrarCampana,
  hoyEnChile,
  invitarMunicipios,
  reabrirCampana,
  recordarPendientes,
} from '../casos/gestionar-campana.ts';
import type { DependenciasEncuesta } from '../dependencias.ts';
import { actosDeCampana, avisosDe } from '../repositorio-avisos.ts';
import * as programa from '../repositorio-programa.ts';
import { PaginaCampana } from '../vistas/campana.tsx';
import { leerMunicipios } from './leer-municipios.ts';
import { fechaDe, type PiezasDePrograma } from './piezas.tsx';

type ConCampana = { Params: { campana: string } };
/** Qué se dice tras una acción, o por qué no se hizo. */
type Respuesta = { readonly hecho: string } | { readonly error: string };

const FECHA_PASADA = 'La fecha de cierre no puede ser anterior a hoy ni a la apertura.';

/** Una campaña: invitar, recordar, cambiar fechas, cerrar y reabrir. */
export function rutasDeCampana(
  app: FastifyInstance,
  { marco, puertos, territorio }: DependenciasEncuesta,
  { exigir, pagina }: PiezasDePrograma,
): void {
  const mostrar = async (
    s: FastifyRequest<ConCampana>,
    r: FastifyReply,
    aviso: Respuesta | undefined,
    escrito = '',
  ) => {
    const { campana: id } = s.params;
    const leido = await puertos.base.global(async (tx) => {
      const campana = await programa.campanaPorId(tx, id);
      return campana === undefined
        ? undefined
        : {
            campana,
            filas: await programa.municipiosDe(tx, id),
            actos: await actosDeCampana(tx, id),
            avisos: await avisosDe(tx, id),
          };
    });
    if (leido === undefined) return marco.noEncontrada(s, r);
    return pagina(
      s,
      r,
      leido.campana.nombre,
      <PaginaCampana {...leido} territorio={territorio} aviso={aviso} escrito={escrito} />,
    );
  };

  app.get<ConCampana & { Querystring: { hecho?: string; importadas?: string } }>(
    '/programa/campanas/:campana',
    async (s, r) => {
      if ((await exigir(s, r)) === undefined) return r;
      const importadas = Number(s.query.importadas);
      return mostrar(
        s,
        r,
        importadas > 0 ? { hecho: `Se cargaron ${importadas} respuestas.` } : undefined,
      );
    },
  );

  app.post<ConCampana>('/programa/campanas/:campana', async (s, r) => {
    const actor = await exigir(s, r);
    if (actor === undefined) return r;
    const f = leerFormulario(s.body, 20_000);
    const { campana: id } = s.params;
    const existe = await puertos.base.global((tx) => programa.campanaPorId(tx, id));
    if (existe === undefined) return marco.noEncontrada(s, r);
    const respuesta = await hacer(id, f, actor);
    if (respuesta === undefined) return marco.noEncontrada(s, r);
    if ('error' in respuesta) return mostrar(s, r.code(422), respuesta, f.texto('municipios'));
    return mostrar(s, r, respuesta);
  });

  async function hacer(
    campanaId: string,
    f: FormularioRecibido,
    actor: ActorFila,
  ): Promise<Respuesta | undefined> {
    switch (f.texto('accion')) {
      case 'invitar': {
        const { cuts, dudas } = leerMunicipios(f.texto('municipios'), leerDirectorio());
        if (dudas.length > 0) return { error: `No se invitó a nadie. ${dudas.join(' ')}` };
        if (cuts.length === 0) return { error: 'Escriba al menos un municipio.' };
        return invitar(campanaId, cuts, actor);
      }
      case 'invitar-todos':
        return invitar(
          campanaId,
          territorio.municipios.map((m) => m.cut),
          actor,
        );
      case 'recordar': {
        const avisados = await puertos.base.global((tx) =>
          recordarPendientes(tx, puertos, {
            campanaId,
            clave: `manual:${hoyEnChile(puertos)}`,
            actor,
          }),
        );
        return avisados.length === 0
          ? { error: 'No hay a quién recordar, o ya se les recordó hoy.' }
          : { hecho: `Se recordó a ${cuantos(avisados.length)}.` };
      }
      case 'cerrar': {
        const motivo = f.texto('motivo').trim().slice(0, 1000);
        const r = await puertos.base.global((tx) =>
          cerrarCampana(tx, puertos, { campanaId, actor, motivo }),
        );
        return r.ok
          ? { hecho: 'Se cerró la campaña. Nadie más responde ni firma.' }
          : { error: 'La campaña ya estaba cerrada.' };
      }
      case 'reabrir':
      case 'ajustar':
        return cambiarFechas(campanaId, f, actor);
      default:
        return undefined;
    }
  }

  async function invitar(
    campanaId: string,
    cuts: readonly string[],
    actor: ActorFila,
  ): Promise<Respuesta> {
    const r = await puertos.base.global((tx) =>
      invitarMunicipios(tx, puertos, { campanaId, cuts, actor }),
    );
    if (!r.ok) return { error: 'La campaña está cerrada: reábrala para invitar.' };
    return r.valor.length === 0
      ? { error: 'Ya estaban invitados.' }
      : { hecho: `Se invitó a ${cuantos(r.valor.length)}, con aviso por correo.` };
  }

  async function cambiarFechas(
    campanaId: string,
    f: FormularioRecibido,
    actor: ActorFila,
  ): Promise<Respuesta> {
    const cierra = fechaDe(f.texto('cierra'));
    if (cierra === undefined) return { error: 'Escriba la fecha de cierre como día-mes-año.' };
    if (f.texto('accion') === 'reabrir') {
      const r = await puertos.base.global((tx) =>
        reabrirCampana(tx, puertos, { campanaId, cierra, actor }),
      );
      if (r.ok) return { hecho: 'Se reabrió la campaña. Lo respondido sigue donde estaba.' };
      return {
        error: r.error === 'fecha-pasada' ? FECHA_PASADA : 'La campaña ya estaba abierta.',
      };
    }
    const dias = Number(f.texto('recordar_dias'));
    if (!Number.isInteger(dias) || dias < 1 || dias > 60)
      return { error: 'El recordatorio va de 1 a 60 días antes del cierre.' };
    const r = await puertos.base.global((tx) =>
      ajustarCampana(tx, puertos, { campanaId, cierra, recordarDias: dias, actor }),
    );
    if (r.ok) return { hecho: 'Se guardaron las fechas.' };
    return { error: r.error === 'fecha-pasada' ? FECHA_PASADA : 'La campaña está cerrada.' };
  }
}

const cuantos = (n: number): string => (n === 1 ? '1 municipio' : `${n} municipios`);
