import {
  type Contexto,
  type Crudos,
  type ErrorDePagina,
  type Formulario,
  type Pagina,
  type Respuestas,
  validarTodo,
} from '../../../formulario/index.ts';
import type { TablaBorrador } from '../../../plataforma/base-de-datos/tablas.ts';

export type EstadoBorrador = TablaBorrador['estado'];

/** Solicitud que una persona está escribiendo, por pagar o ya ingresada. */
export interface Borrador {
  readonly borradorId: string;
  readonly municipioId: number;
  readonly personaId: string;
  readonly tramiteId: string;
  readonly version: number;
  readonly respuestas: Respuestas;
  /** Lo escrito que todavía no sirve como respuesta, por página. Nunca se pierde. */
  readonly crudos: Readonly<Record<string, Crudos>>;
  readonly paginasListas: readonly string[];
  readonly estado: EstadoBorrador;
  readonly declaradoEn?: string;
  readonly expedienteId?: string;
  readonly creadoEn: string;
  readonly actualizadoEn: string;
}

/** Cómo va una solicitud: qué páginas corresponden y cuál es la primera sin terminar. */
export interface Avance {
  readonly paginas: readonly Pagina[];
  readonly respuestas: Respuestas;
  readonly errores: readonly ErrorDePagina[];
  readonly listas: ReadonlySet<string>;
  /** Primera página por responder; undefined si se puede revisar y enviar. */
  readonly pendiente: Pagina | undefined;
}

/**
 * Revisa la solicitud entera. Una página está lista si la persona la envió y todo lo que hoy se
 * exige en ella está bien: un cambio anterior puede volver a dejarla pendiente.
 */
export function avanceDe(
  formulario: Formulario,
  borrador: Pick<Borrador, 'respuestas' | 'paginasListas'>,
  contexto: Contexto,
): Avance {
  const { respuestas, errores, paginas } = validarTodo(formulario, borrador.respuestas, contexto);
  const malas = new Set(errores.map(({ pagina }) => pagina));
  const enviadas = new Set(borrador.paginasListas);
  const listas = new Set(
    paginas.map(({ id }) => id).filter((id) => enviadas.has(id) && !malas.has(id)),
  );
  return {
    paginas,
    respuestas,
    errores,
    listas,
    pendiente: paginas.find(({ id }) => !listas.has(id)),
  };
}

/** Si se puede mirar una página: todas las anteriores están listas. */
export function alcanzable(avance: Avance, paginaId: string): boolean {
  const lugar = avance.paginas.findIndex(({ id }) => id === paginaId);
  if (lugar < 0) return false;
  const pendiente = avance.paginas.findIndex(({ id }) => id === avance.pendiente?.id);
  return pendiente < 0 || lugar <= pendiente;
}

/** Correo y teléfono que la persona escribió, según el autocompletado de los campos. */
export function contactoDe(
  formulario: Formulario,
  respuestas: Respuestas,
): { readonly correo?: string; readonly telefono?: string } {
  const buscar = (tipo: 'correo' | 'telefono'): string | undefined => {
    for (const campo of formulario.paginas.flatMap((pagina) => pagina.campos)) {
      const valor = campo.tipo === tipo ? respuestas[campo.id] : undefined;
      if (campo.autocompletar !== undefined && typeof valor === 'string') return valor;
    }
    return undefined;
  };
  const [correo, telefono] = [buscar('correo'), buscar('telefono')];
  return {
    ...(correo === undefined ? {} : { correo }),
    ...(telefono === undefined ? {} : { telefono }),
  };
}

/** Contacto conocido de la persona, como si lo hubiera escrito: ella lo confirma o lo cambia. */
export function contactoPropuesto(
  pagina: Pagina,
  respuestas: Respuestas,
  contacto: { readonly correo?: string; readonly telefono?: string },
): Crudos {
  return Object.fromEntries(
    pagina.campos.flatMap((campo) => {
      const propio = campo.autocompletar === 'email' || campo.autocompletar === 'tel';
      if (!propio || Object.hasOwn(respuestas, campo.id)) return [];
      const valor =
        campo.tipo === 'correo'
          ? contacto.correo
          : campo.tipo === 'telefono'
            ? contacto.telefono
            : undefined;
      return valor === undefined ? [] : [[campo.id, valor] as const];
    }),
  );
}
