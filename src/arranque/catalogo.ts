import certificadoNumeroEn from '../../catalogo/certificado-numero/en.ts';
import certificadoNumero from '../../catalogo/certificado-numero/tramite.ts';
import type { DefinicionTramite, Traduccion } from '../modulos/tramitacion/tramites/index.ts';

/** Trámites nacionales que trae la instalación. */
export const CATALOGO: readonly DefinicionTramite[] = [certificadoNumero];

/** Sus textos en otros idiomas. No cambian la versión de ningún trámite. */
export const TRADUCCIONES: readonly Traduccion[] = [certificadoNumeroEn];
