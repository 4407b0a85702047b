import type { FastifyInstance } from 'fastify';
import { hoyEn } from '../../../../calendario/index.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import {
  leerFormulario,
  listarUnidades,
  tieneRol,
} from '../../../gobierno/administracion/index.ts';
import { tomar } from '../../expedientes/index.ts';
import type { DefinicionTramite } from '../../tramites/index.ts';
import { pideOtp } from '../actos/decidir.ts';
import { listarTramitesAdoptados } from '../consultas.ts';
import type { DependenciasDeOficina, Visita } from '../dependencias.ts';
import { documentoSinFirma, quienesDecidieron } from '../firma-pendiente.ts';
import { nombreDePaso } from '../palabras.ts';
import { ResultadosPorCaso } from '../resultados.tsx';
import { abrirVisita, alcanceDe, type RutaDeOficina } from '../visita.ts';
import { consultarBandeja, contarVistas, type FilaDeBandeja, vistaEfectiva } from './consultar.ts';
import { leerFiltros } from './filtros.ts';
import { leerMarcados, tomarVarios } from './tomar-varios.ts';
import { Bandeja, type FilaVisible } from './vista.tsx';

/** Bandeja de expedientes y la toma de varios a la vez. */
export function rutasDeBandeja(app: FastifyInstance, deps: DependenciasDeOficina): void {
  const { puertos, marco } = deps;

  app.get<RutaDeOficina>('/:slug/funcionarios/bandeja', async (solicitud, respuesta) => {
    const visita = await abrirVisita(deps, solicitud, respuesta);
    if (visita === undefined) return respuesta;
    const filtros = leerFiltros(solicitud.query);
    const { autor, municipio, base } = visita;
    const hoy = hoyEn(puertos.reloj.ahora(), municipio.zonaHoraria);
    const alcance = alcanceDe(visita);
    const quien = { funcionario: autor, alcance, hoy: hoy.toString() };
    const leido = await puertos.base.conMunicipio(municipio.municipioId, async (tx) => {
      const pagina = await consultarBandeja(tx, filtros, quien);
      return {
        pagina,
        filas: await conContexto(tx, deps, visita, pagina.filas, hoy),
        cuentas: await contarVistas(tx, quien),
        unidades: await listarUnidades(tx),
        tramites: await listarTramitesAdoptados(tx),
      };
    });
    return marco.interna(solicitud, respuesta, {
      titulo: 'Bandeja',
      municipioId: municipio.municipioId,
      seccion: 'bandeja',
      guiones: ['/estatico/guiones/bandeja.js'],
      contenido: (
        <Bandeja
          {...leido}
          base={base}
          filtros={filtros}
          vista={vistaEfectiva(filtros)}
          unidades={leido.unidades
            .filter((u) => alcance === 'todas' || alcance.includes(u.unidad_id))
            .map((u) => ({ valor: u.unidad_id, texto: u.nombre }))}
          puedeTomar={tieneRol(autor, 'revisor') || tieneRol(autor, 'firmante')}
          puedeFirmar={tieneRol(autor, 'firmante')}
        />
      ),
    });
  });

  app.post<RutaDeOficina>('/:slug/funcionarios/bandeja/tomar', async (solicitud, respuesta) => {
    const visita = await abrirVisita(deps, solicitud, respuesta);
    if (visita === undefined) return respuesta;
    const marcados = leerMarcados(leerFormulario(solicitud.body).lista('expediente'));
    if (marcados.length === 0) return respuesta.redirect(`${visita.base}/bandeja`, 303);
    const resultados = await tomarVarios(puertos, visita, marcados, tomar);
    return marco.interna(solicitud, respuesta, {
      titulo: 'Expedientes tomados',
      municipioId: visita.municipio.municipioId,
      seccion: 'bandeja',
      migas: [{ texto: 'Bandeja', href: `${visita.base}/bandeja` }],
      contenido: (
        <ResultadosPorCaso
          base={visita.base}
          titulo={{ uno: 'Tomó 1 expediente', varios: (n) => `Tomó ${n} expedientes` }}
          ninguno="No tomó ningún expediente"
          resultados={resultados}
          siguiente={{ texto: 'Ver los míos', href: `${visita.base}/bandeja?vista=mias` }}
        />
      ),
    });
  });
}

/** Agrega a cada fila el nombre del paso y los días que quedan. Las definiciones están en memoria. */
async function conContexto(
  tx: TxMunicipal,
  deps: DependenciasDeOficina,
  { autor, municipio }: Visita,
  filas: readonly FilaDeBandeja[],
  hoy: Temporal.PlainDate,
): Promise<readonly FilaVisible[]> {
  const { calendario } = deps.puertos;
  const definiciones = new Map<FilaDeBandeja, DefinicionTramite | undefined>();
  for (const fila of filas) {
    const lista = await deps.catalogo.definicion(tx, fila.tramiteId, fila.version);
    definiciones.set(fila, lista?.definicion);
  }
  // Sin clave de por medio, firmar toma segundos: no hay firma que esperar.
  const sinFirma = filas.filter((fila) => {
    const definicion = definiciones.get(fila);
    return (
      pideOtp(deps) &&
      fila.estado === 'en_tramite' &&
      definicion !== undefined &&
      documentoSinFirma(definicion, [fila.pasoActual]) !== undefined
    );
  });
  // Quien decidió firmar es quien firma: su clave de un solo uso es la única que sirve.
  const firmantes = await quienesDecidieron(
    tx,
    sinFirma.map(({ expedienteId }) => expedienteId),
    'firmante',
  );
  return filas.map((fila) => {
    const definicion = definiciones.get(fila);
    const firmante = firmantes.get(fila.expedienteId);
    const vence = Temporal.PlainDate.from(fila.venceFecha);
    const efectivo = Temporal.PlainDate.from(fila.efectivoFecha);
    return {
      ...fila,
      paso: definicion === undefined ? fila.pasoActual : nombreDePaso(definicion, fila.pasoActual),
      esMia: fila.asignadoA === autor.funcionarioId,
      quedan: calendario.diasHabilesEntre(hoy, vence, municipio.cut),
      total: calendario.diasHabilesEntre(efectivo, vence, municipio.cut),
      ...(fila.terminadoEn === null
        ? {}
        : {
            terminadoFecha: hoyEn(
              Temporal.Instant.from(fila.terminadoEn),
              municipio.zonaHoraria,
            ).toString(),
          }),
      ...(firmante === undefined
        ? {}
        : { faltaFirmaDe: firmante.id === autor.funcionarioId ? 'usted' : firmante.nombre }),
    };
  });
}
