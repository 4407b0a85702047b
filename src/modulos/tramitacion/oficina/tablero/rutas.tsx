import type { FastifyInstance } from 'fastify';
import { hoyEn } from '../../../../calendario/index.ts';
import type { DependenciasDeOficina } from '../dependencias.ts';
import { abrirVisita } from '../visita.ts';
import { cifrasPorTramite, ingresosPorMes } from './consultar.ts';
import { PERIODOS, Tablero } from './vista.tsx';

type RutaDeTablero = { Params: { slug: string }; Querystring: { dias?: unknown } };

/** Tablero de la municipalidad, para cualquier funcionario: solo cifras, sin datos de personas. */
export function rutasDeTablero(app: FastifyInstance, deps: DependenciasDeOficina): void {
  app.get<RutaDeTablero>('/:slug/funcionarios/tablero', async (solicitud, respuesta) => {
    const visita = await abrirVisita(deps, solicitud, respuesta);
    if (visita === undefined) return respuesta;
    const { municipio } = visita;
    const hoy = hoyEn(deps.puertos.reloj.ahora(), municipio.zonaHoraria);
    const dias =
      PERIODOS.find((periodo) => String(periodo.dias) === solicitud.query.dias)?.dias ?? 90;
    const desde = hoy.subtract({ days: dias });
    const { tramites, meses } = await deps.puertos.base.conMunicipio(
      municipio.municipioId,
      async (tx) => ({
        tramites: await cifrasPorTramite(tx, desde.toString(), municipio.zonaHoraria),
        meses: await ingresosPorMes(tx, desde.toString()),
      }),
    );
    return deps.marco.interna(solicitud, respuesta, {
      titulo: 'Tablero',
      municipioId: municipio.municipioId,
      seccion: 'tablero',
      contenido: (
        <Tablero
          base={visita.base}
          dias={dias}
          hoy={hoy}
          tramites={tramites}
          porMes={mesesEntre(desde, hoy).map((mes) => ({ mes, ingresados: meses.get(mes) ?? 0 }))}
        />
      ),
    });
  });
}

/** Meses `AAAA-MM` de un período, también los que no tuvieron nada. */
function mesesEntre(desde: Temporal.PlainDate, hasta: Temporal.PlainDate): readonly string[] {
  const meses: string[] = [];
  const ultimo = hasta.toPlainYearMonth();
  for (
    let mes = desde.toPlainYearMonth();
    Temporal.PlainYearMonth.compare(mes, ultimo) <= 0;
    mes = mes.add({ months: 1 })
  ) {
    meses.push(mes.toString());
  }
  return meses;
}
