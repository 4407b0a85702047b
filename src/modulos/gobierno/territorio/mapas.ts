import { readFileSync } from 'node:fs';
import { esTopologia, type Topologia } from '../../../graficos/index.ts';
import { rutaDeProyecto } from '../../../plataforma/raiz.ts';

/** Topologías que usan las páginas del territorio. */
export interface Mapas {
  readonly regiones: Topologia;
  readonly comunas: Topologia;
}

function leerMapa(archivo: string): Topologia {
  const dato: unknown = JSON.parse(readFileSync(rutaDeProyecto('datos', 'mapas', archivo), 'utf8'));
  if (!esTopologia(dato)) throw new TypeError(`datos/mapas/${archivo} no es una topología`);
  return dato;
}

/** Lee los mapas una vez, al partir. Lanza TypeError si un archivo está dañado. */
export function cargarMapas(): Mapas {
  return { regiones: leerMapa('regiones.topo.json'), comunas: leerMapa('comunas.topo.json') };
}
