import type { esCL } from '../es-CL.ts';

/** Identificación y cierre de sesión, en inglés. */
export const cuenta: (typeof esCL)['cuenta'] = {
  tituloPagina: 'Identify yourself',
  ingresar: 'Identify yourself to continue',
  ingresarTexto:
    'Use your ClaveÚnica, the same as for other State services. With it the municipality knows it is you and does not ask for data the State already has.',
  queRecibimos: 'We receive your name and your RUN. We do not receive your key, email or phone.',
  esDemostracion: 'This is a demonstration',
  simulador: 'The next page is a ClaveÚnica simulator. Do not write your real key there.',
  sinClaveUnica:
    'No ClaveÚnica? Ask for it at the Registro Civil or ChileAtiende. You can also apply in person, at the Oficina de Partes of your municipality.',
  ingresoFallido: 'We could not identify you',
  ingresoNoCompleto: 'Sign-in was not completed',
  intentar: 'Try again',
  ingresoUsado: 'This sign-in was already used',
  fallas: {
    'estado-alterado': 'The answer from ClaveÚnica does not match your sign-in. Start again here.',
    'codigo-rechazado': 'The sign-in code expired or was already used. Start again here.',
    'respuesta-invalida': 'ClaveÚnica sent an answer we could not check. Try again.',
    'identidad-invalida': 'The details received do not match a valid RUN.',
    credenciales: 'The municipality is not enabled in ClaveÚnica. Tell the site administrator.',
    'no-disponible': 'ClaveÚnica is not responding now. Wait a few minutes and try again.',
    'ingreso-vencido': 'Too much time passed since you started, or your browser blocks cookies.',
    'ingreso-usado': 'If you do not see your name above, start again here.',
    'sin-cuenta-municipal':
      'Your RUN has no active account in this municipality. Ask the administrator for one.',
  },
  sesionCerrada: 'You are signed out',
  tituloCerrada: 'Signed out',
  sesionCerradaTexto: 'We also closed your ClaveÚnica session.',
  equipoCompartido: 'If you used a shared computer, close all the browser windows too.',
  volverAlInicio: 'Back to the home page',
};
