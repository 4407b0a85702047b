import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { crearOtp } from '../../../simuladores/firmagob/otp.ts';
import { APLICACION_DE_PRUEBA, crearSimulador } from '../../../simuladores/firmagob/servidor.ts';
import type { Simulador } from '../../../simuladores/soporte/servidor.ts';
import { documentosDe } from '../../../src/modulos/tramitacion/documentos/index.ts';
import {
  type Funcionario,
  manejadoresDeExpedientes,
} from '../../../src/modulos/tramitacion/expedientes/index.ts';
import { crearFirmadorGob } from '../../../src/plataforma/firma/firmagob.ts';
import type { Firmador } from '../../../src/plataforma/firma/puerto.ts';
import { verificarPdf } from '../../../src/plataforma/firma/verificar-pdf.ts';
import { crearEscenario, type Escenario } from '../../soporte/escenario.ts';
import { ingresarPrueba } from '../../soporte/municipio-de-prueba.ts';
import {
  crearOficinaDePrueba,
  type OficinaDePrueba,
  type Respuesta,
} from '../../soporte/oficina-de-prueba.ts';

const TITULAR = 22_222_222;

let escenario: Escenario;
let oficina: OficinaDePrueba;
let simulador: Simulador;
let ancla: string;
let id: string;
let run: number;
let caido = false;
let pedidosAlServicio = 0;

beforeAll(async () => {
  escenario = await crearEscenario();
  const { puertos, muni } = escenario;
  const reloj = () => puertos.reloj.ahora().epochMilliseconds;
  ({ run } = await escenario.enMuni(({ db, municipioId }) =>
    db
      .selectFrom('funcionario')
      .select('run')
      .where('municipio_id', '=', municipioId)
      .where('funcionario_id', '=', muni.firmante.funcionarioId)
      .executeTakeFirstOrThrow(),
  ));
  simulador = await crearSimulador({
    reloj,
    firmantes: new Map([
      [String(run), muni.firmante.nombre],
      [String(TITULAR), 'Firma desatendida'],
    ]),
  });
  const urlBase = await simulador.escuchar(0);
  ancla = await (await fetch(`${urlBase}/_simulador/autoridad.pem`)).text();
  const gob = (url: string): Firmador =>
    crearFirmadorGob(
      { ...APLICACION_DE_PRUEBA, urlBase: url, runDesatendido: TITULAR, esperaMs: 5_000 },
      () => puertos.reloj.ahora(),
    );
  const [bueno, sinServicio] = [gob(urlBase), gob('http://127.0.0.1:9')];
  const conGob = {
    ...puertos,
    firmador: {
      nombre: bueno.nombre,
      avanzada: bueno.avanzada,
      firmarCms: (pedido: Parameters<Firmador['firmarCms']>[0]) => {
        pedidosAlServicio += 1;
        return (caido ? sinServicio : bueno).firmarCms(pedido);
      },
    },
  };
  const manejadores = manejadoresDeExpedientes(conGob);
  for (const cola of ['avanzar-expediente', 'enviar-notificacion'] as const)
    await puertos.colas.atender(cola, manejadores[cola]);
  oficina = await crearOficinaDePrueba(conGob);
});
beforeEach(async () => {
  caido = false;
  ({ expedienteId: id } = await ingresarPrueba(escenario.puertos, escenario.muni));
  await escenario.puertos.colas.vaciar();
  await escenario.decidir(id, { nodo: 'revisar', accion: 'aprobar' });
  await escenario.puertos.colas.vaciar();
});
afterEach(() => escenario.puertos.colas.olvidar());
afterAll(async () => {
  await simulador.cerrar();
  await escenario.cerrar();
});

const pedir = (
  ruta: string,
  formulario?: Readonly<Record<string, string>>,
  funcionario: Funcionario = escenario.muni.firmante,
): Promise<Respuesta> =>
  oficina.pedir(
    { municipioId: 13101, funcionario },
    ruta.startsWith('/santiago') ? ruta : `/santiago/funcionarios/expedientes/${id}${ruta}`,
    formulario,
  );

const clave = (minutosAtras = 0): string =>
  crearOtp(
    () => escenario.puertos.reloj.ahora().subtract({ minutes: minutosAtras }).epochMilliseconds,
  ).actual(String(run));
const claveMala = (): string => (clave() === '000000' ? '111111' : '000000');

