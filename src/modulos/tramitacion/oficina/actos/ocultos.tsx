import type { VNode } from 'preact';

/** Lo escrito en un formulario, que viaja escondido al paso siguiente para no perderse. */
export type Escrito = Readonly<Record<string, string | readonly string[]>>;

/** Entradas escondidas con lo escrito y la revisión que se tenía a la vista. */
export function Ocultos({
  escrito,
  etapa,
  revision,
}: {
  readonly escrito: Escrito;
  readonly etapa: 'editar' | 'revisar' | 'confirmar';
  readonly revision: number;
}): VNode {
  return (
    <>
      <input type="hidden" name="_etapa" value={etapa} />
      <input type="hidden" name="_revision" value={revision} />
      {Object.entries(escrito).flatMap(([nombre, valor]) =>
        (typeof valor === 'string' ? [valor] : valor).map((uno) => (
          <input key={`${nombre} ${uno}`} type="hidden" name={nombre} value={uno} />
        )),
      )}
    </>
  );
}

/** Lo escrito en el cuerpo, sin las entradas propias del paso (parten con guion bajo). */
export function escritoDe(cuerpo: unknown): Escrito {
  if (typeof cuerpo !== 'object' || cuerpo === null) return {};
  const escrito: Record<string, string | readonly string[]> = {};
  for (const [nombre, valor] of Object.entries(cuerpo)) {
    if (nombre.startsWith('_') || nombre === 'otp') continue;
    if (typeof valor === 'string') escrito[nombre] = valor;
    if (Array.isArray(valor)) escrito[nombre] = valor.filter((uno) => typeof uno === 'string');
  }
  return escrito;
}
