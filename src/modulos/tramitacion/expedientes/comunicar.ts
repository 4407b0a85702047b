import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../puertos.ts';
import { ordenarAviso, rellenar } from '../avisos/index.ts';
import { type CasoEnTexto, variablesDe } from './contenido/variables.ts';
import { ADVERTENCIA_ART_31, type CampoPorCorregir, type PlazoNuevo } from './dominio.ts';
import type { Caso } from './guardar.ts';
import { correoDePersona } from './repositorio/entorno.ts';

/** Lo que un mensaje puede agregar a los datos del caso. */
export interface ExtrasMensaje {
  readonly campos?: readonly CampoPorCorregir[];
  readonly subsanacion?: PlazoNuevo | undefined;
  readonly documentos?: readonly string[];
}

/**
 * Ordena un mensaje de la definición a la persona interesada: notificación legal al domicilio
 * digital único si su clase lo es, y aviso por correo. Sin ese mensaje en la definición no hace
 * nada, salvo la corrección, que la ley obliga a notificar. Devuelve los ids, la legal primero.
 */
export async function ordenarMensaje(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'azar' | 'colas' | 'urlPublica'>,
  caso: Caso,
  mensajeId: string,
  extras: ExtrasMensaje = {},
): Promise<readonly string[]> {
  const mensaje = caso.tramite.definicion.mensajes.find(({ id }) => id === mensajeId);
  if (mensaje === undefined) {
    if (mensajeId === 'ingreso') return [];
    throw new Error(`La definición no tiene el mensaje ${mensajeId}`);
  }
  const { expediente } = caso;
  const enTexto: CasoEnTexto = {
    ...caso,
    urlPublica: puertos.urlPublica,
    ...(extras.campos === undefined || extras.subsanacion === undefined
      ? {}
      : { correccion: { campos: extras.campos, vence: extras.subsanacion.vence } }),
  };
  const variables = variablesDe(enTexto);
  const cuerpo = rellenar(mensaje.cuerpo, variables);
  const correo = await correoDe(tx, caso);
  return ordenarAviso(tx, puertos, {
    expedienteId: expediente.expedienteId,
    clase: mensaje.clase,
    run: expediente.run,
    ...(correo === undefined ? {} : { correo }),
    asunto: rellenar(mensaje.asunto, variables),
    // El desistimiento solo vale si se advirtió: no depende de que la definición lo recuerde.
    cuerpo:
      extras.subsanacion === undefined || /desistid/i.test(cuerpo)
        ? cuerpo
        : `${cuerpo}\n\n${ADVERTENCIA_ART_31}`,
    documentos: extras.documentos ?? [],
  });
}

/** Correo de la solicitud; si no pidió uno, el que la persona dejó en su cuenta. */
async function correoDe(tx: TxMunicipal, caso: Caso): Promise<string | undefined> {
  const { expediente, tramite } = caso;
  for (const { campos } of tramite.definicion.formulario.paginas) {
    for (const campo of campos) {
      const valor = campo.tipo === 'correo' ? expediente.respuestas[campo.id] : undefined;
      if (typeof valor === 'string' && valor !== '') return valor;
    }
  }
  return correoDePersona(tx, expediente.personaId);
}
