import { textos } from '../../../idioma/index.ts';
import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../puertos.ts';
import { ahoraIso, nuevoId } from '../historia/index.ts';
import type { ClaseAviso } from './dominio.ts';
import { insertarNotificacion } from './repositorio.ts';

/** Lo que se comunica a la persona interesada. */
export interface PedidoAviso {
  readonly expedienteId: string;
  readonly clase: ClaseAviso;
  readonly run: number;
  readonly correo?: string;
  readonly asunto: string;
  readonly cuerpo: string;
  readonly documentos: readonly string[];
}

const ASUNTO_MAXIMO = 150;

/** No se guarda en qué idioma lee cada persona: el correo lleva una línea en inglés para todas. */
const conOtroIdioma = (cuerpo: string): string =>
  `${cuerpo}\n\n${textos('en').seguimiento.avisoPorCorreo}`;

/**
 * Deja por enviar una comunicación, en la transacción del acto que la ordena. Toda clase salvo
 * `aviso` es notificación legal y va al domicilio digital único (Ley 19.880 art. 46); si hay
 * correo, además sale un aviso informativo, cuya falta no invalida nada (DS 8/2023 art. 7).
 * @returns los ids creados: la legal primero.
 */
export async function ordenarAviso(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'azar' | 'colas'>,
  pedido: PedidoAviso,
): Promise<readonly string[]> {
  const canales = [
    ...(pedido.clase === 'aviso' ? [] : (['ddu'] as const)),
    ...(pedido.correo === undefined ? [] : (['correo'] as const)),
  ];
  const ids: string[] = [];
  for (const canal of canales) {
    const notificacionId = nuevoId(puertos);
    await insertarNotificacion(tx, {
      ...pedido,
      notificacionId,
      canal,
      clase: canal === 'correo' ? 'aviso' : pedido.clase,
      asunto: pedido.asunto.slice(0, ASUNTO_MAXIMO),
      cuerpo: canal === 'correo' ? conOtroIdioma(pedido.cuerpo) : pedido.cuerpo,
      // El aviso por correo no lleva el documento: quien lo lea debe identificarse para bajarlo.
      documentos: canal === 'correo' ? [] : pedido.documentos,
      creadaEn: ahoraIso(puertos),
    });
    await puertos.colas.encolar(tx, 'enviar-notificacion', {
      municipioId: tx.municipioId,
      id: notificacionId,
    });
    ids.push(notificacionId);
  }
  return ids;
}
