import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGINAS } from '../contrato/solicitudes/navegador.ts';
import { ingresarPersona, levantarSitio, type Navegador, type Sitio } from './sitio.ts';

const PDF = '%PDF-1.7\n% croquis de prueba\n%%EOF\n';
const ASIGNAR = {
  tipo: 'asignar_nuevo',
  calle_frente: 'Pasaje Los Aromos',
  entre_calle_1: 'Los Boldos',
  motivo: 'escritura',
};

let sitio: Sitio;
let persona: Navegador;
let url: string;

beforeAll(async () => {
  sitio = await levantarSitio();
  persona = await ingresarPersona(sitio, '44.444.444-4');
  const empezada = await persona.ver('/nunoa/tramites/certificado-numero/empezar');
  const ruta = String(empezada.headers.location).replace(/\/siguiente$/, '');
  await persona.enviar(`${ruta}/paginas/predio`, PAGINAS.predio);
  await persona.enviar(`${ruta}/paginas/solicitud`, ASIGNAR);
  await persona.enviar(`${ruta}/paginas/ubicacion`, PAGINAS.ubicacion);
  url = `${ruta}/paginas/croquis`;
}, 120_000);
afterAll(() => sitio.cerrar());

/** Envía un cuerpo escrito a mano, con el separador que se diga. */
const enviarCrudo = (cuerpo: string, separador = 'corte', destino = url) =>
  sitio.app.inject({
    method: 'POST',
    url: destino,
    headers: {
      cookie: `sesion=${persona.cookies.get('sesion')}`,
      'sec-fetch-site': 'same-origin',
      'content-type': `multipart/form-data; boundary=${separador}`,
    },
    payload: Buffer.from(cuerpo),
  });

const archivo = (nombre: string, campo = 'croquis') =>
  `--corte\r\ncontent-disposition: form-data; name="${campo}"; filename="${nombre}"\r\ncontent-type: application/pdf\r\n\r\n${PDF}% ${nombre.length}${campo}\r\n`;
const texto = (campo: string, valor: string) =>
  `--corte\r\ncontent-disposition: form-data; name="${campo}"\r\n\r\n${valor}\r\n`;
const FIN = '--corte--\r\n';

const guardados = () =>
  sitio.puertos.base.conMunicipio(13120, ({ db }) =>
    db
      .selectFrom('adjunto')
      .select(['nombre_archivo'])
      .where('municipio_id', '=', 13120)
      .orderBy('adjunto_id', 'desc')
      .execute(),
  );

describe('envíos con archivos mal hechos', () => {
  it.each([
    ['sin cierre', archivo('a.pdf').slice(0, -20), 'corte'],
    ['con otro separador', archivo('a.pdf') + FIN, 'otro'],
    ['vacío', '', 'corte'],
    ['con cabeceras rotas', '--corte\r\nbasura\r\n\r\nx\r\n--corte--\r\n', 'corte'],
    ['con 2.000 campos', texto('x', 'y').repeat(2_000) + FIN, 'corte'],
    ['con 1.500 archivos', archivo('a.pdf').repeat(1_500) + FIN, 'corte'],
    ['con un campo de 2 MB', texto('x', 'y'.repeat(2_000_000)) + FIN, 'corte'],
    ['con __proto__', texto('__proto__', 'x') + FIN, 'corte'],
    ['con constructor', archivo('a.pdf', 'constructor') + FIN, 'corte'],
    ['con un campo sin nombre', archivo('a.pdf', '') + FIN, 'corte'],
  ])('%s: se rechaza sin fallar ni guardar', async (_caso, cuerpo, separador) => {
    const antes = await guardados();
    const { statusCode } = await enviarCrudo(cuerpo, separador);
    expect([400, 413, 422]).toContain(statusCode);
    expect(await guardados()).toEqual(antes);
  });

  it('con archivos donde no se piden: no falla', async () => {
    const { statusCode } = await enviarCrudo(archivo('a.pdf') + FIN, 'corte', '/idioma/en');
    expect(statusCode).toBe(404);
  });
});

describe('nombres de archivo', () => {
  it.each([
    ['de otra carpeta', '../../../etc/passwd.pdf'],
    ['de Windows', 'C:\\\\Users\\\\yo\\\\plano.pdf'],
    ['con inversor de dirección', 'fdp\u202Eexe.pdf'],
    ['con controles', 'a\u0001\u0007\u007fb.pdf'],
    ['con código HTML', '<img src=x onerror=alert(1)>.pdf'],
    ['con saltos codificados', 'a%0D%0ASet-Cookie: x=1.pdf'],
    ['enorme', `${'n'.repeat(5_000)}.pdf`],
    ['cortado a medio carácter', `${'😀'.repeat(80)}x.pdf`],
    ['solo puntos', '..'],
  ])('%s', async (_caso, nombre) => {
    const respuesta = await enviarCrudo(archivo(nombre) + FIN);
    expect(respuesta.statusCode).toBe(303);
    const pagina = await persona.ver(url);
    expect(pagina.statusCode).toBe(200);
    expect(pagina.body).not.toContain('<img src=x');
    const [fila] = await guardados();
    expect(fila?.nombre_archivo).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}"<>|:*?/\\]{1,120}$/u);
  });
});
