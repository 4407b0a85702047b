/** Vistas de la bandeja: cada una es una pestaña con su cuenta. */
export const VISTAS = [
  { id: 'abiertas', texto: 'Abiertas' },
  { id: 'por-tomar', texto: 'Por tomar' },
  { id: 'mias', texto: 'Mías' },
  { id: 'en-correccion', texto: 'En corrección' },
  { id: 'por-firmar', texto: 'Por firmar' },
  { id: 'vencidas', texto: 'Vencidas' },
  { id: 'terminadas', texto: 'Terminadas' },
] as const;

export type VistaDeBandeja = (typeof VISTAS)[number]['id'];

/** Resultados por los que se puede filtrar lo terminado, además del estado en curso. */
export const ESTADOS = [
  { valor: 'en_tramite', texto: 'En trámite' },
  { valor: 'por_subsanar', texto: 'En corrección' },
  { valor: 'aprobado', texto: 'Aprobado' },
  { valor: 'rechazado', texto: 'Rechazado' },
  { valor: 'desistido', texto: 'Desistido' },
  { valor: 'abandonado', texto: 'Abandonado' },
] as const;

export type EstadoFiltrado = (typeof ESTADOS)[number]['valor'];

export const ASIGNACIONES = [
  { valor: 'mias', texto: 'Solo las mías' },
  { valor: 'sin', texto: 'Sin asignar' },
] as const;

/** Última fila vista: la página siguiente parte después de ella. */
export interface ClaveDePagina {
  readonly venceFecha: string;
  readonly expedienteId: string;
}

/** Filtros de la bandeja, tal como viajan en la dirección. */
export interface FiltrosDeBandeja {
  readonly vista: VistaDeBandeja;
  readonly texto: string;
  readonly unidad?: string;
  readonly tramite?: string;
  readonly estado?: EstadoFiltrado;
  readonly asignacion?: 'mias' | 'sin';
  readonly despuesDe?: ClaveDePagina;
  readonly antesDe?: ClaveDePagina;
}

const LARGO_TEXTO = 120;
const ID = /^[a-z0-9][a-z0-9_-]{0,63}$/;
const CLAVE = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f-]{36})$/;

/** Lee los filtros de la dirección. Lo que no se entiende se ignora: una dirección no falla. */
export function leerFiltros(consulta: unknown): FiltrosDeBandeja {
  const leer = (nombre: string): string => {
    if (typeof consulta !== 'object' || consulta === null) return '';
    const valor: unknown = Object.hasOwn(consulta, nombre)
      ? Reflect.get(consulta, nombre)
      : undefined;
    const primero: unknown = Array.isArray(valor) ? valor[0] : valor;
    return typeof primero === 'string' ? primero.trim() : '';
  };
  const elegido = <T extends string>(nombre: string, admitidos: readonly T[]): T | undefined =>
    admitidos.find((uno) => uno === leer(nombre));
  const id = (nombre: string): string | undefined =>
    ID.test(leer(nombre)) ? leer(nombre) : undefined;
  const opcionales = {
    unidad: id('unidad'),
    tramite: id('tramite'),
    estado: elegido(
      'estado',
      ESTADOS.map(({ valor }) => valor),
    ),
    asignacion: elegido('asignacion', ['mias', 'sin'] as const),
    despuesDe: leerClave(leer('despues')),
    antesDe: leerClave(leer('antes')),
  };
  return {
    vista:
      elegido(
        'vista',
        VISTAS.map((vista) => vista.id),
      ) ?? 'abiertas',
    texto: leer('q').slice(0, LARGO_TEXTO),
    ...definidos(opcionales),
  };
}

function leerClave(texto: string): ClaveDePagina | undefined {
  const [, venceFecha, expedienteId] = CLAVE.exec(texto) ?? [];
  return venceFecha === undefined || expedienteId === undefined
    ? undefined
    : { venceFecha, expedienteId };
}

type Definidos<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function definidos<T extends object>(valores: T): Definidos<T> {
  const entradas = Object.entries(valores).filter(([, valor]) => valor !== undefined);
  return Object.fromEntries(entradas) as Definidos<T>;
}

/** Dirección de la bandeja con esos filtros; lo que está por defecto no se escribe. */
export function urlDeBandeja(base: string, filtros: Partial<FiltrosDeBandeja>): string {
  const { vista, texto, unidad, tramite, estado, asignacion, despuesDe, antesDe } = filtros;
  const partes = Object.entries({
    vista: vista === 'abiertas' ? undefined : vista,
    q: texto,
    unidad,
    tramite,
    estado,
    asignacion,
    despues: escribirClave(despuesDe),
    antes: escribirClave(antesDe),
  }).filter((parte): parte is [string, string] => parte[1] !== undefined && parte[1] !== '');
  const consulta = new URLSearchParams(partes).toString();
  return `${base}/bandeja${consulta === '' ? '' : `?${consulta}`}`;
}

function escribirClave(clave: ClaveDePagina | undefined): string | undefined {
  return clave === undefined ? undefined : `${clave.venceFecha}.${clave.expedienteId}`;
}

/** Si hay algo puesto además de la vista. */
export function hayFiltros(filtros: FiltrosDeBandeja): boolean {
  const { texto, unidad, tramite, estado, asignacion } = filtros;
  return texto !== '' || [unidad, tramite, estado, asignacion].some((valor) => valor !== undefined);
}
