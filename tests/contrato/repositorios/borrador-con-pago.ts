import * as administracion from '../../../src/modulos/gobierno/administracion/repositorio.ts';
import type { Puertos } from '../../../src/modulos/puertos.ts';
import { nuevoId, PLATAFORMA } from '../../../src/modulos/tramitacion/historia/index.ts';
import * as pagos from '../../../src/modulos/tramitacion/pagos/repositorio.ts';
import * as solicitudes from '../../../src/modulos/tramitacion/solicitudes/repositorio.ts';
import * as adjuntos from '../../../src/modulos/tramitacion/solicitudes/repositorio-adjuntos.ts';
import { adoptar } from '../../../src/modulos/tramitacion/tramites/index.ts';
import type { TxMunicipal } from '../../../src/plataforma/base-de-datos/base-de-datos.ts';

/**
 * Un borrador a medio pagar, con su adjunto, en un municipio que adoptó el trámite y anotó un acto:
 * una fila de cada cosa que otro municipio podría intentar ver.
 */
export async function crearBorradorConPago(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'azar'>,
  personaId: string,
) {
  const ahora = puertos.reloj.ahora().toString();
  const id = () => nuevoId(puertos);
  const filas = { borradorVivoId: id(), adjuntoId: id(), giroId: id(), intentoId: id() };
  await adoptar(tx, puertos, { tramiteId: 'certificado-numero' });
  await administracion.anotarActo(tx, {
    actoId: id(),
    actor: PLATAFORMA,
    tipo: 'prueba',
    datos: { giro: filas.giroId },
    ahora,
  });
  await solicitudes.crearBorrador(tx, {
    borradorId: filas.borradorVivoId,
    personaId,
    tramiteId: 'certificado-numero',
    version: 1,
    ahora,
  });
  await adjuntos.insertarAdjunto(tx, {
    adjuntoId: filas.adjuntoId,
    borradorId: filas.borradorVivoId,
    campoId: 'croquis',
    archivo: { sha256: 'b'.repeat(64), nombre: 'c.pdf', tipo: 'application/pdf', bytes: 1 },
    antivirus: 'limpio',
    ahora,
  });
  await pagos.insertarGiro(tx, {
    giroId: filas.giroId,
    folio: `PAG-${tx.municipioId}-2026-000001`,
    borradorId: filas.borradorVivoId,
    personaId,
    concepto: 'Derecho',
    lineas: [],
    monto: 3494,
    ahora,
  });
  await pagos.insertarIntento(tx, {
    intentoId: filas.intentoId,
    giroId: filas.giroId,
    ordenCompra: filas.intentoId.replaceAll('-', '').slice(0, 26),
    sesionPago: 'sesion',
    monto: 3494,
    ahora,
  });
  return filas;
}
