import type { MultipartFile } from '@fastify/multipart';
import { exito, falla } from '../../../../base/resultado.ts';
import type {
  CampoDe,
  Cuerpo,
  ErrorCampo,
  Pagina,
  ValorArchivo,
} from '../../../../formulario/index.ts';
import { type Catalogo as Textos, textos } from '../../../../idioma/index.ts';
import type { TipoArchivo } from '../../../../plataforma/archivos/puerto.ts';
import { mimeDeTipo, TIPOS_ADMITIDOS } from '../../../../plataforma/archivos/tipos.ts';
import type { TablaAdjunto } from '../../../../plataforma/base-de-datos/tablas.ts';
import type { PuertosSolicitudes } from '../dependencias.ts';

/** Archivos que llegaron con una página, ya guardados y revisados. */
export interface Recibidos {
  /** Por nombre de la entrada (`croquis`, `planos.0.archivo`). */
  readonly archivos: Readonly<Record<string, readonly ValorArchivo[]>>;
  readonly errores: readonly ErrorCampo[];
  readonly antivirus: ReadonlyMap<string, TablaAdjunto['antivirus']>;
}

export const SIN_ARCHIVOS: Recibidos = { archivos: {}, errores: [], antivirus: new Map() };

const MEGA = 1_048_576;
/** Igual que el límite del campo cuando la definición no dice otro. */
const MAXIMO_BYTES = 10 * MEGA;
const TIPOS = ['application/pdf', 'image/jpeg', 'image/png'] as const;
/** Partes de archivo que se leen de una sola petición; de ahí en adelante se corta. */
const MAXIMO_ARCHIVOS = 50;

/** Límites de una petición con archivos. */
export function limitesDePagina(pagina: Pagina) {
  return {
    files: MAXIMO_ARCHIVOS,
    fileSize: Math.max(MAXIMO_BYTES, ...camposDeArchivo(pagina).map(maximoDe)) + 1,
    fields: 1_000,
    fieldSize: MEGA,
    parts: 1_100,
  };
}

/** Lo que trae una petición `multipart/form-data`. */
export interface Multipartes {
  readonly cuerpo: Cuerpo;
  readonly recibidos: Recibidos;
}

type Parte =
  | MultipartFile
  | {
      readonly type: 'field';
      readonly fieldname: string;
      readonly value: unknown;
      readonly valueTruncated: boolean;
    };

/**
 * Lee una petición con archivos. Cada archivo se guarda al paso (nunca entero en memoria), se
 * reconoce por su contenido y se revisa con el antivirus. Los que no sirven se explican; los
 * demás datos se conservan.
 */
export async function recibirArchivos(
  puertos: Pick<PuertosSolicitudes, 'archivos' | 'antivirus'>,
  pagina: Pagina,
  partes: AsyncIterable<Parte>,
  t: Textos = textos('es-CL'),
): Promise<Multipartes> {
  const cuerpo: Record<string, string[]> = {};
  const archivos: Record<string, ValorArchivo[]> = {};
  const errores: ErrorCampo[] = [];
  const antivirus = new Map<string, TablaAdjunto['antivirus']>();
  const llegados = new Map<string, number>();
  try {
    for await (const parte of partes) {
      if (parte.type === 'field') {
        const valor = typeof parte.value === 'string' ? parte.value : '';
        // Un texto cortado no se guarda a medias: se rellena para que el lector diga que es enorme.
        cuerpo[parte.fieldname] = [
          ...(cuerpo[parte.fieldname] ?? []),
          parte.valueTruncated ? valor.padEnd(MEGA + 1) : valor,
        ];
        continue;
      }
      const nombre = parte.fieldname.replaceAll('-', '.');
      const campo = campoDe(pagina, nombre);
      const vacia = parte.filename === '' || parte.filename === undefined;
      if (campo === undefined || vacia) {
        parte.file.resume();
        if (campo === undefined) errores.push(ajeno(parte.fieldname, t));
        continue;
      }
      const cuantos = (llegados.get(nombre) ?? 0) + 1;
      llegados.set(nombre, cuantos);
      if (cuantos > (campo.maximo ?? 1)) {
        parte.file.resume();
        continue;
      }
      const guardado = await guardarUno(puertos, campo, parte, t);
      if ('mensaje' in guardado)
        errores.push({ campo: nombre, mensaje: guardado.mensaje, codigo: 'invalido' });
      else {
        archivos[nombre] = [...(archivos[nombre] ?? []), guardado.archivo];
        antivirus.set(guardado.archivo.sha256, guardado.antivirus);
      }
    }
  } catch (error) {
    if (!esLimite(error)) throw error;
    for (const campo of camposDeArchivo(pagina).slice(0, 1))
      llegados.set(campo.id, Math.max(MAXIMO_ARCHIVOS, llegados.get(campo.id) ?? 0));
  }
  for (const [nombre, cuantos] of llegados) {
    const maximo = campoDe(pagina, nombre)?.maximo ?? 1;
    if (cuantos <= maximo) continue;
    // No se sabe cuáles quería: no se toma ninguno y se pide elegir.
    delete archivos[nombre];
    errores.push({ campo: nombre, mensaje: demasiados(cuantos, maximo, t), codigo: 'invalido' });
  }
  return { cuerpo, recibidos: { archivos, errores, antivirus } };
}

