import { jsonCanonico } from '../../../base/json-canonico.ts';
import type { FlujoCompilado } from '../../../flujo/index.ts';
import type { Idioma } from '../../../idioma/index.ts';
import type {
  BaseDeDatos,
  TxGlobal,
  TxMunicipal,
} from '../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Reloj } from '../../../plataforma/reloj/puerto.ts';
import { aplicarCapa, capaQueCalza } from './capa.ts';
import type { Capa, DefinicionTramite } from './definicion.ts';
import { esCapa, esDefinicion } from './leer-definicion.ts';
import * as repositorio from './repositorio.ts';
import { type Traduccion, type TramiteTraducido, traducir } from './traduccion.ts';
import { validarFlujoDe } from './verificar-definicion.ts';

/** Trámite listo para usarse: la versión nacional con la capa del municipio y su flujo compilado. */
export interface TramiteListo {
  readonly definicion: DefinicionTramite;
  readonly version: number;
  readonly capa: Capa;
  readonly flujo: FlujoCompilado;
}

/** Quién atiende, con nombre y apellido. */
export interface UnidadDeContacto {
  readonly unidadId: string;
  readonly nombre: string;
  readonly responsable?: string;
  readonly cargo?: string;
  readonly correo?: string;
  readonly telefono?: string;
  readonly direccion?: string;
  readonly horario?: string;
}

/** Trámite que un municipio ofrece al público. */
export interface TramitePublicado extends TramiteListo {
  readonly municipioId: number;
  readonly unidad?: UnidadDeContacto;
}

/** Lectura de trámites con memoria: una página pública no toca la base salvo cada pocos segundos. */
export interface Catalogo {
  /**
   * Definición de una versión con una capa. Usa la transacción de quien llama para no pedir otra
   * conexión. Undefined si la versión no existe; lanza si lo guardado está dañado.
   */
  definicion(
    tx: TxGlobal,
    tramiteId: string,
    version: number,
    capa?: object,
  ): Promise<TramiteListo | undefined>;
  /**
   * Trámite que rige a una solicitud de este municipio empezada con `version`: si la adopción va en
   * otra versión, se le pone la parte de la capa que calza. Undefined si ya no está adoptado.
   */
  vigente(
    tx: TxMunicipal,
    tramiteId: string,
    version: number,
  ): Promise<(TramiteListo & { readonly publicado: boolean; readonly ultima: number }) | undefined>;
  /** Trámites publicados de un municipio, por nombre. */
  publicados(municipioId: number): Promise<readonly TramitePublicado[]>;
  /** La misma definición para mostrarla en un idioma; lo que falta queda en castellano. */
  enIdioma(definicion: DefinicionTramite, idioma: Idioma): TramiteTraducido;
  /** Nombre de un trámite en un idioma, por el nombre con que se guardó un caso. */
  nombreEnIdioma(nombre: string, idioma: Idioma): string | undefined;
  publicado(municipioId: number, tramiteId: string): Promise<TramitePublicado | undefined>;
  /** Olvida lo recordado de un municipio: llamar después de publicar o cambiar una unidad. */
  olvidar(municipioId: number): void;
}

/** Segundos que vale lo recordado: lo que otro proceso publique se ve a más tardar en ese tiempo. */
const SEGUNDOS_DE_MEMORIA = 5;
/** Definiciones con capa que se recuerdan; al pasar el tope se olvidan las más antiguas. */
const MAXIMO_LISTAS = 2_000;

const NADA: ReadonlySet<string> = new Set();

interface Recuerdo {
  readonly hasta: number;
  readonly valor: Promise<readonly TramitePublicado[]>;
}

