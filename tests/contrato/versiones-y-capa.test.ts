import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import certificado from '../../catalogo/certificado-numero/tramite.ts';
import { leerAdoptado } from '../../src/modulos/tramitacion/adopcion/leer-adoptado.ts';
import { notificacionesDe } from '../../src/modulos/tramitacion/avisos/index.ts';
import { tramiteDe } from '../../src/modulos/tramitacion/expedientes/index.ts';
import {
  adoptar,
  crearCatalogo,
  type DefinicionTramite,
  publicar,
  sembrarCatalogo,
} from '../../src/modulos/tramitacion/tramites/index.ts';
import { crearEscenario, type Escenario } from '../soporte/escenario.ts';
import { ingresarPrueba } from '../soporte/municipio-de-prueba.ts';

const ACTOR = { clase: 'plataforma', nombre: 'prueba' } as const;

let e: Escenario;
beforeAll(async () => {
  e = await crearEscenario();
});
afterAll(() => e.cerrar());

async function aprobar(expedienteId: string): Promise<void> {
  await e.decidir(expedienteId, { nodo: 'revisar', accion: 'aprobar' });
  await e.decidir(expedienteId, { nodo: 'firmar', accion: 'firmar' });
  await e.puertos.colas.vaciar();
}

describe('capa municipal sobre la versión guardada', () => {
  it('los mensajes salen con el texto del municipio y lo demás con el nacional', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni, 'certificar', certificado, {
      textos: {
        'mensaje.ingreso.asunto': 'Vecina, tenemos su solicitud {folio}',
        'mensaje.aprobacion.asunto': 'Su número ya está listo',
      },
    });
    await e.puertos.colas.vaciar();
    await aprobar(expedienteId);
    const asuntos = (await e.enMuni((tx) => notificacionesDe(tx, expedienteId))).map(
      ({ asunto }) => asunto,
    );
    const { folio } = await e.leer(expedienteId);
    expect(asuntos).toContain(`Vecina, tenemos su solicitud ${folio}`);
    expect(asuntos).toContain('Su número ya está listo');
    const nacional = certificado.mensajes.find(({ id }) => id === 'rechazo')?.asunto;
    const { definicion } = await e.enMuni(async (tx) => tramiteDe(tx, await e.leer(expedienteId)));
    expect(definicion.mensajes.find(({ id }) => id === 'rechazo')?.asunto).toBe(nacional);
  });

  it('de una capa que ya no calza del todo vale lo que calza, y el caso sigue', async () => {
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni, 'certificar', certificado, {
      textos: {
        'mensaje.ingreso.asunto': 'Recibida en {folio}',
        'mensaje.que_ya_no_existe.asunto': 'Nada',
      },
    });
    await e.puertos.colas.vaciar();
    const avisos = await e.enMuni((tx) => notificacionesDe(tx, expedienteId));
    expect(avisos.some(({ asunto }) => asunto.startsWith('Recibida en '))).toBe(true);
    await aprobar(expedienteId);
    expect(await e.leer(expedienteId)).toMatchObject({ estado: 'terminado' });
  });
});

describe('una definición que cambia en una instalación que ya funcionaba', () => {
  /** La versión nueva: el mismo flujo con otros nombres en las ramas. */
  const nueva: DefinicionTramite = {
    ...certificado,
    flujo: {
      ...certificado.flujo,
      aristas: certificado.flujo.aristas.map(({ nombre, ...arista }) =>
        nombre === undefined ? arista : { ...arista, nombre: `${nombre} (nuevo)` },
      ),
    },
  };

  it('lo adoptado sigue en su versión, se ofrece la nueva y los casos en curso terminan', async () => {
    const tramiteId = certificado.id;
    await e.enMuni(async (tx) => {
      await adoptar(tx, e.puertos, { tramiteId, version: 1 });
      expect(await publicar(tx, e.puertos, tramiteId, ACTOR)).toMatchObject({ ok: true });
    });
    const { expedienteId } = await ingresarPrueba(e.puertos, e.muni);
    await e.puertos.colas.vaciar();

    const [sembrado] = await sembrarCatalogo(e.prueba.duenio, [nueva], e.puertos.reloj.ahora());
    expect(sembrado).toEqual({ tramiteId, version: 2, nueva: true });

    const catalogo = crearCatalogo(e.puertos);
    expect((await catalogo.publicado(e.muni.municipioId, tramiteId))?.version).toBe(1);
    expect(await e.enMuni((tx) => leerAdoptado(tx, { catalogo }, tramiteId))).toMatchObject({
      tramite: { ultima: 2 },
      adopcion: { version: 1, estado: 'publicado' },
      cambios: ['Los pasos de la revisión'],
    });

    await e.enMuni((tx) => adoptar(tx, e.puertos, { tramiteId }));
    catalogo.olvidar(e.muni.municipioId);
    expect((await catalogo.publicado(e.muni.municipioId, tramiteId))?.version).toBe(2);
    await aprobar(expedienteId);
    expect(await e.leer(expedienteId)).toMatchObject({ version: 1, estado: 'terminado' });
  });
});
