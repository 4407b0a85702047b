import fc from 'fast-check';
import type { VNode } from 'preact';
import { describe, expect, it } from 'vitest';
import {
  Aviso,
  BarraPlazo,
  Boton,
  CampoArchivo,
  CampoAreaTexto,
  CampoCasillas,
  CampoDireccion,
  CampoFecha,
  CampoMonto,
  CampoNumero,
  CampoRadios,
  CampoSeleccion,
  CampoSiNo,
  CampoTexto,
  Dinero,
  Etiqueta,
  Fecha,
  inicialesDe,
  PanelConfirmacion,
  Progreso,
  type PropsCampo,
  ResumenErrores,
  ResumenRespuestas,
  renderTrozo,
  serializarSeguro,
  Tabla,
  Tarjeta,
} from './index.ts';

const opciones = [
  { valor: 'a', texto: 'A' },
  { valor: 'b', texto: 'B' },
];

/** Cada campo simple, dibujado desde lo que todos comparten. */
const campos: readonly (readonly [string, (p: PropsCampo) => VNode])[] = [
  ['CampoTexto', (p) => <CampoTexto {...p} />],
  ['CampoAreaTexto', (p) => <CampoAreaTexto {...p} />],
  ['CampoNumero', (p) => <CampoNumero {...p} />],
  ['CampoMonto', (p) => <CampoMonto {...p} />],
  ['CampoSeleccion', (p) => <CampoSeleccion {...p} opciones={opciones} />],
  ['CampoArchivo', (p) => <CampoArchivo {...p} acepta=".pdf" formatos="PDF" maximoMb={5} />],
];
const grupos: readonly (readonly [string, (p: PropsCampo) => VNode])[] = [
  ['CampoFecha', (p) => <CampoFecha {...p} />],
  ['CampoRadios', (p) => <CampoRadios {...p} opciones={opciones} />],
  ['CampoCasillas', (p) => <CampoCasillas {...p} opciones={opciones} />],
  ['CampoSiNo', (p) => <CampoSiNo {...p} />],
  ['CampoDireccion', (p) => <CampoDireccion {...p} />],
];

const control = (html: string): string => {
  const hallado = /<(?:input|select|textarea)[^>]*\sid="campo"[^>]*>/.exec(html);
  if (!hallado) throw new Error(`sin control con el id del campo: ${html}`);
  return hallado[0];
};
const describe_ = (etiqueta: string): readonly string[] =>
  /aria-describedby="([^"]*)"/.exec(etiqueta)?.[1]?.split(' ') ?? [];

describe.each(campos)('%s', (_nombre, dibujar) => {
  it('une control, etiqueta, ayuda y error', () => {
    const html = renderTrozo(
      dibujar({ id: 'campo', etiqueta: 'Pregunta', ayuda: 'Ayuda', error: 'Falta algo' }),
    );
    expect(html).toContain('for="campo"');
    expect(control(html)).toContain('aria-invalid="true"');
    expect(describe_(control(html))).toEqual(
      expect.arrayContaining(['campo-ayuda', 'campo-error']),
    );
    for (const id of describe_(control(html))) expect(html).toContain(`id="${id}"`);
    expect(html.indexOf('campo-error"')).toBeLessThan(html.indexOf(control(html)));
  });
  it('sin error no se declara inválido', () => {
    const html = renderTrozo(dibujar({ id: 'campo', etiqueta: 'Pregunta' }));
    expect(html).not.toContain('aria-invalid');
    expect(html).not.toContain('campo-error');
  });
  it('marca lo opcional y respeta nombre y apagado', () => {
    const html = renderTrozo(
      dibujar({
        id: 'campo',
        nombre: 'otro',
        etiqueta: 'Pregunta',
        opcional: true,
        deshabilitado: true,
      }),
    );
    expect(html).toContain('(opcional)');
    expect(control(html)).toContain('name="otro"');
    expect(control(html)).toContain('disabled');
  });
});

