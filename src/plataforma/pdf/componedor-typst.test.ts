import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { crearComponedorAislado } from './componedor-aislado.ts';
import { crearComponedorTypst } from './componedor-typst.ts';
import type { DatosDePlantilla, NombrePlantilla } from './datos.ts';
import { documentosDePrueba } from './documentos-de-prueba.ts';
import { textoImprimible } from './texto-imprimible.ts';

const componedor = crearComponedorTypst();
const aislado = crearComponedorAislado();
afterAll(() => aislado.cerrar());

function resumen(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function texto(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

const plantillas = Object.keys(documentosDePrueba) as NombrePlantilla[];

function componer(plantilla: NombrePlantilla): Promise<Uint8Array> {
  return componedor.componer(plantilla, documentosDePrueba[plantilla]);
}

describe('componedor de PDF', () => {
  it.each(plantillas)('%s sale como PDF/A-2a etiquetado, en español y siempre igual', async (p) => {
    const primero = await componer(p);
    const segundo = await crearComponedorTypst().componer(p, documentosDePrueba[p]);
    expect(resumen(segundo)).toBe(resumen(primero));
    const crudo = texto(primero);
    expect(crudo.startsWith('%PDF-1.7')).toBe(true);
    expect(crudo).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(crudo).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(crudo).toContain('StructTreeRoot');
    expect(crudo).toMatch(/\/Lang \(es-CL\)/);
    expect(crudo).toContain('<xmp:CreateDate>2026-11-24T13:15:30');
  });

  it('da los mismos bytes desde el proceso aislado', async () => {
    const datos = documentosDePrueba['certificado-ingreso'];
    const propio = await componedor.componer('certificado-ingreso', datos);
    expect(resumen(await aislado.componer('certificado-ingreso', datos))).toBe(resumen(propio));
  });

  it('otro dato da otros bytes', async () => {
    const datos = documentosDePrueba['certificado-ingreso'];
    const uno = await componedor.componer('certificado-ingreso', datos);
    const otro = await componedor.componer('certificado-ingreso', {
      ...datos,
      folio: '13101-2026-000124',
    });
    expect(resumen(uno)).not.toBe(resumen(otro));
  });

  it.each([
    ['código de Typst', '#panic("fuera") #import "x.typ" $x$ @ref <etiqueta> = T'],
    ['comillas y llaves', '"} #{ } \\" \\\\ \' ` ``` [ ] { } */ /* //'],
    ['emoji y otros alfabetos', '😀👩‍👩‍👧 中文 العربية \u{1F1E8}\u{1F1F1}'],
    ['palabra larguísima', 'a'.repeat(5000)],
    ['controles e inversores', '\u0000\u0007\u202eoculto\u2066\u0085\ud800'],
    ['espacios raros', '\u00a0\u00a0 \u2003 \u200b\u200d\ufeff \u00ad'],
    ['vacío', ''],
  ])('soporta texto hostil: %s', async (_caso, hostil) => {
    const base = documentosDePrueba.solicitud;
    const datos: DatosDePlantilla['solicitud'] = {
      ...base,
      tramite: hostil,
      municipalidad: hostil,
      comuna: hostil,
      secciones: [{ titulo: hostil, respuestas: [{ pregunta: hostil, respuesta: hostil }] }],
      declaracion: hostil,
    };
    const pdf = await componedor.componer('solicitud', datos);
    expect(texto(pdf).startsWith('%PDF-1.7')).toBe(true);
  });

  it('cualquier texto Unicode se compone', async () => {
    const base = documentosDePrueba.solicitud;
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (hostil) => {
        const pdf = await componedor.componer('solicitud', { ...base, declaracion: hostil });
        expect(pdf.length).toBeGreaterThan(1000);
      }),
      { numRuns: 60 },
    );
  });

  it('rechaza una resolución sin recursos (Ley 19.880 art. 41)', async () => {
    const datos = { ...documentosDePrueba.resolucion, recursos: [] };
    await expect(componedor.componer('resolucion', datos)).rejects.toThrow('qué recursos proceden');
    await expect(aislado.componer('resolucion', datos)).rejects.toThrow('qué recursos proceden');
  });

  it('un escudo ilegible se informa como error, sin botar el proceso', async () => {
    const datos = { ...documentosDePrueba.solicitud, escudoSvg: '<no es svg' };
    await expect(aislado.componer('solicitud', datos)).rejects.toThrow('no compila');
  });
});

describe('proceso aislado', () => {
  const datos = documentosDePrueba['certificado-ingreso'];

  it('si el proceso muere, rechaza lo que tenía y el siguiente parte otro', async () => {
    const apurado = crearComponedorAislado({ plazoMs: 1 });
    await expect(apurado.componer('certificado-ingreso', datos)).rejects.toThrow('se detuvo');
    await expect(apurado.componer('certificado-ingreso', datos)).rejects.toThrow('se detuvo');
    await apurado.cerrar();
  });

  it('se releva sin perder documentos', async () => {
    const breve = crearComponedorAislado({ porProceso: 2 });
    const pedidos = Array.from({ length: 5 }, () => breve.componer('certificado-ingreso', datos));
    const salidas = new Set((await Promise.all(pedidos)).map(resumen));
    expect(salidas.size).toBe(1);
    await breve.cerrar();
  });

  it('termina por ocio y vuelve a partir', async () => {
    const ocioso = crearComponedorAislado({ ociosoMs: 0 });
    const uno = await ocioso.componer('certificado-ingreso', datos);
    const dos = await ocioso.componer('certificado-ingreso', datos);
    expect(resumen(dos)).toBe(resumen(uno));
    await ocioso.cerrar();
  });
});

describe('texto imprimible', () => {
  it('muestra lo que no se puede dibujar en vez de borrarlo', () => {
    expect(textoImprimible('Hola 😀')).toBe('Hola ‹U+1F600›');
    expect(textoImprimible('a\u202eb')).toBe('a‹U+202E›b');
  });
  it('deja intacto el español, el mapudungun, el créole y el rapanui', () => {
    const normal = '¿Ñandú? «Ünen» kreyòl Māori N° 5 — 20 % €';
    expect(textoImprimible(normal)).toBe(normal);
  });
  it('compone las tildes sueltas', () => {
    expect(textoImprimible('a\u0301')).toBe('á');
  });
  it('no altera el contenido al partir palabras largas', () => {
    const larga = 'x'.repeat(200);
    expect(textoImprimible(larga).replaceAll('\u200b', '')).toBe(larga);
  });
});
