import type { ClaseAviso } from '../repositorio-avisos.ts';

const fecha = (iso: string): string => iso.split('-').reverse().join('-');

/** Correo de un aviso de campaña, en texto simple. */
export function redactarAviso(p: {
  readonly aviso: { readonly clase: ClaseAviso; readonly mensaje: string };
  readonly campana: {
    readonly nombre: string;
    readonly abre: string;
    readonly cierra: string;
    readonly demostracion: boolean;
  };
  readonly participacion: { readonly respondidas: number; readonly total: number };
  readonly cuenta: { readonly nombre: string };
  readonly municipio: string;
  readonly url: string;
}): { readonly asunto: string; readonly texto: string } {
  const { campana, participacion: avance, municipio } = p;
  const { asunto, cuerpo } = segunClase(p.aviso.clase, {
    campana: campana.nombre,
    municipio,
    abre: fecha(campana.abre),
    cierra: fecha(campana.cierra),
    avance: `${avance.respondidas} de ${avance.total}`,
    mensaje: p.aviso.mensaje,
  });
  const lineas = [
    `Hola, ${p.cuenta.nombre}:`,
    ...cuerpo,
    `La encuesta está en ${p.url}`,
    'Entre con ClaveÚnica y su segundo factor. Este correo no pide claves ni datos.',
    ...(campana.demostracion ? ['Es una campaña de demostración.'] : []),
  ];
  return { asunto, texto: `${lineas.join('\n\n')}\n` };
}

interface DatosDelAviso {
  readonly campana: string;
  readonly municipio: string;
  readonly abre: string;
  readonly cierra: string;
  readonly avance: string;
  readonly mensaje: string;
}

function segunClase(
  clase: ClaseAviso,
  d: DatosDelAviso,
): { readonly asunto: string; readonly cuerpo: readonly string[] } {
  switch (clase) {
    case 'invitacion':
      return {
        asunto: `Invitación: ${d.campana}`,
        cuerpo: [
          `El programa invita a la municipalidad de ${d.municipio} a responder «${d.campana}».`,
          `Se responde entre el ${d.abre} y el ${d.cierra}. Varias personas pueden ayudar a la vez.`,
        ],
      };
    case 'recordatorio':
      return {
        asunto: `Recordatorio: ${d.campana} cierra el ${d.cierra}`,
        cuerpo: [
          `La encuesta de la municipalidad de ${d.municipio} aún no está firmada.`,
          `Lleva ${d.avance} respuestas. Cierra el ${d.cierra}.`,
        ],
      };
    case 'observada':
      return {
        asunto: `Observaciones a la encuesta de ${d.municipio}`,
        cuerpo: [
          `El programa observó la encuesta de la municipalidad de ${d.municipio}:`,
          d.mensaje,
          'Corrija lo necesario, con el motivo de cada cambio, y vuelva a firmar.',
        ],
      };
    case 'reabierta':
      return {
        asunto: `Se reabrió la encuesta de ${d.municipio}`,
        cuerpo: [`El programa reabrió la encuesta firmada de ${d.municipio}:`, d.mensaje],
      };
    case 'aceptada':
      return {
        asunto: `Se aceptó la encuesta de ${d.municipio}`,
        cuerpo: [
          `El programa aceptó la encuesta de la municipalidad de ${d.municipio}.`,
          ...(d.mensaje === '' ? [] : [d.mensaje]),
        ],
      };
    case 'campana_cerrada':
      return {
        asunto: `Cerró ${d.campana}`,
        cuerpo: [
          `Cerró «${d.campana}» y la encuesta de ${d.municipio} no está firmada.`,
          'Lo respondido se conserva. Si se reabre, podrá seguir.',
          ...(d.mensaje === '' ? [] : [d.mensaje]),
        ],
      };
    case 'campana_reabierta':
      return {
        asunto: `Se reabrió ${d.campana}`,
        cuerpo: [
          `«${d.campana}» se reabrió hasta el ${d.cierra}.`,
          `La encuesta de ${d.municipio} sigue donde estaba: ${d.avance} respuestas.`,
        ],
      };
  }
}
