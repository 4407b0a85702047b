import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CUENTAS,
  darSegundoFactor,
  ingresarFuncionario,
  ingresarPersona,
  levantarSitio,
  type Navegador,
  navegar,
  pasarPorClaveUnica,
  type Sitio,
} from './sitio.ts';

const VECINA = '44.444.444-4';
const BANDEJA = '/nunoa/funcionarios/bandeja';

let sitio: Sitio;
beforeAll(async () => {
  sitio = await levantarSitio();
}, 120_000);
afterAll(() => sitio.cerrar());

const identificada = async (quien: Navegador): Promise<boolean> =>
  (await quien.ver('/mis-tramites')).statusCode === 200;

describe('ingreso con ClaveÚnica', () => {
  it.each([
    '44.444.444-4',
    '44444444-4',
    ' 44 444 444 - 4 ',
    '44.444.444‐4',
    '44.444.444–4',
    '444444444',
  ])('entiende el RUN escrito %j', async (run) => {
    expect(await identificada(await ingresarPersona(sitio, run))).toBe(true);
  });

  it.each(['44.444.444-5', '44.444.444', '4'.repeat(40), 'x', '-', '44.444.444-4-4'])(
    'no deja pasar el RUN %j',
    async (run) => {
      await expect(ingresarPersona(sitio, run)).rejects.toThrow('no dejó pasar');
    },
  );

  it('un código sirve una vez, también con otro navegador y otro state', async () => {
    const primero = navegar(sitio);
    const vuelta = await pasarPorClaveUnica(sitio, primero, VECINA);
    expect((await primero.ver(vuelta)).statusCode).toBe(303);
    // Recargar la vuelta, y usar el código en un ingreso propio que sí está empezado.
    const otraVez = await primero.ver(vuelta);
    expect(otraVez.statusCode).toBe(400);
    expect(otraVez.body).toContain('Este ingreso ya se usó');
    expect(otraVez.body).toContain('href="/ingresar"');
    expect(otraVez.body).not.toContain('Pasó demasiado tiempo');
    expect(await identificada(primero)).toBe(true);
    const ladron = navegar(sitio);
    const suya = new URL(await pasarPorClaveUnica(sitio, ladron, '55.555.555-5'), 'http://x');
    suya.searchParams.set('code', new URL(vuelta, 'http://x').searchParams.get('code') ?? '');
    const robo = await ladron.ver(`${suya.pathname}${suya.search}`);
    expect(robo.statusCode).toBe(400);
    expect(robo.body).toContain('venció o ya se usó');
    expect(await identificada(ladron)).toBe(false);
  });

  it('un state alterado, ajeno, ausente o repetido no identifica, y gasta el ingreso', async () => {
    for (const cambio of ['otro', '', undefined]) {
      const quien = navegar(sitio);
      const vuelta = new URL(await pasarPorClaveUnica(sitio, quien, VECINA), 'http://x');
      const bueno = `${vuelta.pathname}${vuelta.search}`;
      if (cambio === undefined) vuelta.searchParams.delete('state');
      else vuelta.searchParams.set('state', cambio);
      expect((await quien.ver(`${vuelta.pathname}${vuelta.search}`)).statusCode).toBe(400);
      expect((await quien.ver(bueno)).statusCode).toBe(400);
      expect(await identificada(quien)).toBe(false);
    }
  });

  it('la vuelta de otra persona no sirve en mi navegador (ingreso forzado)', async () => {
    const atacante = navegar(sitio);
    const vuelta = await pasarPorClaveUnica(sitio, atacante, '55.555.555-5');
    const victima = navegar(sitio);
    expect((await victima.ver(vuelta)).statusCode).toBe(400);
    await victima.ver('/ingreso/clave-unica');
    expect((await victima.ver(vuelta)).statusCode).toBe(400);
    expect(await identificada(victima)).toBe(false);
  });

  it('pasado un cuarto de hora el ingreso empezado ya no se completa', async () => {
    const quien = navegar(sitio);
    const vuelta = await pasarPorClaveUnica(sitio, quien, VECINA);
    const { reloj } = sitio.puertos;
    const antes = reloj.ahora();
    reloj.fijar(antes.add({ minutes: 16 }));
    const tarde = await quien.ver(vuelta);
    reloj.fijar(antes);
    expect(tarde.statusCode).toBe(400);
    expect(tarde.body).toContain('Pasó demasiado tiempo');
  });

  it.each([
    'https://malo.example',
    '//malo.example',
    '/\\malo.example',
    '/%5Cmalo.example\\',
    'javascript:alert(1)',
    '/\u0001',
    '/中',
  ])('después de ingresar no lleva a %j', async (destino) => {
    const quien = navegar(sitio);
    const inicio = `/ingreso/clave-unica?destino=${encodeURIComponent(destino)}`;
    const { statusCode, headers } = await quien.ver(
      await pasarPorClaveUnica(sitio, quien, VECINA, inicio),
    );
    expect([statusCode, headers.location]).toEqual([303, '/']);
    const idioma = await quien.ver(`/idioma/en?volver=${encodeURIComponent(destino)}`);
    expect([idioma.statusCode, idioma.headers.location]).toEqual([303, '/']);
  });
});

