import type { VNode } from 'preact';
import { enumerar } from '../../base/texto.ts';
import { type TextosDeCampos, textos } from '../../idioma/index.ts';
import type {
  Campo,
  CampoDe,
  CodigoError,
  Crudos,
  ErrorCampo,
  TipoCampo,
  Valor,
} from '../tipos.ts';
import type { Contexto } from '../valores.ts';

/** Lo escrito para un campo. `parte` vacía es la entrada que lleva el nombre del campo. */
export interface Entrada {
  /** Primer valor de la entrada; texto vacío si no vino. */
  texto(parte?: string): string;
  lista(parte?: string): readonly string[];
  vino(parte: string): boolean;
  /** La misma entrada, mirada desde un nombre más profundo: filas y columnas de una tabla. */
  dentro(prefijo: string, previo: Valor | undefined): Entrada;
  /** Nombre completo de la entrada HTML. */
  readonly nombre: string;
  /** Respuesta guardada antes de esta petición. */
  readonly previo: Valor | undefined;
}

/** Error con la parte del campo a la que apunta (`dia`, `0.nombre`); vacía es el campo entero. */
export interface ErrorDeParte {
  readonly parte: string;
  readonly mensaje: string;
  readonly codigo?: CodigoError;
}

/** Resultado de leer un campo. Sin `valor` quedó sin responder. */
export interface Lectura {
  readonly valor?: Valor;
  readonly errores?: readonly ErrorDeParte[];
  /** Se pidió algo de la misma página (mover el mapa, agregar una fila): no se avanza. */
  readonly quedarse?: boolean;
  /** Entradas que cambian respecto de lo escrito, por parte. Las demás se conservan. */
  readonly reescribir?: Crudos;
}

/** Lo necesario para dibujar un campo con lo que la persona escribió y sus errores. */
export interface Dibujo<C extends Campo> {
  readonly campo: C;
  readonly nombre: string;
  readonly crudos: Crudos;
  readonly errores: readonly ErrorCampo[];
  readonly obligatorio: boolean;
  readonly contexto: Contexto;
  readonly valor: Valor | undefined;
  readonly t: TextosDeCampos;
  /** La etiqueta es el título de la página (una sola pregunta): va como `h1`. */
  readonly esTitulo: boolean;
}

/** Comportamiento completo de un tipo de campo. */
export interface Implementacion<C extends Campo> {
  /** Partes que el campo admite en el cuerpo, además de su propio nombre. */
  readonly partes?: (campo: C) => readonly string[];
  /** Verdadero si admite una parte que no se puede enumerar (`3.nombre`). */
  readonly admite?: (campo: C, parte: string) => boolean;
  /** El campo no usa una entrada con su propio nombre. */
  readonly soloPartes?: boolean;
  readonly leer: (campo: C, entrada: Entrada, contexto: Contexto, t: TextosDeCampos) => Lectura;
  /** Revisa un valor ya tipado, venga de un formulario, de la API o de un borrador antiguo. */
  readonly validar: (
    campo: C,
    valor: Valor,
    contexto: Contexto,
    t: TextosDeCampos,
  ) => readonly ErrorDeParte[];
  /** Lo contrario de `leer`: las entradas que producen ese valor, por parte. */
  readonly escribir: (campo: C, valor: Valor, contexto: Contexto) => Crudos;
  readonly render: (dibujo: Dibujo<C>) => VNode;
  /** Texto para el resumen y el expediente. */
  readonly mostrar: (campo: C, valor: Valor, contexto: Contexto, t: TextosDeCampos) => string;
  /** Qué decir, y dónde, cuando falta una respuesta obligatoria. */
  readonly falta: (campo: C, t: TextosDeCampos) => ErrorDeParte;
  readonly ejemplo: (campo: C) => Valor;
  /** JSON Schema del valor. */
  readonly esquema: (campo: C) => Readonly<Record<string, unknown>>;
  /** Segundos que toma responder, para estimar la duración del trámite. */
  readonly segundos: number;
}

/** La misma, lista para cualquier campo de su tipo: saca del contexto el idioma en que habla. */
export interface ImplementacionAbierta
  extends Omit<
    Required<Implementacion<Campo>>,
    'leer' | 'validar' | 'render' | 'mostrar' | 'falta'
  > {
  readonly leer: (campo: Campo, entrada: Entrada, contexto: Contexto) => Lectura;
  readonly validar: (campo: Campo, valor: Valor, contexto: Contexto) => readonly ErrorDeParte[];
  readonly render: (dibujo: Omit<Dibujo<Campo>, 't'>) => VNode;
  readonly mostrar: (campo: Campo, valor: Valor, contexto: Contexto) => string;
  readonly falta: (campo: Campo, contexto: Contexto) => ErrorDeParte;
}

