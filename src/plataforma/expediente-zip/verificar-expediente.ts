import { unzipSync } from 'fflate';
import { jsonCanonico } from '../../base/json-canonico.ts';
import { type EventoEncadenado, primerEslabonRoto } from '../cadena.ts';
import { type Ancla, atributoDelNombre, type Confianza, confianzaDe } from '../firma/confianza.ts';
import { verificarCms } from '../firma/verificar-cms.ts';
import {
  construirIndice,
  type EntradaZip,
  empaquetar,
  FORMATO,
  RUTA_FIRMA,
  RUTA_MANIFIESTO,
  sha256Hex,
} from './contenido.ts';
import { metadatosFaltantes } from './guia-metadatos.ts';
import { leerEventos, leerManifiesto, leerMetadatos, leerTextoJson } from './lectura.ts';

export type ProblemaExpediente =
  | 'no-es-zip'
  | 'estructura-zip'
  | 'formato'
  | 'firma'
  | 'emisor-desconocido'
  | 'falta-archivo'
  | 'sobra-archivo'
  | 'archivo-alterado'
  | 'cadena'
  | 'indice'
  | 'metadatos';

export interface Hallazgo {
  readonly problema: ProblemaExpediente;
  readonly detalle: string;
}

export interface InformeVerificacion {
  readonly valido: boolean;
  readonly iuie: string | undefined;
  readonly exportadoEn: string | undefined;
  readonly firmadoPor: string | undefined;
  readonly confianza: Confianza;
  readonly documentos: number;
  readonly eventos: number;
  readonly hallazgos: readonly Hallazgo[];
}

const SIN_DATOS = {
  iuie: undefined,
  exportadoEn: undefined,
  firmadoPor: undefined,
  confianza: 'no-comprobada',
  documentos: 0,
  eventos: 0,
} as const;

/**
 * Abre solo entradas sin comprimir: nada puede crecer más que el propio archivo. Si las hay
 * comprimidas, el paquete es otro: el que entrega la plataforma nunca las lleva.
 */
function abrir(bytes: Uint8Array): readonly EntradaZip[] | 'ilegible' | 'recomprimido' {
  let comprimidas = 0;
  try {
    const abiertas = unzipSync(bytes, {
      filter: (e) => {
        if (e.compression !== 0) comprimidas += 1;
        return e.compression === 0 && e.originalSize <= bytes.length;
      },
    });
    const entradas = Object.entries(abiertas).map(([ruta, contenido]) => ({ ruta, contenido }));
    if (comprimidas > 0) return 'recomprimido';
    return entradas.length === 0 ? 'ilegible' : entradas;
  } catch {
    return 'ilegible';
  }
}

const SIN_ABRIR: Readonly<Record<'ilegible' | 'recomprimido', Hallazgo>> = {
  ilegible: { problema: 'no-es-zip', detalle: 'El archivo no es un ZIP legible' },
  recomprimido: {
    problema: 'estructura-zip',
    detalle: 'El ZIP se volvió a comprimir: verifique el que entregó la plataforma',
  },
};

/** El ZIP debe ser, byte a byte, el que resulta de volver a empaquetar lo que contiene. */
function calza(bytes: Uint8Array, entradas: readonly EntradaZip[]): boolean {
  try {
    return Buffer.compare(empaquetar(entradas), bytes) === 0;
  } catch {
    return false;
  }
}

function revisarArchivos(
  declaradas: readonly { readonly ruta: string; readonly bytes: number; readonly sha256: string }[],
  entradas: readonly EntradaZip[],
): readonly Hallazgo[] {
  const presentes = entradas.filter((e) => e.ruta !== RUTA_MANIFIESTO && e.ruta !== RUTA_FIRMA);
  const hallazgos: Hallazgo[] = [];
  for (const { ruta, sha256 } of declaradas) {
    const presente = presentes.find((e) => e.ruta === ruta);
    if (presente === undefined) hallazgos.push({ problema: 'falta-archivo', detalle: ruta });
    else if (sha256Hex(presente.contenido) !== sha256) {
      hallazgos.push({ problema: 'archivo-alterado', detalle: ruta });
    }
  }
  for (const { ruta } of presentes) {
    if (!declaradas.some((d) => d.ruta === ruta)) {
      hallazgos.push({ problema: 'sobra-archivo', detalle: ruta });
    }
  }
  const orden = presentes.map((e) => e.ruta).join('\n');
  if (hallazgos.length === 0 && orden !== declaradas.map((d) => d.ruta).join('\n')) {
    hallazgos.push({ problema: 'estructura-zip', detalle: 'Los archivos no están en su orden' });
  }
  return hallazgos;
}

