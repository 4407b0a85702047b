import type { VNode } from 'preact';
import type { Accion } from '../../estrategia/index.ts';

/** Pesos en millones con coma decimal: «$12,5 millones». */
export const millones = (n: number): string =>
  `$${String(Math.round(n / 1e5) / 10).replace('.', ',')} ${n === 1e6 ? 'millón' : 'millones'}`;

/** Ficha completa de una acción de la biblioteca. */
export function FichaDeAccion(p: {
  readonly accion: Accion;
  readonly todas: readonly Accion[];
  readonly textoItem: ReadonlyMap<string, string>;
}): VNode {
  const { accion: a } = p;
  const items = a.mueve.map((m) => p.textoItem.get(m.item) ?? m.item);
  const requiere = a.requiere.flatMap((id) => p.todas.filter((x) => x.id === id));
  return (
    <section class="ficha-accion" id={`accion-${a.id}`}>
      <h3>{a.nombre}</h3>
      <p>{a.proposito}</p>
      <dl>
        <Dato titulo="Pasos" valores={a.pasos} />
        <Dato
          titulo="Esfuerzo y costo"
          valores={[
            `${String(a.esfuerzo_personas_mes).replace('.', ',')} personas-mes en ${a.semanas} semanas`,
            `De ${millones(a.costo_clp.minimo)} a ${millones(a.costo_clp.maximo)}`,
          ]}
        />
        <Dato titulo="Condiciones" valores={a.condiciones} />
        <Dato titulo="Después de" valores={requiere.map((x) => x.nombre)} />
        <Dato titulo="Cómo se comprueba" valores={a.verificacion} />
        <Dato titulo="Preguntas que mejora" valores={items} />
        <Dato titulo="Trámites que usa" valores={a.tramites.map(legible)} />
        <Dato titulo="Prácticas que usa" valores={a.practicas.map(legible)} />
      </dl>
    </section>
  );
}

const legible = (id: string): string => {
  const texto = id.replaceAll('-', ' ');
  return texto.charAt(0).toUpperCase() + texto.slice(1);
};

function Dato(p: { readonly titulo: string; readonly valores: readonly string[] }): VNode | null {
  if (p.valores.length === 0) return null;
  return (
    <div>
      <dt>{p.titulo}</dt>
      {p.valores.map((v) => (
        <dd key={v}>{v}</dd>
      ))}
    </div>
  );
}
