import certificadoNumero from '../../catalogo/certificado-numero/tramite.ts';
import type { DefinicionTramite } from '../modulos/tramitacion/tramites/index.ts';

/** Trámites nacionales que trae la instalación. */
export const CATALOGO: readonly DefinicionTramite[] = [certificadoNumero];
