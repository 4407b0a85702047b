import { leerFecha } from '../../../calendario/index.ts';
import type { FormularioRecibido } from '../../gobierno/administracion/index.ts';
import type { ErrorDeHito, Hito } from '../estrategia/index.ts';
import { fechaLegible } from './alertas.ts';
import type { HitoPorGuardar } from './casos.ts';
import type { HitoGuardado } from './repositorio.ts';

/** Hito como se escribió en el formulario. */
export interface HitoEscrito {
  readonly nombre: string;
  readonly inicio: string;
  readonly termino: string;
  readonly avance: string;
  readonly medida: string;
  readonly meta: string;
  readonly verificacion: string;
  readonly responsable: string;
  readonly responsableId: string;
  readonly presupuesto: string;
  readonly requiere: readonly string[];
  readonly revision: number;
}

export const HITO_VACIO: HitoEscrito = {
  nombre: '',
  inicio: '',
  termino: '',
  avance: '0',
  medida: '',
  meta: '',
  verificacion: '',
  responsable: '',
  responsableId: '',
  presupuesto: '',
  requiere: [],
  revision: 0,
};

const MAXIMO_CLP = 999_999_999_999;

/** Lo recibido, tal como se escribió. */
export function leerHitoEscrito(f: FormularioRecibido): HitoEscrito {
  const texto = (campo: string): string => f.texto(campo).trim();
  return {
    nombre: texto('nombre'),
    inicio: texto('inicio'),
    termino: texto('termino'),
    avance: texto('avance'),
    medida: texto('medida'),
    meta: texto('meta'),
    verificacion: texto('verificacion'),
    responsable: texto('responsable'),
    responsableId: texto('responsable_id'),
    presupuesto: texto('presupuesto'),
    requiere: f.lista('requiere'),
    revision: Number(texto('revision')) || 0,
  };
}

/** Un hito guardado, como se muestra en su formulario. */
export function escribirHito(h: HitoGuardado): HitoEscrito {
  return {
    nombre: h.nombre,
    inicio: fechaLegible(h.inicio),
    termino: fechaLegible(h.termino),
    avance: String(Math.round(h.avance * 100)),
    medida: h.medida?.clave ?? '',
    meta: h.medida === null ? '' : String(h.medida.meta).replace('.', ','),
    verificacion: h.verificacion,
    responsable: h.responsable,
    responsableId: h.responsableId ?? '',
    presupuesto: h.presupuesto_clp === null ? '' : String(h.presupuesto_clp),
    requiere: h.requiere,
    revision: h.revision,
  };
}

const decimal = (texto: string): number =>
  texto === '' ? Number.NaN : Number(texto.replace(',', '.'));

/** Pesos como se escriben en Chile, «$ 1.250.000»; `null` en blanco y NaN si no se entiende. */
export function leerPesos(texto: string): number | null {
  if (texto === '') return null;
  const limpio = texto.replace(/[\s$]/g, '');
  const signo = /^[-−]/.test(limpio) ? -1 : 1;
  const digitos = limpio.replace(/^[-−]/, '');
  if (!/^(\d+|\d{1,3}(\.\d{3})+)$/.test(digitos)) return Number.NaN;
  return signo * Number(digitos.replaceAll('.', ''));
}

export type HitoLeido =
  | { readonly ok: true; readonly hito: Omit<HitoPorGuardar, 'id' | 'accionId' | 'revision'> }
  | { readonly ok: false; readonly errores: readonly ErrorDeHito[] };

/**
 * Pasa lo escrito a un hito. Junta todos los errores, cada uno con su campo: también los que se
 * pueden ver antes de leer el plan, para decirlo todo de una vez.
 */
export function leerHito(
  e: HitoEscrito,
  cuentas: readonly { readonly id: string; readonly nombre: string }[],
  previo: Hito | undefined,
  medibles: ReadonlySet<string>,
): HitoLeido {
  const errores: ErrorDeHito[] = [];
  const anotar = (campo: ErrorDeHito['campo'], mensaje: string) => errores.push({ campo, mensaje });
  const fecha = (campo: 'inicio' | 'termino', nombre: string): string => {
    const leida = leerFecha(e[campo]);
    if (leida.ok) return leida.valor.toString();
    anotar(
      campo,
      leida.error === 'inexistente'
        ? `El ${nombre} no existe en el calendario.`
        : `Escriba el ${nombre} como día-mes-año.`,
    );
    return '';
  };
  if (e.nombre === '') anotar('nombre', 'Escriba el nombre del hito.');
  const inicio = fecha('inicio', 'inicio');
  const termino = fecha('termino', 'término');
  if (inicio !== '' && termino !== '' && termino < inicio) {
    anotar('termino', 'El término no puede ser antes del inicio.');
  }
  const conMedida = e.medida !== '' && medibles.has(e.medida);
  const avance = decimal(e.avance);
  if (!conMedida && !(avance >= 0 && avance <= 100)) {
    anotar('avance', 'El avance es un número de 0 a 100.');
  }
  const meta = decimal(e.meta);
  if (conMedida && !(meta > 0)) anotar('meta', 'Escriba una meta mayor que cero.');
  const presupuesto = leerPesos(e.presupuesto);
  if (presupuesto !== null && Number.isNaN(presupuesto)) {
    anotar('presupuesto', 'El presupuesto va en pesos, sin decimales. Por ejemplo: 1.250.000');
  } else if (presupuesto !== null && presupuesto < 0) {
    anotar('presupuesto', 'El presupuesto no puede ser negativo.');
  } else if (presupuesto !== null && presupuesto > MAXIMO_CLP) {
    anotar('presupuesto', 'El presupuesto es demasiado grande.');
  }
  const cuenta = cuentas.find((c) => c.id === e.responsableId);
  const responsable = e.responsable === '' ? (cuenta?.nombre ?? '') : e.responsable;
  if (responsable === '') anotar('responsable', 'Diga quién responde por el hito.');
  if (errores.length > 0) return { ok: false, errores };
  return {
    ok: true,
    hito: {
      nombre: e.nombre,
      inicio,
      termino,
      // El avance medido lo pone la plataforma: aquí solo se conserva el que había.
      avance: conMedida ? (previo?.avance ?? 0) : avance / 100,
      medida: conMedida ? { clave: e.medida, meta } : null,
      verificacion: e.verificacion,
      responsable,
      responsableId: cuenta?.id ?? null,
      presupuesto_clp: presupuesto,
      requiere: e.requiere,
    },
  };
}
