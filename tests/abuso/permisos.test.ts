import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rutaDeProyecto } from '../../src/plataforma/raiz.ts';
import { ACTORES, type Actor, crearActores, crearObjetos } from './actores.ts';
import { levantarSitio, type Navegador, type Ruta, type Sitio } from './sitio.ts';

/**
 * Fila de `permisos.csv`: una ruta de la trastienda, con qué se llena, y qué se responde a cada
 * quien. `ingreso` es la puerta de la municipalidad; `segundo`, la página del segundo factor.
 */
interface Fila extends Ruta {
  readonly parametros: Readonly<Record<string, string>>;
  readonly cuerpo: Readonly<Record<string, string>>;
  readonly esperado: Readonly<Record<Actor, string>>;
}

/** «a=1 b=2» como registro. */
function leerPares(texto: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texto
      .split(' ')
      .filter(Boolean)
      .map((par): [string, string] => {
        const [nombre = '', valor = ''] = par.split('=');
        return [nombre, valor];
      }),
  );
}

function leerFilas(): readonly Fila[] {
  const [cabecera = '', ...lineas] = readFileSync(
    rutaDeProyecto('tests/abuso/permisos.csv'),
    'utf8',
  )
    .trim()
    .split('\n');
  expect(cabecera.split(',')).toEqual(['metodo', 'ruta', 'con', 'envia', ...ACTORES]);
  return lineas.map((linea) => {
    const [metodo = '', url = '', con = '', envia = '', ...codigos] = linea.split(',');
    return {
      metodo,
      url,
      parametros: leerPares(con),
      cuerpo: leerPares(envia),
      esperado: Object.fromEntries(ACTORES.map((actor, i) => [actor, codigos[i] ?? ''])) as Record<
        Actor,
        string
      >,
    };
  });
}

const FILAS = leerFilas();
const nombreDe = ({ metodo, url }: Ruta): string => `${metodo} ${url}`;
/** La puerta y el segundo factor son de todos: los prueban las pruebas de ingreso. */
const SIN_GUARDIA = /\/funcionarios(\/segundo-factor)?$/;
const esDeTrastienda = ({ url }: Ruta): boolean =>
  (url.startsWith('/:slug/funcionarios') || url.startsWith('/programa')) && !SIN_GUARDIA.test(url);

let sitio: Sitio;
let como: (actor: Actor) => Promise<Navegador>;
let objetos: Readonly<Record<string, string>>;

beforeAll(async () => {
  sitio = await levantarSitio();
  como = await crearActores(sitio);
  objetos = await crearObjetos(sitio);
}, 180_000);
afterAll(() => sitio.cerrar());

/** Pone el identificador real donde la tabla nombra una cosa. */
const llenar = (valores: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(valores).map(([nombre, valor]) => [nombre, objetos[valor] ?? valor]),
  );

/** Lo que se responde, en las palabras de la tabla. */
async function responder(
  quien: Navegador,
  { metodo, url, parametros, cuerpo }: Fila,
): Promise<string> {
  const llenos = { ...llenar(parametros), slug: 'nunoa' };
  const direccion = url.replace(/:(\w+)/g, (_todo, nombre: string) =>
    encodeURIComponent(String(Reflect.get(llenos, nombre) ?? '')),
  );
  const { statusCode, headers } =
    metodo === 'GET' ? await quien.ver(direccion) : await quien.enviar(direccion, llenar(cuerpo));
  const destino = String(headers.location ?? '');
  if (statusCode === 303 && destino.includes('/funcionarios?destino=')) return 'ingreso';
  if (statusCode === 303 && destino.endsWith('/segundo-factor')) return 'segundo';
  return String(statusCode);
}

describe('permisos de la trastienda: cada ruta, para cada quien', () => {
  it('la tabla nombra todas las rutas del sitio y ninguna otra', () => {
    const reales = new Set(sitio.rutas.filter(esDeTrastienda).map(nombreDe));
    const enTabla = new Set(FILAS.map(nombreDe));
    expect([...reales].filter((ruta) => !enTabla.has(ruta))).toEqual([]);
    expect([...enTabla].filter((ruta) => !reales.has(ruta))).toEqual([]);
  });

  it('cada parámetro de una ruta tiene con qué llenarse', () => {
    for (const fila of FILAS) {
      const nombres = [...fila.url.matchAll(/:(\w+)/g)].map(([, nombre]) => nombre);
      const faltan = nombres.filter((n) => n !== 'slug' && fila.parametros[n ?? ''] === undefined);
      expect([nombreDe(fila), faltan]).toEqual([nombreDe(fila), []]);
    }
  });

  it.each(ACTORES)(
    '%s',
    async (actor) => {
      const quien = await como(actor);
      const distintas: string[] = [];
      for (const fila of FILAS) {
        const visto = await responder(quien, fila);
        if (visto !== fila.esperado[actor])
          distintas.push(`${nombreDe(fila)}: ${visto}, y la tabla dice ${fila.esperado[actor]}`);
      }
      expect(distintas).toEqual([]);
    },
    120_000,
  );

  it('la tabla no abre nada a quien no tiene sesión, ni cuenta en esta municipalidad', () => {
    for (const { esperado, ...ruta } of FILAS) {
      const delPrograma = ruta.url.startsWith('/programa');
      expect([nombreDe(ruta), esperado.nadie]).toEqual([
        nombreDe(ruta),
        delPrograma ? '404' : 'ingreso',
      ]);
      const ajenos = [esperado.persona, esperado.otra_municipalidad];
      expect([nombreDe(ruta), ...ajenos]).toEqual([nombreDe(ruta), '404', '404']);
      if (!delPrograma)
        expect([nombreDe(ruta), esperado.programa]).toEqual([nombreDe(ruta), '404']);
    }
  });

  it('quien solo lee no cambia ningún expediente, trámite, cuenta ni unidad', () => {
    const escrituras = FILAS.filter(
      ({ metodo, url }) => metodo === 'POST' && !url.includes('/madurez/'),
    );
    const abiertas = escrituras.filter(
      ({ esperado }) => !['404', '403', '409', '303'].includes(esperado.lector),
    );
    expect(abiertas.map(nombreDe)).toEqual([]);
  });
});
