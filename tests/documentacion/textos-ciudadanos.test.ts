import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluarLectura } from '../../src/idioma/index.ts';

// Los catálogos de idioma, con los errores de los campos, tienen su propia prueba. Aquí, lo demás
// que lee la ciudadanía: componentes, páginas y la definición de cada trámite.
const CARPETAS = [
  'src/formulario',
  'src/diseno/textos.ts',
  'src/graficos',
  'src/servidor',
  'src/modulos/evaluacion',
  'src/modulos/gobierno/personas',
  'src/modulos/gobierno/territorio',
  'src/modulos/tramitacion/avisos',
  'src/modulos/tramitacion/documentos/vistas',
  'src/modulos/tramitacion/pagos',
  'src/modulos/tramitacion/solicitudes',
  'src/modulos/tramitacion/tramites/vistas',
] as const;

/** Lo que no lee la ciudadanía: mensajes para quien programa, configura u opera. */
const AJENOS =
  /(configuracion|documentacion|espera|salud|verificar-formulario|esquema-json)\.tsx?$/;

function archivosDe(ruta: string): readonly string[] {
  if (statSync(ruta).isFile()) return [ruta];
  return readdirSync(ruta).flatMap((nombre) => archivosDe(join(ruta, nombre)));
}

/** Frases en castellano de un archivo: literales y texto entre etiquetas. */
function frasesDe(codigo: string): readonly string[] {
  const sinComentarios = codigo
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/throw new Error\([\s\S]*?\);/g, '');
  const literales = [...sinComentarios.matchAll(/'((?:[^'\\\n]|\\.)+)'|`((?:[^`\\]|\\.)+)`/g)].map(
    ([, simple, plantilla]) => (simple ?? plantilla ?? '').replace(/\$\{[^}]*\}/g, 'dato'),
  );
  const entreEtiquetas = [...sinComentarios.matchAll(/>\s*([^<>{}=;]{12,}?)\s*[<{]/g)].map(
    ([, texto]) => (texto ?? '').replace(/\s+/g, ' '),
  );
  return [...literales, ...entreEtiquetas].filter((texto) =>
    /^[¿¡«\p{Lu}][\p{L}«]*[^/={}[\]]* .*[.?!:]$/su.test(texto.trim()),
  );
}

function faltasDe(origen: string, texto: string): readonly string[] {
  const { jerga, gerundios, oracionesLargas } = evaluarLectura(texto);
  return [...jerga.map(({ expresion }) => expresion), ...gerundios, ...oracionesLargas].map(
    (falta) => `${origen}: ${falta}`,
  );
}

describe('textos de la ciudadanía fuera del catálogo de idioma', () => {
  const frases = CARPETAS.flatMap(archivosDe)
    .filter((ruta) => /\.tsx?$/.test(ruta) && !/\.(test|arbitrario)\.|-de-prueba/.test(ruta))
    .filter((ruta) => !AJENOS.test(ruta))
    .flatMap((ruta) => frasesDe(readFileSync(ruta, 'utf8')).map((texto) => [ruta, texto] as const));

  it('se encuentran: las palabras de los componentes están entre ellos', () => {
    expect(frases.length).toBeGreaterThan(15);
    expect(frases.map(([, texto]) => texto)).toContain(
      'El contenido de esta página está solo en castellano.',
    );
  });
  it('no traen jerga, gerundios ni oraciones de 20 palabras o más', () => {
    expect(frases.flatMap(([ruta, texto]) => faltasDe(ruta, texto))).toEqual([]);
  });
  it('tratan de usted', () => {
    const tuteo = /\b(tu|tus|tú|te|contigo|puedes|tienes|debes|quieres)\b/i;
    expect(frases.filter(([, texto]) => tuteo.test(texto))).toEqual([]);
  });
});

/** Todos los textos de un valor, con su lugar. */
function textosDe(valor: unknown, lugar: string): readonly (readonly [string, string])[] {
  if (typeof valor === 'string') return [[lugar, valor]];
  if (typeof valor !== 'object' || valor === null) return [];
  return Object.entries(valor).flatMap(([clave, v]) => textosDe(v, `${lugar}.${clave}`));
}

const tramites = await Promise.all(
  readdirSync('catalogo', { withFileTypes: true })
    .filter((entrada) => entrada.isDirectory())
    .map(async ({ name }) => (await import(`../../catalogo/${name}/tramite.ts`)).default),
);

describe('textos de los trámites del catálogo', () => {
  it.each(tramites.map((tramite) => [tramite.id, tramite]))(
    '%s: la ficha, las preguntas y los avisos se leen bien',
    (id, { nombre, resumen, ficha, formulario, mensajes }) => {
      const { baseLegal: _normas, palabrasClave: _claves, ...leida } = ficha;
      const todos = textosDe({ nombre, resumen, leida, formulario, mensajes }, id)
        .map(([lugar, texto]) => [lugar, texto.replace(/\{[^}]*\}/g, 'dato')] as const)
        .filter(([, texto]) => texto.includes(' '));
      expect(todos.length).toBeGreaterThan(20);
      expect(todos.flatMap(([lugar, texto]) => faltasDe(lugar, texto))).toEqual([]);
      const corrido = todos
        .map(([, texto]) => (/[.!?…:]$/.test(texto) ? texto : `${texto}.`))
        .join('\n');
      expect(evaluarLectura(corrido).puntaje).toBeGreaterThanOrEqual(55);
    },
  );
});
