import type {
  Colas,
  DatosTrabajo,
  NombreCola,
  OpcionesTrabajo,
} from '../../src/plataforma/colas/puerto.ts';
import type { Reloj } from '../../src/plataforma/reloj/puerto.ts';

interface Trabajo {
  readonly cola: NombreCola;
  readonly datos: DatosTrabajo;
  readonly desde?: Temporal.Instant;
}

/** Colas que guardan los trabajos en memoria y los corren a mano: la prueba decide cuándo. */
export interface ColasDePrueba extends Colas {
  readonly pendientes: readonly Trabajo[];
  /** Corre lo encolado cuya hora llegó, también lo que cada trabajo encole. Devuelve cuántos. */
  vaciar(colas?: readonly NombreCola[]): Promise<number>;
  /** Olvida lo encolado, como si el proceso hubiera muerto antes de tomarlo. */
  olvidar(): void;
}

const VUELTAS_MAXIMAS = 500;

/** Crea las colas. El trabajo encolado en una transacción revertida queda igual: téngalo presente. */
export function crearColasDePrueba(reloj: Reloj): ColasDePrueba {
  const manejadores = new Map<NombreCola, (datos: DatosTrabajo) => Promise<void>>();
  let pendientes: Trabajo[] = [];
  const listo = (trabajo: Trabajo, colas: readonly NombreCola[] | undefined): boolean =>
    (colas === undefined || colas.includes(trabajo.cola)) &&
    (trabajo.desde === undefined || Temporal.Instant.compare(trabajo.desde, reloj.ahora()) <= 0);
  return {
    get pendientes() {
      return pendientes;
    },
    encolar: async (_tx, cola, datos, { desde }: OpcionesTrabajo = {}) => {
      pendientes.push({ cola, datos, ...(desde === undefined ? {} : { desde }) });
    },
    atender: async (cola, manejador) => {
      manejadores.set(cola, manejador);
    },
    vaciar: async (colas) => {
      for (let hechos = 0; hechos < VUELTAS_MAXIMAS; hechos += 1) {
        const siguiente = pendientes.find((trabajo) => listo(trabajo, colas));
        if (siguiente === undefined) return hechos;
        pendientes = pendientes.filter((trabajo) => trabajo !== siguiente);
        const manejador = manejadores.get(siguiente.cola);
        if (manejador === undefined) throw new Error(`Nadie atiende la cola ${siguiente.cola}`);
        await manejador(siguiente.datos);
      }
      throw new Error('Las colas no se vacían');
    },
    olvidar: () => {
      pendientes = [];
    },
    programar: async () => undefined,
    fallidos: async () => [],
    reintentar: async () => undefined,
    detener: async () => undefined,
  };
}
