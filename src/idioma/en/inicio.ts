import type { esCL } from '../es-CL.ts';

/** Portadas en inglés. */
export const inicio: (typeof esCL)['inicio'] = {
  titulo: 'Use your municipality’s services online',
  bajada: 'Find your comuna. See what it costs, how long it takes and what you need.',
  buscarComuna: 'Find your comuna',
  ayudaComuna: 'Accents are not needed. For example: nunoa or aysen.',
  sinComuna: (busqueda) => `We found no comuna matching “${busqueda}”.`,
  sugerenciaComuna: 'Check the spelling or choose your region from the list.',
  elijaRegion: 'Choose your region',
  comunasDe: (region) => `Comunas of ${region}`,
  mapa: 'Map of Chile by region',
  tituloMunicipio: (comuna) => `Services in ${comuna}`,
  bajadaMunicipio: 'Apply without going to the office. Start today and finish later.',
  buscarTramite: 'What do you need?',
  ayudaTramite: 'For example: house number certificate or vehicle permit.',
  sinTramite: (busqueda) => `We found no service matching “${busqueda}”.`,
  masPedidos: 'Most requested',
  porTema: 'By topic',
  seguirSolicitud: 'Track your application',
  seguirSolicitudTexto: 'Sign in with ClaveÚnica and see where it is.',
  verificarTexto: 'Use its code to check that a document is genuine.',
  atencion: 'In-person service',
  atencionTexto: 'If you need help, you can apply at the office. It is equally valid.',
  sinTramites: 'This municipality has no online services yet.',
  sinTramitesTexto: 'Call or visit the municipal office.',
};
