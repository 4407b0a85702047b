import { type Clp, clp } from './dinero.ts';
import { exito, falla, type Resultado } from './resultado.ts';

/** Grado de certeza de un valor publicado. Todo lo que no es 'cierto' se muestra con aviso. */
export type Certeza = 'cierto' | 'probable' | 'por-confirmar' | 'estimado';

/** Valor de la UTM de un mes, en pesos. */
export type ValorUtm = { readonly valor: Clp; readonly certeza: Certeza };

/** Fila de datos/valores/utm.csv: `mes` es "AAAA-MM". */
export type FilaUtm = {
  readonly mes: string;
  readonly valor: string;
  readonly certeza: string;
  readonly fuente: string;
};

/** Tabla de UTM por mes ("AAAA-MM"). */
export type TablaUtm = ReadonlyMap<string, ValorUtm>;

/** Reconoce un grado de certeza de los archivos de valores. */
export function esCerteza(texto: string): texto is Certeza {
  return ['cierto', 'probable', 'por-confirmar', 'estimado'].includes(texto);
}

/** Construye la tabla. Lanza TypeError si una fila no sirve: es un dato del producto, no del usuario. */
export function crearTablaUtm(filas: readonly FilaUtm[]): TablaUtm {
  const tabla = new Map<string, ValorUtm>();
  for (const { mes, valor, certeza } of filas) {
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(mes) || !/^[1-9]\d*$/.test(valor) || tabla.has(mes)) {
      throw new TypeError(`fila de UTM inválida: ${mes} ${valor}`);
    }
    if (!esCerteza(certeza)) throw new TypeError(`certeza de UTM desconocida: ${certeza}`);
    tabla.set(mes, { valor: clp(Number(valor)), certeza });
  }
  return tabla;
}

/** Valor de la UTM en pesos para un mes "AAAA-MM". */
export function valorUtm(tabla: TablaUtm, anioMes: string): Resultado<ValorUtm, 'sin-valor'> {
  const fila = tabla.get(anioMes);
  return fila === undefined ? falla('sin-valor') : exito(fila);
}

/** Si un valor debe mostrarse con la marca "por revisar". */
export function requiereRevision(certeza: Certeza): boolean {
  return certeza === 'estimado' || certeza === 'por-confirmar';
}