/** Crea el lector de trámites de este proceso. */
export function crearCatalogo(puertos: {
  readonly base: BaseDeDatos;
  readonly reloj: Reloj;
  /** Textos de los trámites en otros idiomas. */
  readonly traducciones?: readonly Traduccion[];
}): Catalogo {
  const nacionales = new Map<string, Omit<TramiteListo, 'capa'>>();
  const listas = new Map<string, TramiteListo>();
  const municipios = new Map<number, Recuerdo>();

  async function nacional(tx: TxGlobal, tramiteId: string, version: number) {
    const clave = `${tramiteId}@${version}`;
    const conocida = nacionales.get(clave);
    if (conocida !== undefined) return conocida;
    const guardada = await repositorio.leerNacional(tx, tramiteId, version);
    if (guardada === undefined) return undefined;
    if (!esDefinicion(guardada)) throw new TypeError(`Definición dañada: ${clave}`);
    const flujo = validarFlujoDe(guardada);
    if (!flujo.ok) throw new TypeError(`Flujo dañado: ${clave}`);
    const lista = { definicion: guardada, version, flujo: flujo.valor };
    nacionales.set(clave, lista);
    return lista;
  }

  async function definicion(
    tx: TxGlobal,
    tramiteId: string,
    version: number,
    capa: object = {},
  ): Promise<TramiteListo | undefined> {
    const clave = `${tramiteId}@${version} ${jsonCanonico(capa)}`;
    const conocida = listas.get(clave);
    if (conocida !== undefined) return conocida;
    const base = await nacional(tx, tramiteId, version);
    if (base === undefined) return undefined;
    if (!esCapa(capa)) throw new TypeError(`Capa dañada: ${clave}`);
    const conCapa = aplicarCapa(base.definicion, capa);
    if (!conCapa.ok) throw new TypeError(`La capa no calza: ${clave}`);
    const lista = { ...base, capa, definicion: conCapa.valor };
    listas.set(clave, lista);
    const [primera] = listas.keys();
    if (listas.size > MAXIMO_LISTAS && primera !== undefined) listas.delete(primera);
    return lista;
  }

  function cargar(municipioId: number): Promise<readonly TramitePublicado[]> {
    return puertos.base.conMunicipio(municipioId, async (tx) => {
      const adoptados = await repositorio.adopcionesDe(tx);
      const unidades = new Map((await repositorio.unidadesDe(tx)).map((u) => [u.unidad_id, u]));
      const publicados: TramitePublicado[] = [];
      for (const fila of adoptados) {
        if (fila.estado !== 'publicado') continue;
        const lista = await definicion(tx, fila.tramite_id, fila.version, fila.capa);
        if (lista === undefined) continue;
        const unidad = unidades.get(lista.definicion.unidad);
        publicados.push({
          ...lista,
          municipioId,
          ...(unidad === undefined ? {} : { unidad: aContacto(unidad) }),
        });
      }
      return publicados.sort((a, b) =>
        a.definicion.nombre.localeCompare(b.definicion.nombre, 'es'),
      );
    });
  }

  function publicados(municipioId: number): Promise<readonly TramitePublicado[]> {
    const ahora = puertos.reloj.ahora().epochMilliseconds;
    const recuerdo = municipios.get(municipioId);
    if (recuerdo !== undefined && ahora < recuerdo.hasta) return recuerdo.valor;
    // Las visitas que llegan juntas comparten una sola lectura; una que falla no se recuerda.
    const valor = cargar(municipioId);
    const nuevo = { hasta: ahora + SEGUNDOS_DE_MEMORIA * 1000, valor };
    municipios.set(municipioId, nuevo);
    valor.catch(() => {
      if (municipios.get(municipioId) === nuevo) municipios.delete(municipioId);
    });
    return valor;
  }

  async function vigente(tx: TxMunicipal, tramiteId: string, version: number) {
    const adopcion = await repositorio.leerAdopcion(tx, tramiteId);
    const base = await nacional(tx, tramiteId, version);
    if (adopcion === undefined || base === undefined || !esCapa(adopcion.capa)) return undefined;
    const lista = await definicion(
      tx,
      tramiteId,
      version,
      adopcion.version === version ? adopcion.capa : capaQueCalza(base.definicion, adopcion.capa),
    );
    if (lista === undefined) return undefined;
    return { ...lista, publicado: adopcion.estado === 'publicado', ultima: adopcion.version };
  }

  const traducidas = new WeakMap<DefinicionTramite, Map<Idioma, TramiteTraducido>>();

  function enIdioma(definicion: DefinicionTramite, idioma: Idioma): TramiteTraducido {
    if (idioma === 'es-CL') return { definicion, sinTraducir: NADA };
    const porIdioma = traducidas.get(definicion) ?? new Map<Idioma, TramiteTraducido>();
    traducidas.set(definicion, porIdioma);
    const conocida = porIdioma.get(idioma);
    if (conocida !== undefined) return conocida;
    const nueva = traducir(
      definicion,
      puertos.traducciones?.find((t) => t.idioma === idioma && t.de.id === definicion.id),
    );
    porIdioma.set(idioma, nueva);
    return nueva;
  }

  return {
    definicion,
    vigente,
    enIdioma,
    nombreEnIdioma: (nombre, idioma) =>
      puertos.traducciones?.find((t) => t.idioma === idioma && t.de.nombre === nombre)?.textos
        .nombre,
    publicados,
    publicado: async (municipioId, tramiteId) =>
      (await publicados(municipioId)).find((t) => t.definicion.id === tramiteId),
    olvidar: (municipioId) => {
      municipios.delete(municipioId);
    },
  };
}

function aContacto(
  fila: Awaited<ReturnType<typeof repositorio.unidadesDe>>[number],
): UnidadDeContacto {
  const dato = <C extends string>(clave: C, valor: string | null) =>
    valor === null || valor === '' ? {} : { [clave]: valor };
  return {
    unidadId: fila.unidad_id,
    nombre: fila.nombre,
    ...dato('responsable', fila.responsable),
    ...dato('cargo', fila.cargo_responsable),
    ...dato('correo', fila.correo),
    ...dato('telefono', fila.telefono),
    ...dato('direccion', fila.direccion),
    ...dato('horario', fila.horario),
  };
}
