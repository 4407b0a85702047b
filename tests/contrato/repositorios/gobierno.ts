import * as administracion from '../../../src/modulos/gobierno/administracion/repositorio.ts';
import * as personas from '../../../src/modulos/gobierno/personas/repositorio.ts';
import { nuevoId, PLATAFORMA } from '../../../src/modulos/tramitacion/historia/index.ts';
import { escribe, lee, neutra } from './clases.ts';
import type { FuncionDeRepositorio, ListaDeRepositorio } from './contrato.ts';

const AHORA = '2026-11-24T13:00:00.000Z';

const deAdministracion: readonly FuncionDeRepositorio[] = [
  lee('funcionarioPorRun', (tx, f) => administracion.funcionarioPorRun(tx, f.runFuncionario)),
  lee('funcionarioPorId', (tx, f) =>
    administracion.funcionarioPorId(tx, f.funcionario.funcionarioId),
  ),
  lee('rolesDe', (tx, f) => administracion.rolesDe(tx, f.funcionario.funcionarioId)),
  lee('listarFuncionarios', (tx) => administracion.listarFuncionarios(tx)),
  lee('ultimosActos', (tx) => administracion.ultimosActos(tx)),
  neutra('listarUnidades', (tx) => administracion.listarUnidades(tx)),
  neutra('unidadPorId', (tx) => administracion.unidadPorId(tx, 'dom')),
  neutra('contarAdministradores', async (tx) => ({
    cuenta: await administracion.contarAdministradores(tx),
  })),
  escribe('insertarFuncionario', (tx, f, p) =>
    administracion.insertarFuncionario(tx, {
      funcionarioId: nuevoId(p),
      run: f.runFuncionario,
      nombre: 'Intrusa',
      cargo: 'x',
      correo: 'x@ejemplo.cl',
      ahora: AHORA,
    }),
  ),
  escribe('cambiarFuncionario', (tx, f) =>
    administracion.cambiarFuncionario(tx, f.funcionario.funcionarioId, { activo: false }),
  ),
  escribe('fijarRoles', (tx, f) =>
    administracion.fijarRoles(tx, f.funcionario.funcionarioId, [
      { rol: 'administrador', unidadId: 'dom' },
    ]),
  ),
  escribe('guardarUnidad', (tx) =>
    administracion.guardarUnidad(tx, {
      unidad_id: 'dom',
      nombre: 'Intrusa',
      responsable: null,
      cargo_responsable: null,
      correo: null,
      telefono: null,
      direccion: null,
      horario: null,
      activa: true,
    }),
  ),
  escribe('anotarActo', (tx, _f, p) =>
    administracion.anotarActo(tx, {
      actoId: nuevoId(p),
      actor: PLATAFORMA,
      tipo: 'x',
      datos: {},
      ahora: AHORA,
    }),
  ),
];

/** Repositorios del ala gobierno. */
export const funcionesDeGobierno: readonly ListaDeRepositorio[] = [
  { modulo: 'administracion', exporta: [administracion], funciones: deAdministracion },
  {
    modulo: 'personas',
    exporta: [personas],
    funciones: [],
    // Personas, sesiones e ingresos no son de un municipio: la misma persona va a varios.
    globales: [
      'guardarPersona',
      'guardarContacto',
      'guardarIngreso',
      'tomarIngreso',
      'ingresoUsado',
      'insertarSesion',
      'leerSesion',
      'tocarSesion',
      'borrarSesion',
      'borrarSesionesDeFuncionario',
      'limpiarVencidos',
    ],
  },
];
