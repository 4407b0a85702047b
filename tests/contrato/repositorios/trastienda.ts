import * as leerAdoptado from '../../../src/modulos/tramitacion/adopcion/leer-adoptado.ts';
import * as adopcion from '../../../src/modulos/tramitacion/adopcion/repositorio.ts';
import * as cifras from '../../../src/modulos/tramitacion/cifras/repositorio.ts';
import { nuevoId, PLATAFORMA } from '../../../src/modulos/tramitacion/historia/index.ts';
import * as bandeja from '../../../src/modulos/tramitacion/oficina/bandeja/consultar.ts';
import * as consultas from '../../../src/modulos/tramitacion/oficina/consultas.ts';
import * as firmas from '../../../src/modulos/tramitacion/oficina/firma-pendiente.ts';
import * as tablero from '../../../src/modulos/tramitacion/oficina/tablero/consultar.ts';
import { crearCatalogo } from '../../../src/modulos/tramitacion/tramites/index.ts';
import * as tramites from '../../../src/modulos/tramitacion/tramites/repositorio.ts';
import { cargarTablaUtm } from '../../../src/plataforma/datos-legales.ts';
import { escribe, lee, neutra } from './clases.ts';
import type { FilasDe, FuncionDeRepositorio, ListaDeRepositorio } from './contrato.ts';

const AHORA = '2026-11-24T13:00:00.000Z';
const TRAMITE = 'certificado-numero';
const SIN_NODOS = { id: 'x', nodos: [], aristas: [] };
const FILTROS = { vista: 'abiertas', texto: '' } as const;

const quienDe = ({ funcionario }: FilasDe) =>
  ({ funcionario, alcance: 'todas', hoy: '2026-11-24' }) as const;

const deOficina: readonly FuncionDeRepositorio[] = [
  neutra('listarTramitesAdoptados', (tx) => consultas.listarTramitesAdoptados(tx)),
  lee('foliosDe', async (tx, f) => [...(await consultas.foliosDe(tx, [f.expedienteId]))]),
  lee('personalDe', (tx) => consultas.personalDe(tx, 'dom')),
  lee('casosPorFirmar', (tx, f) => consultas.casosPorFirmar(tx, [f.expedienteId])),
  lee('quienesDecidieron', async (tx, f) => [
    ...(await firmas.quienesDecidieron(tx, [f.expedienteId], 'revisor')),
  ]),
  neutra('documentoSinFirma', async () => ({
    documento: firmas.documentoSinFirma({ flujo: SIN_NODOS, documentos: [] }, []) ?? 'ninguno',
  })),
  lee('consultarBandeja', async (tx, f) => [
    ...(await bandeja.consultarBandeja(tx, FILTROS, quienDe(f))).filas,
    ...(await bandeja.consultarBandeja(tx, { ...FILTROS, texto: 'vecina' }, quienDe(f))).filas,
  ]),
  neutra('contarVistas', (tx, f) => bandeja.contarVistas(tx, quienDe(f))),
  neutra('vistaEfectiva', async () => bandeja.vistaEfectiva(FILTROS)),
  neutra('cifrasPorTramite', (tx) =>
    tablero.cifrasPorTramite(tx, '2020-01-01', 'America/Santiago'),
  ),
  neutra('ingresosPorMes', async (tx) => [...(await tablero.ingresosPorMes(tx, '2020-01-01'))]),
  neutra('sumarCifras', async () => tablero.sumarCifras([])),
  neutra('porcentajeATiempo', async () => tablero.porcentajeATiempo(tablero.sumarCifras([]))),
];

const deAdopcion: readonly FuncionDeRepositorio[] = [
  lee('listarAdoptables', (tx) => adopcion.listarAdoptables(tx)),
  lee('bloquearAdopcion', async (tx) => ({
    adopcion: (await adopcion.bloquearAdopcion(tx, TRAMITE)) ?? '',
  })),
  lee('leerAdoptado', (tx, _f, p) =>
    leerAdoptado.leerAdoptado(tx, { catalogo: crearCatalogo(p) }, TRAMITE),
  ),
  neutra('costoCon', async (tx, _f, p) => {
    const deps = { catalogo: crearCatalogo(p), utm: cargarTablaUtm(), puertos: p };
    const adoptado = await leerAdoptado.leerAdoptado(tx, deps, TRAMITE);
    return adoptado === undefined
      ? undefined
      : leerAdoptado.costoCon(tx, deps, adoptado, adoptado.capa, 'America/Santiago');
  }),
];

const deTramites: readonly FuncionDeRepositorio[] = [
  lee('adopcionesDe', (tx) => tramites.adopcionesDe(tx)),
  lee('leerAdopcion', (tx) => tramites.leerAdopcion(tx, TRAMITE)),
  lee('adopcionDe', (tx) => tramites.adopcionDe(tx, TRAMITE)),
  neutra('unidadesDe', (tx) => tramites.unidadesDe(tx)),
  escribe('guardarAdopcion', (tx) =>
    tramites.guardarAdopcion(tx, { tramiteId: TRAMITE, version: 1, capa: {}, ahora: AHORA }),
  ),
  escribe('cambiarEstado', (tx) => tramites.cambiarEstado(tx, TRAMITE, 'retirado', AHORA)),
  escribe('anotarActo', (tx, _f, p) =>
    tramites.anotarActo(tx, {
      actoId: nuevoId(p),
      actor: PLATAFORMA,
      tipo: 'x',
      datos: {},
      ahora: AHORA,
    }),
  ),
];

const DESDE = '2020-01-01';
const deCifras: readonly FuncionDeRepositorio[] = [
  neutra('adopcionesPublicadas', (tx) => cifras.adopcionesPublicadas(tx)),
  neutra('ultimoIngresoDe', async (tx) => [...(await cifras.ultimoIngresoDe(tx))]),
  neutra('sumarResumen', (tx) => cifras.sumarResumen(tx, DESDE)),
  neutra('sumarUso', async (tx) => [...(await cifras.sumarUso(tx, DESDE))]),
  neutra('hayUso', async (tx) => ({ hay: await cifras.hayUso(tx) })),
  escribe('borrarUso', (tx) => cifras.borrarUso(tx, DESDE)),
  escribe('agregarUso', (tx) => cifras.agregarUso(tx, Temporal.PlainDate.from(DESDE))),
];

/** Consultas de la trastienda y de la adopción de trámites. */
export const funcionesDeTrastienda: readonly ListaDeRepositorio[] = [
  { modulo: 'oficina', exporta: [consultas, bandeja, firmas, tablero], funciones: deOficina },
  { modulo: 'cifras', exporta: [cifras], funciones: deCifras },
  { modulo: 'adopcion', exporta: [adopcion, leerAdoptado], funciones: deAdopcion },
  {
    modulo: 'tramites',
    exporta: [tramites],
    funciones: deTramites,
    // El catálogo nacional es de todos.
    globales: ['leerNacional', 'ultimaNacional', 'insertarNacional'],
  },
];
