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
  pendientes: [
    'We have not tested the site with people who use screen readers yet.',
    'We check it with programs. They do not find every barrier.',
    'Maps have a text description, but some details can only be seen.',
    'PDF documents are tagged. We have not tested them with every reader.',
    'In English, the name and the questions of each service are still in Spanish.',
    'Mapudungun and Haitian Creole wait for their speakers. They are not offered yet.',
    'There are no sign language videos.',
    'The ClaveÚnica and Webpay pages are not ours. We cannot answer for them.',
  ],
  avise: 'Tell us if something does not work for you',
  aviseTexto: (unidad) => `Write to or call ${unidad}. We will find another way to serve you.`,
  enPersona: 'You can also use any service in person.',
  revisadoEl: (fecha) => `We reviewed this statement on ${fecha}.`,
};
