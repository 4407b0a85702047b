import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import certificado from '../../catalogo/certificado-numero/tramite.ts';
import { falla } from '../../src/base/resultado.ts';
import { documentosDe } from '../../src/modulos/tramitacion/documentos/index.ts';
import {
  avanzarExpediente,
  conCapa,
  ingresar,
  reproducirHistoria,
  tomar,
} from '../../src/modulos/tramitacion/expedientes/index.ts';
import { verificarCadena } from '../../src/modulos/tramitacion/historia/index.ts';
import { verificarPdf } from '../../src/plataforma/firma/verificar-pdf.ts';
import { crearEscenario, type Escenario } from '../soporte/escenario.ts';
import {
  crearBorrador,
  crearPersona,
  ingresarPrueba,
  respuestasDe,
} from '../soporte/municipio-de-prueba.ts';

let e: Escenario;
beforeAll(async () => {
  e = await crearEscenario();
});
afterAll(() => e.cerrar());

const documentos = (id: string) => e.enMuni((tx) => documentosDe(tx, id));
const resoluciones = async () => {
  const fila = await e.enMuni(({ db }) =>
    db.selectFrom('folio').select('ultimo').where('serie', '=', 'RES').executeTakeFirst(),
  );
  return fila?.ultimo ?? 0;
};

describe('concurrencia', () => {
  it('cincuenta ingresos a la vez dan folios seguidos y sin repetir', async () => {
    const { municipioId } = e.muni;
    const respuestas = respuestasDe('certificar');
    const personas = await Promise.all(
      Array.from({ length: 50 }, (_, i) => crearPersona(e.puertos, `Persona ${i}`)),
    );
    const borradores = await Promise.all(
      personas.map(async (persona) => ({
        persona,
        borradorId: await crearBorrador(e.puertos, municipioId, persona.personaId, respuestas),
      })),
    );
    const ingresos = await Promise.all(
      borradores.map(({ persona, borradorId }, i) =>
        e
          .enMuni(async (tx) => {
            const hecho = await ingresar(tx, e.puertos, {
              borradorId,
              persona,
              definicion: certificado,
              capa: {},
              respuestas,
            });
            // Uno de cada diez se arrepiente al final: su número no debe quedar perdido.
            if (i % 10 === 9) throw new Error('se revierte');
            return hecho;
          })
          .catch(() => undefined),
      ),
    );
    const numeros = ingresos
      .flatMap((hecho) => (hecho?.ok === true ? [Number(hecho.valor.folio.split('-')[2])] : []))
      .sort((a, b) => a - b);
    // Sus documentos no hacen falta aquí: emitirlos solo demoraría las demás pruebas.
    e.puertos.colas.olvidar();
    expect(numeros).toEqual(Array.from({ length: 45 }, (_, i) => (numeros[0] ?? 0) + i));
  });

  it('dos procesos que avanzan el mismo caso emiten cada documento una vez', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni);
    await Promise.all(
      [1, 2, 3].map(() => avanzarExpediente(e.puertos, e.muni.municipioId, expedienteId)),
    );
    expect((await documentos(expedienteId)).map(({ clase }) => clase)).toEqual([
      'solicitud',
      'certificado-ingreso',
    ]);
    expect(
      verificarCadena(e.muni.municipioId, expedienteId, await e.historia(expedienteId)),
    ).toBeUndefined();
  });

  it('quien no tiene el rol, o llega tarde, no toma el caso', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni);
    const intentar = (funcionario: typeof e.muni.revisora) =>
      e.enMuni((tx) => tomar(tx, e.puertos, { expedienteId, funcionario }));
    expect(await intentar(e.muni.firmante)).toEqual({ ok: false, error: 'sin-permiso' });
    expect(await intentar(e.muni.revisora)).toMatchObject({ ok: true });
    expect(await intentar(e.muni.otraRevisora)).toEqual({ ok: false, error: 'ya-tomado' });
    expect((await e.historia(expedienteId)).filter(({ tipo }) => tipo === 'toma')).toHaveLength(1);
  });
});

