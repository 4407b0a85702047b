import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { type FastifyInstance, fastify } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fechaLocal } from '../../src/calendario/index.ts';
import { renderTrozo } from '../../src/diseno/index.ts';
import type { Marco } from '../../src/modulos/marco.ts';
import {
  type Documento,
  documentosDe,
  revocarDocumento,
  rutasDeVerificacion,
} from '../../src/modulos/tramitacion/documentos/index.ts';
import { crearEscenario, type Escenario } from '../soporte/escenario.ts';
import { ingresarPrueba } from '../soporte/municipio-de-prueba.ts';

let e: Escenario;
let app: FastifyInstance;
let certificado: Documento;
let solicitud: Documento;

const marco: Marco = {
  publica: async (_solicitud, respuesta, pagina) =>
    respuesta.type('text/html').send(renderTrozo(pagina.contenido)),
  interna: async (_solicitud, respuesta) => respuesta.code(500).send(),
  idiomaDe: () => 'es-CL',
  noEncontrada: async (_solicitud, respuesta) => respuesta.code(404).send('no'),
};

beforeAll(async () => {
  e = await crearEscenario();
  app = fastify();
  await app.register(rateLimit, { max: 10_000, timeWindow: '1 minute' });
  await app.register(multipart);
  rutasDeVerificacion(app, { puertos: e.puertos, marco });
  const { expedienteId } = await ingresarPrueba(e.puertos, e.muni);
  await e.puertos.colas.vaciar();
  await e.decidir(expedienteId, { nodo: 'revisar', accion: 'aprobar' });
  await e.decidir(expedienteId, { nodo: 'firmar', accion: 'firmar' });
  await e.puertos.colas.vaciar();
  const documentos = await e.enMuni((tx) => documentosDe(tx, expedienteId));
  const de = (clase: string) => {
    const hallado = documentos.find((d) => d.clase === clase);
    if (hallado === undefined) throw new Error(`sin ${clase}`);
    return hallado;
  };
  certificado = de('certificado');
  solicitud = de('solicitud');
});
afterAll(async () => {
  await app.close();
  await e.cerrar();
});

// Cada prueba llega desde otra dirección, para no gastar el límite de las demás.
let direccion = 0;
const pedir = (url: string) => {
  direccion += 1;
  return app.inject({ url, remoteAddress: `10.0.0.${direccion}` });
};
const comparar = (codigo: string, contenido: Uint8Array) => {
  const limite = 'limite-de-prueba';
  const cuerpo = Buffer.concat([
    Buffer.from(
      `--${limite}\r\ncontent-disposition: form-data; name="archivo"; filename="a.pdf"\r\n` +
        'content-type: application/pdf\r\n\r\n',
    ),
    contenido,
    Buffer.from(`\r\n--${limite}--\r\n`),
  ]);
  direccion += 1;
  return app.inject({
    method: 'POST',
    url: `/verificar/${codigo}/comparar`,
    headers: { 'content-type': `multipart/form-data; boundary=${limite}` },
    payload: cuerpo,
    remoteAddress: `10.0.0.${direccion}`,
  });
};

