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
import { type CampoDeCampana, PaginaPrograma } from './vistas/programa.tsx';

type Escrito = Readonly<Partial<Record<CampoDeCampana, string>>>;

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
    escrito: Escrito,
    errores: Escrito = {},
  ) => {
    const todas = await puertos.base.global(programa.campanas);
    return pagina(
      s,
      r,
      'Campañas del programa',
      <PaginaPrograma campanas={todas} escrito={escrito} errores={errores} />,
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
    const escrito = {
      nombre: f.texto('nombre').trim(),
      id: f.texto('id').trim(),
      abre: f.texto('abre').trim(),
      cierra: f.texto('cierra').trim(),
    };
    const { id, nombre } = escrito;
    const [abre, cierra] = [fechaDe(escrito.abre), fechaDe(escrito.cierra)];
    const errores = erroresDeCampana(escrito, abre, cierra);
    if (Object.keys(errores).length > 0 || abre === undefined || cierra === undefined)
      return mostrar(s, r.code(422), escrito, errores);
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
      : mostrar(s, r.code(422), escrito, {
          id: 'Ya hay una campaña con ese identificador. Escriba otro.',
        });
  });
}

/** Todo lo que falta corregir, cada cosa en su campo. */
function erroresDeCampana(
  { nombre, id = '' }: Escrito,
  abre: Temporal.PlainDate | undefined,
  cierra: Temporal.PlainDate | undefined,
): Escrito {
  const fecha = 'Escriba una fecha que exista, como 30-06-2027.';
  const alReves =
    abre !== undefined && cierra !== undefined && Temporal.PlainDate.compare(cierra, abre) < 0;
  return {
    ...(nombre === '' ? { nombre: 'Escriba el nombre.' } : {}),
    ...(/^[a-z0-9-]{3,60}$/.test(id)
      ? {}
      : { id: 'El identificador usa minúsculas, números y guiones, de 3 a 60.' }),
    ...(abre === undefined ? { abre: fecha } : {}),
    ...(cierra === undefined ? { cierra: fecha } : {}),
    ...(alReves ? { cierra: 'La campaña cierra antes de abrir.' } : {}),
  };
}
