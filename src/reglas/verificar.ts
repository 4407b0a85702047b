import { type ErrorRegla, leerRegla } from './leer.ts';
import { esOperacion, partes } from './recorrer.ts';
import { LIMITES_REGLA, type Literal, type Operacion, type Regla, type Reglas } from './regla.ts';

type Tipo = 'logico' | 'numero' | 'texto' | 'fecha' | 'lista' | 'compuesto';

export interface TipoCampo {
  readonly tipo: Tipo | 'cualquiera';
  /** Valores posibles de una lista cerrada; comparar con otro es un error. */
  readonly opciones?: readonly string[];
}

/** Campos que una regla puede leer y reglas que puede citar. */
export interface Esquema {
  readonly campos: Readonly<Record<string, TipoCampo>>;
  readonly reglas?: Reglas;
}

/** Tipos que puede tener un valor; vacío (`null`) los admite todos. */
type Tipos = ReadonlySet<Tipo>;

const TODOS: Tipos = new Set<Tipo>(['logico', 'numero', 'texto', 'fecha', 'lista', 'compuesto']);
const LOGICO: Tipos = new Set<Tipo>(['logico']);
const NUMERO: Tipos = new Set<Tipo>(['numero']);
const SUMABLE: Tipos = new Set<Tipo>(['numero', 'lista']);
const ORDENABLE: Tipos = new Set<Tipo>(['numero', 'texto', 'fecha']);
const CONJUNTO: Tipos = new Set<Tipo>(['lista', 'texto']);
const FECHA = /^\d{4}-\d{2}-\d{2}/;

const NOMBRES: Readonly<Record<Tipo, string>> = {
  logico: 'sí o no',
  numero: 'número',
  texto: 'texto',
  fecha: 'fecha',
  lista: 'lista',
  compuesto: 'respuesta compuesta',
};

/**
 * Revisa una regla sin evaluarla: forma y límites, campos y opciones que no existen,
 * tipos que no calzan, nombres desconocidos y ciclos entre reglas con nombre.
 * Lista vacía cuando está bien.
 */
export function verificar(regla: Regla, esquema: Esquema): readonly ErrorRegla[] {
  const forma = leerRegla(regla);
  if (!forma.ok) return forma.error;
  const errores: ErrorRegla[] = [];
  inferir(regla, '', { esquema, errores, abiertas: [], tipos: new Map() });
  return errores;
}

/** Revisa todas las reglas con nombre de un esquema; la ruta empieza con el nombre. */
export function verificarReglas(esquema: Esquema): readonly ErrorRegla[] {
  return Object.entries(esquema.reglas ?? {}).flatMap(([nombre, regla]) =>
    verificar(regla, esquema).map((e) => ({ ...e, ruta: `${nombre}: ${e.ruta}` })),
  );
}

interface Revision {
  readonly esquema: Esquema;
  readonly errores: ErrorRegla[];
  /** Reglas con nombre que se están revisando, de afuera hacia adentro. */
  readonly abiertas: readonly string[];
  readonly tipos: Map<string, Tipos>;
}

function inferir(regla: Regla, ruta: string, rev: Revision): Tipos {
  if (!esOperacion(regla)) return tiposDeLiteral(regla);
  if ('var' in regla) return tiposDeCampo(regla.var, ruta, rev);
  if ('regla' in regla) return tiposDeNombrada(regla.regla, ruta, rev);
  const op = Object.keys(regla)[0] ?? '';
  const lugar = (i: number): string => `${ruta}${ruta === '' ? '' : '.'}${op}[${i}]`;
  const tipos = partes(regla).map((parte, i) => inferir(parte, lugar(i), rev));
  const exigir = (i: number, admitidos: Tipos): void => {
    const tipo = tipos[i];
    if (tipo !== undefined && !seCruzan(tipo, admitidos)) {
      anotar(rev, 'tipo', lugar(i), `Se esperaba ${nombrar(admitidos)} y hay ${nombrar(tipo)}.`);
    }
  };
  switch (op) {
    case '==':
    case '!=':
      comparables(tipos, lugar(1), rev);
      revisarOpciones(partes(regla), lugar(1), rev);
      return LOGICO;
    case '<':
    case '<=':
    case '>':
    case '>=':
      exigir(0, ORDENABLE);
      exigir(1, ORDENABLE);
      comparables(tipos, lugar(1), rev);
      return LOGICO;
    case 'in':
      exigir(1, CONJUNTO);
      revisarOpciones(partes(regla), lugar(1), rev);
      return LOGICO;
    case 'and':
    case 'or':
    case '!':
    case 'vacio':
      return LOGICO;
    case 'if':
      return new Set(tipos.filter((_, i) => esSalida(i, tipos.length)).flatMap((t) => [...t]));
    case 'tabla':
      exigir(0, NUMERO);
      return new Set(tipos.slice(1).flatMap((t) => [...t]));
    default:
      for (const i of tipos.keys()) exigir(i, admiteListas(op) ? SUMABLE : NUMERO);
      return NUMERO;
  }
}