function demasiados(cuantos: number, maximo: number, { campos }: Textos): string {
  return campos.archivosJuntos(
    cuantos,
    maximo === 1 ? campos.adjunteUno : campos.adjunteHasta(maximo),
  );
}

async function guardarUno(
  { archivos, antivirus }: Pick<PuertosSolicitudes, 'archivos' | 'antivirus'>,
  campo: CampoDe<'archivo'>,
  { file, filename, mimetype }: MultipartFile,
  { campos }: Textos,
): Promise<
  | { readonly archivo: ValorArchivo; readonly antivirus: TablaAdjunto['antivirus'] }
  | { readonly mensaje: string }
> {
  const nombre = nombreSeguro(filename);
  // Sin destruir el origen: lo que sobre se descarta y las demás partes se siguen leyendo.
  const guardado = await archivos.guardar(file.iterator({ destroyOnReturn: false }), {
    maximo: maximoDe(campo),
    tipos: tiposDe(campo),
    nombre,
    mime: mimetype,
  });
  file.resume();
  if (!guardado.ok) {
    const motivo =
      guardado.error === 'demasiado-grande'
        ? pesaMas(maximoDe(campo), campos)
        : campos.errorArchivo[guardado.error];
    return { mensaje: campos.archivoRechazado(nombre, motivo) };
  }
  const { sha256, bytes, tipo } = guardado.valor;
  const leido = await archivos.leer(sha256).then(exito, () => falla('no-disponible' as const));
  if (!leido.ok)
    return { mensaje: campos.archivoRechazado(nombre, campos.errorArchivo[leido.error]) };
  const { valor: contenido } = leido;
  const revision = contenido === undefined ? 'no-disponible' : await antivirus.revisar(contenido);
  if (typeof revision === 'object') return { mensaje: campos.archivoConVirus(nombre) };
  return {
    archivo: { sha256, nombre, tipo: mimeDeTipo(tipo), bytes },
    antivirus: ESTADOS[revision],
  };
}

const ESTADOS = {
  limpio: 'limpio',
  'sin-antivirus': 'sin_antivirus',
  'no-disponible': 'pendiente',
  'supera-limite': 'pendiente',
} as const;

function pesaMas(maximo: number, campos: Textos['campos']): string {
  const megas = (maximo / MEGA).toLocaleString('es-CL', { maximumFractionDigits: 1 });
  return campos.archivoPesaMas(megas.replace(',', campos.comaDecimal));
}

/** Nombre para mostrar y descargar: sin ruta, sin controles y con largo acotado. */
export function nombreSeguro(escrito: string): string {
  const base = escrito.split(/[/\\]/).at(-1) ?? '';
  // Los navegadores escriben así las comillas y los saltos de línea de un nombre.
  const limpio = base
    .replace(/%(22|0D|0A)/gi, '')
    .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  // El corte puede partir un carácter de dos unidades: medio carácter no se puede guardar.
  return limpio.slice(-120).replace(/\p{Cs}/gu, '') || 'archivo';
}

function camposDeArchivo(pagina: Pagina): readonly CampoDe<'archivo'>[] {
  return pagina.campos.flatMap((campo) => {
    if (campo.tipo === 'archivo') return [campo];
    return campo.tipo === 'tabla' ? campo.columnas.filter((c) => c.tipo === 'archivo') : [];
  });
}

function campoDe(pagina: Pagina, nombre: string): CampoDe<'archivo'> | undefined {
  const [id, fila, columna] = nombre.split('.');
  const campo = pagina.campos.find((c) => c.id === id);
  if (campo?.tipo === 'archivo' && fila === undefined) return campo;
  if (campo?.tipo !== 'tabla' || fila === undefined || !/^\d{1,3}$/.test(fila)) return undefined;
  return campo.columnas.filter((c) => c.tipo === 'archivo').find((c) => c.id === columna);
}

const maximoDe = (campo: CampoDe<'archivo'>): number => campo.maximoBytes ?? MAXIMO_BYTES;

function tiposDe(campo: CampoDe<'archivo'>): readonly TipoArchivo[] {
  const mimes: readonly string[] = campo.tipos ?? TIPOS;
  return TIPOS_ADMITIDOS.filter((tipo) => mimes.includes(mimeDeTipo(tipo)));
}

function ajeno(nombre: string, t: Textos): ErrorCampo {
  return {
    campo: nombre.slice(0, 80),
    codigo: 'campo-desconocido',
    mensaje: t.campos.archivoAjeno,
  };
}

function esLimite(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^FST_(FILES|PARTS|FIELDS)_LIMIT$/.test(error.code)
  );
}
