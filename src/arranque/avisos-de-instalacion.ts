import type { DefinicionTramite } from '../modulos/tramitacion/tramites/index.ts';
import type { Configuracion } from '../servidor/configuracion.ts';

/**
 * Lo que a una instalación que ya habla con sistemas reales le falta para que sus actos valgan. No
 * impide partir: cada cosa la entrega otro (el Estado o la municipalidad) y puede demorar.
 */
export function avisosDeInstalacion(
  { entorno }: Pick<Configuracion, 'entorno'>,
  catalogo: readonly Pick<DefinicionTramite, 'nombre' | 'codigoCpat'>[],
): readonly string[] {
  const esReal =
    entorno.CLAVE_UNICA_URL !== undefined ||
    entorno.NOTIFICACIONES_URL !== undefined ||
    entorno.WEBPAY_URL !== undefined ||
    entorno.FIRMAGOB_URL !== undefined;
  if (!esReal) return [];
  const sinCpat = catalogo.filter(({ codigoCpat }) => codigoCpat === undefined);
  return [
    ...(entorno.FIRMA === 'firmagob' && entorno.FIRMAGOB_URL !== undefined
      ? []
      : [
          'La firma es de prueba: no es firma electrónica avanzada (Ley 19.799). Defina FIRMA=firmagob y el grupo FIRMAGOB_*.',
        ]),
    ...(sinCpat.length === 0
      ? []
      : [
          `Sin código CPAT: ${sinCpat.map(({ nombre }) => nombre).join(', ')}. La Plataforma de Notificaciones rechaza sus avisos hasta que el trámite lo tenga.`,
        ]),
    'Los metadatos usan el código CUT como código de organismo (OAE). Pida el suyo al Gestor de Códigos antes de transferir expedientes al Archivo Nacional.',
  ];
}
