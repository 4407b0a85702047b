import { hoyEn } from '../../../../calendario/index.ts';
import { type AccionTarea, completar, type NodoTarea } from '../../../../flujo/index.ts';
import { type Pagina, resumen, type SeccionDeResumen } from '../../../../formulario/index.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../../puertos.ts';
import { type Notificacion, notificacionesDe } from '../../avisos/index.ts';
import { type Documento, documentosDe, municipioDe } from '../../documentos/index.ts';
import {
  type Actor,
  ahoraIso,
  type Evento,
  leerEventos,
  nuevoId,
  registrarAcceso,
} from '../../historia/index.ts';
import { contextoDe } from '../contenido/variables.ts';
import { paginaDeAccion } from '../datos-de-accion.ts';
import { hechosDe, type TramiteEnCurso, tramiteDe } from '../definiciones.ts';
import {
  actorFuncionario,
  type Correccion,
  type Expediente,
  type Funcionario,
  type Nota,
  type PlazoExpediente,
  puedeVer,
  tieneRol,
} from '../dominio.ts';
import { diasEnEspera } from '../reanudacion.ts';
import { correccionesDe } from '../repositorio/correccion.ts';
import { notasDe } from '../repositorio/entorno.ts';
import { expedientePorId } from '../repositorio/expediente.ts';
import { plazosDe } from '../repositorio/plazo.ts';

/** Quién mira el caso: un funcionario del municipio o la persona interesada. */
export type Mirada =
  | { readonly funcionario: Funcionario }
  | { readonly personaId: string; readonly nombre: string };

/** Plazo con lo que queda de él. */
export interface PlazoVisible extends PlazoExpediente {
  /** Días hábiles que quedan; negativo si ya venció. */
  readonly diasHabiles: number;
  /**
   * Días hábiles que esperan a que la persona corrija, si este plazo está detenido por eso. Mientras
   * tanto `vence` no vale: se contará de nuevo al cerrarse la corrección.
   */
  readonly detenidoCon?: number;
}

/** Acción que quien mira puede tomar ahora, con los datos que pide. */
export interface AccionDisponible {
  readonly nodo: string;
  readonly nombreNodo: string;
  readonly accion: AccionTarea;
  /** Si lleva a pedir una corrección: hay que marcar campos. */
  readonly pideCampos: boolean;
  readonly datos?: Pagina;
}

/** Todo lo que se ve de un caso en una pantalla. */
export interface CasoVisible {
  readonly expediente: Expediente;
  readonly tramite: TramiteEnCurso;
  readonly secciones: readonly SeccionDeResumen[];
  readonly documentos: readonly Documento[];
  readonly eventos: readonly Evento[];
  readonly plazos: readonly PlazoVisible[];
  readonly correcciones: readonly Correccion[];
  readonly notificaciones: readonly Notificacion[];
  /** Vacía para la persona interesada: son internas. */
  readonly notas: readonly Nota[];
  readonly acciones: readonly AccionDisponible[];
  /** Pasos automáticos en curso: si no avanzan, falta una firma o hay una falla. */
  readonly serviciosEnCurso: readonly { readonly nodo: string; readonly nombre: string }[];
}

/**
 * Lee un caso completo y deja registrado el acceso (DS 4/2020 art. 49; DS 10/2023 art. 19 n° 5).
 * Devuelve undefined si no existe o quien mira no puede verlo: por fuera no se distinguen.
 */
