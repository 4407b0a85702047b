import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { leerFormulario } from '../../gobierno/administracion/index.ts';
import { anotarEnCampana } from './casos/avisar.ts';
import type { DependenciasEncuesta } from './dependencias.ts';
import { cuestionarioDe } from './leer-encuesta.ts';
import { crearPiezasDePrograma, fechaDe, type PiezasDePrograma } from './programa/piezas.tsx';
import { rutasDeCampana } from './programa/rutas-campana.tsx';
import { rutasDeImportarNacional } from './programa/rutas-importar-nacional.tsx';
import { rutasDeMunicipioEnCampana } from './programa/rutas-municipio.tsx';
import * as programa from './repositorio-programa.ts';
import { PaginaPrograma } from './vistas/programa.tsx';

/** Gestión nacional de campañas. */
export function rutasDePrograma(app: FastifyInstance, deps: DependenciasEncuesta): void {
  const piezas = crearPiezasDePrograma(deps);
  rutasDeLista(app, deps, piezas);
  rutasDeCampana(app, deps, piezas);
  rutasDeImportarNacional(app, deps, piezas);
  rutasDeMunicipioEnCampana(app, deps, piezas);
}

function rutasDeLista(
  app: FastifyInstance,
  { puertos }: DependenciasEncuesta,
  { exigir, pagina }: PiezasDePrograma,
): void {
  const mostrar = async (
    s: FastifyRequest,
    r: FastifyReply,
    escrito: Readonly<Record<string, string>>,
    error?: string,
  ) => {
    const todas = await puertos.base.global(programa.campanas);
    return pagina(
      s,
      r,
      'Campañas del programa',
      <PaginaPrograma campanas={todas} escrito={escrito} error={error} />,
    );
  };

  app.get('/programa', async (s, r) => {
    if ((await exigir(s, r)) === undefined) return r;
    return mostrar(s, r, {});
  });

  app.post('/programa', async (s, r) => {
    const actor = await exigir(s, r);
    if (actor === undefined) return r;
    const f = leerFormulario(s.body, 200);
    const escrito = Object.fromEntries(
      ['nombre', 'id', 'abre', 'cierra'].map((c) => [c, f.texto(c).trim()]),
    );
    const { id = '', nombre = '' } = escrito;
    const [abre, cierra] = [fechaDe(f.texto('abre')), fechaDe(f.texto('cierra'))];
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
    if (fallo !== undefined || abre === undefined || cierra === undefined)
      return mostrar(s, r.code(422), escrito, fallo);
    const { instrumento } = cuestionarioDe('mdm-1').plan;
    const creada = await puertos.base.global(async (tx) => {
      const nueva = await programa.insertarCampana(tx, {
        campana_id: id,
        nombre,
        instrumento: instrumento.id,
        version: instrumento.version,
        abre: abre.toString(),
        cierra: cierra.toString(),
        demostracion: false,
        creada_en: puertos.reloj.ahora().toString(),
      });
      if (nueva)
        await anotarEnCampana(tx, puertos, { campanaId: id, tipo: 'crear', datos: {}, actor });
      return nueva;
    });
    return creada
      ? r.redirect(`/programa/campanas/${id}`, 303)
      : mostrar(s, r.code(422), escrito, 'Ya hay una campaña con ese identificador.');
  });
}
