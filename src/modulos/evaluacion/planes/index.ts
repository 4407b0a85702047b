export { informeDe } from './informe.ts';
export { rutasDePlanes } from './rutas.tsx';
export { fijarPrograma, programaDeDemostracion, sembrarMadurez } from './siembra.ts';
export { hitosDeHoy, medicionDeHoy, planesEnTablero, refrescarCifras } from './tablero-nacional.ts';