const CASTELLANO = textos('es-CL').campos;

/** Palabras de los campos de una visita; castellano si no se dice. */
export const textosDeCampos = (contexto: Contexto): TextosDeCampos => contexto.textos ?? CASTELLANO;

/** Verdadero si el campo quedó en castellano aunque la visita vaya en otro idioma. */
export function quedaEnCastellano(campo: Pick<Campo, 'id'>, contexto: Contexto): boolean {
  return contexto.textos === undefined || (contexto.sinTraducir?.has(`campo.${campo.id}`) ?? false);
}

/** El contexto en el idioma de un campo: el que no se tradujo habla entero en castellano. */
function enSuIdioma(campo: Campo, contexto: Contexto): Contexto {
  if (contexto.textos === undefined) return contexto;
  return quedaEnCastellano(campo, contexto) ? { ...contexto, textos: CASTELLANO } : contexto;
}

function esDe<T extends TipoCampo>(campo: Campo, tipo: T): campo is CampoDe<T> {
  return campo.tipo === tipo;
}

/** Une un tipo con su implementación; usarla con un campo de otro tipo es un error de programa. */
export function implementar<T extends TipoCampo>(
  tipo: T,
  propia: Implementacion<CampoDe<T>>,
): ImplementacionAbierta {
  const afinar = (campo: Campo): CampoDe<T> => {
    if (esDe(campo, tipo)) return campo;
    throw new TypeError(`Se esperaba un campo «${tipo}» y llegó «${campo.tipo}»`);
  };
  return {
    partes: (campo) => propia.partes?.(afinar(campo)) ?? [],
    admite: (campo, parte) => propia.admite?.(afinar(campo), parte) ?? false,
    soloPartes: propia.soloPartes ?? false,
    leer: (campo, entrada, contexto) => {
      const suyo = enSuIdioma(campo, contexto);
      return propia.leer(afinar(campo), entrada, suyo, textosDeCampos(suyo));
    },
    validar: (campo, valor, contexto) => {
      const suyo = enSuIdioma(campo, contexto);
      return propia.validar(afinar(campo), valor, suyo, textosDeCampos(suyo));
    },
    escribir: (campo, valor, contexto) => propia.escribir(afinar(campo), valor, contexto),
    render: (dibujo) => {
      const contexto = enSuIdioma(dibujo.campo, dibujo.contexto);
      const t = textosDeCampos(contexto);
      return propia.render({ ...dibujo, contexto, t, campo: afinar(dibujo.campo) });
    },
    mostrar: (campo, valor, contexto) => {
      const suyo = enSuIdioma(campo, contexto);
      return propia.mostrar(afinar(campo), valor, suyo, textosDeCampos(suyo));
    },
    falta: (campo, contexto) =>
      propia.falta(afinar(campo), textosDeCampos(enSuIdioma(campo, contexto))),
    ejemplo: (campo) => propia.ejemplo(afinar(campo)),
    esquema: (campo) => propia.esquema(afinar(campo)),
    segundos: propia.segundos,
  };
}

/** «A, B y C», con la palabra que une en el idioma que toque. */
export function enLista(partes: readonly string[], union: string): string {
  // En castellano la «y» cambia a «e» según cómo suene lo que sigue.
  if (union === CASTELLANO.y) return enumerar(partes);
  const ultima = partes.at(-1) ?? '';
  return partes.length < 2 ? ultima : `${partes.slice(0, -1).join(', ')} ${union} ${ultima}`;
}

/** Error del campo entero. */
export function errorSimple(mensaje: string): readonly ErrorDeParte[] {
  return [{ parte: '', mensaje }];
}

function esLista(valor: Valor): valor is readonly Valor[] {
  return Array.isArray(valor);
}

/** Las partes de un valor compuesto; ninguna si el valor es otra cosa. */
export function comoObjeto(valor: Valor | undefined): Readonly<Record<string, Valor>> {
  return typeof valor === 'object' && valor !== null && !esLista(valor) ? valor : {};
}

/** Los elementos de un valor que es lista; ninguno si el valor es otra cosa. */
export function comoLista(valor: Valor | undefined): readonly Valor[] {
  return valor !== undefined && typeof valor === 'object' && valor !== null && esLista(valor)
    ? valor
    : [];
}
