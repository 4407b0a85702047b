import type { Topologia } from './topologia.ts';

/** Dos comunas vecinas de Santiago que comparten un borde, con un vértice de más en el medio. */
export const topologia: Topologia = {
  type: 'Topology',
  arcs: [
    [
      [-70.6, -33.4],
      [-70.6001, -33.45],
      [-70.6, -33.5],
    ],
    [
      [-70.6, -33.5],
      [-70.7, -33.5],
      [-70.7, -33.4],
      [-70.6, -33.4],
    ],
    [
      [-70.6, -33.5],
      [-70.5, -33.5],
      [-70.5, -33.4],
      [-70.6, -33.4],
    ],
  ],
  objects: {
    comunas: {
      type: 'GeometryCollection',
      geometries: [
        {
          type: 'Polygon',
          id: '13101',
          arcs: [[0, 1]],
          properties: { comuna: 'Santiago', cod_region: '13' },
        },
        {
          type: 'Polygon',
          id: '13120',
          arcs: [[0, 2]],
          properties: { comuna: 'Ñuñoa', cod_region: '13' },
        },
      ],
    },
  },
};
