import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import { hoyEn } from '../../../../calendario/index.ts';
import { guardarContacto } from '../../../gobierno/personas/index.ts';
import { emitirGiro } from '../../pagos/index.ts';
import { calcularDerechos, type Derechos, type MunicipioDelTramite } from '../../tramites/index.ts';
import { contextoDe } from '../contexto.ts';
import type { DependenciasSolicitudes } from '../dependencias.ts';
import { avanceDe, contactoDe } from '../dominio.ts';
import * as repositorio from '../repositorio.ts';
import * as adjuntos from '../repositorio-adjuntos.ts';
import { ingresarBorrador } from './ingresar-pagada.ts';

export type ErrorDeclaracion =
  | { readonly motivo: 'no-existe' | 'ya-declarada' | 'sin-tramite' | 'sin-costo' }
  | { readonly motivo: 'pendiente'; readonly pagina: string }
  | { readonly motivo: 'archivos-en-revision' | 'archivo-infectado' };

/** Qué sigue después de declarar: pagar o, si es gratis o ya está pagada, nada. */
export type Declarada = { readonly sigue: 'pago' } | { readonly sigue: 'ingresada' };

/**
 * Cierra la solicitud: congela las respuestas visibles, calcula los derechos con la UTM del día y
 * emite el giro. Si no hay nada que pagar, ingresa en la misma transacción.
 */
export async function declarar(
  deps: DependenciasSolicitudes,
  municipio: MunicipioDelTramite,
  borradorId: string,
  personaId: string,
): Promise<Resultado<Declarada, ErrorDeclaracion>> {
  const { puertos, catalogo, utm } = deps;
  return puertos.base.conMunicipio(municipio.municipioId, async (tx) => {
    const borrador = await repositorio.bloquearBorrador(tx, borradorId, personaId);
    if (borrador === undefined || borrador.estado === 'descartado')
      return falla({ motivo: 'no-existe' });
    if (borrador.estado !== 'abierto') return falla({ motivo: 'ya-declarada' });
    const tramite = await catalogo.vigente(tx, borrador.tramiteId, borrador.version);
    if (tramite === undefined || !tramite.publicado) return falla({ motivo: 'sin-tramite' });
    const { definicion } = tramite;
    const { formulario } = definicion;
    const avance = avanceDe(formulario, borrador, contextoDe(deps, municipio, definicion));
    if (avance.pendiente !== undefined)
      return falla({ motivo: 'pendiente', pagina: avance.pendiente.id });
    const subidos = await adjuntos.adjuntosDe(tx, borradorId);
    if (subidos.some(({ antivirus }) => antivirus === 'infectado'))
      return falla({ motivo: 'archivo-infectado' });
    if (subidos.some(({ antivirus }) => antivirus === 'pendiente'))
      return falla({ motivo: 'archivos-en-revision' });
    const ahora = puertos.reloj.ahora();
    const hoy = hoyEn(ahora, municipio.zonaHoraria);
    const derechos = calcularDerechos(definicion, avance.respuestas, utm, hoy);
    if (!derechos.ok) return falla({ motivo: 'sin-costo' });
    const declarado = {
      ...borrador,
      respuestas: avance.respuestas,
      estado: 'por_pagar' as const,
      declaradoEn: ahora.toString(),
    };
    await repositorio.guardarBorrador(
      tx,
      borradorId,
      {
        estado: 'por_pagar',
        respuestas: avance.respuestas,
        crudos: {},
        declaradoEn: ahora.toString(),
      },
      ahora.toString(),
    );
    const contacto = contactoDe(formulario, avance.respuestas);
    if (contacto.correo !== undefined || contacto.telefono !== undefined)
      await guardarContacto(tx, personaId, contacto, ahora.toString());
    if (derechos.valor.total > 0) {
      const { pagado } = await emitirGiro(tx, puertos, {
        borradorId,
        personaId,
        concepto: definicion.nombre,
        lineas: lineasDeGiro(derechos.valor),
        monto: derechos.valor.total,
      });
      if (!pagado) return exito({ sigue: 'pago' });
    }
    const ingresado = await ingresarBorrador(tx, deps, municipio, declarado, 'gratis');
    return ingresado.ok ? exito({ sigue: 'ingresada' }) : falla({ motivo: 'sin-tramite' });
  });
}

function lineasDeGiro({ lineas }: Derechos) {
  return lineas
    .filter(({ momento, monto }) => momento === 'antes' && monto > 0)
    .map(({ id, concepto, cantidad, monto, norma }) => ({
      derechoId: id,
      concepto,
      cantidad,
      monto,
      norma,
    }));
}
