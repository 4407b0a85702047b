import type { esCL } from '../es-CL.ts';

/** Cuenta de la persona, en inglés. */
export const cuenta: (typeof esCL)['cuenta'] = {
  ingresar: 'Sign in to your account',
  ingresarTexto: 'Use your ClaveÚnica. It is the same key as for other State services.',
  sesionCerrada: 'You signed out',
  sesionCerradaTexto: 'If you share this computer, close this window too.',
  ingresoFallido: 'We could not identify you',
  ingresoFallidoTexto: 'Try again. If it still fails, call the municipality.',
  ingresoVencido: 'Too much time passed. Sign in again with your ClaveÚnica.',
  misDatos: 'My details',
  avisos: 'How you want to receive notices',
  avisosCorreo: 'By email',
  quienVio: 'Who has seen my data',
  datosPersonales: 'We use your data only for this service.',
  pedirDatos: 'Ask for, correct or delete my data',
};