describe('sesión', () => {
  const cookieDe = (quien: Navegador) => quien.cookies.get('sesion') ?? '';
  const conCookie = (valor: string): Navegador => {
    const quien = navegar(sitio);
    quien.cookies.set('sesion', valor);
    return quien;
  };

  it('no se deja fijar: al ingresar cambia, y la que había muere', async () => {
    const fijada = await ingresarPersona(sitio, '55.555.555-5');
    const anterior = cookieDe(fijada);
    await fijada.ver(await pasarPorClaveUnica(sitio, fijada, VECINA));
    expect(cookieDe(fijada)).not.toBe(anterior);
    expect(await identificada(conCookie(anterior))).toBe(false);
    const inventada = conCookie('valor-que-puso-otro');
    await inventada.ver(await pasarPorClaveUnica(sitio, inventada, VECINA));
    expect(cookieDe(inventada)).not.toBe('valor-que-puso-otro');
    expect(await identificada(conCookie('valor-que-puso-otro'))).toBe(false);
  });

  it('al dar el segundo factor cambia, y la del primero muere', async () => {
    const quien = await ingresarFuncionario(sitio, CUENTAS.administraNunoa, { segundo: false });
    const delPrimero = cookieDe(quien);
    await darSegundoFactor(sitio, quien, 'nunoa');
    expect(cookieDe(quien)).not.toBe(delPrimero);
    expect((await quien.ver(BANDEJA)).statusCode).toBe(200);
    expect((await conCookie(delPrimero).ver(BANDEJA)).headers.location).toMatch(/\?destino=/);
  });

  it('la cookie no la leen scripts ni viaja a otros sitios', async () => {
    const quien = navegar(sitio);
    const { cookies } = await quien.ver(await pasarPorClaveUnica(sitio, quien, VECINA));
    expect(cookies.find(({ name }) => name === 'sesion')).toMatchObject({
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
    });
  });

  it('salir la termina en el servidor, no solo en el navegador', async () => {
    const quien = await ingresarPersona(sitio, VECINA);
    const guardada = cookieDe(quien);
    expect((await quien.enviar('/salir')).headers.location).toBe('/sesion-cerrada');
    expect(quien.cookies.has('sesion')).toBe(false);
    expect(await identificada(conCookie(guardada))).toBe(false);
  });

  it('vence por inactividad a los 60 minutos', async () => {
    const quien = await ingresarPersona(sitio, VECINA);
    const { reloj } = sitio.puertos;
    const antes = reloj.ahora();
    reloj.fijar(antes.add({ minutes: 61 }));
    const sigue = await identificada(quien);
    reloj.fijar(antes);
    expect(sigue).toBe(false);
  });

  it('el secreto de la base no sirve como cookie', async () => {
    await ingresarPersona(sitio, VECINA);
    const { sesion_hash: hash } = await sitio.puertos.base.global(({ db }) =>
      db.selectFrom('sesion').select('sesion_hash').limit(1).executeTakeFirstOrThrow(),
    );
    expect(await identificada(conCookie(hash))).toBe(false);
  });

  it('una cuenta desactivada deja de ver en el acto, y no vuelve a entrar', async () => {
    const revisa = await ingresarFuncionario(sitio, CUENTAS.revisaNunoa);
    expect((await revisa.ver(BANDEJA)).statusCode).toBe(200);
    const administra = await ingresarFuncionario(sitio, CUENTAS.firmaNunoa);
    const { municipioId } = CUENTAS.revisaNunoa;
    const id = await sitio.puertos.base.conMunicipio(municipioId, async ({ db }) => {
      const cuentas = await db
        .selectFrom('funcionario')
        .select(['funcionario_id', 'run'])
        .where('municipio_id', '=', municipioId)
        .execute();
      const idDe = (run: number) => cuentas.find((una) => una.run === run)?.funcionario_id ?? '';
      await db
        .insertInto('funcionario_rol')
        .values({
          municipio_id: municipioId,
          funcionario_id: idDe(41_702_416),
          unidad_id: 'dom',
          rol: 'administrador',
        })
        .execute();
      return idDe(41_650_937);
    });
    const cambiada = await administra.enviar(`/nunoa/funcionarios/equipo/${id}`, {
      nombre: 'Rodrigo Valdebenito Soto',
      cargo: 'Revisor',
      correo: 'rodrigo@nunoa.example.cl',
      roles: 'dom:revisor',
      activo: 'no',
    });
    expect(cambiada.statusCode).toBe(303);
    expect((await revisa.ver(BANDEJA)).statusCode).toBe(303);
    expect(await identificada(revisa)).toBe(false);
    const denuevo = navegar(sitio);
    const vuelta = await pasarPorClaveUnica(
      sitio,
      denuevo,
      CUENTAS.revisaNunoa.run,
      `/ingreso/clave-unica?municipio=${municipioId}`,
    );
    expect((await denuevo.ver(vuelta)).statusCode).toBe(400);
  });

  it('adivinar el código de seguridad se bloquea al quinto intento, aunque acierte después', async () => {
    const quien = await ingresarFuncionario(sitio, CUENTAS.administraValparaiso);
    const url = '/valparaiso/funcionarios/segundo-factor';
    const aMedias = await ingresarFuncionario(sitio, CUENTAS.administraValparaiso, {
      segundo: false,
    });
    for (let intento = 1; intento <= 5; intento += 1)
      expect((await aMedias.enviar(url, { codigo: '000000' })).statusCode).toBe(422);
    const bloqueada = await aMedias.enviar(url, { codigo: '000000' });
    expect(bloqueada.body).toContain('Espere 15 minutos');
    // Quien ya había entrado sigue: bloquear no expulsa a la persona verdadera.
    expect((await quien.ver('/valparaiso/funcionarios/bandeja')).statusCode).toBe(200);
  });
});
