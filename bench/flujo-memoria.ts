/**
 * Pasos por segundo, en memoria, de nuestro intérprete y de bpmn-engine sobre el mismo
 * proceso: revisión con ciclo de corrección, dos informes en paralelo y firma. Un paso es
 * cerrar una tarea. Se mide de dos maneras: con bpmn-engine vivo en memoria todo el caso, y
 * como trabaja un servidor: estado leído de JSON y vuelto a escribir en cada paso.
 * Uso: `node bench/flujo-memoria.ts [rondas]`. Una línea JSON por figura.
 */
import { EventEmitter } from 'node:events';
import { performance } from 'node:perf_hooks';
import { Engine } from 'bpmn-engine';
import { construirFlujo, fin, paralelo, paso, repetir, secuencia } from '../src/flujo/bloques.ts';
import { aBpmn } from '../src/flujo/bpmn-exportar.ts';
import { completar, iniciar } from '../src/flujo/interpretar.ts';
import type { Marcado, NodoTarea } from '../src/flujo/tipos.ts';
import { validarFlujo } from '../src/flujo/validar.ts';
import { campo, evaluarCondicion, igual } from '../src/reglas/index.ts';

const RONDAS = Number(process.argv[2] ?? 5);
const ACCIONES = [
  { id: 'aprobar', nombre: 'Aprobar' },
  { id: 'observar', nombre: 'Observar' },
];
const tarea = (id: string): NodoTarea => ({
  id,
  tipo: 'tarea',
  nombre: id,
  rol: 'revisor',
  acciones: ACCIONES,
});

const flujo = construirFlujo(
  'medida',
  secuencia(
    repetir(
      'corregir',
      '¿Corregir?',
      paso(tarea('revisar')),
      igual(campo('acciones.revisar'), 'observar'),
    ),
    paralelo('informes', paso(tarea('obras')), paso(tarea('aseo'))),
    paso(tarea('firmar')),
    fin('fin', 'Otorgado', 'otorgado'),
  ),
);
/** El caso de la medida: una vuelta de corrección y después todo aprobado. */
const GUION = [
  ['revisar', 'observar'],
  ['revisar', 'aprobar'],
  ['obras', 'aprobar'],
  ['aseo', 'aprobar'],
  ['firmar', 'aprobar'],
] as const;

const validado = validarFlujo(flujo);
if (!validado.ok) throw new Error(JSON.stringify(validado.error));
const compilado = validado.valor;

function casoPropio(porJson: boolean): number {
  let bytes = 0;
  let marcado: Marcado = iniciar(compilado, {}).marcado;
  for (const [nodo, accion] of GUION) {
    if (porJson) {
      const guardado = JSON.stringify(marcado);
      bytes = Math.max(bytes, guardado.length);
      marcado = JSON.parse(guardado);
    }
    const avance = completar(compilado, marcado, nodo, accion, {});
    if (!avance.ok) throw new Error(avance.error);
    marcado = avance.valor.marcado;
  }
  if (marcado.en.length > 0) throw new Error('el caso no terminó');
  return bytes;
}

interface Senalable {
  readonly id: string;
  signal(): unknown;
}

const acciones: Record<string, string> = {};
const scripts = {
  register: (): undefined => undefined,
  getScript(_lenguaje: string, { id }: { readonly id: string }) {
    const condicion = flujo.aristas.find((arista) => arista.id === id)?.condicion ?? null;
    return {
      execute(_ambito: unknown, listo: CallableFunction): void {
        Reflect.apply(listo, undefined, [null, evaluarCondicion(condicion, { acciones })]);
      },
    };
  },
};
const xml = await aBpmn(flujo);

function escuchar(): { readonly oyente: EventEmitter; readonly esperando: Map<string, Senalable> } {
  const oyente = new EventEmitter();
  const esperando = new Map<string, Senalable>();
  oyente.on('activity.wait', (actividad: Senalable) => esperando.set(actividad.id, actividad));
  return { oyente, esperando };
}

/** La definición ya analizada, para no contarle al otro motor el XML en cada caso. */
const [definicion] = await new Engine({ name: 'plantilla', source: xml, scripts }).getDefinitions();
if (definicion === undefined) throw new Error('bpmn-engine no entregó la definición');
const sourceContext = definicion.context.definitionContext;

async function casoAjeno(porJson: boolean): Promise<number> {
  let bytes = 0;
  let { oyente, esperando } = escuchar();
  let motor = new Engine({ name: 'ajeno', sourceContext, scripts });
  let ejecucion = await motor.execute({ listener: oyente });
  for (const [nodo, accion] of GUION) {
    if (porJson) {
      const guardado = JSON.stringify(await motor.getState());
      bytes = Math.max(bytes, guardado.length);
      motor.stop();
      ({ oyente, esperando } = escuchar());
      motor = new Engine({ name: 'ajeno', scripts }).recover(JSON.parse(guardado));
      ejecucion = await motor.resume({ listener: oyente });
    }
    acciones[nodo] = accion;
    const actividad = esperando.get(nodo);
    if (actividad === undefined) throw new Error(`bpmn-engine no espera ${nodo}`);
    esperando.delete(nodo);
    actividad.signal();
  }
  if (ejecucion.state !== 'idle') throw new Error(`bpmn-engine no terminó: ${ejecucion.state}`);
  return bytes;
}

/** Pasos por segundo durante unos `ms` milisegundos. */
async function medir(ms: number, caso: () => number | Promise<number>): Promise<number> {
  const desde = performance.now();
  let casos = 0;
  while (performance.now() - desde < ms) {
    await caso();
    casos += 1;
  }
  return (casos * GUION.length * 1_000) / (performance.now() - desde);
}

const mediana = (valores: readonly number[]): number =>
  [...valores].sort((a, b) => a - b)[Math.floor(valores.length / 2)] ?? 0;

for (const porJson of [false, true]) {
  const propias: number[] = [];
  const ajenas: number[] = [];
  // Intercaladas, para que la carga de la máquina pese igual en las dos.
  for (let i = 0; i <= RONDAS; i += 1) {
    const propia = await medir(400, () => casoPropio(porJson));
    const ajena = await medir(1_500, () => casoAjeno(porJson));
    if (i === 0) continue; // calentamiento
    propias.push(propia);
    ajenas.push(ajena);
  }
  const figura = {
    nombre: porJson ? 'flujo-memoria-con-estado-json' : 'flujo-memoria',
    mediana: Math.round(mediana(propias)),
    unidad: 'pasos/s',
    par: 'bpmn-engine 25.0.1',
    medianaPar: Math.round(mediana(ajenas)),
    razon: Math.round(mediana(propias.map((p, i) => p / (ajenas[i] ?? Number.NaN)))),
    rondas: RONDAS,
    ...(porJson ? { bytesEstado: casoPropio(true), bytesEstadoPar: await casoAjeno(true) } : {}),
  };
  process.stdout.write(`${JSON.stringify(figura)}\n`);
}
