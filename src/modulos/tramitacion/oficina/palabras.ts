import type { Tono } from '../../../diseno/index.ts';
import type { Nodo } from '../../../flujo/index.ts';
import { ROLES, type Rol } from '../../gobierno/administracion/index.ts';
import type { EstadoAviso } from '../avisos/index.ts';
import type { DefinicionTramite } from '../tramites/index.ts';

type Estado = 'en_tramite' | 'por_subsanar' | 'terminado';
type ResultadoFinal = 'aprobado' | 'rechazado' | 'desistido' | 'abandonado';

interface EnPalabras {
  readonly tono: Tono;
  readonly texto: string;
}

const RESULTADOS: Readonly<Record<ResultadoFinal, EnPalabras>> = {
  aprobado: { tono: 'exito', texto: 'Aprobado' },
  rechazado: { tono: 'error', texto: 'Rechazado' },
  desistido: { tono: 'neutro', texto: 'Desistido' },
  abandonado: { tono: 'neutro', texto: 'Abandonado' },
};

/** Estado de un expediente, con su tono. */
export function estadoEnPalabras(estado: Estado, resultado?: ResultadoFinal | null): EnPalabras {
  if (estado === 'por_subsanar') return { tono: 'advertencia', texto: 'En corrección' };
  if (estado === 'en_tramite') return { tono: 'info', texto: 'En trámite' };
  return resultado === undefined || resultado === null
    ? { tono: 'neutro', texto: 'Terminado' }
    : RESULTADOS[resultado];
}

/** Nombre del paso en que está un expediente. */
export function nombreDePaso({ flujo }: Pick<DefinicionTramite, 'flujo'>, pasoId: string): string {
  const nodo = flujo.nodos.find(({ id }) => id === pasoId);
  return nodo === undefined ? pasoId : nombreDeNodo(nodo);
}

function nombreDeNodo(nodo: Nodo): string {
  return 'nombre' in nodo && nodo.nombre !== undefined ? nodo.nombre : nodo.id;
}

/** Nombre de un rol, también si viene de una definición. */
export function nombreDeRol(rol: string): string {
  return esRol(rol) ? ROLES[rol].nombre : rol;
}

function esRol(rol: string): rol is Rol {
  return Object.hasOwn(ROLES, rol);
}

const AVISOS: Readonly<Record<EstadoAviso, EnPalabras>> = {
  pendiente: { tono: 'info', texto: 'Por enviar' },
  enviada: { tono: 'info', texto: 'Enviada' },
  entregada: { tono: 'exito', texto: 'Entregada' },
  exceptuada: { tono: 'advertencia', texto: 'Corresponde carta' },
  sin_ddu: { tono: 'advertencia', texto: 'Sin domicilio digital' },
  fallida: { tono: 'error', texto: 'No se pudo enviar' },
};

/** Estado de una notificación o aviso. */
export function avisoEnPalabras(estado: EstadoAviso): EnPalabras {
  return AVISOS[estado];
}

/** «1 expediente», «3 expedientes». */
export function contar(cantidad: number, uno: string, varios: string): string {
  return `${cantidad} ${cantidad === 1 ? uno : varios}`;
}
