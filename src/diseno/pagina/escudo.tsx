import type { VNode } from 'preact';

/** Iniciales de un nombre de comuna: "Pedro Aguirre Cerda" da "PAC"; omite artículos y enlaces. */
export function inicialesDe(nombre: string): string {
  const palabras = nombre
    .split(/\s+/)
    .filter((p) => p && !/^(de|del|la|las|los|el|y|of)$/i.test(p));
  return palabras
    .map((p) => [...p][0] ?? '')
    .join('')
    .toLocaleUpperCase('es')
    .slice(0, 3);
}

/** Escudo municipal: la imagen propia o un escudo genérico con iniciales. Siempre junto al nombre. */
export function Escudo({
  iniciales,
  imagen,
}: {
  readonly iniciales: string;
  readonly imagen?: string | undefined;
}): VNode {
  if (imagen) return <img class="escudo" src={imagen} alt="" width="48" height="56" />;
  return (
    <svg class="escudo" viewBox="0 0 48 56" aria-hidden="true">
      <path class="escudo-campo" d="M4 3h40v26c0 13-9 20-20 25C13 49 4 42 4 29z" />
      <path class="escudo-jefe" d="M4 3h40v8H4z" />
      <path class="escudo-borde" d="M4 3h40v26c0 13-9 20-20 25C13 49 4 42 4 29z" />
      <text
        x="24"
        y="33"
        text-anchor="middle"
        class={iniciales.length > 2 ? 'escudo-tres' : undefined}
      >
        {iniciales}
      </text>
    </svg>
  );
}
