import type { Decimal } from 'decimal.js';
import { type Clp, cantidadExacta, type Redondeo, redondearClp } from './dinero.ts';
import { exito, falla, type Resultado } from './resultado.ts';
import { type Certeza, esCerteza } from './utm.ts';

/** Valor de la UF de un día, en pesos con hasta dos decimales. */
export type ValorUf = { readonly valor: Decimal; readonly certeza: Certeza };

/** Fila de datos/valores/uf.csv: `fecha` es "AAAA-MM-DD"; `valor` usa punto decimal. */
export type FilaUf = {
  readonly fecha: string;
  readonly valor: string;
  readonly certeza: string;
  readonly fuente: string;
};

/** Tabla de UF por día ("AAAA-MM-DD"). */
export type TablaUf = ReadonlyMap<string, ValorUf>;

/** Construye la tabla. Lanza TypeError si una fila no sirve: es un dato del producto. */
export function crearTablaUf(filas: readonly FilaUf[]): TablaUf {
  const tabla = new Map<string, ValorUf>();
  for (const { fecha, valor, certeza } of filas) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(fecha) || !/^[1-9]\d*(\.\d{1,2})?$/.test(valor)) {
      throw new TypeError(`fila de UF inválida: ${fecha} ${valor}`);
    }
    if (tabla.has(fecha)) throw new TypeError(`UF repetida: ${fecha}`);
    if (!esCerteza(certeza)) throw new TypeError(`certeza de UF desconocida: ${certeza}`);
    tabla.set(fecha, { valor: cantidadExacta(valor), certeza });
  }
  return tabla;
}

/** Valor de la UF de un día. No se arrastra de un día a otro: sin fila, no hay valor. */
export function valorUf(
  tabla: TablaUf,
  fecha: Temporal.PlainDate,
): Resultado<ValorUf, 'sin-valor'> {
  const fila = tabla.get(fecha.toString());
  return fila === undefined ? falla('sin-valor') : exito(fila);
}

/** Convierte UF a pesos de manera exacta. */
export function ufAClp(cantidadUf: string | Decimal, valor: Decimal, redondeo: Redondeo): Clp {
  return redondearClp(cantidadExacta(cantidadUf).times(valor), redondeo);
}
