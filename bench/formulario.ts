import { renderTrozo } from '../src/diseno/index.ts';
import {
  crudosDe,
  type Formulario,
  leerPagina,
  renderPagina,
  respuestasDeEjemplo,
  validarTodo,
} from '../src/formulario/index.ts';

/** Costo de leer y validar una tabla de 100 filas por 20 columnas, y de dibujar una pregunta. */
const FILAS = 100;
const VUELTAS = 60;
const contexto = { hoy: '2026-11-24' };

const columnas = Array.from({ length: 20 }, (_, i) => {
  const base = { id: `c${i}`, etiqueta: `Columna ${i}`, obligatorio: true };
  return i % 4 === 0
    ? ({ ...base, tipo: 'rut' } as const)
    : i % 4 === 1
      ? ({ ...base, tipo: 'entero', minimo: 0, maximo: 1000 } as const)
      : i % 4 === 2
        ? ({ ...base, tipo: 'fecha', hasta: 'hoy' } as const)
        : ({
            ...base,
            tipo: 'texto',
            maximo: 60,
            obligatorio: { '>': [{ var: 'c1' }, 0] },
          } as const);
});

const conTabla = (filas: number): Formulario => ({
  declaracion: 'Declaro.',
  paginas: [
    {
      id: 'p',
      titulo: 'Tabla',
      campos: [
        {
          id: 'tabla',
          tipo: 'tabla',
          etiqueta: 'Tabla',
          columnas,
          minimo: filas,
          maximo: 1000,
        },
      ],
    },
  ],
});

/** Mediana del reloj y procesador por vuelta; el segundo no cambia si la máquina está ocupada. */
function medirTarea(tarea: () => void): { readonly ms: number; readonly cpu_ms: number } {
  const antesCpu = process.cpuUsage();
  const tiempos = Array.from({ length: VUELTAS }, () => {
    const antes = performance.now();
    tarea();
    return performance.now() - antes;
  }).sort((a, b) => a - b);
  const { user, system } = process.cpuUsage(antesCpu);
  const redondear = (valor: number): number => Math.round(valor * 100) / 100;
  return {
    ms: redondear(tiempos[Math.floor(VUELTAS / 2)] ?? 0),
    cpu_ms: redondear((user + system) / 1000 / VUELTAS),
  };
}

function medir(filas: number) {
  const formulario = conTabla(filas);
  const pagina = formulario.paginas[0];
  if (!pagina) throw new Error('sin página');
  const respuestas = respuestasDeEjemplo(formulario);
  const cuerpo = crudosDe(pagina, respuestas, contexto);
  const leida = leerPagina(pagina, cuerpo, {}, contexto);
  if (leida.errores.length > 0) throw new Error(leida.errores[0]?.mensaje);
  return {
    leerYValidar: medirTarea(() => leerPagina(pagina, cuerpo, {}, contexto)),
    revisar: medirTarea(() => validarTodo(formulario, respuestas, contexto)),
  };
}

const pregunta: Formulario = {
  declaracion: 'Declaro.',
  paginas: [{ id: 'p', titulo: 'Datos', campos: columnas.slice(0, 5) }],
};
const [una] = pregunta.paginas;
if (una) {
  const dibujar = () =>
    renderTrozo(
      renderPagina({ formulario: pregunta, pagina: una, respuestas: {}, contexto, accion: '/' }),
    );
  const [chica, grande] = [medir(10), medir(FILAS)];
  const lineas = [
    { medida: 'formulario.tabla_100x20.leer_y_validar', ...grande.leerYValidar, tope_ms: 20 },
    { medida: 'formulario.tabla_100x20.revisar', ...grande.revisar, tope_ms: 20 },
    {
      medida: 'formulario.tabla.costo_por_fila_100_sobre_10',
      razon: Math.round((grande.leerYValidar.cpu_ms / chica.leerYValidar.cpu_ms / 10) * 100) / 100,
    },
    { medida: 'formulario.pregunta_5_campos.dibujar', ...medirTarea(dibujar) },
  ];
  for (const linea of lineas) process.stdout.write(`${JSON.stringify(linea)}\n`);
}
