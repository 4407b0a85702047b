import type { TxMunicipal } from '../plataforma/base-de-datos/base-de-datos.ts';

/** Cifra que una capacidad sabe de cada municipio, por sus propios datos. */
export interface CifraDeclarada {
  /** La misma que el ítem del instrumento nombra en `dato_plataforma`. Única en la instalación. */
  readonly clave: string;
  readonly nombre: string;
  readonly unidad: 'cantidad' | 'porcentaje' | 'por_mil' | 'parte' | 'opcion';
  /** De dónde sale y qué cuenta, en una frase para la pantalla. */
  readonly explicacion: string;
  /** Con menos casos que estos la cifra no verifica ningún ítem: diría más de lo que se sabe. */
  readonly minimo: number;
  /** Sirve para medir un hito: crece con el avance y tiene una meta. */
  readonly mide?: boolean;
}

export interface CifraCalculada {
  /** La declarada, o «declarada/parte» para su desglose. */
  readonly clave: string;
  readonly valor: number | string;
  /** De cuántos casos sale. */
  readonly casos: number;
}

/**
 * Puerto por el que las cifras de un módulo llegan a la evaluación. Cada capacidad declara las
 * suyas y se inscribe en la raíz de composición; la evaluación no conoce a ninguna.
 */
export interface FuenteDeCifras {
  readonly id: string;
  readonly cifras: readonly CifraDeclarada[];
  /** Calcula de los resúmenes de un municipio, a un día. Lo que no se sabe no se entrega. */
  calcular(tx: TxMunicipal, hoy: Temporal.PlainDate): Promise<readonly CifraCalculada[]>;
}
