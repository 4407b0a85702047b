import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rutaDeProyecto } from '../../../plataforma/raiz.ts';
import { cargarTerritorio } from '../../gobierno/territorio/index.ts';
import { leerReglasDeGrupo } from '../madurez/index.ts';
import { decimal } from './cifras.ts';
import { leerEstructura } from './estructura.ts';
import { cargarEstudio } from './estudio.ts';
import { motivoDeMedidas } from './evolucion.ts';
import { type IdVariable, valorDe } from './variables.ts';

const documento = readFileSync(rutaDeProyecto('docs', 'metodologia-madurez.md'), 'utf8');
const seguido = documento.replace(/\s+/g, ' ');
const estudio = cargarEstudio(cargarTerritorio());
if (estudio === null) throw new Error('Las pruebas usan el paquete del estudio de 2015');
const estructura = leerEstructura(estudio);
const tres = (n: number): string => decimal(n, 3);

describe('el documento de metodología dice las cifras calculadas', () => {
  it.each([
    ['la del estudio', estructura.estudio],
    ['k-medias libre', estructura.libre],
    ['Ward', estructura.ward],
  ])('partición: %s', (nombre, { wss, silueta, ari }) => {
    const fila = documento.split('\n').find((l) => l.startsWith(`| ${nombre}`));
    expect(
      fila
        ?.split('|')
        .slice(2, 5)
        .map((c) => c.trim()),
    ).toEqual([wss, silueta, ari].map(tres));
  });

  it('estabilidad, alfa y error', () => {
    const { ari, jaccard } = estructura.estabilidad;
    const [ultimo, ...previos] = jaccard.map(tres).toReversed();
    const { alfa, n, desviacion, error } = estudio.error;
    expect(seguido).toContain(`ARI medio ${tres(ari)}`);
    expect(seguido).toContain(`1 a 5: ${previos.toReversed().join(', ')} y ${ultimo}`);
    expect(seguido).toContain(`es ${tres(alfa)} en los ${n} municipios`);
    expect(seguido).toContain(`${tres(desviacion)} × √(1 − ${tres(alfa)}) = ${tres(error)}`);
  });

  it('perfil de los cinco grupos', () => {
    const { grupos, dimensiones } = leerReglasDeGrupo().centros;
    dimensiones.forEach((d, i) => {
      expect(documento).toContain(
        `| ${d.toUpperCase()} | ${grupos.map((g) => tres(g.media[i] ?? 0)).join(' | ')} |`,
      );
    });
    expect(documento).toContain(`| n | ${grupos.map((g) => g.n_2015).join(' | ')} |`);
  });
});

describe('qué medidas se comparan', () => {
  const medida = (instrumento: string, version = '1.0.0', variante = 'publicado') => ({
    instrumento,
    version,
    variante,
  });

  it('solo el mismo instrumento, versión y variante', () => {
    expect(motivoDeMedidas(medida('mdm-1'), medida('mdm-1'))).toBeNull();
    expect(motivoDeMedidas(medida('imtm-2015'), medida('imtm-2022'))).toContain('no es un cambio');
    expect(motivoDeMedidas(medida('imtm-2015'), medida('mdm-1'))).toContain('no se comparan');
    expect(motivoDeMedidas(medida('mdm-1'), medida('mdm-1', '2.0.0'))).toContain('versiones');
    expect(motivoDeMedidas(medida('imtm-2022'), medida('imtm-2022', '1.0.0', 'exacto'))).toContain(
      'variante',
    );
  });
});

describe('los mapas que describe el documento', () => {
  it('entran los municipios que dice y con los cortes que dice', () => {
    const con = (id: IdVariable): number =>
      estudio.fichas.filter((f) => valorDe(f, id) !== null).length;
    expect(documento).toContain(`| grupo e índice | ${con('indice')} con las cuatro`);
    expect(con('it')).toBe(con('gtm'));
    expect(documento).toContain(`| IT y GTM | ${con('it')} publicados`);
    expect(documento).toContain(`| RRHH | ${con('rrhh')} publicados`);
    expect(documento).toContain(`| SML | ${con('sml')} publicados`);
    const bajos = estudio.fichas.flatMap((f) => valorDe(f, 'sml') ?? []);
    expect(bajos.filter((v) => v < 0.2).length / bajos.length).toBeCloseTo(0.75, 1);
  });
});
