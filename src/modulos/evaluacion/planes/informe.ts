import { fechaLarga, hoyEn } from '../../../calendario/index.ts';
import type { DatosDePlantilla } from '../../../plataforma/pdf/datos.ts';
import type { Municipio } from '../../gobierno/territorio/index.ts';
import {
  cifrasDe,
  type DependenciasEncuesta,
  type Encuesta,
  leerEncuesta,
  medirEncuesta,
  programaNacional,
} from '../encuesta/index.ts';
import {
  leerAreasDeMejora,
  leerBiblioteca,
  type Propuesta,
  proponer,
} from '../estrategia/index.ts';
import { brechas } from '../madurez/index.ts';
import { type HitoGuardado, hitosDe } from './repositorio.ts';

type Datos = DatosDePlantilla['informe-madurez'];

const cifra = (n: number | null, d = 3): string =>
  n === null ? 'sin dato' : n.toFixed(d).replace('.', ',');
const legible = (iso: string): string => iso.split('-').reverse().join('-');
const millones = (n: number): string =>
  (n / 1e6).toLocaleString('es-CL', { maximumFractionDigits: 1 });

const METODO = [
  'El índice mdm-1 reúne contexto (15 %), capacidad de producir servicios (45 %) y canal web (40 %).',
  'Las respuestas las declara la municipalidad. El puntaje con respaldo usa solo las que tienen documento, dirección web o dato de la plataforma.',
  'Pesos, cortes, esfuerzos y costos son juicio propio por revisar con datos.',
  'El índice no se compara con el de 2015 ni con el de 2022: preguntan cosas distintas.',
  'El grupo se asigna con cortes fijos y exigencias mínimas: no depende de los demás municipios.',
];

const ACCIONES = 18;
const BRECHAS = 24;

/** Arma los datos del informe de una medición. */
export function datosDelInforme(p: {
  readonly municipio: Municipio;
  readonly encuesta: Encuesta;
  readonly campana: string;
  readonly hitos: readonly HitoGuardado[];
  readonly url: string;
  readonly instante: Temporal.Instant;
}): Datos {
  const { municipio, encuesta } = p;
  const { plan, reglas } = encuesta.cuestionario;
  const medida = medirEncuesta(encuesta, municipio.cut);
  const { resultado, ubicacion, detalle, respuestas } = medida;
  const biblioteca = leerBiblioteca(plan.instrumento);
  if (!biblioteca.ok) throw new Error(biblioteca.error.join('\n'));
  const areas = leerAreasDeMejora();
  const propuesta = proponer(
    plan,
    municipio.cut,
    respuestas,
    biblioteca.valor,
    areas,
    {
      presupuesto_clp: null,
      personas_mes: null,
      maximo_acciones: ACCIONES,
      hechas: [],
      descartadas: [],
    },
    reglas,
  );
  const { dimensiones } = plan.instrumento;
  const puntaje = (clave: string): number => resultado.dimensiones[clave] ?? 0;
  const bloques = dimensiones
    .filter((d) => d.ambito === 'bloque')
    .map((b) => ({
      nombre: b.nombre,
      texto: cifra(puntaje(b.clave), 2),
      dimensiones: dimensiones
        .filter((d) => d.bloque === b.clave)
        .map((d) => ({
          nombre: d.nombre,
          valor: puntaje(d.clave),
          texto: cifra(puntaje(d.clave), 2),
        }))
        .toSorted((x, y) => x.valor - y.valor),
    }));
  const orden = bloques.flatMap((b) => b.dimensiones).toSorted((a, b) => a.valor - b.valor);
  const siguiente = ubicacion?.siguiente;
  return {
    municipalidad: `Municipalidad de ${municipio.nombre}`,
    comuna: municipio.nombre,
    unidad: 'Transformación digital',
    emitido: {
      instante: p.instante.toString(),
      texto: fechaLarga(hoyEn(p.instante, municipio.zonaHoraria)),
    },
    verificacion: { codigo: '', url: p.url },
    campana: p.campana,
    pie: `Madurez digital de ${municipio.nombre}. ${p.campana}.`,
    ...(encuesta.medicion.demostracion
      ? {
          marca: 'DEMOSTRACIÓN',
          aviso:
            'Demostración: las respuestas y el plan son inventados. No describen a la municipalidad.',
        }
      : {}),
    indice: cifra(resultado.indice),
    verificado: cifra(resultado.verificado),
    grupo: resultado.grupo === null ? '—' : String(resultado.grupo),
    nombreGrupo: resultado.nombreGrupo ?? 'Sin grupo',
    resumen: [
      `La municipalidad respondió ${Math.round(resultado.cobertura * 100)} % de lo que aplica y obtuvo ${cifra(resultado.indice)} de 1.`,
      `Lo más fuerte es «${orden.at(-1)?.nombre}» (${orden.at(-1)?.texto}). Lo que más falta es «${orden[0]?.nombre}» (${orden[0]?.texto}) y «${orden[1]?.nombre}» (${orden[1]?.texto}).`,
      ubicacion?.frontera === true
        ? 'Está cerca del borde de su grupo: una diferencia pequeña lo cambia.'
        : 'No está cerca del borde de su grupo.',
    ],
    bloques,
    brechas: brechas(plan, detalle, respuestas, reglas)
      .slice(0, BRECHAS)
      .map((b) => ({ item: b.item, texto: b.texto, ganancia: `+${cifra(b.ganancia)}` })),
    foco: propuesta.foco?.foco ?? 'Sin grupo no hay foco.',
    areas: (propuesta.foco?.orden ?? []).map((a) => areas.areas[a]),
    ...(siguiente
      ? {
          siguiente: `Para llegar al grupo ${siguiente.grupo} faltan ${cifra(siguiente.falta)} puntos de índice${siguiente.exigencias.length === 0 ? '.' : ` y cumplir: ${siguiente.exigencias.join(', ')}.`}`,
        }
      : {}),
    propuesta: enPalabras(propuesta),
    acciones: propuesta.acciones.map((a) => ({
      orden: String(a.orden),
      nombre: a.accion.nombre,
      proposito: a.accion.proposito,
      efecto: `+${cifra(a.efecto)}`,
      esfuerzo: cifra(a.accion.esfuerzo_personas_mes, 1),
      semanas: String(a.accion.semanas),
      costo: `$ ${millones(a.accion.costo_clp.minimo)} a ${millones(a.accion.costo_clp.maximo)} millones`,
      pasos: a.accion.pasos,
      verificacion: a.accion.verificacion,
    })),
    hitos: p.hitos.map((h) => ({
      nombre: h.nombre,
      inicio: legible(h.inicio),
      termino: legible(h.termino),
      avance: `${Math.round(h.avance * 100)} %`,
      verificacion: h.verificacion,
    })),
    metodo: METODO,
    advertencias: resultado.advertencias,
  };
}

