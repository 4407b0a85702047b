import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { leerFecha } from '../../../calendario/index.ts';
import type { ActorFila } from '../../../plataforma/base-de-datos/tablas.ts';
import { leerFormulario } from '../../gobierno/administracion/index.ts';
import { decidirMedicion } from './casos/cerrar.ts';
import type { DependenciasEncuesta } from './dependencias.ts';
import { cuestionarioDe } from './leer-encuesta.ts';
import { exigidos } from './partes.ts';
import * as programa from './repositorio-programa.ts';
import { PaginaCampana, PaginaPrograma } from './vistas/programa.tsx';

type ConCampana = { Params: { campana: string } };
const fechaDe = (texto: string): Temporal.PlainDate | undefined => {
  const leida = leerFecha(texto);
  return leida.ok ? leida.valor : undefined;
};
type ConCut = { Params: { campana: string; cut: string } };

/**
 * Gestión nacional de campañas. Entra quien tiene sesión de funcionario con segundo factor y cuyo
 * RUN está en la lista del programa, que solo escribe el dueño de la base. A los demás, 404.
 */
export function rutasDePrograma(app: FastifyInstance, deps: DependenciasEncuesta): void {
  const { marco, puertos, territorio } = deps;

  const exigir = async (s: FastifyRequest, r: FastifyReply): Promise<ActorFila | undefined> => {
    const sesion = await deps.leerVisita(s);
    const run = sesion?.funcionario?.segundoFactor === true ? Number(sesion.rut.numero) : undefined;
    const integra =
      run !== undefined && (await puertos.base.global((tx) => programa.integraElPrograma(tx, run)));
    if (sesion === undefined || !integra) {
      await marco.noEncontrada(s, r);
      return undefined;
    }
    const id = sesion.funcionario?.funcionarioId;
    return {
      clase: 'funcionario',
      ...(id === undefined ? {} : { id }),
      nombre: `${sesion.nombre}, programa nacional`,
    };
  };
  const pagina = (s: FastifyRequest, r: FastifyReply, titulo: string, contenido: preact.VNode) =>
    marco.publica(s, r, {
      titulo,
      privada: true,
      ancho: 'amplio',
      migas: [
        { texto: 'Inicio', href: '/' },
        { texto: 'Programa', href: '/programa' },
      ],
      contenido,
    });

  app.get('/programa', async (s, r) => {
    if ((await exigir(s, r)) === undefined) return r;
    const todas = await puertos.base.global(programa.campanas);
    return pagina(
      s,
      r,
      'Campañas del programa',
      <PaginaPrograma campanas={todas} error={undefined} />,
    );
  });

  app.post('/programa', async (s, r) => {
    if ((await exigir(s, r)) === undefined) return r;
    const f = leerFormulario(s.body, 200);
    const [abre, cierra] = [fechaDe(f.texto('abre')), fechaDe(f.texto('cierra'))];
    const id = f.texto('id').trim();
    const nombre = f.texto('nombre').trim();
    const fallo =
      nombre === ''
        ? 'Escriba el nombre.'
        : !/^[a-z0-9-]{3,60}$/.test(id)
          ? 'El identificador usa minúsculas, números y guiones (3 a 60).'
          : abre === undefined || cierra === undefined
            ? 'Escriba las dos fechas como día-mes-año.'
            : Temporal.PlainDate.compare(cierra, abre) < 0
              ? 'La campaña cierra antes de abrir.'
              : undefined;
    if (fallo !== undefined || abre === undefined || cierra === undefined) {
      const todas = await puertos.base.global(programa.campanas);
      return pagina(s, r.code(422), 'Campañas', <PaginaPrograma campanas={todas} error={fallo} />);
    }
    const { instrumento } = cuestionarioDe('mdm-1').plan;
    await puertos.base.global((tx) =>
      programa.insertarCampana(tx, {
        campana_id: id,
        nombre,
        instrumento: instrumento.id,
        version: instrumento.version,
        abre: abre.toString(),
        cierra: cierra.toString(),
        demostracion: false,
        creada_en: puertos.reloj.ahora().toString(),
      }),
    );
    return r.redirect(`/programa/campanas/${id}`, 303);
  });

  app.get<ConCampana>('/programa/campanas/:campana', async (s, r) => {
    if ((await exigir(s, r)) === undefined) return r;
    const [campana, filas] = await puertos.base.global(async (tx) => [
      await programa.campanaPorId(tx, s.params.campana),
      await programa.municipiosDe(tx, s.params.campana),
    ]);
    if (campana === undefined) return marco.noEncontrada(s, r);
    return pagina(
      s,
      r,
      campana.nombre,
      <PaginaCampana campana={campana} filas={filas} territorio={territorio} />,
    );
  });

  app.post<ConCampana>('/programa/campanas/:campana', async (s, r) => {
    if ((await exigir(s, r)) === undefined) return r;
    const { campana: id } = s.params;
    const f = leerFormulario(s.body, 20_000);
    const ahora = puertos.reloj.ahora().toString();
    const hecha = await puertos.base.global(async (tx) => {
      const campana = await programa.campanaPorId(tx, id);
      if (campana === undefined) return false;
      const { instrumento } = cuestionarioDe(campana.instrumento).plan;
      const total = exigidos(instrumento.items).length;
      switch (f.texto('accion')) {
        case 'invitar': {
          const cuts = f
            .texto('municipios')
            .split(/[\n,;]+/)
            .flatMap((texto) => {
              const [hallado] = texto.trim() === '' ? [] : territorio.parecidos(texto.trim());
              return territorio.porCut.get(texto.trim())?.cut ?? hallado?.cut ?? [];
            });
          await programa.invitar(tx, id, cuts, total, campana.demostracion, ahora);
          return true;
        }
        case 'invitar-todos':
          await programa.invitar(
            tx,
            id,
            territorio.municipios.map((m) => m.cut),
            total,
            campana.demostracion,
            ahora,
          );
          return true;
        case 'recordar':
          await programa.recordar(tx, id, ahora);
          return true;
        case 'cerrar':
        case 'reabrir':
          await programa.cambiarCampana(tx, id, {
            estado: f.texto('accion') === 'cerrar' ? 'cerrada' : 'abierta',
          });
          return true;
        default:
          return false;
      }
    });
    return hecha ? r.redirect(`/programa/campanas/${id}`, 303) : marco.noEncontrada(s, r);
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
    await puertos.base.conMunicipio(municipio.municipioId, (tx) =>
      decidirMedicion(tx, puertos, {
        campanaId: s.params.campana,
        cut: municipio.cut,
        decision,
        mensaje: f.texto('mensaje'),
        actor,
      }),
    );
    return r.redirect(`/programa/campanas/${s.params.campana}`, 303);
  });
}
