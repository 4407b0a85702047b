/**
 * Los 345 informes en PDF en menos de 60 s, con el mismo compositor aislado del sitio. Dos lotes:
 * con el estudio de 2015, y el caso pesado, una medición mdm-1 completa en cada municipio
 * (inventada con semilla fija) con su propuesta, su plan y dos mediciones comparables.
 */
import { cuestionarioDe } from '../src/modulos/evaluacion/encuesta/index.ts';
import { medir } from '../src/modulos/evaluacion/encuesta/medir.ts';
import { leerEscrita } from '../src/modulos/evaluacion/encuesta/respuesta.ts';
import { respuestasInventadas } from '../src/modulos/evaluacion/planes/demostracion.ts';
import { datosDelInforme } from '../src/modulos/evaluacion/planes/informe/composicion.ts';
import { componerLote } from '../src/modulos/evaluacion/planes/informe/lote.ts';
import type { MedicionDeInforme } from '../src/modulos/evaluacion/planes/informe/medicion.tsx';
import { leerFuentesDeInforme } from '../src/modulos/evaluacion/tablero/index.ts';
import {
  cargarMapas,
  cargarTerritorio,
  type Municipio,
} from '../src/modulos/gobierno/territorio/index.ts';
import { crearComponedorAislado } from '../src/plataforma/pdf/componedor-aislado.ts';
import { avanzar, informar } from './informe.ts';

const PRESUPUESTO_S = 60;
const CADA = 50;

const territorio = cargarTerritorio();
const mapa = cargarMapas().comunas;
const { plan, reglas } = cuestionarioDe('mdm-1');

await medirLote('345 informes con el estudio de 2015', () => undefined);
await medirLote('345 informes con medición mdm-1 completa', conMedicion);

async function medirLote(
  nombre: string,
  medicionDe: (m: Municipio) => MedicionDeInforme | undefined,
): Promise<void> {
  avanzar(nombre);
  const pdf = crearComponedorAislado();
  const inicio = performance.now();
  // Leer datos, calcular el estudio y partir el compositor son parte de lo que se espera.
  const fuentes = leerFuentesDeInforme(territorio, mapa);
  let bytes = 0;
  const avance = await componerLote({
    municipios: territorio.municipios,
    datosDe: async (municipio) =>
      datosDelInforme({
        fuentes,
        municipio,
        medicion: medicionDe(municipio),
        urlPublica: 'https://municipios.example',
        instante: Temporal.Instant.from('2026-11-24T12:00:00Z'),
      }),
    pdf,
    guardar: async (_m, contenido) => {
      bytes += contenido?.length ?? 0;
      return true;
    },
    alAvanzar: ({ hechos, total }) => {
      if (hechos % CADA === 0) avanzar(`${hechos} de ${total}`);
    },
  });
  const segundos = (performance.now() - inicio) / 1000;
  await pdf.cerrar();
  informar({
    nombre,
    mediana: segundos,
    unidad: 's',
    detalle: {
      informes: avance.hechos,
      fallidos: avance.fallidos.length,
      porSegundo: Math.round((avance.hechos / segundos) * 10) / 10,
      megabytes: Math.round(bytes / 1e6),
    },
    presupuesto: `< ${PRESUPUESTO_S} s`,
    cumple: segundos < PRESUPUESTO_S && avance.fallidos.length === 0,
  });
}

function conMedicion(municipio: Municipio): MedicionDeInforme {
  const semilla = municipio.municipioId;
  const inventadas = respuestasInventadas(plan.instrumento.items, semilla, (semilla % 70) / 100);
  const escritas = new Map(
    inventadas.flatMap(({ item, texto }) => {
      const leida = leerEscrita(item, texto);
      return leida.ok && leida.valor !== null ? [[item.id, leida.valor] as const] : [];
    }),
  );
  const medida = medir({
    plan,
    reglas,
    cut: municipio.cut,
    escritas,
    conRespaldo: new Set([...escritas.keys()].slice(0, 60)),
    cifras: {},
  });
  const ola = (anio: number, factor: number) => ({
    cut: municipio.cut,
    campana: `mdm-${anio}`,
    nombre: `Medición ${anio}`,
    fecha: `${anio}-09-01`,
    instrumento: 'mdm-1',
    version: plan.instrumento.version,
    variante: 'publicado',
    indice: (medida.resultado.indice ?? 0) * factor,
    dimensiones: medida.resultado.dimensiones,
    demostracion: true,
  });
  return {
    cuestionario: { plan, reglas },
    medida,
    demostracion: true,
    campana: 'Medición 2026',
    hitos: [],
    olas: [ola(2025, 0.8), ola(2026, 1)],
  };
}
