import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ingresarPersona, levantarSitio, navegar, type Sitio } from './sitio.ts';

let sitio: Sitio;
beforeAll(async () => {
  sitio = await levantarSitio(200);
}, 120_000);
afterAll(() => sitio.cerrar());

/** Códigos de `veces` pedidos de una dirección de red; la cabecera puede cambiar en cada uno. */
async function insistir(
  url: string,
  veces: number,
  remoteAddress: string,
  reenviada?: (vez: number) => string,
): Promise<readonly number[]> {
  const codigos: number[] = [];
  for (let vez = 0; vez < veces; vez += 1) {
    const headers = reenviada === undefined ? {} : { 'x-forwarded-for': reenviada(vez) };
    codigos.push((await sitio.app.inject({ url, remoteAddress, headers })).statusCode);
  }
  return codigos;
}
const frenadas = (codigos: readonly number[]) => codigos.filter((codigo) => codigo === 429).length;

describe('límite de uso', () => {
  it.each([
    ['/verificar/AAAA-AAAA-A', 30],
    ['/ingreso/clave-unica', 30],
    ['/api/v1/verificar/AAAA-AAAA-A', 60],
  ])('%s: deja %i por minuto a cada quien, y a nadie más frena', async (url, cuantas) => {
    expect(frenadas(await insistir(url, cuantas, '203.0.113.1'))).toBe(0);
    expect(frenadas(await insistir(url, 2, '203.0.113.1'))).toBe(2);
    expect(frenadas(await insistir(url, 2, '203.0.113.2'))).toBe(0);
  });

  it.each(['203.0.113.9', '10.0.0.9', '192.168.1.9'])(
    'desde %s, inventar X-Forwarded-For no sirve para escapar',
    async (direccion) => {
      const codigos = await insistir('/verificar/AAAA-AAAA-A', 35, direccion, (n) => `8.8.${n}.8`);
      expect(frenadas(codigos)).toBe(5);
    },
  );

  it('por el proxy propio cuenta a cada visitante, y lo que este invente antes no vale', async () => {
    const visitante = await insistir(
      '/verificar/AAAA-AAAA-A',
      35,
      '127.0.0.1',
      (n) => `8.8.${n}.8, 203.0.113.20`,
    );
    expect(frenadas(visitante)).toBe(5);
    const otro = await insistir('/verificar/AAAA-AAAA-A', 1, '127.0.0.1', () => '203.0.113.21');
    expect(frenadas(otro)).toBe(0);
  });

  it('el 429 se explica, dice cuándo volver y lleva las cabeceras de seguridad', async () => {
    await insistir('/verificar/AAAA-AAAA-A', 31, '203.0.113.30');
    const respuesta = await sitio.app.inject({
      url: '/verificar/AAAA-AAAA-A',
      remoteAddress: '203.0.113.30',
    });
    expect(respuesta.statusCode).toBe(429);
    expect(respuesta.headers['retry-after']).toBeDefined();
    expect(respuesta.headers['content-security-policy']).toContain("default-src 'none'");
    expect(respuesta.headers['cache-control']).toBe('no-store');
    expect(respuesta.body).toContain('Espere un minuto');
  });

  it('quien tropieza con páginas que no existen se frena antes', async () => {
    expect(frenadas(await insistir('/nada/de/nada/aqui', 125, '203.0.113.40'))).toBe(5);
  });
});

describe('falla interna', () => {
  it('el 500 no cuenta nada de adentro y el registro no lleva datos de la persona', async () => {
    const persona = await ingresarPersona(sitio, '44.444.444-4');
    const secretos = ['44.444.444-4', 'vecina@ejemplo.cl', 'f'.repeat(64), 'María Carmen'];
    const duenio = sitio.prueba.duenio;
    const { sql } = await import('kysely');
    await duenio.global(({ db }) => sql`alter table borrador rename to borrador_fuera`.execute(db));
    const fallida = await persona.ver(
      `/nunoa/tramites/certificado-numero/empezar?run=${secretos[0]}&correo=${secretos[1]}&token=${secretos[2]}`,
      { 'x-dato': secretos.join(' ') },
    );
    const enviada = await persona.enviar(
      '/nunoa/solicitudes/019a0000-0000-7000-8000-000000000000/paginas/predio',
      { run: '44.444.444-4', correo: 'vecina@ejemplo.cl', nombre: 'María Carmen' },
    );
    await duenio.global(({ db }) => sql`alter table borrador_fuera rename to borrador`.execute(db));
    for (const respuesta of [fallida, enviada]) {
      expect(respuesta.statusCode).toBe(500);
      expect(respuesta.headers['content-security-policy']).toContain("default-src 'none'");
      expect(respuesta.headers['cache-control']).toBe('no-store');
      expect(respuesta.body).toContain(String(respuesta.headers['x-request-id']));
      expect(respuesta.body).not.toMatch(/borrador|kysely|relation|node_modules/);
    }
    const bitacora = sitio.bitacora();
    expect(bitacora).toContain(String(fallida.headers['x-request-id']));
    for (const secreto of [...secretos, '44444444', persona.cookies.get('sesion') ?? 'sin cookie'])
      expect(bitacora).not.toContain(secreto);
  });

  it('una vuelta de pago y una de ClaveÚnica inventadas no dejan su código en el registro', async () => {
    const quien = navegar(sitio);
    const token = '01ab'.repeat(16);
    await quien.ver(`/nunoa/pagos/retorno?token_ws=${token}`);
    await quien.ver(`/ingreso/clave-unica/retorno?code=${token}&state=${token}`);
    expect(sitio.bitacora()).not.toContain(token);
  });
});

describe('preguntar por lo que hay', () => {
  it('lo ajeno y lo que no existe se responden igual', async () => {
    const duenia = await ingresarPersona(sitio, '44.444.444-4');
    const ajena = await ingresarPersona(sitio, '55.555.555-5');
    const empezada = await duenia.ver('/nunoa/tramites/certificado-numero/empezar');
    const ruta = String(empezada.headers.location).replace(/\/siguiente$/, '');
    expect(ruta).toMatch(/^\/nunoa\/solicitudes\/[0-9a-f-]{36}$/);
    const inventada = '/nunoa/solicitudes/019a0000-0000-7000-8000-000000000000';
    for (const parte of ['', '/siguiente', '/revisar', '/pago', '/paginas/predio']) {
      const [una, otra] = [
        await ajena.ver(`${ruta}${parte}`),
        await ajena.ver(`${inventada}${parte}`),
      ];
      expect([una.statusCode, otra.statusCode]).toEqual([404, 404]);
      const sinRuta = (cuerpo: string) =>
        cuerpo.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'id');
      expect(sinRuta(una.body)).toBe(sinRuta(otra.body));
    }
  });
});