function revisarCadena(
  eventos: readonly EventoEncadenado[],
  cabeza: string | null,
): readonly Hallazgo[] {
  const roto = primerEslabonRoto(eventos);
  if (roto !== undefined) return [{ problema: 'cadena', detalle: `Actuación ${roto + 1}` }];
  if ((eventos.at(-1)?.hash ?? null) !== cabeza) {
    return [{ problema: 'cadena', detalle: 'La última actuación no es la del manifiesto' }];
  }
  return [];
}

/**
 * Verifica un expediente exportado: estructura del ZIP byte a byte, firma del manifiesto, resumen de
 * cada archivo, que no falte ni sobre ninguno, cadena de actuaciones, índice y metadatos obligatorios.
 * Dice quién firmó; con `anclas`, exige que el emisor sea una de ellas.
 */
export function verificarExpedienteZip(
  bytes: Uint8Array,
  anclas?: readonly Ancla[],
): InformeVerificacion {
  const entradas = abrir(bytes);
  if (typeof entradas === 'string') {
    return { ...SIN_DATOS, valido: false, hallazgos: [SIN_ABRIR[entradas]] };
  }
  const hallazgos: Hallazgo[] = [];
  const anotar = (problema: ProblemaExpediente, detalle: string): void => {
    hallazgos.push({ problema, detalle });
  };
  if (!calza(bytes, entradas)) {
    anotar('estructura-zip', 'El ZIP tiene bytes cambiados, agregados o fuera de lugar');
  }
  const contenidoDe = (ruta: string): Uint8Array =>
    entradas.find((e) => e.ruta === ruta)?.contenido ?? new Uint8Array();
  const firma = verificarCms(contenidoDe(RUTA_FIRMA), [contenidoDe(RUTA_MANIFIESTO)]);
  if (!firma.ok) anotar('firma', `La firma del manifiesto no vale (${firma.error})`);
  const manifiesto = leerManifiesto(contenidoDe(RUTA_MANIFIESTO));
  if (manifiesto?.formato !== FORMATO) anotar('formato', 'El manifiesto no se puede leer');
  const fecha =
    manifiesto === undefined ? undefined : Temporal.Instant.from(manifiesto.exportado_en);
  const confianza = firma.ok
    ? confianzaDe(firma.valor.certificado, anclas, fecha)
    : ('no-comprobada' as const);
  if (confianza === 'desconocida') anotar('emisor-desconocido', 'Firmado por otra instalación');
  hallazgos.push(...revisarArchivos(manifiesto?.entradas ?? [], entradas));

  const eventos = leerEventos(contenidoDe('eventos.jsonl'));
  const metadatos = leerMetadatos(contenidoDe('metadatos.json'));
  if (eventos === undefined) anotar('cadena', 'El registro de actuaciones no se puede leer');
  else hallazgos.push(...revisarCadena(eventos, manifiesto?.cabeza_cadena ?? null));
  if (metadatos === undefined) anotar('metadatos', 'Los metadatos no se pueden leer');
  else {
    const faltan = [
      ...metadatosFaltantes('MGDEE', metadatos.expediente),
      ...metadatos.documentos.flatMap((d) => metadatosFaltantes('MGDDE', d.metadatos)),
    ];
    if (faltan.length > 0) anotar('metadatos', `Faltan ${faltan.join(', ')}`);
    for (const d of metadatos.documentos) {
      if (sha256Hex(contenidoDe(d.ruta)) !== d.sha256) anotar('archivo-alterado', d.ruta);
    }
  }
  if (eventos !== undefined && metadatos !== undefined) {
    const indice = leerTextoJson(contenidoDe('indice.json'));
    const declarado: unknown =
      typeof indice === 'object' && indice !== null ? Reflect.get(indice, 'entradas') : undefined;
    const debido = construirIndice(
      eventos,
      metadatos.documentos.map(({ metadatos: _, ...descrito }) => descrito),
    );
    if (jsonCanonico(declarado ?? null) !== jsonCanonico(debido)) {
      anotar('indice', 'El índice no corresponde a las actuaciones y documentos');
    }
  }
  return {
    valido: hallazgos.length === 0,
    iuie: manifiesto?.iuie,
    exportadoEn: manifiesto?.exportado_en,
    firmadoPor: firma.ok ? atributoDelNombre(firma.valor.certificado.subject, 'CN') : undefined,
    confianza,
    documentos: metadatos?.documentos.length ?? 0,
    eventos: eventos?.length ?? 0,
    hallazgos,
  };
}
