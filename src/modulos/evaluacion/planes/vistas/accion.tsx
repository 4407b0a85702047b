import type { VNode } from 'preact';
import type { Accion, Citados } from '../../estrategia/index.ts';

/** Pesos en millones con coma decimal: «$12,5 millones». */
export function millones(n: number): string {
  if (n === 0) return '$0';
  const texto = String(Math.round(n / 1e5) / 10).replace('.', ',');
  return `$${texto} ${n === 1e6 ? 'millón' : 'millones'}`;
}

/** Ficha completa de una acción de la biblioteca. */
export function FichaDeAccion(p: {
  readonly accion: Accion;
  readonly todas: readonly Accion[];
  readonly textoItem: ReadonlyMap<string, string>;
  readonly citados: Citados;
  /** Identificadores de los trámites que ya están en el catálogo nacional. */
  readonly enCatalogo: ReadonlySet<string>;
}): VNode {
  const { accion: a, citados } = p;
  const tramites = a.tramites.map((id) => {
    const nombre = citados.tramites.get(id)?.nombre ?? id;
    return p.enCatalogo.has(id) ? `${nombre} (ya está en el catálogo)` : nombre;
  });
  const practicas = a.practicas.map((id) => {
    const practica = citados.practicas.get(id);
    return practica === undefined ? id : `${practica.nombre}: ${practica.que_es}`;
  });
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
        <Dato titulo="Trámites que usa" valores={tramites} />
        <Dato titulo="Prácticas que usa" valores={practicas} />
      </dl>
    </section>
  );
}

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
