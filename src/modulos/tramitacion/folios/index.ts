export { type SerieFolio, siguienteFolio } from './siguiente-folio.ts';
