import type { FastifyInstance } from 'fastify';
import { esUuid } from '../../../base/ids.ts';
import { formatearRut, rutDeNumero } from '../../../base/rut.ts';
import {
  type CuentaEscrita,
  cambiarCuenta,
  crearCuenta,
  type ErroresDeCuenta,
  reiniciarSegundoFactor,
} from './casos/cuentas.ts';
import { type ErroresDeUnidad, guardarUnidad, type UnidadEscrita } from './casos/unidades.ts';
import type { DependenciasDeAdministracion } from './dependencias.ts';
import type { Funcionario } from './dominio.ts';
import { type FormularioRecibido, leerFormulario } from './formulario-recibido.ts';
import * as repositorio from './repositorio.ts';
import { FormularioDeCuenta, ListaDeCuentas } from './vistas/equipo.tsx';
import { FormularioDeUnidad, ListaDeUnidades } from './vistas/unidades.tsx';

type ConSlug = { Params: { slug: string } };
type ConId = { Params: { slug: string; id: string } };

const CUENTA_VACIA: CuentaEscrita = { run: '', nombre: '', cargo: '', correo: '', roles: [] };
const UNIDAD_VACIA: UnidadEscrita = {
  nombre: '',
  responsable: '',
  cargo_responsable: '',
  correo: '',
  telefono: '',
  direccion: '',
  horario: '',
  activa: true,
};

