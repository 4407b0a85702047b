import { HtmlValidate } from 'html-validate/node';
import { describe, expect, test } from 'vitest';
import { renderTrozo } from '../diseno/index.ts';
import { respuestasDeEjemplo } from './esquema-json.ts';
import { contexto, formulario, pagina } from './formulario-de-prueba.ts';
import { leerPagina } from './leer-pagina.ts';
import { renderPagina } from './render-pagina.tsx';
import type { Pagina } from './tipos.ts';

const dibujar = (p: Pagina, mas: Partial<Parameters<typeof renderPagina>[0]> = {}) =>
  renderTrozo(
    renderPagina({ formulario, pagina: p, respuestas: {}, contexto, accion: '/x', ...mas }),
  );

const validador = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Preact escribe los elementos vacíos con barra y los atributos vacíos como `x=""`.
    'void-style': 'off',
    'attribute-empty-style': 'off',
    'attribute-boolean-style': 'off',
    'no-implicit-button-type': 'error',
    'prefer-native-element': 'off',
    // El mapa necesita las coordenadas del clic, que solo manda `input type="image"`.
    'prefer-button': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
  },
});

describe('página dibujada', () => {
  test.each(formulario.paginas.map((p) => [p.id, p] as const))(
    '%s es HTML válido',
    async (_id, p) => {
      const respuestas = respuestasDeEjemplo(formulario);
      for (const html of [
        dibujar(p),
        dibujar(p, { respuestas: { ...respuestas, tipo: 'cambio' } }),
      ]) {
        const informe = await validador.validateString(`<main>${html}</main>`);
        expect(
          informe.results.flatMap((r) => r.messages.map((m) => `${m.ruleId} ${m.message}`)),
        ).toStrictEqual([]);
      }
    },
  );

  test('con errores: resumen primero, cada enlace llega a un id y nada se pierde', () => {
    const escrito = '12.345.678-9 <script>';
    const leida = leerPagina(
      pagina('persona'),
      {
        run: escrito,
        'nacimiento.dia': '31',
        'nacimiento.mes': '2',
        'nacimiento.anio': '1990',
        'hogar.0.run': 'x',
      },
      {},
      contexto,
    );
    const html = dibujar(pagina('persona'), { crudos: leida.crudos, errores: leida.errores });
    expect(html.indexOf('resumen-errores')).toBeLessThan(html.indexOf('<h1'));
    const anclas = [...html.matchAll(/href="#([^"]+)"/g)].map((m) => m[1]);
    expect(anclas.length).toBe(leida.errores.length);
    for (const ancla of anclas) expect(html).toContain(`id="${ancla}"`);
    expect(html).toContain('value="12.345.678-9 &lt;script>"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('aria-describedby="run-ayuda run-error"');
  });

  test('todo error de dirección y de mapa tiene dónde llegar', () => {
    const leida = leerPagina(
      pagina('predio'),
      { 'lugar.lat': '-10', 'lugar.lon': '-70' },
      {},
      contexto,
    );
    const html = dibujar(pagina('predio'), { crudos: leida.crudos, errores: leida.errores });
    for (const ancla of html.matchAll(/href="#([^"]+)"/g))
      expect(html).toContain(`id="${ancla[1]}"`);
    expect(leida.errores.map((e) => e.campo)).toStrictEqual(['rol', 'direccion.calle', 'lugar']);
  });

  test('la pregunta única es el título y la página pesa poco', () => {
    const html = dibujar(pagina('tipo'));
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.length).toBeLessThan(3_000);
    expect(html).toContain('Paso 1 de 3');
  });
});