describe.each(grupos)('%s', (_nombre, dibujar) => {
  it('es un grupo con leyenda, descrito por ayuda y error; el resumen llega al primer control', () => {
    const html = renderTrozo(
      dibujar({ id: 'campo', etiqueta: 'Pregunta', ayuda: 'Ayuda', error: 'Falta algo' }),
    );
    const grupo = /<fieldset[^>]*>/.exec(html)?.[0] ?? '';
    expect(describe_(grupo)).toEqual(['campo-ayuda', 'campo-error']);
    expect(html).toMatch(/<legend[^>]*>Pregunta<\/legend>/);
    expect(control(html)).toMatch(/^<input/);
  });
  it('puede ser el título de la página', () => {
    const html = renderTrozo(dibujar({ id: 'campo', etiqueta: 'Pregunta', comoTitulo: true }));
    expect(html).toMatch(/<legend[^>]*><h1[^>]*>Pregunta<\/h1><\/legend>/);
  });
});

describe('valores que no se pierden', () => {
  it('conserva lo escrito en cada tipo de campo', () => {
    expect(renderTrozo(<CampoTexto id="x" etiqueta="X" valor="dos" />)).toContain('value="dos"');
    expect(renderTrozo(<CampoAreaTexto id="x" etiqueta="X" valor={'a\nb'} />)).toContain(
      'a\nb</textarea>',
    );
    expect(
      renderTrozo(<CampoSeleccion id="x" etiqueta="X" opciones={opciones} valor="b" />),
    ).toMatch(/<option[^>]*selected[^>]*value="b"|<option[^>]*value="b"[^>]*selected/);
    expect(renderTrozo(<CampoFecha id="f" etiqueta="F" valor={{ dia: '31', mes: '2' }} />)).toMatch(
      /name="f-dia"[^>]*value="31"/,
    );
    const casillas = renderTrozo(
      <CampoCasillas id="c" etiqueta="C" opciones={opciones} valores={['b']} />,
    );
    expect(casillas.match(/checked/g)).toHaveLength(1);
  });
  it('marca en la fecha solo las partes con problema', () => {
    const html = renderTrozo(
      <CampoFecha id="f" etiqueta="F" error="No existe" partesConError={['dia']} />,
    );
    expect(html.match(/aria-invalid/g)).toHaveLength(1);
  });
});

describe('ResumenErrores', () => {
  const errores = [{ campo: 'run', mensaje: 'Revise el RUN.' }];
  it('enlaza cada error a su campo y recibe el foco', () => {
    const html = renderTrozo(<ResumenErrores errores={errores} />);
    expect(html).toContain('Hay un problema');
    expect(html).toContain('<a href="#run">Revise el RUN.</a>');
    expect(html).toMatch(/tabindex="-1"[^>]*autofocus|autofocus[^>]*tabindex="-1"/);
  });
  it('sin errores no aparece', () => {
    expect(renderTrozo(<ResumenErrores errores={[]} />)).toBe('');
  });
});

describe('plazos, dinero y fechas', () => {
  it.each([
    [3, 'Quedan 3 días hábiles'],
    [1, 'Queda 1 día hábil'],
    [0, 'Vence hoy'],
    [-1, 'Vencido hace 1 día hábil'],
    [-2, 'Vencido hace 2 días hábiles'],
  ])('con %d días dice "%s"', (quedan, texto) => {
    expect(renderTrozo(<BarraPlazo quedan={quedan} total={10} />)).toContain(texto);
  });
  it('la barra nunca se sale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: 0, max: 200 }),
        (quedan, total) => {
          const html = renderTrozo(<BarraPlazo quedan={quedan} total={total} />);
          const ancho = Number(/barra-avance" width="(\d+)"/.exec(html)?.[1]);
          expect(ancho).toBeGreaterThanOrEqual(8);
          expect(ancho).toBeLessThanOrEqual(64);
        },
      ),
    );
  });
  it.each([
    [0, '$0'],
    [999, '$999'],
    [1234567, '$1.234.567'],
    [-50000, '$−50.000'],
    [12345678901234567890n, '$12.345.678.901.234.567.890'],
  ])('escribe %d como %s', (monto, texto) => {
    expect(renderTrozo(<Dinero monto={monto} />)).toContain(`>${texto}<`);
  });
  it('escribe la fecha en palabras y deja la máquina en datetime', () => {
    const html = renderTrozo(<Fecha iso="2026-04-10T15:30" />);
    expect(html).toContain('datetime="2026-04-10T15:30"');
    expect(html).toContain('10 de abril de 2026, 15:30');
    expect(renderTrozo(<Fecha iso="pronto" />)).toContain('pronto');
  });
  it('dice el paso', () => {
    expect(renderTrozo(<Progreso actual={2} total={5} />)).toContain('Paso 2 de 5');
  });
});

