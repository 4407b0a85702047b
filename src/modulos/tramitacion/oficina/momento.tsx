import type { VNode } from 'preact';
import { fechaHora } from '../../../calendario/index.ts';

/** Instante en fecha y hora locales: "24-11-2026 14:05", con su valor exacto para máquinas. */
export function Momento({ iso, zona }: { readonly iso: string; readonly zona: string }): VNode {
  return (
    <time class="fecha" dateTime={iso}>
      {fechaHora(Temporal.Instant.from(iso), zona)}
    </time>
  );
}
