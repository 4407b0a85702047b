import type { VNode } from 'preact';
import { Intervalos } from '../../../../graficos/index.ts';
import type { Region } from '../../../gobierno/territorio/index.ts';
import { conSigno, decimal } from '../cifras.ts';
import type { Estudio2015, FichaEstudio } from '../estudio.ts';
import { intervalo } from '../incertidumbre.ts';
import { cotejosDe, type DiferenciaMedia, diferenciaMedia } from '../parecidos.ts';

const LIMITE = 0.6;

/** Cada municipalidad de la región frente a la media de las de contexto más parecido. */
export function SeccionParecidos(p: {
  readonly region: Region;
  readonly completas: readonly FichaEstudio[];
  readonly estudio: Estudio2015;
}): VNode | null {
  const { region, estudio } = p;
  const todos = cotejosDe(estudio);
  const cotejos = p.completas
    .flatMap((f) => todos.get(f.municipio.cut) ?? [])
    .toSorted((a, b) => b.diferencia - a.diferencia);
  const resumen = diferenciaMedia(estudio, cotejos);
  if (resumen === null) return null;
  const porNombre = new Map(cotejos.map((c) => [c.ficha.municipio.nombre, c]));
  return (
    <section aria-labelledby="justa" class="madurez-bloque">
      <h2 id="justa">Comparación justa</h2>
      <div class="texto-y-grafico">
        <div class="madurez-bloque">
          <p>
            Cada municipalidad se compara con las {cotejos[0]?.pares.length} más parecidas del país.
            Se parecen en población, ruralidad, dependencia del Fondo Común Municipal y pobreza.
          </p>
          <p>
            <b>{enPalabras(region.nombre, resumen)}</b> {resumen.sobre} de {resumen.n} están sobre
            la media de sus parecidas.
          </p>
          <p>
            En color, las que difieren más que su error. Las demás no se distinguen de sus
            parecidas. Una parecida puede ser de la misma región.{' '}
            <a href="/madurez/datos/parecidos-2015.csv">Quién se parece a quién (CSV)</a>
          </p>
        </div>
        <Intervalos
          id="parecidas-region"
          titulo="Diferencia del índice con la media de sus parecidas"
          descripcion={`${resumen.n} municipalidades de ${region.nombre}, de la mayor a la menor diferencia. El cero es igual que sus parecidas. La línea es el intervalo de 90 % por error de medida.`}
          fuente="Estudio de 2015, recalculado; contexto: INE (Censo 2024), SINIM 2023 y CASEN."
          csv={`/madurez/datos/region-${region.codigo}.csv`}
          dominio={[-LIMITE, LIMITE]}
          referencia={{ nombre: 'Igual que sus parecidas', valor: 0 }}
          columnas={[
            'Municipalidad',
            'Índice',
            'Intervalo de 90 %',
            'Media de sus parecidas',
            'Diferencia',
          ]}
          cifra={(v) => conSigno(v)}
          celdas={(f) => {
            const c = porNombre.get(f.nombre);
            return c === undefined
              ? []
              : [
                  decimal(c.indice, 3),
                  intervalo(c.indice, estudio.error)
                    .map((v) => decimal(v, 2))
                    .join(' a '),
                  decimal(c.media, 2),
                  `${conSigno(c.diferencia)} ± ${decimal(c.margen, 2)}`,
                ];
          }}
          filas={cotejos.map((c) => ({
            nombre: c.ficha.municipio.nombre,
            valor: c.diferencia,
            rango: [c.diferencia - c.margen, c.diferencia + c.margen],
            href: `/madurez/municipios/${c.ficha.municipio.slug}`,
            destacada: Math.abs(c.diferencia) > c.margen,
          }))}
        />
      </div>
    </section>
  );
}

/** La diferencia media de la región en una frase, con su margen. */
function enPalabras(nombre: string, d: DiferenciaMedia): string {
  const margen = `(± ${decimal(d.margen, 2)})`;
  if (Math.abs(d.media) <= d.margen) {
    return `${nombre} no se distingue de sus parecidas: la diferencia media es ${conSigno(d.media)} ${margen}.`;
  }
  return `${nombre} está ${d.media > 0 ? 'sobre' : 'bajo'} sus parecidas: ${conSigno(d.media)} en promedio ${margen}.`;
}
