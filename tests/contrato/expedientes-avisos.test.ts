import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import certificado from '../../catalogo/certificado-numero/tramite.ts';
import {
  notificacionesDe,
  notificacionPresunta,
} from '../../src/modulos/tramitacion/avisos/index.ts';
import { documentosDe, emitirDocumento } from '../../src/modulos/tramitacion/documentos/index.ts';
import { avanzarExpediente, verCaso } from '../../src/modulos/tramitacion/expedientes/index.ts';
import { PLATAFORMA } from '../../src/modulos/tramitacion/historia/index.ts';
import { crearEscenario, type Escenario } from '../soporte/escenario.ts';
import { ingresarPrueba } from '../soporte/municipio-de-prueba.ts';

let e: Escenario;
beforeAll(async () => {
  e = await crearEscenario();
});
afterAll(() => e.cerrar());

const avisos = (id: string) => e.enMuni((tx) => notificacionesDe(tx, id));

const constanciasDe = async (id: string) =>
  (await e.enMuni((tx) => documentosDe(tx, id))).filter(
    ({ clase }) => clase === 'constancia-notificacion',
  );

/** Lo que se lee en un PDF, en una sola línea. */
function textoDePdf(bytes: Uint8Array | undefined): string {
  const leido = spawnSync('pdftotext', ['-', '-'], { input: bytes ?? '', encoding: 'utf8' });
  return leido.stdout.replace(/\s+/g, ' ');
}

async function rechazado(): Promise<string> {
  const { expedienteId } = await ingresarPrueba(e.puertos, e.muni, 'rechazado');
  await e.puertos.colas.vaciar();
  await e.decidir(expedienteId, {
    nodo: 'revisar',
    accion: 'rechazar',
    fundamento: 'No enfrenta una vía.',
  });
  await e.decidir(expedienteId, { nodo: 'firmar_rechazo', accion: 'firmar' });
  return expedienteId;
}

