import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import certificado from '../../catalogo/certificado-numero/tramite.ts';
import type { Respuestas } from '../../src/formulario/index.ts';
import { type Ingresado, ingresar } from '../../src/modulos/tramitacion/expedientes/index.ts';
import { crearEscenario, type Escenario } from '../soporte/escenario.ts';
import { crearBorrador, respuestasDe } from '../soporte/municipio-de-prueba.ts';
import { crearOficinaDePrueba, type OficinaDePrueba } from '../soporte/oficina-de-prueba.ts';

/** Cada texto lleva HTML, SQL, plantilla de Typst, fórmula de planilla, inversor y emoji. */
const VENENO =
  '"><script>alert(1)</script><img src=x onerror=alert(2)>\'; drop table expediente;-- #read("/etc/passwd") $x$ \\u{41} =1+1 \u202Etxt 😀 {{7*7}}';
const BASE = '/santiago/funcionarios';

let escenario: Escenario;
let oficina: OficinaDePrueba;
let caso: Ingresado;

beforeAll(async () => {
  escenario = await crearEscenario();
  const { puertos, muni } = escenario;
  oficina = await crearOficinaDePrueba(puertos);
  const persona = { ...muni.persona, nombre: VENENO };
  const respuestas = envenenar(respuestasDe('certificar'));
  const borradorId = await crearBorrador(puertos, 13101, persona.personaId, respuestas);
  const ingreso = await escenario.enMuni((tx) =>
    ingresar(tx, puertos, { borradorId, persona, definicion: certificado, capa: {}, respuestas }),
  );
  if (!ingreso.ok) throw new Error(ingreso.error);
  caso = ingreso.valor;
  await puertos.colas.vaciar();
}, 60_000);
afterAll(() => escenario.cerrar());

/** Cambia todo texto libre; deja códigos, números y elecciones, que otra cosa valida. */
function envenenar(respuestas: Respuestas): Respuestas {
  const libres = new Set(
    certificado.formulario.paginas
      .flatMap(({ campos }) => campos)
      .filter(({ tipo }) => tipo === 'texto' || tipo === 'texto_largo')
      .map(({ id }) => id),
  );
  return Object.fromEntries(
    Object.entries(respuestas).map(([id, valor]) => [id, libres.has(id) ? VENENO : valor]),
  );
}

const como = () => ({ municipioId: 13101, funcionario: escenario.muni.revisora });
const limpia = (html: string): void => {
  expect(html).not.toContain('<script>alert');
  expect(html).not.toContain('<img src=x');
  expect(html).not.toMatch(/<script(?![^>]*(src=|type="application\/ld\+json"))/);
};

describe('lo que escribe la persona, en la oficina', () => {
  it.each([
    ['/bandeja', true],
    [`/bandeja?q=${encodeURIComponent(VENENO)}`, false],
    ["/bandeja?q=%27%20or%201=1--&orden=(select 1)&estado='", false],
    ['/bandeja?q=a&q=b&pagina[]=1&pagina=-1&pagina=9e9', false],
    ['/tablero', false],
    ['', true],
  ])('%s: se ve como texto', async (ruta, seVe) => {
    const url = ruta === '' ? `/expedientes/${caso.expedienteId}` : ruta;
    const { codigo, cuerpo } = await oficina.pedir(como(), `${BASE}${url}`);
    expect(codigo).toBe(200);
    limpia(cuerpo);
    if (seVe) expect(cuerpo).toContain('&lt;script>alert(1)');
  });

  it('en la nota interna y en el motivo de corrección', async () => {
    const url = `${BASE}/expedientes/${caso.expedienteId}`;
    const nota = await oficina.pedir(como(), `${url}/notas`, { nota: VENENO });
    expect(nota.codigo).toBe(303);
    const { cuerpo } = await oficina.pedir(como(), url);
    limpia(cuerpo);
    expect(cuerpo).toContain('drop table expediente');
  });

  it('los documentos se componen y el ZIP del expediente se exporta', async () => {
    const documentos = await escenario.enMuni(({ db }) =>
      db
        .selectFrom('documento')
        .select(['documento_id', 'nombre_archivo'])
        .where('municipio_id', '=', 13101)
        .where('expediente_id', '=', caso.expedienteId)
        .execute(),
    );
    expect(documentos.length).toBeGreaterThan(0);
    for (const { documento_id: id } of documentos) {
      const { codigo, bytes, cabeceras } = await oficina.pedir(
        como(),
        `${BASE}/expedientes/${caso.expedienteId}/documentos/${id}`,
      );
      expect(codigo).toBe(200);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(bytes.includes('root:')).toBe(false);
      expect(cabeceras['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"/);
      expect(cabeceras['x-content-type-options']).toBe('nosniff');
      expect(cabeceras['content-security-policy']).toContain('sandbox');
    }
    const zip = await oficina.pedir(como(), `${BASE}/expedientes/${caso.expedienteId}/exportar`);
    expect(zip.codigo).toBe(200);
    expect(zip.bytes.subarray(0, 2).toString()).toBe('PK');
    expect(zip.cabeceras['content-disposition']).toMatch(/^attachment;/);
  });

  it('la base sigue entera', async () => {
    expect((await escenario.leer(caso.expedienteId)).folio).toBe(caso.folio);
  });
});
