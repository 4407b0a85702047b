import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import certificado from '../../catalogo/certificado-numero/tramite.ts';
import { documentosDe } from '../../src/modulos/tramitacion/documentos/index.ts';
import {
  actuar,
  expedientePorId,
  ingresar,
  responderCorreccion,
  tomar,
  vencerPlazos,
} from '../../src/modulos/tramitacion/expedientes/index.ts';
import { leerEventos, verificarCadena } from '../../src/modulos/tramitacion/historia/index.ts';
import type { Ejemplo } from '../../src/modulos/tramitacion/tramites/definicion.ts';
import { type BaseDePrueba, crearBaseDePrueba } from '../soporte/base-de-prueba.ts';
import {
  crearBorrador,
  ingresarPrueba,
  type MunicipioDePrueba,
  respuestasDe,
  sembrarMunicipio,
} from '../soporte/municipio-de-prueba.ts';
import { crearPuertosDePrueba, type PuertosDePrueba } from '../soporte/puertos-de-prueba.ts';

let prueba: BaseDePrueba;
let puertos: PuertosDePrueba;
let muni: MunicipioDePrueba;
// Martes, día hábil, 10:00 en Santiago.
const MARTES = '2026-11-24T13:00:00Z';

beforeAll(async () => {
  prueba = await crearBaseDePrueba();
  puertos = await crearPuertosDePrueba(prueba.base, MARTES);
  muni = await sembrarMunicipio(puertos, prueba.duenio, 13101);
});
afterAll(async () => {
  await prueba.cerrar();
  await puertos.cerrar();
});

const enMuni = <T>(trabajo: Parameters<typeof puertos.base.conMunicipio<T>>[1]) =>
  puertos.base.conMunicipio(muni.municipioId, trabajo);
const leer = async (id: string) => {
  const expediente = await enMuni((tx) => expedientePorId(tx, id));
  if (expediente === undefined) throw new Error('sin expediente');
  return expediente;
};
const clases = async (id: string) =>
  (await enMuni((tx) => documentosDe(tx, id))).map(({ orden, clase }) => `${orden} ${clase}`);

/** Recorre las acciones de un ejemplo como lo harían las personas. */
async function recorrer(ejemplo: Ejemplo): Promise<string> {
  const { expedienteId } = await ingresarPrueba(puertos, muni, ejemplo.id);
  await puertos.colas.vaciar();
  for (const { paso, accion, datos } of ejemplo.acciones) {
    const { revision, personaId } = await leer(expedienteId);
    if (accion === 'vence_correccion') {
      puertos.reloj.fijar(puertos.reloj.ahora().add({ hours: 24 * 30 }));
      await vencerPlazos(puertos, muni.municipioId);
    } else if (paso === 'corregir') {
      const { respuestas } = await leer(expedienteId);
      const hecho = await enMuni((tx) =>
        responderCorreccion(tx, puertos, {
          expedienteId,
          personaId,
          respuestas: { ...respuestas, entre_calle_1: 'Los Peumos' },
        }),
      );
      expect(hecho).toMatchObject({ ok: true });
    } else {
      const funcionario = paso.startsWith('firmar') ? muni.firmante : muni.revisora;
      const hecho = await enMuni((tx) =>
        actuar(tx, puertos, {
          expedienteId,
          funcionario,
          nodo: paso,
          accion,
          revision,
          fundamento: 'El predio no enfrenta la vía que se indica.',
          campos: [{ campo: 'entre_calle_1', motivo: 'La calle no existe en el plano.' }],
          ...(datos === undefined ? {} : { datos }),
        }),
      );
      expect(hecho).toMatchObject({ ok: true });
    }
    await puertos.colas.vaciar();
  }
  return expedienteId;
}

describe('los ejemplos de la definición, de punta a cabo', () => {
  it.each(certificado.ejemplos)('$id termina $resultado', async (ejemplo) => {
    const id = await recorrer(ejemplo);
    const expediente = await leer(id);
    expect(expediente).toMatchObject({ estado: 'terminado', resultado: ejemplo.resultado });
    const eventos = await enMuni((tx) => leerEventos(tx, id));
    expect(verificarCadena(muni.municipioId, id, eventos)).toBeUndefined();
    const emitidos = await clases(id);
    expect(emitidos.slice(0, 1)).toEqual(['1 solicitud']);
    expect(emitidos.map((texto) => Number(texto.split(' ')[0]))).toEqual(
      emitidos.map((_, i) => i + 1),
    );
  });
});

describe('ingreso', () => {
  it('repetido sobre la misma solicitud devuelve el mismo expediente', async () => {
    const { persona, municipioId } = muni;
    const respuestas = respuestasDe('certificar');
    const borradorId = await crearBorrador(puertos, municipioId, persona.personaId, respuestas);
    const pedido = { borradorId, persona, definicion: certificado, capa: {}, respuestas };
    const [a, b] = await Promise.all([
      enMuni((tx) => ingresar(tx, puertos, pedido)),
      enMuni((tx) => ingresar(tx, puertos, pedido)),
    ]);
    if (!a.ok || !b.ok) throw new Error('no ingresó');
    expect(a.valor.folio).toBe(b.valor.folio);
    expect([a.valor.repetido, b.valor.repetido].sort()).toEqual([false, true]);
  });
});

describe('reparto', () => {
  it('de dos funcionarias a la vez, exactamente una toma el caso', async () => {
    const { expedienteId } = await ingresarPrueba(puertos, muni);
    const intentos = await Promise.all(
      [muni.revisora, muni.otraRevisora].map((funcionario) =>
        enMuni((tx) => tomar(tx, puertos, { expedienteId, funcionario })),
      ),
    );
    expect(intentos.filter(({ ok }) => ok)).toHaveLength(1);
    expect(intentos.find(({ ok }) => !ok)).toEqual({ ok: false, error: 'ya-tomado' });
  });
});