function enPalabras(p: Propuesta): string {
  return `Ordenadas por lo que suben el índice según su esfuerzo. Con todas, el índice pasaría de ${cifra(p.antes.indice)} a ${cifra(p.despues.indice)} y del grupo ${p.antes.grupo ?? '—'} al ${p.despues.grupo ?? '—'}, con ${cifra(p.esfuerzo_personas_mes, 1)} personas-mes y hasta $ ${millones(p.costo_clp.maximo)} millones.`;
}

/** Calcular la propuesta toma segundos: cada informe se compone una vez al día por medición. */
const compuestos = new Map<string, Promise<Uint8Array | undefined>>();
const MAXIMO_COMPUESTOS = 400;

/** Informe en PDF de la última medición firmada; sin ella, nada. */
export async function informeDe(
  deps: Pick<DependenciasEncuesta, 'puertos' | 'proveedores'>,
  municipio: Municipio,
): Promise<Uint8Array | undefined> {
  const { puertos } = deps;
  const hallada = await puertos.base.global(async (tx) => {
    const fila = await programaNacional.ultimaDe(tx, municipio.cut);
    const firmada = fila !== undefined && fila.estado !== 'invitado' && fila.estado !== 'en_curso';
    const campana = firmada ? await programaNacional.campanaPorId(tx, fila.campana_id) : undefined;
    return campana === undefined || fila === undefined
      ? undefined
      : { campana, version: fila.actualizado_en };
  });
  if (hallada === undefined) return undefined;
  const dia = hoyEn(puertos.reloj.ahora(), municipio.zonaHoraria).toString();
  const clave = `${municipio.cut}:${hallada.version}:${dia}`;
  const listo = compuestos.get(clave);
  if (listo !== undefined) return listo;
  if (compuestos.size >= MAXIMO_COMPUESTOS) compuestos.clear();
  const nuevo = componerInforme(deps, municipio, hallada.campana);
  compuestos.set(clave, nuevo);
  // Si falla, la próxima petición lo intenta de nuevo.
  nuevo.catch(() => compuestos.delete(clave));
  return nuevo;
}

async function componerInforme(
  { puertos, proveedores }: Pick<DependenciasEncuesta, 'puertos' | 'proveedores'>,
  municipio: Municipio,
  hallada: { readonly campana_id: string; readonly nombre: string },
): Promise<Uint8Array | undefined> {
  const cifras = await cifrasDe({ proveedores }, municipio.municipioId);
  const datos = await puertos.base.conMunicipio(municipio.municipioId, async (tx) => {
    const encuesta = await leerEncuesta(tx, hallada.campana_id, cifras);
    if (encuesta === undefined) return undefined;
    return datosDelInforme({
      municipio,
      encuesta,
      campana: hallada.nombre,
      hitos: await hitosDe(tx),
      url: `${puertos.urlPublica}/madurez/municipios/${municipio.slug}`,
      instante: puertos.reloj.ahora(),
    });
  });
  return datos === undefined ? undefined : puertos.pdf.componer('informe-madurez', datos);
}
