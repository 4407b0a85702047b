import { describe, expect, it } from 'vitest';
import { CATALOGO, TRADUCCIONES } from '../../src/arranque/catalogo.ts';
import {
  ContextoIdioma,
  ContextoTextos,
  renderTrozo,
  textosCastellano,
} from '../../src/diseno/index.ts';
import { type Cuerpo, leerPagina, renderPagina } from '../../src/formulario/index.ts';
import { idiomas, textos } from '../../src/idioma/index.ts';
import {
  faltantesDeTraduccion,
  sobrantesDeTraduccion,
  textosTraducibles,
  traducir,
} from '../../src/modulos/tramitacion/tramites/traduccion.ts';
import { pareceCastellano } from '../soporte/castellano.ts';

const enIngles = TRADUCCIONES.filter(({ idioma }) => idioma === 'en');

/** Todo texto de un catálogo: los fijos y lo que devuelven las funciones. */
function frases(valor: unknown, lugar: string): readonly (readonly [string, string])[] {
  if (typeof valor === 'string') return [[lugar, valor]];
  if (typeof valor === 'function')
    return [[lugar, String(Reflect.apply(valor, undefined, ['7', '8', '9']))]];
  if (typeof valor !== 'object' || valor === null) return [];
  return Object.entries(valor).flatMap(([clave, v]) => frases(v, `${lugar}.${clave}`));
}

describe('detector de castellano', () => {
  it.each([
    ['¿Dónde queda?', true],
    ['Your address and the solicitud', true],
    ['Escriba una respuesta', true],
    ['Property roll number (rol de avalúo)', false],
    ['Municipality of Ñuñoa, Región Metropolitana', false],
  ])('%s: %s', (texto, esperado) => expect(pareceCastellano(texto)).toBe(esperado));
});

describe('textos propios de la plataforma', () => {
  it('el inglés no deja frases en castellano', () => {
    // El botón de ClaveÚnica lleva siempre el texto que fija su manual de uso.
    const permitidas = ['.diseno.claveUnica', '.diseno.claveUnicaLargo'];
    const sobrantes = frases(textos('en'), '').filter(
      ([lugar, texto]) => !permitidas.includes(lugar) && pareceCastellano(texto),
    );
    expect(sobrantes).toEqual([]);
  });
});

describe('textos de los trámites en otros idiomas', () => {
  it('todo trámite del catálogo tiene inglés', () => {
    expect(enIngles.map(({ de }) => de.id)).toEqual(CATALOGO.map(({ id }) => id));
  });
  it.each(enIngles.map((traduccion) => [traduccion.de.id, traduccion] as const))(
    '%s: el inglés está completo, no inventa rutas y no deja castellano',
    (_id, traduccion) => {
      expect(faltantesDeTraduccion(traduccion)).toEqual([]);
      expect(sobrantesDeTraduccion(traduccion)).toEqual([]);
      expect(
        Object.entries(traduccion.textos).filter(([, texto]) => pareceCastellano(texto)),
      ).toEqual([]);
    },
  );
  it('de los demás idiomas se sabe cuánto falta', () => {
    for (const de of CATALOGO) {
      const total = textosTraducibles(de).size;
      for (const { codigo } of idiomas) {
        if (codigo === 'es-CL' || codigo === 'en') continue;
        const suya = TRADUCCIONES.find((t) => t.de.id === de.id && t.idioma === codigo);
        expect(faltantesDeTraduccion(suya ?? { de, idioma: codigo, textos: {} })).toHaveLength(
          total - Object.keys(suya?.textos ?? {}).length,
        );
      }
    }
  });
});

describe('formularios en inglés', () => {
  const paginas = enIngles.flatMap((traduccion) => {
    const { definicion, sinTraducir } = traducir(traduccion.de, traduccion);
    return definicion.formulario.paginas.map((pagina) => ({
      formulario: definicion.formulario,
      pagina,
      contexto: { hoy: '2026-11-24', textos: textos('en').campos, sinTraducir },
    }));
  });
  const textoDe = (html: string): readonly string[] =>
    html
      .replace(/<svg.*?<\/svg>/gs, '')
      .split(/<[^>]*>/)
      .map((trozo) => trozo.trim())
      .filter((trozo) => /\p{L}/u.test(trozo));

  it.each(paginas.map((p) => [p.pagina.id, p] as const))(
    '%s: campos y errores, vacía y mal respondida, sin castellano',
    (_id, { formulario, pagina, contexto }) => {
      const mal: Cuerpo = Object.fromEntries(
        pagina.campos.flatMap(({ id, tipo }) =>
          tipo === 'direccion' || tipo === 'archivo' || tipo === 'mapa' ? [] : [[id, '@']],
        ),
      );
      for (const cuerpo of [{}, mal, { extranio: 'x' }]) {
        const { errores, crudos } = leerPagina(pagina, cuerpo, {}, contexto);
        if ('extranio' in cuerpo) expect(errores.length).toBeGreaterThan(0);
        const html = renderTrozo(
          <ContextoIdioma.Provider value="en">
            <ContextoTextos.Provider value={{ ...textosCastellano, ...textos('en').diseno }}>
              {renderPagina({
                formulario,
                pagina,
                respuestas: { tipo: 'asignar_nuevo' },
                crudos,
                errores,
                contexto,
                accion: '/x',
                textoBoton: 'Continue',
              })}
            </ContextoTextos.Provider>
          </ContextoIdioma.Provider>,
        );
        expect(html).not.toContain('lang=');
        expect(textoDe(html).filter(pareceCastellano)).toEqual([]);
      }
    },
  );
});
