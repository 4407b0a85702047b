export { type Barra, BarrasHorizontales } from './barras-horizontales.tsx';
export { Dispersion, type PuntoDispersion } from './dispersion.tsx';
export { Evolucion, type SerieTiempo } from './evolucion.tsx';
export { Gantt, type TareaGantt } from './gantt.tsx';
export { Histograma, repartirEnTramos, type Tramo } from './histograma.tsx';
export { contarEnTramos, HistogramaComparado } from './histograma-comparado.tsx';
export { type DibujoImpreso, dibujoImpreso } from './impreso.ts';
export { type FilaIntervalo, Intervalos } from './intervalos.tsx';
export { type ClaseMapa, MapaChile } from './mapa-chile.tsx';
export { contornoDeComuna, MapaComuna, SiluetaComuna } from './mapa-comuna.tsx';
export { MapaRegion } from './mapa-region.tsx';
export {
  type DatosDeGrafico,
  MarcoGrafico,
  type PropsGrafico,
  TablaDeDatos,
} from './marco-grafico.tsx';
export { NOTA_MAPA_REFERENCIAL } from './nota-mapa.ts';
export { numeroLegible } from './numero-legible.ts';
export { type EjeRadar, Radar } from './radar.tsx';
export {
  esTopologia,
  type Figura,
  figurasDe,
  type Poligono,
  type Topologia,
} from './topologia.ts';
