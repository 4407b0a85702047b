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
});
