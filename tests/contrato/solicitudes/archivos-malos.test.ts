import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revisarAdjunto } from '../../../src/modulos/tramitacion/solicitudes/index.ts';
import { type Ciudad, levantarCiudad } from './ciudadano.tsx';
import { fallasDeHtml } from './html-valido.ts';
import {
  type Adjunto,
  empezarSolicitud,
  type Navegador,
  PAGINAS,
  personaNueva,
} from './navegador.ts';

const PDF = new TextEncoder().encode('%PDF-1.7\n% croquis de prueba\n%%EOF\n');
const ASIGNAR = {
  tipo: 'asignar_nuevo',
  calle_frente: 'Pasaje Los Aromos',
  entre_calle_1: 'Los Boldos',
  motivo: 'escritura',
};

const croquis = (cambios: Partial<Adjunto> = {}): Adjunto => ({
  campo: 'croquis',
  nombre: 'croquis.pdf',
  tipo: 'application/pdf',
  contenido: PDF,
  ...cambios,
});

describe('archivos malos', () => {
  let ciudad: Ciudad;
  beforeAll(async () => {
    ciudad = await levantarCiudad();
  });
  afterAll(() => ciudad.cerrar());

  async function hastaCroquis(
    nombre: string,
  ): Promise<{ persona: Navegador; url: string; ruta: string }> {
    const persona = await personaNueva(ciudad, nombre);
    const ruta = await empezarSolicitud(persona);
    await persona.enviar(`${ruta}/paginas/predio`, PAGINAS.predio);
    await persona.enviar(`${ruta}/paginas/solicitud`, ASIGNAR);
    await persona.enviar(`${ruta}/paginas/ubicacion`, PAGINAS.ubicacion);
    return { persona, ruta, url: `${ruta}/paginas/croquis` };
  }

  function adjuntos(personaId: string) {
    return ciudad.puertos.base.conMunicipio(13101, ({ db }) =>
      db
        .selectFrom('adjunto')
        .innerJoin('borrador', 'borrador.borrador_id', 'adjunto.borrador_id')
        .select(['adjunto.nombre_archivo', 'adjunto.antivirus', 'adjunto.sha256'])
        .where('borrador.persona_id', '=', personaId)
        .execute(),
    );
  }

  it('recibe, muestra, quita y reemplaza un archivo', async () => {
    const { persona, url, ruta } = await hastaCroquis('Dibuja');
    expect(await fallasDeHtml((await persona.ver(url)).body)).toEqual([]);
    const subido = await persona.adjuntar(url, {}, [croquis({ nombre: '../../mapa "1".pdf' })]);
    expect(subido.headers.location).toBe(`${ruta}/paginas/contacto`);
    expect(await adjuntos(persona.personaId)).toMatchObject([
      { nombre_archivo: 'mapa 1.pdf', antivirus: 'limpio' },
    ]);
    const vista = await persona.ver(url);
    expect(vista.body).toContain('mapa 1.pdf');
    expect(await fallasDeHtml(vista.body)).toEqual([]);
    const [fila] = await adjuntos(persona.personaId);
    const quitado = await persona.adjuntar(url, { 'croquis.quitar': fila?.sha256 ?? '' }, []);
    expect(quitado.statusCode).toBe(422);
    expect(await adjuntos(persona.personaId)).toEqual([]);
  });

  it.each([
    ['de tipo falso', croquis({ contenido: new TextEncoder().encode('MZ no soy un PDF') })],
    [
      'de otro tipo',
      croquis({
        nombre: 'virus.exe',
        tipo: 'application/octet-stream',
        contenido: new Uint8Array([77, 90, 1, 2]),
      }),
    ],
    ['de 0 bytes', croquis({ contenido: new Uint8Array() })],
    ['de más de 10 MB', croquis({ contenido: new Uint8Array(10_485_761).fill(37) })],
    ['de 30 MB', croquis({ contenido: new Uint8Array(31_457_280).fill(37) })],
  ])('rechaza un archivo %s con su motivo y sigue en la página', async (caso, archivo) => {
    const { persona, url } = await hastaCroquis(`Archivo ${caso}`);
    const respuesta = await persona.adjuntar(url, {}, [archivo]);
    expect(respuesta.statusCode).toBe(422);
    expect(respuesta.body).toContain(`«${archivo.nombre}»`);
    expect(respuesta.body).toContain('href="#croquis"');
    expect(await fallasDeHtml(respuesta.body)).toEqual([]);
    expect(await adjuntos(persona.personaId)).toEqual([]);
  });

  it('si el antivirus no revisa ese tamaño, el trabajo falla y dice qué configurar', async () => {
    const { persona, url } = await hastaCroquis('Tamaño');
    ciudad.antivirus = async () => 'supera-limite';
    await persona.adjuntar(url, {}, [croquis()]);
    const [fila] = await ciudad.puertos.base.conMunicipio(13101, ({ db }) =>
      db
        .selectFrom('adjunto')
        .innerJoin('borrador', 'borrador.borrador_id', 'adjunto.borrador_id')
        .select(['adjunto.adjunto_id', 'adjunto.antivirus'])
        .where('borrador.persona_id', '=', persona.personaId)
        .execute(),
    );
    expect(fila?.antivirus).toBe('pendiente');
    await expect(revisarAdjunto(ciudad.puertos, 13101, fila?.adjunto_id ?? '')).rejects.toThrow(
      /no revisa archivos de .* MB: su límite, StreamMaxLength en clamd.conf/,
    );
    ciudad.antivirus = async () => 'limpio';
    await revisarAdjunto(ciudad.puertos, 13101, fila?.adjunto_id ?? '');
    expect(await adjuntos(persona.personaId)).toMatchObject([{ antivirus: 'limpio' }]);
  });

  it('si el almacén falla al releer, lo dice en el campo y sigue en la página', async () => {
    const { persona, url } = await hastaCroquis('Almacén');
    const { leerArchivo } = ciudad;
    ciudad.leerArchivo = () => Promise.reject(new Error('S3 no responde'));
    const respuesta = await persona.adjuntar(url, {}, [croquis()]);
    ciudad.leerArchivo = leerArchivo;
    expect(respuesta.statusCode).toBe(422);
    expect(respuesta.body).toContain('No fue posible recibirlo ahora. Lo demás quedó guardado.');
    expect(respuesta.body).toContain('href="#croquis"');
    expect(await adjuntos(persona.personaId)).toEqual([]);
  });

  it('treinta archivos de una vez: explica y no toma ninguno', async () => {
    const { persona, url } = await hastaCroquis('Treinta');
    const treinta = Array.from({ length: 30 }, (_, i) => croquis({ nombre: `c${i}.pdf` }));
    const respuesta = await persona.adjuntar(url, {}, treinta);
    expect(respuesta.statusCode).toBe(422);
    expect(respuesta.body).toContain('Envió 30 archivos juntos. Adjunte solo uno.');
    expect(await adjuntos(persona.personaId)).toEqual([]);
  });

  it('un archivo con virus no se guarda', async () => {
    const { persona, url } = await hastaCroquis('Virus');
    ciudad.antivirus = async () => ({ infectado: 'EICAR' });
    const respuesta = await persona.adjuntar(url, {}, [croquis()]);
    ciudad.antivirus = async () => 'limpio';
    expect(respuesta.statusCode).toBe(422);
    expect(respuesta.body).toContain('tiene un virus');
    expect(await adjuntos(persona.personaId)).toEqual([]);
  });

  it('sin antivirus a mano queda en revisión y no deja enviar hasta saber', async () => {
    const { persona, url, ruta } = await hastaCroquis('Espera');
    ciudad.antivirus = async () => 'no-disponible';
    await persona.adjuntar(url, {}, [croquis()]);
    ciudad.antivirus = async () => 'limpio';
    await persona.enviar(`${ruta}/paginas/contacto`, PAGINAS.contacto);
    const enviada = await persona.enviar(`${ruta}/revisar`, { _declaro: 'si' });
    expect(enviada.statusCode).toBe(409);
    expect(enviada.body).toContain('Estamos revisando sus archivos');
    expect(ciudad.puertos.colas.pendientes.some(({ cola }) => cola === 'revisar-adjunto')).toBe(
      true,
    );
    // El antivirus volvió y halló un virus: se dice, y se pide otro archivo.
    ciudad.antivirus = async () => ({ infectado: 'EICAR' });
    await ciudad.puertos.colas.atender('revisar-adjunto', async ({ id = '' }) =>
      revisarAdjunto(ciudad.puertos, 13101, id),
    );
    await ciudad.puertos.colas.vaciar(['revisar-adjunto']);
    ciudad.antivirus = async () => 'limpio';
    const conVirus = await persona.enviar(`${ruta}/revisar`, { _declaro: 'si' });
    expect(conVirus.body).toContain('El archivo tiene un virus');
  });

  it('un archivo que la página no pide da 400', async () => {
    const { persona, url } = await hastaCroquis('Cuela');
    const respuesta = await persona.adjuntar(url, {}, [croquis({ campo: 'cedula' })]);
    expect(respuesta.statusCode).toBe(400);
  });
});
