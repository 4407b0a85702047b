export * from './construir.ts';
export { evaluar, evaluarCondicion, evaluarExacto } from './evaluar.ts';
export { type Etiquetas, explicar } from './explicar.ts';
export { type ErrorRegla, leerRegla } from './leer.ts';
export { entradas } from './recorrer.ts';
export {
  type ContextoRegla,
  type Datos,
  type FilaTabla,
  LIMITES_REGLA,
  type Literal,
  type Operacion,
  type Regla,
  type Reglas,
  type Tabla,
  type Valor,
} from './regla.ts';
export { type Esquema, type TipoCampo, verificar, verificarReglas } from './verificar.ts';
