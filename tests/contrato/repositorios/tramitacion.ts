import * as avisos from '../../../src/modulos/tramitacion/avisos/repositorio.ts';
import * as municipio from '../../../src/modulos/tramitacion/documentos/municipio.ts';
import * as documentos from '../../../src/modulos/tramitacion/documentos/repositorio.ts';
import * as casos from '../../../src/modulos/tramitacion/expedientes/index.ts';
import * as busqueda from '../../../src/modulos/tramitacion/expedientes/repositorio/busqueda.ts';
import * as correccion from '../../../src/modulos/tramitacion/expedientes/repositorio/correccion.ts';
import * as persona from '../../../src/modulos/tramitacion/expedientes/repositorio/de-persona.ts';
import * as entorno from '../../../src/modulos/tramitacion/expedientes/repositorio/entorno.ts';
import * as expediente from '../../../src/modulos/tramitacion/expedientes/repositorio/expediente.ts';
import * as plazo from '../../../src/modulos/tramitacion/expedientes/repositorio/plazo.ts';
import { nuevoId, PLATAFORMA } from '../../../src/modulos/tramitacion/historia/index.ts';
import * as historia from '../../../src/modulos/tramitacion/historia/repositorio.ts';
import { escribe, lee, neutra } from './clases.ts';
import type { FuncionDeRepositorio, ListaDeRepositorio } from './contrato.ts';

const AHORA = '2026-11-24T13:00:00.000Z';
const LEJOS = '2030-01-01T00:00:00.000Z';
const HASH = 'a'.repeat(64);

const plazoNuevo = {
  clase: 'tarea',
  articulo: 'x',
  inicia: '2026-11-24',
  vence: '2026-11-25',
  venceEn: AHORA,
  explicacion: 'x',
} as const;

const deHistoria: readonly FuncionDeRepositorio[] = [
  lee('bloquearPunta', (tx, f) => historia.bloquearPunta(tx, f.expedienteId)),
  lee('leerEventos', (tx, f) => historia.leerEventos(tx, f.expedienteId)),
  lee('leerAccesos', (tx, f) => historia.leerAccesos(tx, f.expedienteId, 10)),
  escribe('registrarAcceso', (tx, f, p) =>
    historia.registrarAcceso(tx, {
      accesoId: nuevoId(p),
      expedienteId: f.expedienteId,
      actor: PLATAFORMA,
      motivo: 'intento',
      ocurridoEn: AHORA,
    }),
  ),
  escribe('insertarEvento', (tx, f) =>
    historia.insertarEvento(
      tx,
      {
        numero: 99,
        tipo: 'nota',
        datos: {},
        actor: PLATAFORMA,
        ocurridoEn: AHORA,
        hashAnterior: HASH,
        hash: HASH,
      },
      f.expedienteId,
    ),
  ),
  escribe('anotarEvento', (tx, f) =>
    historia.anotarEvento(
      tx,
      { expedienteId: f.expedienteId, ultimoEvento: 1, ultimoHash: HASH },
      { tipo: 'nota', datos: {}, actor: PLATAFORMA, ocurridoEn: AHORA },
    ),
  ),
];

const deDocumentos: readonly FuncionDeRepositorio[] = [
  lee('documentosDe', (tx, f) => documentos.documentosDe(tx, f.expedienteId)),
  lee('documentoPorId', (tx, f) => documentos.documentoPorId(tx, f.documentoId)),
  lee('fichaPorCodigo', (tx, f) => documentos.fichaPorCodigo(tx, f.codigo)),
  neutra('mayorOrden', async (tx, f) => ({
    orden: await documentos.mayorOrden(tx, f.expedienteId),
  })),
  escribe('marcarRevocado', (tx, f) => documentos.marcarRevocado(tx, f.documentoId, 'x', AHORA)),
  escribe('insertarDocumento', (tx, f, p) =>
    documentos.insertarDocumento(tx, {
      documentoId: nuevoId(p),
      expedienteId: f.expedienteId,
      orden: 99,
      clase: 'x',
      titulo: 'x',
      tipoDocumental: 3,
      nombreArchivo: 'x.pdf',
      sha256: HASH,
      bytes: 1,
      tipoMime: 'application/pdf',
      origen: 'plataforma',
      firmado: false,
      sensible: false,
      metadatos: {},
      incorporadoEn: AHORA,
    }),
  ),
  neutra('municipioDe', (tx) => municipio.municipioDe(tx)),
  neutra('nombreMunicipalidad', async () => municipio.nombreMunicipalidad('Santiago')),
];

