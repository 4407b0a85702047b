export { enviarAvisoDePlan } from './avisos/enviar.ts';
export { ordenarAvisosDePlan } from './avisos/ordenar.ts';
export { recalcularCifras } from './cifras/recalcular.ts';
export { crearRegistroDeCifras, type RegistroDeCifras } from './cifras/registro.ts';
export { proveedorDeCifras } from './cifras/verificar.ts';
export { informeDe } from './informe.ts';
export { rutasDePlanes } from './rutas.tsx';
export { fijarPrograma, programaDeDemostracion, sembrarMadurez } from './siembra.ts';
export { hitosDeHoy, medicionDeHoy, planesEnTablero } from './tablero-nacional.ts';
