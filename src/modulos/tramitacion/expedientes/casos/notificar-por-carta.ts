import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import { hoyEn } from '../../../../calendario/index.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../../puertos.ts';
import { anotarResultado, exigeCarta, notificacionPorId } from '../../avisos/index.ts';
import { municipioDe } from '../../documentos/index.ts';
import { actorFuncionario, type Funcionario, puedeVer } from '../dominio.ts';
import { bloquearExpediente } from '../repositorio/expediente.ts';
import { efectosDeNotificacion } from './efectos-de-notificacion.ts';

/** Por qué no se puede anotar una carta. */
export type ErrorCarta = 'no-existe' | 'no-corresponde' | 'antes-del-acto' | 'fecha-futura';

/** Días desde que el correo la recibe hasta que se entiende practicada (Ley 19.880 art. 46). */
const DIAS_CARTA = 3;

/**
 * Registra que una notificación que no pudo ir al domicilio digital se mandó por carta
 * certificada. Se entiende hecha al tercer día hábil desde que la oficina de correos la recibió,
 * y desde ahí corren los plazos que dependen de ella.
 */
export async function notificarPorCarta(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'azar' | 'calendario'>,
  pedido: {
    readonly notificacionId: string;
    readonly funcionario: Funcionario;
    /** Día de recepción en la oficina de correos. */
    readonly recibida: Temporal.PlainDate;
  },
): Promise<Resultado<{ readonly presuntaFecha: string }, ErrorCarta>> {
  const notificacion = await notificacionPorId(tx, pedido.notificacionId);
  const expediente =
    notificacion === undefined
      ? undefined
      : await bloquearExpediente(tx, notificacion.expedienteId);
  if (notificacion === undefined || expediente === undefined) return falla('no-existe');
  if (!puedeVer(pedido.funcionario, expediente.unidadId)) return falla('no-existe');
  if (!exigeCarta(notificacion)) return falla('no-corresponde');
  const { cut, zona } = await municipioDe(tx);
  // La carta sale después de ordenarla y antes de que alguien lo anote.
  const ordenada = hoyEn(Temporal.Instant.from(notificacion.creadaEn), zona);
  const hoy = hoyEn(puertos.reloj.ahora(), zona);
  if (Temporal.PlainDate.compare(pedido.recibida, ordenada) < 0) return falla('antes-del-acto');
  if (Temporal.PlainDate.compare(pedido.recibida, hoy) > 0) return falla('fecha-futura');
  const { fecha } = puertos.calendario.sumarDiasHabiles(pedido.recibida, DIAS_CARTA, cut);
  const presuntaFecha = fecha.toString();
  await anotarResultado(
    tx,
    puertos,
    notificacion,
    { alCambiar: (enTx, cambiada) => efectosDeNotificacion(enTx, puertos, cambiada) },
    { presuntaFecha },
    {
      actor: actorFuncionario(pedido.funcionario),
      datos: { medio: 'carta certificada', recibidaEnCorreos: pedido.recibida.toString() },
    },
  );
  return exito({ presuntaFecha });
}
