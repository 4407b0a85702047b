import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { avanzarLote, datosDelInforme } from '../../src/modulos/evaluacion/planes/index.ts';
import {
  estadoDeLotes,
  pedirLote,
  seguirLote,
} from '../../src/modulos/evaluacion/planes/informe/llevar-lote.ts';
import { leerFuentesDeInforme } from '../../src/modulos/evaluacion/tablero/index.ts';
import { cargarMapas, cargarTerritorio } from '../../src/modulos/gobierno/territorio/index.ts';
import { abrirColas, migrarColas } from '../../src/plataforma/colas/pg-boss.ts';
import { crearRegistro } from '../../src/plataforma/registro/registro.ts';
import { levantarSitio, type Sitio } from '../abuso/sitio.ts';
import { type Actores, abrirActores } from './encuesta/soporte.ts';

const territorio = cargarTerritorio();
const fuentes = leerFuentesDeInforme(territorio, cargarMapas().comunas);
const [primero] = territorio.municipios;
if (primero === undefined) throw new Error('sin municipios');
const datos = datosDelInforme({
  fuentes,
  municipio: primero,
  medicion: undefined,
  urlPublica: 'https://ejemplo.cl',
  instante: Temporal.Instant.from('2026-11-24T12:00:00Z'),
});
const cien = territorio.municipios.slice(0, 100);
const ana = { clase: 'funcionario', nombre: 'Ana' } as const;
const COLA = ['informes-de-programa'] as const;

let sitio: Sitio;
let actores: Actores;
beforeAll(async () => {
  sitio = await levantarSitio();
  actores = await abrirActores(sitio);
}, 120_000);
afterAll(() => sitio.cerrar());

/** El compositor de este trabajador: cuenta lo que compone y muere tras `vive` informes. */
function trabajador(vive = Number.POSITIVE_INFINITY) {
  const compuestos: string[] = [];
  let muerto = false;
  const base: typeof sitio.puertos.base = {
    ...sitio.puertos.base,
    // Un proceso muerto no escribe más: ni el informe siguiente ni que falló.
    global: (trabajo) =>
      muerto ? Promise.reject(new Error('proceso muerto')) : sitio.puertos.base.global(trabajo),
  };
  const correr = () =>
    avanzarLote({
      puertos: {
        ...sitio.puertos,
        base,
        pdf: { componer: async () => new TextEncoder().encode('%PDF-1.7 prueba') },
      },
      municipios: cien,
      datosDe: async (m) => {
        if (compuestos.length >= vive) muerto = true;
        compuestos.push(m.cut);
        return datos;
      },
    });
  return { correr, compuestos };
}

const estado = () => estadoDeLotes(sitio.puertos, (cut) => cut);
const actual = async () => (await estado()).actual;
const adelantar = (seconds: number) =>
  sitio.puertos.reloj.fijar(sitio.puertos.reloj.ahora().add({ seconds }));
/** Corre el trabajo como lo haría la cola, hasta que no queda nada por tomar. */
async function terminar(t: ReturnType<typeof trabajador>): Promise<void> {
  for (let vuelta = 0; (await actual()).clase !== 'listo' && vuelta < 5; vuelta += 1)
    await t.correr();
}