const admiteListas = (op: string): boolean => ['+', '*', 'min', 'max'].includes(op);

/** En `si`, las salidas son los argumentos impares y el último cuando queda solo. */
function esSalida(i: number, total: number): boolean {
  return i % 2 === 1 || (i === total - 1 && total % 2 === 1);
}

function tiposDeLiteral(valor: Literal | readonly Literal[]): Tipos {
  if (valor === null) return TODOS;
  if (typeof valor === 'boolean') return LOGICO;
  if (typeof valor === 'number') return NUMERO;
  if (typeof valor !== 'string') return new Set<Tipo>(['lista']);
  return FECHA.test(valor) ? new Set<Tipo>(['texto', 'fecha']) : new Set<Tipo>(['texto']);
}

function tiposDeCampo(id: string, ruta: string, rev: Revision): Tipos {
  const campo = Object.hasOwn(rev.esquema.campos, id) ? rev.esquema.campos[id] : undefined;
  if (campo !== undefined) return campo.tipo === 'cualquiera' ? TODOS : new Set([campo.tipo]);
  anotar(rev, 'campo-desconocido', ruta, `No existe el campo «${id}».`);
  return TODOS;
}

function tiposDeNombrada(nombre: string, ruta: string, rev: Revision): Tipos {
  const reglas = rev.esquema.reglas ?? {};
  const regla = Object.hasOwn(reglas, nombre) ? reglas[nombre] : undefined;
  if (regla === undefined) {
    anotar(rev, 'nombre', ruta, `No existe la regla «${nombre}».`);
    return TODOS;
  }
  if (rev.abiertas.includes(nombre)) {
    const vuelta = [...rev.abiertas.slice(rev.abiertas.indexOf(nombre)), nombre].join(' → ');
    anotar(rev, 'ciclo', ruta, `La regla se usa a sí misma: ${vuelta}.`);
    return TODOS;
  }
  if (rev.abiertas.length >= LIMITES_REGLA.citas) {
    anotar(rev, 'limite', ruta, 'Hay demasiadas reglas una dentro de otra.');
    return TODOS;
  }
  const conocido = rev.tipos.get(nombre);
  if (conocido !== undefined) return conocido;
  if (!leerRegla(regla).ok) {
    anotar(rev, 'forma', ruta, `La regla «${nombre}» está mal formada.`);
    return TODOS;
  }
  // Los errores internos de la otra regla los da `verificarReglas`; aquí importa la cadena.
  const errores: ErrorRegla[] = [];
  const tipos = inferir(regla, ruta, { ...rev, errores, abiertas: [...rev.abiertas, nombre] });
  rev.errores.push(
    ...errores.filter((e) => e.codigo === 'ciclo' || e.codigo === 'limite').slice(0, 1),
  );
  rev.tipos.set(nombre, tipos);
  return tipos;
}

function comparables(tipos: readonly Tipos[], ruta: string, rev: Revision): void {
  const [a = TODOS, b = TODOS] = tipos;
  if (!seCruzan(a, b)) {
    anotar(rev, 'tipo', ruta, `No se puede comparar ${nombrar(a)} con ${nombrar(b)}.`);
  }
}

function revisarOpciones(lados: readonly Regla[], ruta: string, rev: Revision): void {
  const fuente = lados.find((l): l is Operacion & { var: string } => esOperacion(l) && 'var' in l);
  if (fuente === undefined || !Object.hasOwn(rev.esquema.campos, fuente.var)) return;
  const opciones = rev.esquema.campos[fuente.var]?.opciones;
  if (opciones === undefined) return;
  const escritos = lados.flatMap((lado) => (esOperacion(lado) ? [] : lado));
  for (const valor of escritos) {
    if (typeof valor === 'string' && !opciones.includes(valor)) {
      anotar(rev, 'opcion', ruta, `«${valor}» no es una opción de «${fuente.var}».`);
    }
  }
}

function anotar(rev: Revision, codigo: ErrorRegla['codigo'], ruta: string, mensaje: string): void {
  rev.errores.push({ codigo, ruta, mensaje });
}

const seCruzan = (a: Tipos, b: Tipos): boolean => [...a].some((tipo) => b.has(tipo));
const nombrar = (tipos: Tipos): string => [...tipos].map((t) => NOMBRES[t]).join(' o ');