/** Firma desde la página de firma, y sigue hasta la página del caso. */
async function firmar(otp: string): Promise<Respuesta & { readonly destino: string }> {
  const { revision } = await escenario.leer(id);
  const hecho = await pedir('/actos/firmar/firmar', {
    _etapa: 'confirmar',
    _revision: String(revision),
    otp,
  });
  if (hecho.codigo !== 303) return { ...hecho, destino: '' };
  const destino = hecho.cabeceras.location ?? '';
  return { ...(await pedir(destino)), destino };
}

const certificados = async () =>
  (await escenario.enMuni((tx) => documentosDe(tx, id))).filter((d) => d.clase === 'certificado');
const preparados = async () =>
  (await escenario.historia(id)).filter(
    ({ tipo, datos }) => tipo === 'documento-preparado' && datos.clase === 'certificado',
  );

/** El campo de la clave con un mensaje de error a su lado, enlazado para quien no ve. */
function errorJuntoALaClave(cuerpo: string): string | undefined {
  const [campo = ''] = /<input[^>]*id="otp"[^>]*>/.exec(cuerpo) ?? [];
  expect(campo).toContain('aria-invalid="true"');
  const [, ids = ''] = /aria-describedby="([^"]*)"/.exec(campo) ?? [];
  const textos = ids
    .split(' ')
    .map((uno) => new RegExp(`id="${uno}"[^>]*>(.*?)</p>`, 's').exec(cuerpo)?.[1] ?? '');
  return textos.join(' ').replace(/<[^>]*>/g, '');
}

/** Nada salió: ni documento, ni notificación, y la decisión sigue a la vista. */
async function esperaLaFirma(): Promise<void> {
  expect(await certificados()).toEqual([]);
  const eventos = await escenario.historia(id);
  expect(eventos.filter(({ datos }) => datos.rol === 'firmante')).toHaveLength(1);
  const { cuerpo } = await pedir('');
  expect(cuerpo).toContain('Falta la firma');
  expect(cuerpo).toContain('Su decisión está guardada');
  expect(cuerpo).toContain('Completar la firma');
}

/** La firma se completó una sola vez, con un PDF válido y sin números dobles. */
async function quedoFirmado(): Promise<void> {
  const [certificado, ...otros] = await certificados();
  expect(otros).toEqual([]);
  expect(await preparados()).toHaveLength(1);
  const pdf = await escenario.puertos.archivos.leer(certificado?.sha256 ?? '');
  expect(verificarPdf(pdf ?? new Uint8Array(), [ancla])).toMatchObject({
    valido: true,
    firmas: [{ confianza: 'de-confianza', run: String(run) }],
  });
  expect((await pedir('')).cuerpo).not.toContain('Falta la firma');
}

/** La fila de un caso en la tabla de la bandeja, como texto; undefined si no está. */
function filaDe(cuerpo: string, folio: string): string | undefined {
  return cuerpo
    .split('<tr')
    .find((fila) => fila.includes(folio))
    ?.replace(/<[^>]*>/g, ' ');
}

