import { describe, expect, it } from 'vitest';
import { renderTrozo } from '../diseno/index.ts';
import { Gantt } from './gantt.tsx';

const tarea = (id: string, inicio: string, termino: string, requiere: readonly string[] = []) => ({
  id,
  nombre: `Tarea con un nombre bastante largo ${id}`,
  inicio,
  termino,
  avance: 0.5,
  requiere,
});
const dibujar = (tareas: Parameters<typeof Gantt>[0]['tareas']) =>
  renderTrozo(<Gantt id="g" titulo="Plan" descripcion="Plan" tareas={tareas} />);

describe('Gantt con dependencias', () => {
  it('dibuja una flecha por dependencia y la dice en la tabla', () => {
    const html = dibujar([
      tarea('a', '2026-01-01', '2026-02-01'),
      tarea('b', '2026-02-01', '2026-03-01', ['a']),
      tarea('c', '2026-05-01', '2026-06-01', ['a', 'b', 'no-existe']),
    ]);
    expect(html.match(/gantt-punta/g)).toHaveLength(3);
    expect(html).toContain('Después de');
  });

  it('sin dependencias no cambia', () => {
    const html = dibujar([tarea('a', '2026-01-01', '2026-02-01')]);
    expect(html).not.toContain('gantt-flecha');
    expect(html).not.toContain('Después de');
    // El nombre largo va entero, en dos líneas.
    expect(html).toContain('bastante largo a');
  });

  it('en un teléfono dice lo mismo con palabras: fechas, avance, dependencias y hoy', () => {
    const tareas = [
      tarea('a', '2026-01-01', '2026-02-01'),
      tarea('b', '2026-02-01', '2026-03-01', ['a']),
    ];
    const lista = (html: string) => /<ol class="gantt-lista">.*<\/ol>/s.exec(html)?.[0] ?? '';
    const html = lista(
      renderTrozo(<Gantt id="g" titulo="P" descripcion="P" tareas={tareas} hoy="2026-02-01" />),
    );
    for (const texto of ['01-01-2026 a 01-02-2026 · 50 %', 'Después de: Tarea', 'es hoy'])
      expect(html).toContain(texto);
    expect(html.match(/gantt-hoy/g)).toHaveLength(2);
    // Fuera del plazo del plan no hay raya que explicar.
    expect(lista(dibujar(tareas))).not.toContain('hoy');
    expect(dibujar([])).not.toContain('gantt-lista');
  });
});
