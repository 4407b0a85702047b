import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentosDe } from '../../src/modulos/tramitacion/documentos/index.ts';
import { exportar } from '../../src/modulos/tramitacion/expedientes/index.ts';
import { leerEventos, verificarCadena } from '../../src/modulos/tramitacion/historia/index.ts';
import { exportarExpediente } from '../../src/plataforma/expediente-zip/exportar-expediente.ts';
import { verificarExpedienteZip } from '../../src/plataforma/expediente-zip/verificar-expediente.ts';
import { abrirAutoridadLocal } from '../../src/plataforma/firma/autoridad-local.ts';
import { crearFirmaManifiesto } from '../../src/plataforma/firma/firmador-local.ts';
import { crearEscenario, type Escenario } from '../soporte/escenario.ts';
import { ingresarPrueba } from '../soporte/municipio-de-prueba.ts';

let e: Escenario;
beforeAll(async () => {
  e = await crearEscenario();
});
afterAll(() => e.cerrar());

describe('exportación', () => {
  it('arma un ZIP que se verifica solo, con índice, metadatos, historia y accesos', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni, 'asignar');
    await e.puertos.colas.vaciar();
    const datos = await e.enMuni((tx) =>
      exportar(tx, e.puertos, expedienteId, { funcionario: e.muni.revisora }),
    );
    if (!datos.ok) throw new Error(datos.error);
    const autoridad = await abrirAutoridadLocal(e.puertos.carpeta, () => e.puertos.reloj.ahora());
    const zip = await exportarExpediente(
      datos.valor,
      crearFirmaManifiesto(autoridad, 'Municipalidad de prueba'),
    );
    expect(verificarExpedienteZip(zip, [autoridad.anclaPem])).toMatchObject({ hallazgos: [] });
    expect(Object.keys(unzipSync(zip)).filter((ruta) => ruta.endsWith('.pdf'))).toHaveLength(3);
    const guardados = await e.enMuni((tx) => documentosDe(tx, expedienteId));
    const obligatorios = ['1_1', '1_6', '3_2', '4_1', '4_2', '5_3', '61_1', '61_3', '7_1', '7_4'];
    for (const { metadatos } of guardados) {
      const codigos = Object.keys(metadatos.codigos ?? {});
      expect(codigos).toEqual(
        expect.arrayContaining([...obligatorios.map((c) => `MGDDE${c}`), 'MGDDE8_3', 'MGDDE10']),
      );
    }
  });

  it('no declara avanzada la firma de la autoridad local, tampoco la de una persona', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni);
    await e.puertos.colas.vaciar();
    await e.decidir(expedienteId, { nodo: 'revisar', accion: 'aprobar' });
    await e.decidir(expedienteId, { nodo: 'firmar', accion: 'firmar' });
    await e.puertos.colas.vaciar();
    const guardados = await e.enMuni((tx) => documentosDe(tx, expedienteId));
    expect(guardados.map(({ clase }) => clase)).toContain('certificado');
    for (const { metadatos } of guardados)
      expect(metadatos.codigos).toMatchObject({ MGDDE8_3: '2' });
  });

  it('deja una actuación encadenada que identifica la copia, y la copia siguiente la incluye', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni, 'asignar');
    await e.puertos.colas.vaciar();
    const { revision } = await e.leer(expedienteId);
    const sacar = async (funcionario: typeof e.muni.revisora) => {
      const reunido = await e.enMuni((tx) =>
        exportar(tx, e.puertos, expedienteId, { funcionario }),
      );
      if (!reunido.ok) throw new Error(reunido.error);
      const autoridad = await abrirAutoridadLocal(e.puertos.carpeta, () => e.puertos.reloj.ahora());
      const zip = await exportarExpediente(
        reunido.valor,
        crearFirmaManifiesto(autoridad, 'Municipalidad de prueba'),
      );
      return { zip, informe: verificarExpedienteZip(zip, [autoridad.anclaPem]) };
    };
    const historia = () => e.enMuni((tx) => leerEventos(tx, expedienteId));
    const antes = await historia();
    const primera = await sacar(e.muni.revisora);
    const despues = await historia();

    expect(primera.informe).toMatchObject({ valido: true, eventos: antes.length });
    expect(despues).toHaveLength(antes.length + 1);
    expect(verificarCadena(e.muni.municipioId, expedienteId, despues)).toBeUndefined();
    const indice = unzipSync(primera.zip)['indice.json'] ?? new Uint8Array();
    expect(despues.at(-1)).toMatchObject({
      tipo: 'expediente-exportado',
      actor: { clase: 'funcionario', id: e.muni.revisora.funcionarioId },
      ocurridoEn: primera.informe.exportadoEn,
      datos: {
        indice_sha256: createHash('sha256').update(indice).digest('hex'),
        hasta_evento: antes.length,
        cabeza_cadena: antes.at(-1)?.hash,
      },
    });

    const segunda = await sacar(e.muni.firmante);
    expect(segunda.informe).toMatchObject({ valido: true, eventos: antes.length + 1 });
    expect((await historia()).at(-1)?.datos).toMatchObject({ hasta_evento: antes.length + 1 });
    // Exportar no mueve el caso: quien lo tenía abierto puede seguir.
    expect((await e.leer(expedienteId)).revision).toBe(revision);
  });

  it('dos copias a la vez dejan dos actuaciones, cada una con su historia', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni, 'asignar');
    await e.puertos.colas.vaciar();
    const sacar = () =>
      e.enMuni((tx) => exportar(tx, e.puertos, expedienteId, { funcionario: e.muni.revisora }));
    const hechas = await Promise.all([sacar(), sacar(), sacar()]);
    const eventos = await e.enMuni((tx) => leerEventos(tx, expedienteId));
    const anotadas = eventos.filter(({ tipo }) => tipo === 'expediente-exportado');
    expect(verificarCadena(e.muni.municipioId, expedienteId, eventos)).toBeUndefined();
    expect(anotadas.map(({ numero, datos }) => [numero - 1, datos.cabeza_cadena])).toEqual(
      hechas
        .map((hecha) => (hecha.ok ? hecha.valor.eventos : []))
        .map((vistos) => [vistos.length, vistos.at(-1)?.hash])
        .sort(([a], [b]) => Number(a) - Number(b)),
    );
  });

  it('a quien no puede mirar el caso no se le exporta, y no queda nada anotado', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni, 'asignar');
    await e.puertos.colas.vaciar();
    const antes = await e.enMuni((tx) => leerEventos(tx, expedienteId));
    const ajeno = { ...e.muni.revisora, roles: [] };
    expect(
      await e.enMuni((tx) => exportar(tx, e.puertos, expedienteId, { funcionario: ajeno })),
    ).toEqual({ ok: false, error: 'no-existe' });
    expect(await e.enMuni((tx) => leerEventos(tx, expedienteId))).toEqual(antes);
  });
});
