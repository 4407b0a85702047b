import { fastify } from 'fastify';
import { HtmlValidate } from 'html-validate/node';
import { Pagina, renderHtml, type Sitio } from '../../../../diseno/index.ts';
import { relojManual } from '../../../../plataforma/reloj/puerto.ts';
import { cargarMapas, cargarTerritorio } from '../../../gobierno/territorio/index.ts';
import type { Marco, PaginaPublica } from '../../../marco.ts';
import { cargarEstudio, type Estudio2015 } from '../estudio.ts';
import { rutasDeTablero } from '../rutas.tsx';

const sitio: Sitio = {
  tipo: 'nacional',
  nombre: 'Municipios Digitales',
  href: '/',
  pie: { unidad: 'Equipo', accesibilidad: '/accesibilidad' },
};
const dibujar = ({ contenido, municipioId: _m, recarga: _r, ...pagina }: PaginaPublica): string =>
  renderHtml(
    <Pagina {...pagina} idioma="es-CL" sitio={sitio}>
      {contenido}
    </Pagina>,
  );
const marco = {
  publica: async (_s, r, p) =>
    r.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(dibujar(p)),
  interna: async (_s, r) => r.code(500).send(),
  noEncontrada: async (_s, r) => r.code(404).send('no'),
  idiomaDe: () => 'es-CL',
} as Marco;

const territorio = cargarTerritorio();
const mapaComunas = cargarMapas().comunas;
const puertos = { reloj: relojManual(Temporal.Instant.from('2026-11-24T12:00:00Z')) };

/** El estudio instalado: las pruebas lo necesitan. */
export const estudioDePrueba = exigir(cargarEstudio(territorio));

function exigir(estudio: Estudio2015 | null): Estudio2015 {
  if (estudio === null) throw new Error('Las pruebas usan el paquete del estudio de 2015');
  return estudio;
}

/** Un servidor con solo el tablero; con `null`, sin el paquete de 2015. */
export function crearTablero(estudio?: Estudio2015 | null) {
  const app = fastify();
  rutasDeTablero(app, {
    marco,
    territorio,
    mapaComunas,
    puertos,
    ...(estudio === undefined ? {} : { estudio }),
  });
  return {
    pedir: async (url: string, headers: Record<string, string> = {}) =>
      app.inject({ method: 'GET', url, headers }),
  };
}

const validador = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'void-style': 'off',
    'attribute-empty-style': 'off',
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'prefer-native-element': 'off',
  },
});

/** Faltas de validez de un HTML. */
export async function validar(html: string): Promise<readonly string[]> {
  const informe = await validador.validateString(html);
  return informe.results.flatMap((r) => r.messages.map((m) => `${m.ruleId} ${m.message}`));
}
