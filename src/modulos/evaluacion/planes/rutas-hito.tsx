import type { FastifyInstance } from 'fastify';
import { formatearCut } from '../../../base/folio.ts';
import { esUuid } from '../../../base/ids.ts';
import {
  actorDeFuncionario,
  type Funcionario,
  leerFormulario,
  listarFuncionarios,
  ROLES_QUE_ESCRIBEN,
} from '../../gobierno/administracion/index.ts';
import { guardarHito, retirarHito } from './casos.ts';
import { cifrasGuardadas } from './cifras/guardadas.ts';
import { medirHitos } from './cifras/recalcular.ts';
import type { DependenciasPlanes } from './dependencias.ts';
import { escribirHito, HITO_VACIO, leerHito, leerHitoEscrito } from './hito-escrito.ts';
import type { ConHito, MostrarHito } from './piezas-hito.ts';
import * as repositorio from './repositorio.ts';
import { evidenciasDe } from './repositorio-evidencias.ts';
import { rutasDeEvidencia } from './rutas-evidencia.ts';
import { PaginaHito } from './vistas/hito.tsx';

/** Hitos: agregar, cambiar, retirar y respaldar. */
export function rutasDeHito(app: FastifyInstance, deps: DependenciasPlanes): void {
  const { marco, puertos } = deps;
  const ruta = '/:slug/funcionarios/madurez/plan/:hito';
  const raiz = (slug: string): string => `/${slug}/funcionarios/madurez`;
  const medibles = new Set(deps.cifras.medibles.map((m) => m.clave));

  const leerPlan = (autor: Funcionario, hito: string) =>
    puertos.base.conMunicipio(autor.municipioId, async (tx) => {
      const hitos = await repositorio.hitosDe(tx);
      const guardado = hitos.find((h) => h.id === hito);
      return {
        hitos,
        guardado,
        cuentas: (await listarFuncionarios(tx))
          .filter((c) => c.activo)
          .map((c) => ({ id: c.funcionario_id, nombre: c.nombre })),
        evidencias: guardado === undefined ? [] : await evidenciasDe(tx, guardado.id),
        historia: guardado === undefined ? [] : await repositorio.cambiosDe(tx, guardado.id),
      };
    });

  const mostrar: MostrarHito = async (s, r, autor, fallo) => {
    const { slug, hito } = s.params;
    const leido = await leerPlan(autor, hito);
    const { guardado } = leido;
    if (hito !== 'nuevo' && guardado === undefined) return marco.noEncontrada(s, r);
    const titulo = guardado?.nombre ?? 'Agregar un hito';
    const zona = deps.territorio.porId.get(autor.municipioId)?.zonaHoraria ?? 'America/Santiago';
    return marco.interna(s, r, {
      titulo,
      municipioId: autor.municipioId,
      seccion: 'plan',
      migas: [
        { texto: 'Madurez digital', href: raiz(slug) },
        { texto: 'Plan', href: `${raiz(slug)}/plan` },
      ],
      conErrores: fallo !== undefined,
      contenido: (
        <PaginaHito
          accion={`${raiz(slug)}/plan/${hito}`}
          titulo={titulo}
          escrito={
            fallo?.escrito ??
            (guardado === undefined
              ? { ...HITO_VACIO, responsable: autor.nombre }
              : escribirHito(guardado))
          }
          guardado={guardado}
          otros={leido.hitos.filter((h) => h.id !== hito)}
          cuentas={leido.cuentas}
          medibles={deps.cifras.medibles}
          errores={fallo?.errores ?? []}
          choque={fallo?.choque}
          evidencias={leido.evidencias}
          historia={leido.historia.map((c) => ({
            id: c.cambio_id,
            autor: c.autor.nombre,
            cuando: Temporal.Instant.from(c.ocurrido_en)
              .toZonedDateTimeISO(zona)
              .toPlainDateTime()
              .toString({ smallestUnit: 'minute' }),
            datos: c.datos,
          }))}
        />
      ),
    });
  };

  app.get<ConHito>(ruta, async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r);
    return autor === undefined ? r : mostrar(s, r, autor);
  });

  app.post<ConHito>(ruta, async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, ROLES_QUE_ESCRIBEN);
    if (autor === undefined) return r;
    const escrito = leerHitoEscrito(leerFormulario(s.body, 500));
    const { guardado, hitos, cuentas } = await leerPlan(autor, s.params.hito);
    if (s.params.hito !== 'nuevo' && guardado === undefined) return marco.noEncontrada(s, r);
    const leido = leerHito(escrito, cuentas, guardado, medibles);
    if (!leido.ok) {
      return mostrar(s, r.code(422), autor, { escrito, errores: leido.errores });
    }
    const hecho = await puertos.base.conMunicipio(autor.municipioId, async (tx) => {
      const revision = guardado === undefined ? 0 : escrito.revision || -1;
      const guardar = await guardarHito(
        tx,
        puertos,
        {
          ...leido.hito,
          id: guardado?.id ?? '',
          accionId: guardado?.accionId ?? null,
          requiere: leido.hito.requiere.filter((x) => hitos.some((h) => h.id === x)),
          revision,
        },
        actorDeFuncionario(autor),
      );
      // Quien elige una cifra ve su avance de inmediato, con lo último que se calculó.
      if (guardar.ok && leido.hito.medida !== null) {
        await medirHitos(tx, puertos, await cifrasGuardadas(tx, formatearCut(autor.municipioId)));
      }
      return guardar;
    });
    if (hecho.ok) return r.redirect(`${raiz(s.params.slug)}/plan`, 303);
    return hecho.error.clase === 'datos'
      ? mostrar(s, r.code(422), autor, { escrito, errores: hecho.error.errores })
      : mostrar(s, r.code(409), autor, {
          escrito,
          errores: [
            {
              campo: 'nombre',
              mensaje: 'Otra persona cambió este hito mientras usted escribía.',
            },
          ],
          choque: hecho.error.vigente,
        });
  });

  app.post<ConHito>(`${ruta}/retirar`, async (s, r) => {
    const autor = await deps.exigirFuncionario(s, r, ['administrador']);
    if (autor === undefined) return r;
    if (!esUuid(s.params.hito)) return marco.noEncontrada(s, r);
    const hecho = await puertos.base.conMunicipio(autor.municipioId, (tx) =>
      retirarHito(tx, puertos, s.params.hito, actorDeFuncionario(autor)),
    );
    if (hecho.ok) return r.redirect(`${raiz(s.params.slug)}/plan`, 303);
    if (hecho.error === 'no-encontrado') return marco.noEncontrada(s, r);
    return mostrar(s, r.code(422), autor, {
      errores: [{ campo: 'nombre', mensaje: 'Otro hito depende de este: cambie primero ese.' }],
    });
  });

  rutasDeEvidencia(app, deps, mostrar);
}
