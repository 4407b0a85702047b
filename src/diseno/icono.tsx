import type { VNode } from 'preact';
import trazos from './iconos.json' with { type: 'json' };

/** Íconos propios; los trazos vienen de Lucide (licencia ISC, ver LICENCIA-ICONOS.md). */
export type NombreIcono = keyof typeof trazos;

/** Nombres disponibles, para el muestrario. */
export const nombresDeIconos: readonly string[] = Object.keys(trazos);

/** Dice si un texto es el nombre de un ícono. */
export function esIcono(nombre: string): nombre is NombreIcono {
  return Object.hasOwn(trazos, nombre);
}

/** Ícono decorativo: siempre va junto a una palabra, por eso se oculta a los lectores. */
export function Icono({ nombre, clase }: { nombre: NombreIcono; clase?: string }): VNode {
  return (
    <svg class={clase ? `icono ${clase}` : 'icono'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={trazos[nombre]} />
    </svg>
  );
}