describe('verificación pública', () => {
  it('muestra el documento, su huella y quién firmó, y nada de la persona', async () => {
    const { statusCode, body } = await pedir(`/verificar/${certificado.codigo}`);
    expect(statusCode).toBe(200);
    for (const texto of [
      certificado.sha256,
      'Certificado de número',
      'Rosa Contreras',
      'vigente',
    ]) {
      expect(body).toContain(texto);
    }
    // La hora es la de la comuna (DS 10/2023 art. 9), no la universal en que se guarda.
    expect(body).toContain(`"${fechaLocal(certificado.incorporadoEn, 'America/Santiago')}"`);
    const { folio, nombre, run } = await e.leer(certificado.expedienteId);
    for (const privado of [folio, nombre, String(run), certificado.expedienteId, 'Matta']) {
      expect(body).not.toContain(privado);
    }
  });

  it('tolera cómo se copia el código y lleva a la ficha', async () => {
    const copiado = ` ${certificado.codigo?.toLowerCase().replaceAll('-', ' ')} `;
    const { statusCode, headers } = await pedir(`/verificar?codigo=${encodeURIComponent(copiado)}`);
    expect([statusCode, headers.location]).toEqual([303, `/verificar/${certificado.codigo}`]);
  });

  it.each([
    ['', 400, 'Escriba el código'],
    ['abc', 400, 'incompleto'],
    ['13101-261124-7K3MPQX9T!', 400, 'números y letras'],
  ])('código %j da %d', async (codigo, esperado, texto) => {
    const { statusCode, body } = await pedir(`/verificar?codigo=${encodeURIComponent(codigo)}`);
    expect(statusCode).toBe(esperado);
    expect(body).toContain(texto);
  });

  it('un carácter cambiado no encuentra nada', async () => {
    const codigo = certificado.codigo ?? '';
    const otro = codigo.slice(0, -2) + (codigo.at(-2) === 'A' ? 'B' : 'A') + codigo.slice(-1);
    expect((await pedir(`/verificar/${otro}`)).statusCode).toBe(404);
    expect((await pedir(`/api/v1/verificar/${otro}`)).statusCode).toBe(400);
  });

  it('compara un archivo byte a byte', async () => {
    const bytes = (await e.puertos.archivos.leer(certificado.sha256)) ?? new Uint8Array();
    const alterado = Uint8Array.from(bytes);
    alterado[100] = (alterado[100] ?? 0) ^ 1;
    expect((await comparar(certificado.codigo ?? '', bytes)).body).toContain('idéntico');
    expect((await comparar(certificado.codigo ?? '', alterado)).body).toContain(
      'no es el documento',
    );
    const vacio = await comparar(certificado.codigo ?? '', new Uint8Array());
    expect([vacio.statusCode, vacio.body.includes('Elija el archivo')]).toEqual([400, true]);
  });

  it('solo baja la copia de lo que su definición hace público', async () => {
    const copia = await pedir(`/verificar/${certificado.codigo}/documento`);
    expect(copia.headers['content-type']).toBe('application/pdf');
    expect(copia.rawPayload.length).toBe(certificado.bytes);
    expect((await pedir(`/verificar/${solicitud.codigo}/documento`)).statusCode).toBe(404);
    expect((await pedir(`/verificar/${solicitud.codigo}`)).body).not.toContain('Bajar una copia');
  });

  it('la API da lo mismo en JSON', async () => {
    const { body } = await pedir(`/api/v1/verificar/${certificado.codigo}`);
    expect(JSON.parse(body)).toMatchObject({
      codigo: certificado.codigo,
      sha256: certificado.sha256,
      estado: 'vigente',
      copia_publica: true,
    });
  });

  it('frena a quien prueba códigos', async () => {
    const estados: number[] = [];
    for (let i = 0; i < 35; i += 1) {
      const { statusCode } = await app.inject({
        url: '/verificar/13101-261124-0000000000',
        remoteAddress: '10.9.9.9',
      });
      estados.push(statusCode);
    }
    expect(estados.filter((estado) => estado === 429)).toHaveLength(5);
  });

  it('un documento revocado lo dice, con su motivo, y no se baja más', async () => {
    const { documentoId, codigo } = certificado;
    const actor = { clase: 'funcionario', id: 'x', nombre: 'Rosa Contreras' } as const;
    const revocar = (motivo: string) =>
      e.enMuni((tx) => revocarDocumento(tx, e.puertos, { documentoId, motivo, actor }));
    expect(await revocar(' ')).toEqual({ ok: false, error: 'sin-motivo' });
    expect(await revocar('La numeración cambió')).toMatchObject({ ok: true });
    expect(await revocar('otra vez')).toEqual({ ok: false, error: 'ya-revocado' });
    const { body } = await pedir(`/verificar/${codigo}`);
    expect(body).toContain('Documento revocado');
    expect(body).toContain('La numeración cambió');
    expect((await pedir(`/verificar/${codigo}/documento`)).statusCode).toBe(404);
  });
});
