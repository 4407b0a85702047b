import * as folios from '../../../src/modulos/tramitacion/folios/siguiente-folio.ts';
import { nuevoId } from '../../../src/modulos/tramitacion/historia/index.ts';
import * as pagos from '../../../src/modulos/tramitacion/pagos/repositorio.ts';
import * as solicitudes from '../../../src/modulos/tramitacion/solicitudes/repositorio.ts';
import * as adjuntos from '../../../src/modulos/tramitacion/solicitudes/repositorio-adjuntos.ts';
import { escribe, lee, neutra } from './clases.ts';
import type { FuncionDeRepositorio, ListaDeRepositorio } from './contrato.ts';

const AHORA = '2026-11-24T13:00:00.000Z';
const LEJOS = '2030-01-01T00:00:00.000Z';

const deSolicitudes: readonly FuncionDeRepositorio[] = [
  lee('borradorPropio', (tx, f) => solicitudes.borradorPropio(tx, f.borradorVivoId, f.personaId)),
  lee('bloquearBorrador', (tx, f) => solicitudes.bloquearBorrador(tx, f.borradorVivoId)),
  lee('borradorVivo', (tx, f) => solicitudes.borradorVivo(tx, f.personaId, 'certificado-numero')),
  lee('vivosDePersona', (tx, f) => solicitudes.vivosDePersona(tx, f.personaId)),
  lee('venceCorreccion', async (tx, f) => ({
    vence: await solicitudes.venceCorreccion(tx, f.expedienteId),
  })),
  neutra('crudosDeCorreccion', (tx, f) => solicitudes.crudosDeCorreccion(tx, f.correccionId)),
  escribe('crearBorrador', (tx, f, p) =>
    solicitudes.crearBorrador(tx, {
      borradorId: nuevoId(p),
      personaId: f.personaId,
      tramiteId: 'certificado-numero',
      version: 1,
      ahora: AHORA,
    }),
  ),
  escribe('guardarBorrador', (tx, f) =>
    solicitudes.guardarBorrador(tx, f.borradorVivoId, { estado: 'descartado' }, AHORA),
  ),
  escribe('anotarMunicipio', (tx, f) => solicitudes.anotarMunicipio(tx, f.personaId, AHORA)),
  lee('adjuntosDe', (tx, f) => adjuntos.adjuntosDe(tx, f.borradorVivoId)),
  lee('adjuntoPorId', (tx, f) => adjuntos.adjuntoPorId(tx, f.adjuntoId)),
  escribe('borrarAdjuntos', (tx, f) => adjuntos.borrarAdjuntos(tx, [f.adjuntoId])),
  escribe('anotarAntivirus', (tx, f) => adjuntos.anotarAntivirus(tx, f.adjuntoId, 'infectado')),
  escribe('insertarAdjunto', (tx, f, p) =>
    adjuntos.insertarAdjunto(tx, {
      adjuntoId: nuevoId(p),
      borradorId: f.borradorVivoId,
      campoId: 'croquis',
      archivo: { sha256: 'a'.repeat(64), nombre: 'x.pdf', tipo: 'application/pdf', bytes: 1 },
      antivirus: 'limpio',
      ahora: AHORA,
    }),
  ),
];

const dePagos: readonly FuncionDeRepositorio[] = [
  lee('giroDeBorrador', (tx, f) => pagos.giroDeBorrador(tx, f.borradorVivoId)),
  lee('giroPorId', (tx, f) => pagos.giroPorId(tx, f.giroId)),
  lee('intentoAbierto', (tx, f) => pagos.intentoAbierto(tx, f.giroId)),
  lee('intentoPor', (tx, f) => pagos.intentoPor(tx, 'intento_id', f.intentoId)),
  lee('intentosPorConciliar', (tx) =>
    pagos.intentosPorConciliar(tx, { antesDe: LEJOS, perdidosDesde: AHORA }),
  ),
  neutra('pagadosSinIngresar', (tx) => pagos.pagadosSinIngresar(tx)),
  neutra('pagoDeBorrador', (tx, f) => pagos.pagoDeBorrador(tx, f.borradorVivoId)),
  escribe('insertarGiro', (tx, f, p) =>
    pagos.insertarGiro(tx, {
      giroId: nuevoId(p),
      folio: `x-${nuevoId(p)}`,
      borradorId: f.borradorVivoId,
      personaId: f.personaId,
      concepto: 'x',
      lineas: [],
      monto: 1,
      ahora: AHORA,
    }),
  ),
  escribe('anularGiro', (tx, f) => pagos.anularGiro(tx, f.giroId)),
  escribe('marcarPagado', (tx, f) => pagos.marcarPagado(tx, f.giroId, AHORA)),
  escribe('insertarIntento', (tx, f, p) =>
    pagos.insertarIntento(tx, {
      intentoId: nuevoId(p),
      giroId: f.giroId,
      ordenCompra: nuevoId(p).slice(0, 26),
      sesionPago: 'x',
      monto: 1,
      ahora: AHORA,
    }),
  ),
  escribe('guardarToken', (tx, f) =>
    pagos.guardarToken(tx, f.intentoId, { token: 'robado', url: 'https://x' }),
  ),
  escribe('cambiarIntento', (tx, f) => pagos.cambiarIntento(tx, f.intentoId, 'aprobado', AHORA)),
  escribe('asentar', (tx, f, p) =>
    pagos.asentar(tx, {
      asientoId: nuevoId(p),
      giroId: f.giroId,
      intentoId: f.intentoId,
      clase: 'pago',
      monto: 1,
      clave: nuevoId(p),
      detalle: {},
      ahora: AHORA,
    }),
  ),
];

/** Lo que escribe y paga la ciudadanía. */
export const funcionesDeSolicitudesYPagos: readonly ListaDeRepositorio[] = [
  {
    modulo: 'solicitudes',
    exporta: [solicitudes, adjuntos],
    funciones: deSolicitudes,
    // El índice propio de la persona y sus datos cruzan municipios por diseño.
    globales: ['municipiosDePersona', 'personaPorId'],
  },
  {
    modulo: 'pagos',
    exporta: [pagos],
    funciones: dePagos,
    // Solo dice en qué municipios hay algo que hacer: tests/contrato/municipios-con-pendientes.test.ts.
    globales: ['municipiosPorConciliar'],
  },
  {
    modulo: 'folios',
    exporta: [folios],
    funciones: [escribe('siguienteFolio', (tx) => folios.siguienteFolio(tx, 'EXP', 2026))],
  },
];
