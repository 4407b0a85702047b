import { type Compuesto, leerCampo } from './datos.ts';
import { aDecimal, Decimal, finito } from './numero.ts';
import {
  type ContextoRegla,
  type Datos,
  LIMITES_REGLA,
  type Literal,
  type Operacion,
  type Regla,
  type Tabla,
  type Valor,
} from './regla.ts';

/** Lo más hondo que llega una regla que pasó `verificar`, con sus citas. */
const HONDURA_MAXIMA = LIMITES_REGLA.profundidad * (LIMITES_REGLA.citas + 1);

type Interno = Literal | readonly Literal[] | Decimal | Compuesto;

interface Corrida {
  readonly datos: Datos;
  readonly contexto: ContextoRegla;
  /** Reglas con nombre ya calculadas; `null` mientras se calcula, lo que corta los ciclos. */
  readonly hechas: Map<string, Interno>;
  hondura: number;
}

/**
 * Calcula una regla sobre unos datos. Es total: nunca lanza. Semántica del vacío:
 * - un campo que falta vale `null`, y la aritmética con `null` (o con texto) da `null`;
 * - una comparación de orden con `null` no se cumple; `null == null` sí;
 * - no se cumplen `false`, `null`, `0`, texto vacío ni lista vacía; lo demás se cumple;
 * - un ciclo entre reglas, o una hondura sobre el límite, vale `null`.
 * Un número y un texto con forma de número se comparan como números; dos textos, letra
 * a letra (así se ordenan las fechas ISO). La aritmética es decimal exacta a 40 cifras;
 * sólo el resultado final pasa a `number`.
 */
export function evaluar(regla: Regla, datos: Datos, contexto: ContextoRegla = {}): Valor {
  const valor = calcular(regla, { datos, contexto, hechas: new Map(), hondura: 0 });
  if (valor instanceof Decimal) return valor.toNumber();
  return esCompuesto(valor) ? null : valor;
}

/** Como `evaluar`, pero dice sólo si se cumple. */
export function evaluarCondicion(
  regla: Regla,
  datos: Datos,
  contexto: ContextoRegla = {},
): boolean {
  return seCumple(calcular(regla, { datos, contexto, hechas: new Map(), hondura: 0 }));
}

/** Como `evaluar`, para montos: el número exacto en texto (`"1234.5"`), o `null` si no es número. */
export function evaluarExacto(
  regla: Regla,
  datos: Datos,
  contexto: ContextoRegla = {},
): string | null {
  const valor = calcular(regla, { datos, contexto, hechas: new Map(), hondura: 0 });
  return aDecimal(valor)?.toFixed() ?? null;
}

function calcular(regla: Regla, corrida: Corrida): Interno {
  if (typeof regla !== 'object' || regla === null || esLista(regla)) return regla;
  if (corrida.hondura >= HONDURA_MAXIMA) return null;
  corrida.hondura += 1;
  const valor = operar(regla, corrida);
  corrida.hondura -= 1;
  return valor;
}

function operar(regla: Operacion, corrida: Corrida): Interno {
  const ver = (sub: Regla): Interno => calcular(sub, corrida);
  if ('var' in regla) return leerCampo(corrida.datos, regla.var);
  if ('==' in regla) return iguales(ver(regla['=='][0]), ver(regla['=='][1]));
  if ('!=' in regla) return !iguales(ver(regla['!='][0]), ver(regla['!='][1]));
  if ('and' in regla) return regla.and.every((sub) => seCumple(ver(sub)));
  if ('or' in regla) return regla.or.some((sub) => seCumple(ver(sub)));
  if ('!' in regla) return !seCumple(ver(regla['!'][0]));
  if ('in' in regla) return pertenece(ver(regla.in[0]), ver(regla.in[1]));
  if ('<' in regla) return orden(ver(regla['<'][0]), ver(regla['<'][1])) === -1;
  if ('>' in regla) return orden(ver(regla['>'][0]), ver(regla['>'][1])) === 1;
  if ('<=' in regla) return (orden(ver(regla['<='][0]), ver(regla['<='][1])) ?? 1) <= 0;
  if ('>=' in regla) return (orden(ver(regla['>='][0]), ver(regla['>='][1])) ?? -1) >= 0;
  if ('vacio' in regla) return sinRespuesta(ver(regla.vacio[0]));
  if ('if' in regla) return elegir(regla.if, corrida);
  if ('regla' in regla) return nombrada(regla.regla, corrida);
  if ('+' in regla) return plegar(regla['+'].map(ver), (a, b) => a.plus(b), 0);
  if ('*' in regla) return plegar(regla['*'].map(ver), (a, b) => a.times(b), 1);
  if ('min' in regla) return plegar(regla.min.map(ver), (a, b) => Decimal.min(a, b));
  if ('max' in regla) return plegar(regla.max.map(ver), (a, b) => Decimal.max(a, b));
  if ('-' in regla) return plegar([ver(regla['-'][0]), ver(regla['-'][1])], (a, b) => a.minus(b));
  if ('/' in regla) return plegar([ver(regla['/'][0]), ver(regla['/'][1])], (a, b) => a.div(b));
  if ('redondear' in regla) {
    return aDecimal(ver(regla.redondear[0]))?.toDecimalPlaces(regla.redondear[1]) ?? null;
  }
  if ('utm' in regla) {
    return plegar([ver(regla.utm[0]), corrida.contexto.utm ?? null], (a, b) => a.times(b));
  }
  return buscarEnTabla(regla.tabla, corrida);
}