describe('lote de informes en la base', () => {
  beforeEach(async () => {
    sitio.puertos.colas.olvidar();
    await sitio.puertos.base.global(({ db }) => db.deleteFrom('informe_lote').execute());
  });

  it('dos personas que lo piden a la vez obtienen un solo lote y un solo trabajo', async () => {
    const [a, b] = await Promise.all([
      pedirLote(sitio.puertos, 100, ana),
      pedirLote(sitio.puertos, 100, { ...ana, nombre: 'Beto' }),
    ]);
    expect([a, b].filter(Boolean)).toHaveLength(1);
    expect(sitio.puertos.colas.pendientes.map((t) => t.cola)).toEqual([...COLA]);
    const t = trabajador();
    await Promise.all([t.correr(), t.correr()]);
    await terminar(t);
    expect(t.compuestos).toHaveLength(100);
    expect(await actual()).toMatchObject({ clase: 'listo', avance: { hechos: 100, fallidos: [] } });
  });

  it('muere el trabajador: el estado queda, otro no pisa el turno y luego sigue sin repetir', async () => {
    await pedirLote(sitio.puertos, 100, ana);
    const muere = trabajador(40);
    await expect(muere.correr()).rejects.toThrow('proceso muerto');
    const quedo = await actual();
    if (quedo.clase !== 'en-curso') throw new Error(quedo.clase);
    const { hechos } = quedo.avance;
    expect(hechos).toBeGreaterThan(0);
    expect(hechos).toBeLessThanOrEqual(40);
    expect(quedo.autor).toBe('Ana');

    // Al reiniciar de inmediato, el turno del muerto no ha vencido: se vuelve a mirar después.
    sitio.puertos.colas.olvidar();
    const vivo = trabajador();
    await vivo.correr();
    expect(vivo.compuestos).toEqual([]);
    const [espera] = sitio.puertos.colas.pendientes;
    expect(espera?.desde?.since(sitio.puertos.reloj.ahora()).total('seconds')).toBeCloseTo(30, 3);

    adelantar(31);
    await terminar(vivo);
    // Solo lo que faltaba: lo compuesto antes de morir se conserva.
    expect(vivo.compuestos).toHaveLength(100 - hechos);
    expect(await actual()).toMatchObject({ clase: 'listo', avance: { hechos: 100 } });
  });

  it('quien despierta tarde no escribe en un lote que otro tomó', async () => {
    await pedirLote(sitio.puertos, 100, ana);
    let despertar = (): void => undefined;
    const dormido = new Promise<void>((seguir) => {
      despertar = seguir;
    });
    const lento = avanzarLote({
      puertos: sitio.puertos,
      municipios: cien,
      datosDe: () => dormido.then(() => datos),
    });
    await expect
      .poll(() =>
        sitio.puertos.base.global(({ db }) =>
          db.selectFrom('informe_lote').select('turno').where('turno', 'is not', null).execute(),
        ),
      )
      .toHaveLength(1);
    adelantar(31);
    const otro = trabajador();
    await terminar(otro);
    despertar();
    await lento;
    expect(otro.compuestos).toHaveLength(100);
    expect(await actual()).toMatchObject({ clase: 'listo', avance: { hechos: 100 } });
  });

  it('sin nadie que lo lleve, la página dice que se interrumpió y ofrece seguir', async () => {
    await pedirLote(sitio.puertos, territorio.municipios.length, ana);
    await expect(trabajador(20).correr()).rejects.toThrow();
    expect((await actores.programa.ver('/programa/informes')).headers.refresh).toBe('2');
    adelantar(61);
    const pagina = await actores.programa.ver('/programa/informes');
    expect(pagina.headers.refresh).toBeUndefined();
    expect(pagina.body).toContain('Se interrumpió');
    expect(pagina.body).toMatch(/Quedó en \d+ de 34\d informes y no avanza hace 61 segundos/);
    expect(pagina.body).toMatch(/Seguir con los 3\d\d que faltan/);

    sitio.puertos.colas.olvidar();
    await actores.programa.enviar('/programa/informes/seguir');
    expect(sitio.puertos.colas.pendientes).toHaveLength(1);
    expect((await actual()).clase).toBe('en-curso');
    // Ya en curso, volver a apretar no encola otro.
    await actores.programa.enviar('/programa/informes/seguir');
    expect(sitio.puertos.colas.pendientes).toHaveLength(1);
  });

  it('lo que falló se nombra y se puede repetir solo; el ZIP trae lo demás', async () => {
    const [malo] = cien;
    const correr = (falla: boolean) =>
      avanzarLote({
        puertos: {
          ...sitio.puertos,
          pdf: { componer: async () => new TextEncoder().encode('%PDF-1.7 prueba') },
        },
        municipios: cien.slice(0, 5),
        datosDe: async (m) => {
          if (falla && m === malo) throw new Error('sin datos');
          return datos;
        },
      });
    await pedirLote(sitio.puertos, 5, ana);
    await correr(true);
    const pagina = await actores.programa.ver('/programa/informes');
    expect(pagina.body).toContain(`No se pudieron componer: ${malo?.nombre}.`);
    const bajado = await actores.programa.ver('/programa/informes.zip');
    expect(Object.keys(unzipSync(bajado.rawPayload))).toHaveLength(4);

    await actores.programa.enviar('/programa/informes/seguir');
    expect((await actual()).clase).toBe('en-curso');
    await correr(false);
    expect(await actual()).toMatchObject({ clase: 'listo', avance: { hechos: 5, fallidos: [] } });
    const entero = await actores.programa.ver('/programa/informes.zip');
    expect(Object.keys(unzipSync(entero.rawPayload))).toContain(`${malo?.cut}-${malo?.slug}.pdf`);
  });

  it('mientras se compone otro se baja el anterior, y se conservan dos', async () => {
    for (let i = 0; i < 3; i += 1) {
      await pedirLote(sitio.puertos, 100, ana);
      await terminar(trabajador());
      adelantar(1);
    }
    await pedirLote(sitio.puertos, 100, ana);
    const { listo } = await estado();
    expect(listo).toMatchObject({ avance: { hechos: 100 } });
    expect((await actores.programa.ver('/programa/informes')).body).toContain(
      'Mientras tanto puede',
    );
    const lotes = await sitio.puertos.base.global(({ db }) =>
      db.selectFrom('informe_lote').select('lote_id').execute(),
    );
    expect(lotes).toHaveLength(3);
  });

  it('con la cola de verdad, seguir un lote a medias lo termina', async () => {
    await migrarColas(sitio.prueba.conexionDuenio);
    const colas = await abrirColas(sitio.prueba.conexion, crearRegistro('silent'), {
      trabajar: true,
    });
    try {
      await pedirLote({ ...sitio.puertos, colas }, 100, ana);
      await expect(trabajador(30).correr()).rejects.toThrow();
      adelantar(61);
      await colas.atender('informes-de-programa', () =>
        avanzarLote({
          puertos: {
            ...sitio.puertos,
            colas,
            pdf: { componer: async () => new TextEncoder().encode('%PDF-1.7 prueba') },
          },
          municipios: cien,
          datosDe: async () => datos,
        }),
      );
      await seguirLote({ ...sitio.puertos, colas });
      await expect.poll(async () => (await actual()).clase, { timeout: 20_000 }).toBe('listo');
      expect(await actual()).toMatchObject({ avance: { hechos: 100, fallidos: [] } });
    } finally {
      await colas.detener();
    }
  });
});
