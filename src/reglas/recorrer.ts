import type { Operacion, Regla } from './regla.ts';

/** Si la regla es una operación (y no un valor suelto o una lista de ellos). */
export function esOperacion(regla: Regla): regla is Operacion {
  return typeof regla === 'object' && regla !== null && !Array.isArray(regla);
}

/** Reglas que van dentro de una operación, un nivel abajo y en orden. */
export function partes(regla: Operacion): readonly Regla[] {
  if ('var' in regla || 'regla' in regla) return [];
  if ('tabla' in regla) return [regla.tabla.entrada, ...regla.tabla.filas.map((f) => f.valor)];
  if ('redondear' in regla) return [regla.redondear[0]];
  return Object.values<readonly Regla[]>(regla)[0] ?? [];
}

/** Campos que la regla lee, sin repetir y ordenados; entra en las reglas con nombre dadas. */
export function entradas(regla: Regla, reglas: Readonly<Record<string, Regla>> = {}): string[] {
  const campos = new Set<string>();
  const vistas = new Set<string>();
  const pendientes: Regla[] = [regla];
  for (let actual = pendientes.pop(); actual !== undefined; actual = pendientes.pop()) {
    if (!esOperacion(actual)) continue;
    if ('var' in actual) campos.add(actual.var);
    else if ('regla' in actual) {
      const otra = Object.hasOwn(reglas, actual.regla) ? reglas[actual.regla] : undefined;
      if (otra !== undefined && !vistas.has(actual.regla)) pendientes.push(otra);
      vistas.add(actual.regla);
    } else pendientes.push(...partes(actual));
  }
  return [...campos].sort();
}
