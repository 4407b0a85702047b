export { type ClaseMapa, MapaChile } from './mapa-chile.tsx';
export { contornoDeComuna, MapaComuna, SiluetaComuna } from './mapa-comuna.tsx';
export { MapaRegion } from './mapa-region.tsx';
export { NOTA_MAPA_REFERENCIAL } from './nota-mapa.ts';
export {
  esTopologia,
  type Figura,
  figurasDe,
  type Poligono,
  type Topologia,
} from './topologia.ts';