describe('notificaciones', () => {
  it('se entiende hecha al tercer día hábil del envío (vector V15)', () => {
    const { fecha, explicacion } = notificacionPresunta(
      e.puertos.calendario,
      Temporal.Instant.from('2026-07-14T15:00:00Z'),
      'America/Santiago',
      '13101',
    );
    expect(fecha.toString()).toBe('2026-07-20');
    expect(explicacion).toContain('Ley 19.880, art. 46');
  });

  it('el rechazo sale al domicilio digital con su resolución y abre el plazo de reposición', async () => {
    const id = await rechazado();
    await e.puertos.colas.vaciar();
    e.avanzarReloj({ minutes: 5 });
    await e.puertos.colas.vaciar();
    const legal = (await avisos(id)).find((n) => n.clase === 'finalizacion');
    expect(legal).toMatchObject({
      canal: 'ddu',
      estado: 'entregada',
      presuntaFecha: '2026-11-27',
    });
    const enviada = e.puertos.notificador.enviadas.at(-1);
    expect(enviada).toMatchObject({ tipo: 'NT', etapa: 3 });
    expect(enviada?.adjuntos?.map(({ nombre }) => nombre.length <= 50)).toEqual([true]);
    const caso = await e.enMuni((tx) =>
      verCaso(tx, e.puertos, id, { funcionario: e.muni.revisora }),
    );
    expect(caso?.plazos.find(({ clase }) => clase === 'recurso')).toMatchObject({
      inicia: '2026-11-27',
      vence: '2026-12-04',
      articulo: 'Ley 19.880, art. 59',
    });
    const correos = await e.puertos.correo.listarBandejaLocal();
    expect(correos.some(({ asunto }) => asunto.startsWith('Se rechazó su solicitud'))).toBe(true);
  });

  it('deja una sola constancia firmada, con envío, recepción y transacción (DS 8/2023 art. 16)', async () => {
    const id = await rechazado();
    await e.puertos.colas.vaciar();
    expect(await constanciasDe(id)).toEqual([]);
    e.avanzarReloj({ minutes: 5 });
    await e.puertos.colas.vaciar();
    const [constancia, ...demas] = await constanciasDe(id);
    expect(demas).toEqual([]);
    expect(constancia).toMatchObject({
      titulo: 'Constancia de notificación',
      firmado: true,
      tipoDocumental: 12,
      estado: 'vigente',
    });
    const legal = (await avisos(id)).find((n) => n.clase === 'finalizacion');
    const texto = textoDePdf(await e.puertos.archivos.leer(constancia?.sha256 ?? ''));
    for (const dato of [legal?.transaccionId ?? 'sin transacción', 'Enviada', 'Recibida', '2026'])
      expect(texto).toContain(dato);
    expect(texto).toContain('viernes 27 de noviembre de 2026');

    // Repetir el trabajo o la consulta no emite otra.
    await avanzarExpediente(e.puertos, e.muni.municipioId, id);
    await e.enMuni((tx) =>
      e.puertos.colas.encolar(tx, 'consultar-notificacion', {
        municipioId: e.muni.municipioId,
        id: legal?.notificacionId ?? '',
      }),
    );
    await e.puertos.colas.vaciar();
    expect(await constanciasDe(id)).toHaveLength(1);
  });

  it('a quien corresponde carta no se le emite constancia de la plataforma', async () => {
    e.puertos.notificador.fijarVia(e.muni.persona.run, 'carta');
    const id = await rechazado();
    await e.puertos.colas.vaciar();
    e.avanzarReloj({ minutes: 5 });
    await e.puertos.colas.vaciar();
    e.puertos.notificador.fijarVia(e.muni.persona.run, 'ddu');
    expect(await constanciasDe(id)).toEqual([]);
  });

  it('si la plataforma no contesta reintenta, y no anota un envío que no salió', async () => {
    const id = await rechazado();
    await e.puertos.colas.vaciar(['avanzar-expediente']);
    e.puertos.notificador.caer(1);
    await expect(e.puertos.colas.vaciar(['enviar-notificacion'])).rejects.toThrow('no-disponible');
    const legal = (await avisos(id)).find((n) => n.clase === 'finalizacion');
    expect(legal).toMatchObject({ estado: 'pendiente', intentos: 1 });
    await e.enMuni((tx) =>
      e.puertos.colas.encolar(tx, 'enviar-notificacion', {
        municipioId: e.muni.municipioId,
        id: legal?.notificacionId ?? '',
      }),
    );
    await e.puertos.colas.vaciar(['enviar-notificacion']);
    expect((await avisos(id)).find((n) => n.clase === 'finalizacion')).toMatchObject({
      estado: 'enviada',
      intentos: 2,
    });
    const envios = (await e.historia(id)).filter(
      (x) => x.tipo === 'notificacion-enviada' && x.datos.canal === 'ddu',
    );
    expect(envios).toHaveLength(1);
  });

  it.each([
    ['carta', 'exceptuada'],
    ['sin-ddu', 'sin_ddu'],
  ] as const)('a quien corresponde %s queda %s, sin fecha presunta', async (via, estado) => {
    e.puertos.notificador.fijarVia(e.muni.persona.run, via);
    const id = await rechazado();
    await e.puertos.colas.vaciar();
    e.avanzarReloj({ minutes: 5 });
    await e.puertos.colas.vaciar();
    const legal = (await avisos(id)).find((n) => n.clase === 'finalizacion');
    expect(legal).toMatchObject({ estado });
    expect(legal).not.toHaveProperty('presuntaFecha');
    e.puertos.notificador.fijarVia(e.muni.persona.run, 'ddu');
  });
});

describe('resoluciones', () => {
  it('sin el bloque de recursos no se emite ni gasta número (Ley 19.880 art. 41)', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni);
    const resolucion = certificado.documentos.find(({ id }) => id === 'resolucion_rechazo');
    if (resolucion === undefined) throw new Error('sin resolución');
    const antes = (await e.historia(expedienteId)).length;
    const hecho = await emitirDocumento(e.puertos, e.muni.municipioId, {
      expedienteId,
      clave: 'x',
      clase: { ...resolucion, recursos: [] },
      firmante: { run: 1, nombre: 'x', cargo: 'x' },
      actor: PLATAFORMA,
      componer: () => Promise.reject(new Error('no debía componer')),
    });
    expect(hecho).toEqual({ ok: false, error: 'sin-recursos' });
    expect(await e.historia(expedienteId)).toHaveLength(antes);
  });
});