describe('cortes a mitad de camino', () => {
  /** Lleva un caso hasta justo antes de emitir su resolución de rechazo. */
  async function porEmitir(): Promise<string> {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni, 'rechazado');
    await e.puertos.colas.vaciar();
    await e.decidir(expedienteId, {
      nodo: 'revisar',
      accion: 'rechazar',
      fundamento: 'El predio no enfrenta una vía pública.',
    });
    await e.decidir(expedienteId, { nodo: 'firmar_rechazo', accion: 'firmar' });
    e.puertos.colas.olvidar();
    return expedienteId;
  }

  const avanzar = (id: string, cambios: Partial<Escenario['puertos']>) =>
    avanzarExpediente({ ...e.puertos, ...cambios }, e.muni.municipioId, id);
  const corte = async (): Promise<never> => {
    throw new Error('corte de luz');
  };

  it.each([
    ['al componer', { pdf: { componer: corte } }],
    ['al firmar', { firmador: { nombre: 'x', avanzada: () => false, firmarCms: corte } }],
  ])('%s: al retomar sale el mismo número y un solo documento', async (_cuando, roto) => {
    const id = await porEmitir();
    const antes = await resoluciones();
    await expect(avanzar(id, roto)).rejects.toThrow('corte de luz');
    await expect(avanzar(id, roto)).rejects.toThrow('corte de luz');
    expect(await resoluciones()).toBe(antes + 1);
    expect(await avanzar(id, {})).toEqual({ ok: true, valor: undefined });
    expect(await resoluciones()).toBe(antes + 1);
    const emitidas = (await documentos(id)).filter((d) => d.clase === 'resolucion_rechazo');
    expect(emitidas).toHaveLength(1);
    expect(await e.leer(id)).toMatchObject({ estado: 'terminado', resultado: 'rechazado' });
  });

  it('entre guardar el archivo e incorporarlo: tampoco se duplica ni se pierde', async () => {
    const id = await porEmitir();
    const antes = await resoluciones();
    const { archivos } = e.puertos;
    const guardarYCortar = {
      ...archivos,
      guardar: async (...argumentos: Parameters<typeof archivos.guardar>) => {
        await archivos.guardar(...argumentos);
        return corte();
      },
    };
    await expect(avanzar(id, { archivos: guardarYCortar })).rejects.toThrow('corte de luz');
    await avanzar(id, {});
    const emitidas = (await documentos(id)).filter((d) => d.clase === 'resolucion_rechazo');
    expect(emitidas).toHaveLength(1);
    expect(await resoluciones()).toBe(antes + 1);
    const historia = await e.historia(id);
    expect(historia.filter((x) => x.tipo === 'documento-preparado').at(-1)?.datos.documentoId).toBe(
      emitidas[0]?.documentoId,
    );
  });

  it('si quien firma debe dar su clave, el caso espera sin perder el número', async () => {
    const id = await porEmitir();
    const pideOtp = {
      nombre: 'x',
      avanzada: () => false,
      firmarCms: async () => falla('otp-requerido' as const),
    };
    expect(await avanzar(id, { firmador: pideOtp })).toEqual({ ok: false, error: 'otp-requerido' });
    expect(await e.leer(id)).toMatchObject({ pasoActual: 'emitir_rechazo' });
    expect(await avanzar(id, {})).toMatchObject({ ok: true });
  });

  it('el ingreso sin su trabajo se recupera avanzando el expediente', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni);
    e.puertos.colas.olvidar();
    await avanzar(expedienteId, {});
    expect(await documentos(expedienteId)).toHaveLength(2);
  });
});

describe('historia', () => {
  it('repetirla por el flujo da el marcado guardado, en cada paso', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni, 'asignar');
    const tramite = conCapa(certificado, {});
    const comparar = async () => {
      const repetida = reproducirHistoria(tramite, await e.historia(expedienteId));
      const { marcado, resultado } = await e.leer(expedienteId);
      expect(repetida).toMatchObject({ ok: true, valor: { marcado } });
      return resultado;
    };
    await comparar();
    await e.puertos.colas.vaciar();
    await e.pedirCorreccion(expedienteId);
    await comparar();
    await e.puertos.colas.vaciar();
    await e.responder(expedienteId);
    await comparar();
    await e.decidir(expedienteId, {
      nodo: 'revisar',
      accion: 'aprobar',
      datos: { numero_asignado: '2310' },
    });
    await comparar();
    await e.decidir(expedienteId, { nodo: 'firmar', accion: 'firmar' });
    await e.puertos.colas.vaciar();
    expect(await comparar()).toBe('aprobado');
  });

  it('la cadena delata cualquier cambio hecho en la base', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni);
    await e.puertos.colas.vaciar();
    const { municipioId } = e.muni;
    const entera = await e.historia(expedienteId);
    expect(verificarCadena(municipioId, expedienteId, entera)).toBeUndefined();
    await e.prueba.duenio.conMunicipio(municipioId, ({ db }) =>
      sql`update evento set datos = jsonb_set(datos, '{orden}', '7')
          where municipio_id = ${municipioId} and expediente_id = ${expedienteId} and numero = 3`.execute(
        db,
      ),
    );
    expect(verificarCadena(municipioId, expedienteId, await e.historia(expedienteId))).toBe(3);
    const sinUno = entera.filter(({ numero }) => numero !== 2);
    expect(verificarCadena(municipioId, expedienteId, sinUno)).toBe(2);
    expect(verificarCadena(municipioId, 'otro-expediente', entera)).toBe(1);
  });

  it('los documentos están firmados, y los hashes guardados son los de sus bytes', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni);
    await e.puertos.colas.vaciar();
    for (const documento of await documentos(expedienteId)) {
      const bytes = await e.puertos.archivos.leer(documento.sha256);
      expect(verificarPdf(bytes ?? new Uint8Array())).toMatchObject({
        sha256: documento.sha256,
        firmas: [{ integra: true, cubreTodo: true }],
      });
    }
  });
});
