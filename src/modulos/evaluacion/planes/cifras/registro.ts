import type { CifraDeclarada, FuenteDeCifras } from '../../../cifras.ts';

/** Fuentes inscritas, con sus cifras por clave. */
export interface RegistroDeCifras {
  readonly fuentes: readonly FuenteDeCifras[];
  readonly porClave: ReadonlyMap<string, CifraDeclarada>;
  /** Las que sirven para medir un hito. */
  readonly medibles: readonly CifraDeclarada[];
}

/** Reúne las fuentes. Dos capacidades con la misma clave son un error de armado y se dice al partir. */
export function crearRegistroDeCifras(fuentes: readonly FuenteDeCifras[]): RegistroDeCifras {
  const porClave = new Map<string, CifraDeclarada>();
  for (const { id, cifras } of fuentes) {
    for (const cifra of cifras) {
      if (porClave.has(cifra.clave)) {
        throw new Error(`La fuente de cifras «${id}» repite la clave «${cifra.clave}».`);
      }
      porClave.set(cifra.clave, cifra);
    }
  }
  return {
    fuentes,
    porClave,
    medibles: [...porClave.values()].filter((c) => c.mide === true && c.unidad !== 'opcion'),
  };
}
