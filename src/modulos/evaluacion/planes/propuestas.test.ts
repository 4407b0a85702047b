import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rutaDeProyecto } from '../../../plataforma/raiz.ts';
import {
  leerAreasDeMejora,
  leerBiblioteca,
  proponer,
  type Restricciones,
} from '../estrategia/index.ts';
import { compilar, leerInstrumento, leerReglasDeGrupo, leerRespuesta } from '../madurez/index.ts';
import { respuestasInventadas } from './demostracion.ts';

type Caso = {
  readonly semilla: number;
  readonly nivel: number;
  readonly restricciones: Partial<Restricciones>;
  readonly antes: unknown;
  readonly despues: unknown;
  readonly esfuerzo_personas_mes: number;
  readonly costo_clp: unknown;
  readonly acciones: readonly (readonly [string, number])[];
  readonly fuera: readonly (readonly [string, string])[];
};

const instrumento = leerInstrumento('mdm-1');
if (!instrumento.ok) throw new Error(instrumento.error.join());
const plan = compilar(instrumento.valor);
const biblioteca = leerBiblioteca(instrumento.valor);
if (!biblioteca.ok) throw new Error(biblioteca.error.join());
const areas = leerAreasDeMejora();
const reglas = leerReglasDeGrupo();
const { casos } = JSON.parse(
  readFileSync(rutaDeProyecto('src/modulos/evaluacion/planes/prueba/propuestas.json'), 'utf8'),
) as { readonly casos: readonly Caso[] };

const respuestasDe = ({ semilla, nivel }: Caso) =>
  Object.fromEntries(
    respuestasInventadas(instrumento.valor.items, semilla, nivel).map(({ item, texto }) => {
      const r = leerRespuesta(item, texto);
      return [item.id, r.ok ? r.valor : null];
    }),
  );
const proponerCaso = (caso: Caso) =>
  proponer(
    plan,
    '13101',
    respuestasDe(caso),
    biblioteca.valor,
    areas,
    {
      presupuesto_clp: null,
      personas_mes: null,
      maximo_acciones: 500,
      hechas: [],
      descartadas: [],
      ...caso.restricciones,
    },
    reglas,
  );

describe('proponer', () => {
  it.each(casos)('con semilla $semilla propone lo mismo que la primera versión', (caso) => {
    const p = proponerCaso(caso);
    expect(p).toMatchObject({
      antes: caso.antes,
      despues: caso.despues,
      esfuerzo_personas_mes: caso.esfuerzo_personas_mes,
      costo_clp: caso.costo_clp,
    });
    expect(p.acciones.map((a) => [a.accion.id, a.efecto])).toEqual(caso.acciones);
    expect(p.fuera.map((f) => [f.id, f.motivo])).toEqual(caso.fuera);
  });
});
