import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import { validarTodo } from '../../../../formulario/index.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import { type Ingresado, ingresar } from '../../expedientes/index.ts';
import { pagoDeSolicitud } from '../../pagos/index.ts';
import type { MunicipioDelTramite } from '../../tramites/index.ts';
import { contextoDe } from '../contexto.ts';
import type { DependenciasSolicitudes } from '../dependencias.ts';
import type { Borrador } from '../dominio.ts';
import * as repositorio from '../repositorio.ts';

export type ErrorIngresoSolicitud = 'no-existe' | 'no-pagada' | 'sin-tramite' | 'incompleta';

/**
 * Ingresa una solicitud pagada. Se puede llamar cuantas veces se quiera (vuelta del pago, trabajo
 * en cola, conciliación): la fila bloqueada deja pasar uno y los demás reciben el mismo expediente.
 */
export async function ingresarPagada(
  deps: DependenciasSolicitudes,
  municipio: MunicipioDelTramite,
  borradorId: string,
): Promise<Resultado<Ingresado, ErrorIngresoSolicitud>> {
  return deps.puertos.base.conMunicipio(municipio.municipioId, async (tx) => {
    const borrador = await repositorio.bloquearBorrador(tx, borradorId);
    if (borrador === undefined || borrador.estado === 'descartado') return falla('no-existe');
    return ingresarBorrador(tx, deps, municipio, borrador, 'exigir-pago');
  });
}

/** Ingresa una solicitud ya bloqueada por quien llama. Sin derechos que pagar no exige pago. */
export async function ingresarBorrador(
  tx: TxMunicipal,
  deps: DependenciasSolicitudes,
  municipio: MunicipioDelTramite,
  borrador: Borrador,
  modo: 'exigir-pago' | 'gratis',
): Promise<Resultado<Ingresado, ErrorIngresoSolicitud>> {
  const pago = await pagoDeSolicitud(tx, borrador.borradorId);
  if (pago === undefined && modo === 'exigir-pago' && borrador.expedienteId === undefined)
    return falla('no-pagada');
  const tramite = await deps.catalogo.vigente(tx, borrador.tramiteId, borrador.version);
  const persona = await repositorio.personaPorId(tx, borrador.personaId);
  if (tramite === undefined || persona === undefined) return falla('sin-tramite');
  const { definicion, capa } = tramite;
  const revision = validarTodo(
    definicion.formulario,
    borrador.respuestas,
    contextoDe(deps, municipio, definicion),
  );
  // Declarada, ya se validó: una regla que mira la fecha no puede botar lo que se pagó a tiempo.
  if (revision.errores.length > 0 && borrador.declaradoEn === undefined) return falla('incompleta');
  const ingresado = await ingresar(tx, deps.puertos, {
    borradorId: borrador.borradorId,
    persona: {
      personaId: persona.persona_id,
      run: persona.run,
      nombre: `${persona.nombres} ${persona.apellidos}`,
    },
    definicion,
    capa,
    respuestas: borrador.declaradoEn === undefined ? revision.respuestas : borrador.respuestas,
    ...(pago === undefined ? {} : { pago }),
  });
  return ingresado.ok ? exito(ingresado.valor) : falla('no-existe');
}
