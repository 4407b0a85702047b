import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cuentasDeDemostracion } from '../../src/arranque/cuentas-de-demostracion.ts';
import { COLAS } from '../../src/plataforma/colas/puerto.ts';
import { rutaDeProyecto } from '../../src/plataforma/raiz.ts';
import { leer } from './documentos.ts';

function carpetasDe(ruta: string): readonly string[] {
  return readdirSync(rutaDeProyecto(ruta), { withFileTypes: true })
    .filter((entrada) => entrada.isDirectory())
    .map(({ name }) => `${ruta}/${name}`);
}

/** Todo el código de src, como un texto. */
function codigo(): string {
  return ['src', 'catalogo']
    .flatMap((carpeta) =>
      readdirSync(rutaDeProyecto(carpeta), { recursive: true, encoding: 'utf8' })
        .filter((nombre) => /\.(tsx?|sql|typ)$/.test(nombre))
        .map((nombre) => `${carpeta}/${nombre}`),
    )
    .map(leer)
    .join('\n');
}

const TERMINOS = [
  ...['Expediente', 'Folio', 'IUIe', 'Giro', 'Subsanación', 'Corrección', 'Plazo', 'Día hábil'],
  ...['Notificación', 'DDU', 'Silencio', 'Desistimiento', 'Abandono', 'UTM', 'UF', 'CUT', 'RUN'],
  ...['RUT', 'Capa', 'Adopción', 'Borrador', 'Evento', 'Ficha', 'Trámite', 'Solicitud', 'Ingreso'],
  ...['Unidad', 'Funcionario', 'Interesado', 'Resolución', 'Recurso', 'Reposición', 'Prórroga'],
  ...['Documento', 'Código de verificación', 'Bandeja', 'Acceso', 'Derecho municipal', 'Ordenanza'],
  ...['Certificado de ingreso', 'Fundamento', 'Conciliar', 'Flujo', 'Regla', 'Formulario'],
  ...['Madurez digital', 'Brecha', 'Hito', 'Instrumento', 'CPAT', 'ClaveÚnica', 'FirmaGob'],
];

/** Términos con fila propia en el glosario, y sus celdas. */
function filasDelGlosario(): ReadonlyMap<string, readonly string[]> {
  const filas = [...leer('docs/glosario.md').matchAll(/^\| \*\*([^*]+)\*\* \|(.*)\|$/gm)];
  return new Map(
    filas.map(([, termino = '', resto = '']) => [termino, resto.split('|').map((c) => c.trim())]),
  );
}

describe('arquitectura.md', () => {
  const texto = leer('docs/arquitectura.md');

  it('nombra cada carpeta de módulo', () => {
    const modulos = carpetasDe('src/modulos').flatMap(carpetasDe);
    expect(modulos.length).toBeGreaterThan(10);
    expect(modulos.filter((modulo) => !texto.includes(`\`${modulo}\``))).toEqual([]);
  });

  it('nombra cada rango y cada cola', () => {
    expect(carpetasDe('src').filter((rango) => !texto.includes(`\`${rango}`))).toEqual([]);
    expect(COLAS.filter((cola) => !texto.includes(`\`${cola}\``))).toEqual([]);
  });

  it('cada dirección de la tabla está en el archivo que dice', () => {
    const [, tabla = ''] = texto.split('## Dónde está el código de esta dirección');
    const filas = [...tabla.matchAll(/^\| (`\/.*?) \| `([^`]+)` \|$/gm)];
    expect(filas.length).toBeGreaterThan(20);
    const malas = filas.flatMap(([, direcciones = '', archivo = '']) => {
      const fuente = existsSync(rutaDeProyecto(archivo)) ? leer(archivo) : '';
      return [...direcciones.matchAll(/`(\/[^`]*)`/g)]
        .map(([, direccion = '']) => direccion)
        .filter((direccion) => !declara(fuente, direccion))
        .map((direccion) => `${direccion} no está en ${archivo}`);
    });
    expect(malas).toEqual([]);
  });
});

/** Si un archivo declara una dirección: los parámetros pueden llamarse de otro modo. */
function declara(fuente: string, direccion: string): boolean {
  const patron = direccion
    .split('/')
    .map((parte) => (/^\{.*\}$/.test(parte) ? ':\\w+' : parte.replaceAll('.', '\\.')))
    .join('/');
  return new RegExp(`['\`]${patron}['\`]`).test(fuente);
}

describe('glosario.md', () => {
  const filas = filasDelGlosario();

  it('tiene los términos que el producto usa, con glosa en inglés y definición', () => {
    expect(TERMINOS.filter((termino) => !filas.has(termino))).toEqual([]);
    const vacias = [...filas].filter(([, [glosa, que]]) => !glosa || !que);
    expect(vacias.map(([termino]) => termino)).toEqual([]);
  });

  it('los nombres de código que cita existen', () => {
    const todo = codigo();
    const citados = [...filas].flatMap(([termino, celdas]) =>
      [...(celdas.at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, cita = '']) => ({ termino, cita })),
    );
    expect(citados.length).toBeGreaterThan(60);
    const faltan = citados.filter(
      ({ cita }) =>
        !cita.endsWith('/') && !cita.split(/[.:\s]+/).every((p) => todo.includes(p.trim())),
    );
    expect(faltan).toEqual([]);
  });
});

describe('README y manuales', () => {
  it('las cuentas de demostración del README son las que el arranque anuncia', () => {
    const readme = leer('README.md');
    const faltan = cuentasDeDemostracion(() => '').filter(
      ({ run, nombre }) => !readme.includes(`| ${nombre} | ${run} |`),
    );
    expect(faltan).toEqual([]);
  });

  it('las direcciones del README son las que el arranque anuncia', () => {
    const anuncio = leer('src/arranque/anuncio.ts');
    const readme = leer('README.md');
    const anunciadas = [...anuncio.matchAll(/\$\{(?:configuracion\.)?urlPublica\}(\/[^\s`]*)/g)];
    expect(anunciadas.length).toBeGreaterThan(5);
    expect(
      anunciadas
        .map(([, ruta = '']) => ruta)
        .filter((ruta) => !readme.includes(`http://localhost:3000${ruta}\``)),
    ).toEqual([]);
  });

  it.each(['funcionario', 'administrador', 'vecino'])('el manual %s habla corto', (nombre) => {
    const texto = leer(`docs/manuales/${nombre}.md`).replaceAll(/^\|.*$|^#.*$/gm, '');
    const largas = texto
      .split(/(?<=[.:;!?])\s+|\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)/)
      .map((frase) => frase.trim().split(/\s+/))
      .filter((palabras) => palabras.length > 30)
      .map((palabras) => palabras.join(' '));
    expect(largas).toEqual([]);
  });
});