describe('Tabla', () => {
  const html = renderTrozo(
    <Tabla
      leyenda="Solicitudes"
      columnas={[
        { clave: 'f', titulo: 'Folio', encabezaFila: true, celda: (x: string) => x },
        {
          clave: 'm',
          titulo: 'Monto',
          numerica: true,
          celda: () => '1',
          orden: { href: '?o=m', sentido: 'desc' },
        },
      ]}
      filas={['A', 'B']}
      claveDeFila={(x) => x}
      seleccion={{ nombre: 'id', etiqueta: (x) => `Seleccionar ${x}` }}
    />,
  );
  it('nombra columnas en cada celda, ordena y permite elegir filas', () => {
    expect(html).toContain('<caption>Solicitudes</caption>');
    expect(html.match(/data-etiqueta="Monto"/g)).toHaveLength(2);
    expect(html).toContain('aria-sort="descending"');
    expect(html).toContain('Seleccionar B');
    expect(html).toMatch(/<th[^>]*scope="row"/);
  });
});

describe('nada de lo que entra se vuelve HTML', () => {
  const conFilo = fc.string({ unit: 'grapheme', maxLength: 60 }).map((s) => `${s}<b "'&>${s}`);
  it('ningún componente deja pasar un menor-que o una comilla de sus textos', () => {
    fc.assert(
      fc.property(conFilo, (t) => {
        const html = renderTrozo(
          <div>
            <Aviso tono="info" titulo={t}>
              {t}
            </Aviso>
            <Boton nombre={t} valor={t}>
              {t}
            </Boton>
            <CampoTexto id="x" etiqueta={t} ayuda={t} error={t} valor={t} />
            <CampoAreaTexto id="y" etiqueta={t} valor={t} />
            <CampoSeleccion id="z" etiqueta={t} opciones={[{ valor: t, texto: t }]} valor={t} />
            <CampoRadios
              id="r"
              etiqueta={t}
              opciones={[{ valor: t, texto: t, ayuda: t }]}
              valor={t}
            />
            <ResumenErrores errores={[{ campo: t, mensaje: t }]} />
            <Tarjeta titulo={t} href={t} />
            <Etiqueta tono="info">{t}</Etiqueta>
            <Fecha iso={t} />
            <PanelConfirmacion titulo={t} folio={t} />
            <ResumenRespuestas filas={[{ pregunta: t, respuesta: t, cambiar: t }]} />
            <Tabla
              leyenda={t}
              columnas={[{ clave: 'a', titulo: t, celda: () => t }]}
              filas={[t]}
              claveDeFila={(x) => x}
            />
          </div>,
        );
        expect(html).not.toContain('<b ');
        expect(html).not.toContain('<b "');
      }),
      { numRuns: 60 },
    );
  });
  it('el JSON incrustado no puede cerrar su bloque y se lee igual', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (valor) => {
        const datos = { valor, cierre: '</script><!--\u2028' };
        const texto = serializarSeguro(datos);
        expect(texto).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(texto)).toEqual(JSON.parse(JSON.stringify(datos)));
      }),
    );
  });
});

describe('inicialesDe', () => {
  it.each([
    ['Ñuñoa', 'Ñ'],
    ['Municipalidad de Pedro Aguirre Cerda', 'MPA'],
    ['Los Ángeles', 'Á'],
    ['Municipality of Ñuñoa', 'MÑ'],
    ['', ''],
  ])('%s da %s', (nombre, esperado) => {
    expect(inicialesDe(nombre)).toBe(esperado);
  });
});
