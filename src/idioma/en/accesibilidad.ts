import type { esCL } from '../es-CL.ts';

/** Declaración de accesibilidad, en inglés. */
export const accesibilidad: (typeof esCL)['accesibilidad'] = {
  titulo: 'Accessibility statement',
  compromiso: 'We want everyone to be able to use this site.',
  norma: 'We follow the WCAG 2.2 guidelines, level AA.',
  ley: 'Ley 20.422 requires this site to be accessible.',
  puede: 'On this site you can:',
  capacidades: [
    'Enlarge the text up to four times without losing content.',
    'Use the keyboard only.',
    'Use a screen reader.',
    'Complete every service with browser code turned off.',
    'Read on a light or a dark background.',
  ],
  faltas: 'What is not right yet',
  faltasTexto: 'Maps have a text description, but some details can only be seen.',
  avise: 'Tell us if something does not work for you',
  aviseTexto: (unidad) => `Write to or call ${unidad}. We will find another way to serve you.`,
  enPersona: 'You can also use any service in person.',
  revisadoEl: (fecha) => `We reviewed this statement on ${fecha}.`,
};