function elegir(partes: readonly Regla[], corrida: Corrida): Interno {
  for (let i = 0; i + 1 < partes.length; i += 2) {
    if (seCumple(calcular(partes[i] ?? null, corrida))) {
      return calcular(partes[i + 1] ?? null, corrida);
    }
  }
  return partes.length % 2 === 1 ? calcular(partes.at(-1) ?? null, corrida) : null;
}

function nombrada(nombre: string, corrida: Corrida): Interno {
  const hecha = corrida.hechas.get(nombre);
  if (hecha !== undefined) return hecha;
  const reglas = corrida.contexto.reglas;
  const regla = reglas !== undefined && Object.hasOwn(reglas, nombre) ? reglas[nombre] : undefined;
  if (regla === undefined) return null;
  corrida.hechas.set(nombre, null);
  const valor = calcular(regla, corrida);
  corrida.hechas.set(nombre, valor);
  return valor;
}

function buscarEnTabla(tabla: Tabla, corrida: Corrida): Interno {
  const entrada = aDecimal(calcular(tabla.entrada, corrida));
  if (entrada === null) return null;
  const fila = tabla.filas.find((f) => f.hasta === null || entrada.lte(f.hasta));
  return fila === undefined ? null : calcular(fila.valor, corrida);
}

/** Aplica de izquierda a derecha; un solo operando que no es número vuelve todo `null`. */
function plegar(
  valores: readonly Interno[],
  paso: (a: Decimal, b: Decimal) => Decimal,
  neutro?: number,
): Decimal | null {
  let total: Decimal | null = neutro === undefined ? null : new Decimal(neutro);
  for (const valor of valores) {
    for (const parte of esLista(valor) ? valor : [valor]) {
      const numero = aDecimal(parte);
      if (numero === null) return null;
      total = total === null ? numero : finito(paso(total, numero));
      if (total === null) return null;
    }
  }
  return total;
}

function seCumple(valor: Interno): boolean {
  if (valor instanceof Decimal) return !valor.isZero();
  if (esLista(valor)) return valor.length > 0;
  return esCompuesto(valor) ? valor.compuesto : Boolean(valor);
}

function sinRespuesta(valor: Interno): boolean {
  if (typeof valor === 'string') return valor.trim() === '';
  if (esLista(valor)) return valor.length === 0;
  return valor === null || (esCompuesto(valor) && !valor.compuesto);
}

function iguales(a: Interno, b: Interno): boolean {
  if (esLista(a) && esLista(b)) {
    return a.length === b.length && a.every((parte, i) => iguales(parte, b[i] ?? null));
  }
  if (typeof a === 'string' && typeof b === 'string') return a === b;
  const x = aDecimal(a);
  const y = x === null ? null : aDecimal(b);
  if (x !== null && y !== null) return x.eq(y);
  return a === b;
}

function pertenece(parte: Interno, conjunto: Interno): boolean {
  if (esLista(conjunto)) return conjunto.some((elemento) => iguales(elemento, parte));
  return typeof conjunto === 'string' && typeof parte === 'string' && conjunto.includes(parte);
}

function orden(a: Interno, b: Interno): number | null {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b);
  const x = aDecimal(a);
  const y = x === null ? null : aDecimal(b);
  return x === null || y === null ? null : x.cmp(y);
}

function esLista(valor: Regla | Interno): valor is readonly Literal[] {
  return Array.isArray(valor);
}

function esCompuesto(valor: Interno): valor is Compuesto {
  return typeof valor === 'object' && valor !== null && 'compuesto' in valor;
}