const deAvisos: readonly FuncionDeRepositorio[] = [
  lee('notificacionesDe', (tx, f) => avisos.notificacionesDe(tx, f.expedienteId)),
  lee('notificacionPorId', (tx, f) => avisos.notificacionPorId(tx, f.notificacionId)),
  escribe('cambiarNotificacion', (tx, f) =>
    avisos.cambiarNotificacion(tx, f.notificacionId, 'pendiente', { estado: 'fallida' }),
  ),
  escribe('insertarNotificacion', (tx, f, p) =>
    avisos.insertarNotificacion(tx, {
      notificacionId: nuevoId(p),
      expedienteId: f.expedienteId,
      canal: 'ddu',
      clase: 'aviso',
      run: 1,
      asunto: 'x',
      cuerpo: 'x',
      documentos: [],
      creadaEn: AHORA,
    }),
  ),
];

const ajeno = { abierto: true, venceFecha: '2026-12-24' } as const;

const deExpedientes: readonly FuncionDeRepositorio[] = [
  lee('expedientePorId', (tx, f) => expediente.expedientePorId(tx, f.expedienteId)),
  lee('expedientePorFolio', (tx, f) => expediente.expedientePorFolio(tx, f.folio)),
  lee('bloquearExpediente', (tx, f) => expediente.bloquearExpediente(tx, f.expedienteId)),
  lee('bloquearSiLibre', (tx, f) => expediente.bloquearSiLibre(tx, f.expedienteId)),
  escribe('insertarExpediente', (tx, f, p) => {
    const id = nuevoId(p);
    return expediente.insertarExpediente(tx, {
      expediente_id: id,
      iuie: id,
      folio: id,
      tramite_id: 'certificado-numero',
      version: 1,
      persona_id: f.personaId,
      interesado_run: 1,
      interesado_nombre: 'x',
      titulo: 'x',
      respuestas: '{}',
      marcado: '{"en":[],"uniones":{},"acciones":{}}',
      estado: 'terminado',
      paso_actual: 'x',
      unidad_id: 'dom',
      ingresado_en: AHORA,
      efectivo_fecha: '2026-11-24',
      vence_fecha: '2026-11-24',
      ultimo_hash: HASH,
    });
  }),
  lee('plazosDe', (tx, f) => plazo.plazosDe(tx, f.expedienteId)),
  lee('plazosVencidos', (tx) => plazo.plazosVencidos(tx, LEJOS, 100)),
  neutra('plazoCorriendo', async (tx, f) =>
    plazo.plazoCorriendo(await plazo.plazosDe(tx, f.expedienteId), 'recurso'),
  ),
  escribe('cerrarPlazo', (tx, f) => plazo.cerrarPlazo(tx, f.plazoId, 'anulado', AHORA)),
  escribe('recontarPlazo', (tx, f) => plazo.recontarPlazo(tx, f.plazoId, plazoNuevo)),
  escribe('insertarPlazos', (tx, f, p) =>
    plazo.insertarPlazos(tx, f.expedienteId, [{ ...plazoNuevo, plazoId: nuevoId(p) }]),
  ),
  lee('correccionesDe', (tx, f) => correccion.correccionesDe(tx, f.expedienteId)),
  escribe('insertarCorreccion', (tx, f, p) =>
    correccion.insertarCorreccion(tx, {
      correccionId: nuevoId(p),
      expedienteId: f.expedienteId,
      campos: [],
      mensaje: 'x',
      plazoId: f.plazoId,
      pedidaPor: f.funcionario.funcionarioId,
      pedidaEn: AHORA,
    }),
  ),
  escribe('cerrarCorreccion', (tx, f) =>
    correccion.cerrarCorreccion(tx, f.correccionId, { estado: 'vencida' }),
  ),
  escribe('guardarCrudosDeCorreccion', (tx, f) =>
    correccion.guardarCrudosDeCorreccion(tx, f.correccionId, { ajeno: 'x' }),
  ),
  lee('condicionesDeBusqueda', async (tx) => {
    const preparada = await busqueda.prepararBusqueda(tx, 'vecina', true);
    return tx.db
      .selectFrom('expediente')
      .select('expediente_id')
      .where('municipio_id', '=', tx.municipioId)
      .where((eb) => eb.and([...busqueda.condicionesDeBusqueda(tx, preparada)]))
      .execute();
  }),
  lee('prepararBusqueda', (tx) => busqueda.prepararBusqueda(tx, 'vecina')),
  escribe('guardarPalabras', (tx, f) =>
    busqueda.guardarPalabras(tx, { ...ajeno, expedienteId: f.expedienteId }, ['intruso']),
  ),
  escribe('cambiarPalabras', (tx, f) =>
    busqueda.cambiarPalabras(tx, { ...ajeno, expedienteId: f.expedienteId }, f.venceFecha, [
      'intruso',
    ]),
  ),
  escribe('cerrarPalabras', (tx, f) => busqueda.cerrarPalabras(tx, f)),
  lee('nombresDeFuncionarios', async (tx, f) => [
    ...(await entorno.nombresDeFuncionarios(tx, [f.funcionario.funcionarioId])),
  ]),
  lee('propiosEnMunicipio', (tx, f) =>
    persona.propiosEnMunicipio(tx, f.personaId, [f.expedienteId]),
  ),
  // El índice propio cruza municipios por diseño: dice dónde, nunca qué.
  neutra('indiceDePersona', async (tx, f) => {
    const indice = await persona.indiceDePersona(tx, f.personaId, 10);
    return indice.map((fila) => Object.keys(fila).sort());
  }),
  lee('bloquearBorrador', (tx, f) => entorno.bloquearBorrador(tx, f.borradorId)),
  escribe('marcarIngresado', (tx, f) =>
    entorno.marcarIngresado(tx, f.borradorId, f.expedienteId, AHORA),
  ),
  escribe('indexarEnPersona', (tx, f) =>
    entorno.indexarEnPersona(tx, f.personaId, f.expedienteId, AHORA),
  ),
  escribe('sumarAlDia', (tx) => entorno.sumarAlDia(tx, '2026-11-24', 'x', { ingresados: 1 })),
  neutra('unidadPorId', (tx) => entorno.unidadPorId(tx, 'dom')),
  lee('firmantePorId', (tx, f) => entorno.firmantePorId(tx, f.funcionario.funcionarioId)),
  neutra('funcionarioPuede', async (tx, f) => ({
    puede: await entorno.funcionarioPuede(tx, f.funcionario.funcionarioId, 'dom', 'revisor'),
  })),
  neutra('correoDePersona', (tx, f) => entorno.correoDePersona(tx, f.personaId)),
  escribe('insertarNota', (tx, f, p) =>
    entorno.insertarNota(tx, f.expedienteId, {
      notaId: nuevoId(p),
      funcionarioId: f.funcionario.funcionarioId,
      texto: 'x',
      escritaEn: AHORA,
    }),
  ),
  lee('notasDe', (tx, f) => entorno.notasDe(tx, f.expedienteId)),
];