describe('firmar desde el caso con FirmaGob', () => {
  test('con la clave vigente firma y emite', async () => {
    expect((await pedir('/actos/firmar/firmar')).cuerpo).toContain('Clave de un solo uso');
    const { cuerpo } = await firmar(clave());
    expect(cuerpo).toContain('Documento firmado y emitido');
    await quedoFirmado();
    // Firmó una persona con su clave: la firma es avanzada (MGDDE8_3).
    const [certificado] = await certificados();
    expect(certificado?.metadatos.codigos).toMatchObject({ MGDDE8_3: '1' });
  });

  test('los documentos que firma la plataforma llevan la firma del titular desatendido', async () => {
    const [primero] = await escenario.enMuni((tx) => documentosDe(tx, id));
    expect(primero?.metadatos.codigos).toMatchObject({ MGDDE8_3: '2' });
    const pdf = await escenario.puertos.archivos.leer(primero?.sha256 ?? '');
    expect(verificarPdf(pdf ?? new Uint8Array(), [ancla]).firmas[0]).toMatchObject({
      confianza: 'de-confianza',
      run: String(TITULAR),
    });
  });

  test.each(['', '12345', 'abcdef'])(
    'con %j no decide nada y lo dice junto al campo',
    async (otp) => {
      const antes = await escenario.leer(id);
      const { codigo, cuerpo } = await firmar(otp);
      expect(codigo).toBe(422);
      expect(errorJuntoALaClave(cuerpo)).toContain('seis números');
      expect(await escenario.leer(id)).toEqual(antes);
    },
  );

  test.each([
    ['equivocada', () => claveMala(), 'no aceptó la clave'],
    ['vencida', () => clave(5), 'venció'],
  ])('con la clave %s la decisión espera, y se completa con una nueva', async (_c, otp, texto) => {
    const pendiente = await firmar(otp());
    expect(errorJuntoALaClave(pendiente.cuerpo)).toContain(texto);
    await esperaLaFirma();
    // El trabajo de fondo no tiene clave: no firma ni falla.
    await escenario.puertos.colas.vaciar();
    await esperaLaFirma();

    const otraVez = await pedir('/completar-firma', { otp: otp() });
    expect(otraVez.codigo).toBe(422);
    expect(errorJuntoALaClave(otraVez.cuerpo)).toContain(texto);
    expect((await pedir('/completar-firma', { otp: clave() })).codigo).toBe(303);
    await quedoFirmado();
    // La dirección que decía que faltaba ya no lo dice.
    expect((await pedir(pendiente.destino)).cuerpo).not.toContain('quedó pendiente');
  });

  test('con el servicio caído la decisión espera, lo dice, y se completa cuando vuelve', async () => {
    caido = true;
    const { cuerpo } = await firmar(clave());
    expect(cuerpo).toContain('La firma quedó pendiente');
    expect(cuerpo).toContain('no responde');
    await esperaLaFirma();
    const sigue = await pedir('/completar-firma', { otp: clave() });
    expect(sigue.codigo).toBe(503);
    expect(sigue.cuerpo).toContain('no responde');
    caido = false;
    expect((await pedir('/completar-firma', { otp: clave() })).codigo).toBe(303);
    await quedoFirmado();
  });

  test('mientras espera la firma está en «Por firmar», y al firmar sale de ahí', async () => {
    const { folio } = await escenario.leer(id);
    const enPestania = async (quien: Funcionario) =>
      filaDe(
        (await pedir('/santiago/funcionarios/bandeja?vista=por-firmar', undefined, quien)).cuerpo,
        folio,
      );
    const { firmante, revisora } = escenario.muni;
    expect(await enPestania(firmante)).toBeDefined();
    await firmar(claveMala());
    await escenario.puertos.colas.vaciar();
    expect(await enPestania(firmante)).toMatch(/Falta la firma\s+de usted/);
    expect(await enPestania(revisora)).toContain(`de ${firmante.nombre}`);
    const { cuerpo } = await pedir('/santiago/funcionarios/bandeja/firmar', { expediente: id });
    expect(cuerpo).toContain('Ya se decidió y falta la firma');
    expect((await pedir('/completar-firma', { otp: clave() })).codigo).toBe(303);
    expect(await enPestania(firmante)).toBeUndefined();
  });

  test('dos clics a la vez, y otro después, dejan un solo documento', async () => {
    await firmar(claveMala());
    const respuestas = await Promise.all([
      pedir('/completar-firma', { otp: clave() }),
      pedir('/completar-firma', { otp: clave() }),
    ]);
    expect(respuestas.map(({ codigo }) => codigo)).toEqual([303, 303]);
    await quedoFirmado();
    const antes = pedidosAlServicio;
    expect((await pedir('/completar-firma', { otp: clave() })).codigo).toBe(303);
    expect(pedidosAlServicio).toBe(antes);
    await quedoFirmado();
  });

  test('otra persona ve de quién es la firma que falta, y no la puede completar', async () => {
    await firmar(claveMala());
    const { revisora, firmante } = escenario.muni;
    const { cuerpo } = await pedir('', undefined, revisora);
    expect(cuerpo).toContain(`${firmante.nombre} decidió firmar`);
    expect(cuerpo).not.toContain('Completar la firma');
    expect((await pedir('/completar-firma', { otp: clave() }, revisora)).codigo).toBe(404);
    await esperaLaFirma();
  });

  test('la clave no queda en la historia ni en la dirección', async () => {
    const otp = claveMala();
    const { destino } = await firmar(otp);
    expect(destino).not.toContain(otp);
    expect(JSON.stringify(await escenario.historia(id))).not.toContain(`"${otp}"`);
  });
});