export async function verCaso(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'azar' | 'calendario'>,
  expedienteId: string,
  mirada: Mirada,
): Promise<CasoVisible | undefined> {
  const expediente = await expedientePorId(tx, expedienteId);
  if (expediente === undefined || !puedeMirar(expediente, mirada)) return undefined;
  const tramite = await tramiteDe(tx, expediente);
  const municipio = await municipioDe(tx);
  const ahora = puertos.reloj.ahora();
  const esFuncionario = 'funcionario' in mirada;
  await registrarAcceso(tx, {
    accesoId: nuevoId(puertos),
    expedienteId,
    actor: actorDeMirada(mirada),
    motivo: esFuncionario ? 'consulta del caso' : 'consulta propia',
    ocurridoEn: ahoraIso(puertos),
  });
  const hoy = hoyEn(ahora, municipio.zona);
  const plazos = await plazosDe(tx, expedienteId);
  const correcciones = await correccionesDe(tx, expedienteId);
  const { formulario } = tramite.definicion;
  const delFuncionario = paginasDeFuncionario(tramite);
  return {
    expediente,
    tramite,
    secciones: resumen(
      { ...formulario, paginas: [...formulario.paginas, ...delFuncionario] },
      expediente.respuestas,
      contextoDe({ tramite, municipio, ahora }),
    ).filter(
      ({ pagina, filas }) =>
        !delFuncionario.some(({ id }) => id === pagina) ||
        filas.some(({ campo }) => Object.hasOwn(expediente.respuestas, campo)),
    ),
    documentos: await documentosDe(tx, expedienteId),
    eventos: (await leerEventos(tx, expedienteId)).filter(
      ({ tipo }) => esFuncionario || tipo !== 'nota',
    ),
    plazos: plazos.map((plazo) => ({
      ...plazo,
      ...detencionDe(puertos, { expediente, municipio, correcciones }, plazo),
      diasHabiles: puertos.calendario.diasHabilesEntre(
        hoy,
        Temporal.PlainDate.from(plazo.vence),
        municipio.cut,
      ),
    })),
    correcciones,
    notificaciones: await notificacionesDe(tx, expedienteId),
    notas: esFuncionario ? await notasDe(tx, expedienteId) : [],
    acciones: esFuncionario ? accionesDe(expediente, tramite, mirada.funcionario) : [],
    serviciosEnCurso: expediente.marcado.en.flatMap((id) => {
      const nodo = tramite.flujo.nodos.get(id)?.nodo;
      return nodo?.tipo === 'servicio' ? [{ nodo: id, nombre: nodo.nombre }] : [];
    }),
  };
}

function detencionDe(
  ...argumentos: Parameters<typeof diasEnEspera>
): Pick<PlazoVisible, 'detenidoCon'> {
  const detenidoCon = diasEnEspera(...argumentos);
  return detenidoCon === undefined ? {} : { detenidoCon };
}

/** Quien mira, como actor de la historia. */
export function actorDeMirada(mirada: Mirada): Actor {
  return 'funcionario' in mirada
    ? actorFuncionario(mirada.funcionario)
    : { clase: 'interesado', id: mirada.personaId, nombre: mirada.nombre };
}

/** Si puede ver el expediente: su interesado, o un funcionario de la unidad que lo tiene o tuvo. */
export function puedeMirar(expediente: Expediente, mirada: Mirada): boolean {
  return 'funcionario' in mirada
    ? puedeVer(mirada.funcionario, expediente.unidadId)
    : mirada.personaId === expediente.personaId;
}

function paginasDeFuncionario({ definicion }: TramiteEnCurso): readonly Pagina[] {
  return (definicion.datosDeAccion ?? []).map(({ paso, accion, campos }) => ({
    id: `${paso}.${accion}`,
    titulo: 'Datos de la decisión',
    campos,
  }));
}

function accionesDe(
  expediente: Expediente,
  tramite: TramiteEnCurso,
  funcionario: Funcionario,
): readonly AccionDisponible[] {
  const ajeno =
    expediente.asignadoA !== undefined && expediente.asignadoA !== funcionario.funcionarioId;
  if (ajeno) return [];
  const tareas = expediente.marcado.en.flatMap((id): readonly NodoTarea[] => {
    const nodo = tramite.flujo.nodos.get(id)?.nodo;
    return nodo?.tipo === 'tarea' &&
      tieneRol(funcionario, nodo.unidad ?? tramite.unidadId, nodo.rol)
      ? [nodo]
      : [];
  });
  return tareas.flatMap((nodo) =>
    nodo.acciones.map((accion): AccionDisponible => {
      const datos = paginaDeAccion(tramite.definicion, nodo.id, accion.id);
      return {
        nodo: nodo.id,
        nombreNodo: nodo.nombre,
        accion,
        pideCampos: llevaACorregir(tramite, expediente, nodo.id, accion.id),
        ...(datos === undefined ? {} : { datos }),
      };
    }),
  );
}

/** Si la acción deja el caso esperando a la persona: se prueba sobre el flujo, sin efectos. */
function llevaACorregir(
  tramite: TramiteEnCurso,
  expediente: Expediente,
  nodo: string,
  accion: string,
): boolean {
  const hechos = hechosDe(tramite, expediente.respuestas);
  const avance = completar(tramite.flujo, expediente.marcado, nodo, accion, hechos);
  return (
    avance.ok && avance.valor.entradas.some((n) => n.tipo === 'espera' && n.de === 'interesado')
  );
}