const deCasos: readonly FuncionDeRepositorio[] = [
  lee('verCaso', (tx, f, p) =>
    casos.verCaso(tx, p, f.expedienteId, { funcionario: f.funcionario }),
  ),
  lee('exportar', (tx, f, p) =>
    casos.exportar(tx, p, f.expedienteId, { funcionario: f.funcionario }),
  ),
  lee('abrirDocumento', (tx, f, p) =>
    casos.abrirDocumento(tx, p, f.documentoId, { funcionario: f.funcionario }),
  ),
  escribe('tomar', (tx, f, p) =>
    casos.tomar(tx, p, { expedienteId: f.expedienteId, funcionario: f.funcionario }),
  ),
  escribe('actuar', (tx, f, p) =>
    casos.actuar(tx, p, {
      expedienteId: f.expedienteId,
      funcionario: f.funcionario,
      nodo: 'revisar',
      accion: 'aprobar',
      revision: 0,
    }),
  ),
  escribe('agregarNota', (tx, f, p) =>
    casos.agregarNota(tx, p, {
      expedienteId: f.expedienteId,
      funcionario: f.funcionario,
      texto: 'x',
    }),
  ),
  escribe('responderCorreccion', (tx, f, p) =>
    casos.responderCorreccion(tx, p, {
      expedienteId: f.expedienteId,
      personaId: f.personaId,
      respuestas: {},
    }),
  ),
];

/** Repositorios y casos de la tramitación. */
export const funcionesDeTramitacion: readonly ListaDeRepositorio[] = [
  { modulo: 'historia', exporta: [historia], funciones: deHistoria },
  { modulo: 'documentos', exporta: [documentos, municipio], funciones: deDocumentos },
  { modulo: 'avisos', exporta: [avisos], funciones: deAvisos },
  {
    modulo: 'expedientes',
    exporta: [expediente, plazo, correccion, busqueda, persona, entorno],
    funciones: deExpedientes,
    // Solo dice en qué municipios hay algo que hacer: tests/contrato/municipios-con-pendientes.test.ts.
    globales: ['municipiosConPlazoVencido'],
  },
  { modulo: 'casos de expedientes', exporta: [], funciones: deCasos },
];