/** Cuentas y unidades, solo para quien administra el municipio. */
export function rutasDeEquipo(app: FastifyInstance, deps: DependenciasDeAdministracion): void {
  const { marco, puertos } = deps;
  const baseDe = (slug: string) => `/${slug}/funcionarios`;
  const unidadesDe = (municipioId: number) =>
    puertos.base.conMunicipio(municipioId, repositorio.listarUnidades);
  const administrador = ['administrador'] as const;

  app.get<ConSlug>('/:slug/funcionarios/equipo', async (solicitud, respuesta) => {
    const autor = await deps.exigirFuncionario(solicitud, respuesta, administrador);
    if (autor === undefined) return respuesta;
    const { municipioId } = autor;
    const [cuentas, unidades] = await Promise.all([
      puertos.base.conMunicipio(municipioId, repositorio.listarFuncionarios),
      unidadesDe(municipioId),
    ]);
    return marco.interna(solicitud, respuesta, {
      titulo: 'Equipo',
      municipioId,
      seccion: 'equipo',
      contenido: (
        <ListaDeCuentas
          base={baseDe(solicitud.params.slug)}
          cuentas={cuentas}
          unidades={unidades}
        />
      ),
    });
  });

  const formularioDeCuenta = async (
    slug: string,
    autor: Funcionario,
    escrita: CuentaEscrita,
    errores: ErroresDeCuenta,
    existente?: { readonly id: string; readonly activo: boolean; readonly segundoFactor: boolean },
  ) => ({
    titulo: existente === undefined ? 'Crear una cuenta' : escrita.nombre,
    municipioId: autor.municipioId,
    seccion: 'equipo' as const,
    conErrores: Object.keys(errores).length > 0,
    migas: [{ texto: 'Equipo', href: `${baseDe(slug)}/equipo` }],
    contenido: (
      <FormularioDeCuenta
        base={baseDe(slug)}
        accion={`${baseDe(slug)}/equipo/${existente?.id ?? 'nueva'}`}
        titulo={existente === undefined ? 'Crear una cuenta' : escrita.nombre}
        escrita={escrita}
        errores={errores}
        unidades={await unidadesDe(autor.municipioId)}
        {...(existente === undefined ? {} : { existente })}
      />
    ),
  });

  app.get<ConSlug>('/:slug/funcionarios/equipo/nueva', async (solicitud, respuesta) => {
    const autor = await deps.exigirFuncionario(solicitud, respuesta, administrador);
    if (autor === undefined) return respuesta;
    return marco.interna(
      solicitud,
      respuesta,
      await formularioDeCuenta(solicitud.params.slug, autor, CUENTA_VACIA, {}),
    );
  });

  app.post<ConSlug>('/:slug/funcionarios/equipo/nueva', async (solicitud, respuesta) => {
    const autor = await deps.exigirFuncionario(solicitud, respuesta, administrador);
    if (autor === undefined) return respuesta;
    const formulario = leerFormulario(solicitud.body);
    const escrita = { ...leerCuenta(formulario), run: formulario.texto('run') };
    const creada = await crearCuenta(puertos, autor, escrita);
    if (creada.ok) return respuesta.redirect(`${baseDe(solicitud.params.slug)}/equipo`, 303);
    return marco.interna(
      solicitud,
      respuesta.code(422),
      await formularioDeCuenta(solicitud.params.slug, autor, escrita, creada.error),
    );
  });

  app.get<ConId>('/:slug/funcionarios/equipo/:id', async (solicitud, respuesta) => {
    const autor = await deps.exigirFuncionario(solicitud, respuesta, administrador);
    if (autor === undefined) return respuesta;
    const cuenta = await leerCuentaGuardada(autor.municipioId, solicitud.params.id);
    if (cuenta === undefined) return marco.noEncontrada(solicitud, respuesta);
    return marco.interna(
      solicitud,
      respuesta,
      await formularioDeCuenta(solicitud.params.slug, autor, cuenta.escrita, {}, cuenta),
    );
  });

  app.post<ConId>('/:slug/funcionarios/equipo/:id', async (solicitud, respuesta) => {
    const autor = await deps.exigirFuncionario(solicitud, respuesta, administrador);
    if (autor === undefined) return respuesta;
    const { slug, id } = solicitud.params;
    const cuenta = await leerCuentaGuardada(autor.municipioId, id);
    if (cuenta === undefined) return marco.noEncontrada(solicitud, respuesta);
    const formulario = leerFormulario(solicitud.body);
    const escrita = leerCuenta(formulario);
    const activo = formulario.texto('activo') === 'si';
    const cambiada = await cambiarCuenta(puertos, autor, id, { ...escrita, activo });
    if (cambiada.ok) return respuesta.redirect(`${baseDe(slug)}/equipo`, 303);
    if (cambiada.error === 'no-encontrada') return marco.noEncontrada(solicitud, respuesta);
    return marco.interna(
      solicitud,
      respuesta.code(422),
      await formularioDeCuenta(
        slug,
        autor,
        { ...escrita, run: cuenta.escrita.run },
        cambiada.error,
        { ...cuenta, activo },
      ),
    );
  });

  app.post<ConId>('/:slug/funcionarios/equipo/:id/segundo-factor', async (solicitud, respuesta) => {
    const autor = await deps.exigirFuncionario(solicitud, respuesta, administrador);
    if (autor === undefined) return respuesta;
    const { id } = solicitud.params;
    const reiniciado = esUuid(id) && (await reiniciarSegundoFactor(puertos, autor, id)).ok;
    if (!reiniciado) return marco.noEncontrada(solicitud, respuesta);
    return respuesta.redirect(`${baseDe(solicitud.params.slug)}/equipo`, 303);
  });

  app.get<ConSlug>('/:slug/funcionarios/unidades', async (solicitud, respuesta) => {
    const autor = await deps.exigirFuncionario(solicitud, respuesta, administrador);
    if (autor === undefined) return respuesta;
    return marco.interna(solicitud, respuesta, {
      titulo: 'Unidades',
      municipioId: autor.municipioId,
      seccion: 'equipo',
      contenido: (
        <ListaDeUnidades
          base={baseDe(solicitud.params.slug)}
          unidades={await unidadesDe(autor.municipioId)}
        />
      ),
    });
  });

  const formularioDeUnidad = (
    slug: string,
    autor: Funcionario,
    id: string,
    escrita: UnidadEscrita,
    errores: ErroresDeUnidad,
  ) => ({
    titulo: id === 'nueva' ? 'Crear una unidad' : escrita.nombre,
    municipioId: autor.municipioId,
    seccion: 'equipo' as const,
    conErrores: Object.keys(errores).length > 0,
    migas: [{ texto: 'Unidades', href: `${baseDe(slug)}/unidades` }],
    contenido: (
      <FormularioDeUnidad
        base={baseDe(slug)}
        accion={`${baseDe(slug)}/unidades/${id}`}
        titulo={id === 'nueva' ? 'Crear una unidad' : escrita.nombre}
        escrita={escrita}
        errores={errores}
      />
    ),
  });

  app.get<ConId>('/:slug/funcionarios/unidades/:id', async (solicitud, respuesta) => {
    const autor = await deps.exigirFuncionario(solicitud, respuesta, administrador);
    if (autor === undefined) return respuesta;
    const { slug, id } = solicitud.params;
    const unidad = id === 'nueva' ? UNIDAD_VACIA : await leerUnidadGuardada(autor.municipioId, id);
    if (unidad === undefined) return marco.noEncontrada(solicitud, respuesta);
    return marco.interna(solicitud, respuesta, formularioDeUnidad(slug, autor, id, unidad, {}));
  });

  app.post<ConId>('/:slug/funcionarios/unidades/:id', async (solicitud, respuesta) => {
    const autor = await deps.exigirFuncionario(solicitud, respuesta, administrador);
    if (autor === undefined) return respuesta;
    const { slug, id } = solicitud.params;
    const escrita = leerUnidad(leerFormulario(solicitud.body));
    const guardada = await guardarUnidad(puertos, autor, id === 'nueva' ? undefined : id, escrita);
    if (guardada.ok) return respuesta.redirect(`${baseDe(slug)}/unidades`, 303);
    if (guardada.error === 'no-encontrada') return marco.noEncontrada(solicitud, respuesta);
    return marco.interna(
      solicitud,
      respuesta.code(422),
      formularioDeUnidad(slug, autor, id, escrita, guardada.error),
    );
  });

  async function leerCuentaGuardada(municipioId: number, id: string) {
    const cuentas = await puertos.base.conMunicipio(municipioId, repositorio.listarFuncionarios);
    const cuenta = cuentas.find(({ funcionario_id: uno }) => uno === id);
    if (cuenta === undefined) return undefined;
    const escrita: CuentaEscrita = {
      run: formatearRut(rutDeNumero(cuenta.run)),
      nombre: cuenta.nombre,
      cargo: cuenta.cargo,
      correo: cuenta.correo,
      roles: cuenta.roles.map(({ rol, unidad_id: unidad }) => `${unidad}:${rol}`),
    };
    return { id, escrita, activo: cuenta.activo, segundoFactor: cuenta.segundoFactor };
  }

  async function leerUnidadGuardada(
    municipioId: number,
    id: string,
  ): Promise<UnidadEscrita | undefined> {
    const unidad = await puertos.base.conMunicipio(municipioId, (tx) =>
      repositorio.unidadPorId(tx, id),
    );
    if (unidad === undefined) return undefined;
    return {
      nombre: unidad.nombre,
      responsable: unidad.responsable ?? '',
      cargo_responsable: unidad.cargo_responsable ?? '',
      correo: unidad.correo ?? '',
      telefono: unidad.telefono ?? '',
      direccion: unidad.direccion ?? '',
      horario: unidad.horario ?? '',
      activa: unidad.activa,
    };
  }
}

function leerCuenta(formulario: FormularioRecibido): CuentaEscrita {
  return {
    run: '',
    nombre: formulario.texto('nombre'),
    cargo: formulario.texto('cargo'),
    correo: formulario.texto('correo'),
    roles: formulario.lista('roles'),
  };
}

function leerUnidad(formulario: FormularioRecibido): UnidadEscrita {
  return {
    nombre: formulario.texto('nombre'),
    responsable: formulario.texto('responsable'),
    cargo_responsable: formulario.texto('cargo_responsable'),
    correo: formulario.texto('correo'),
    telefono: formulario.texto('telefono'),
    direccion: formulario.texto('direccion'),
    horario: formulario.texto('horario'),
    activa: formulario.texto('activa') === 'si',
  };
}
