import type { VNode } from 'preact';
import { fechaLarga, nombreDelMes } from '../../../../calendario/index.ts';
import {
  EncabezadoPagina,
  EnlaceBoton,
  EstadoVacio,
  Pestanas,
  Tabla,
} from '../../../../diseno/index.ts';
import { BarrasHorizontales } from '../../../../graficos/index.ts';
import { contar } from '../palabras.ts';
import { type Cifras, type CifrasDeTramite, porcentajeATiempo, sumarCifras } from './consultar.ts';

/** Períodos que se pueden mirar, en días. */
export const PERIODOS = [
  { dias: 30, texto: 'Últimos 30 días' },
  { dias: 90, texto: 'Últimos 90 días' },
  { dias: 365, texto: 'Último año' },
] as const;

export interface PropsTablero {
  readonly base: string;
  readonly dias: number;
  readonly hoy: Temporal.PlainDate;
  readonly tramites: readonly CifrasDeTramite[];
  readonly porMes: readonly { readonly mes: string; readonly ingresados: number }[];
}

/** Tablero de la municipalidad: cuánto entra, cuánto sale, a tiempo y en cuánto. */
export function Tablero(p: PropsTablero): VNode {
  const total = sumarCifras(p.tramites);
  const hayDatos = p.tramites.length > 0;
  return (
    <>
      <EncabezadoPagina
        titulo="Tablero"
        bajada={`Cifras de la municipalidad al ${fechaLarga(p.hoy)}.`}
      />
      <Pestanas
        etiqueta="Período"
        enlaces={PERIODOS.map(({ dias, texto }) => ({
          texto,
          href: `${p.base}/tablero?dias=${dias}`,
          actual: dias === p.dias,
        }))}
      />
      {hayDatos ? (
        <>
          <Resumen total={total} tramites={p.tramites} />
          <BarrasHorizontales
            id="por-mes"
            titulo="Solicitudes ingresadas por mes"
            descripcion={descripcionDeMeses(p.porMes)}
            fuente={`expedientes de la municipalidad, al ${fechaLarga(p.hoy)}`}
            conservarOrden
            columnas={['Mes', 'Solicitudes']}
            barras={p.porMes.map(({ mes, ingresados }) => ({
              nombre: mesEnPalabras(mes),
              valor: ingresados,
              destacada: mes === p.hoy.toPlainYearMonth().toString(),
            }))}
          />
          <PorTramite tramites={p.tramites} />
        </>
      ) : (
        <EstadoVacio
          titulo="Todavía no hay cifras en este período"
          icono="grafico"
          accion={
            <EnlaceBoton href={`${p.base}/tramites`} variante="secundario">
              Ver los trámites publicados
            </EnlaceBoton>
          }
        >
          <p>Aparecen con la primera solicitud. Revise que haya trámites publicados.</p>
        </EstadoVacio>
      )}
    </>
  );
}

function Resumen({
  total,
  tramites,
}: {
  readonly total: Cifras;
  readonly tramites: readonly CifrasDeTramite[];
}): VNode {
  const aTiempo = porcentajeATiempo(total);
  const resueltas = total.dentroDePlazo + total.fueraDePlazo;
  const [unico] = tramites;
  const cifras = [
    { nombre: 'Ingresadas', valor: String(total.ingresados), detalle: 'solicitudes' },
    { nombre: 'Aprobadas', valor: String(total.aprobados), detalle: 'con su documento' },
    { nombre: 'Rechazadas', valor: String(total.rechazados), detalle: 'con resolución fundada' },
    {
      nombre: 'Resueltas a tiempo',
      valor: aTiempo === undefined ? 'Sin datos' : `${aTiempo} %`,
      detalle: `de ${contar(resueltas, 'caso terminado', 'casos terminados')}`,
    },
    ...(tramites.length === 1 && unico?.mediana !== undefined
      ? [
          {
            nombre: 'Mediana',
            valor: contar(Math.round(unico.mediana), 'día', 'días'),
            detalle: 'corridos, del ingreso al término',
          },
        ]
      : []),
  ];
  return (
    <dl class="cifras-oficina">
      {cifras.map(({ nombre, valor, detalle }) => (
        <div key={nombre} class="cifra-oficina">
          <dt>{nombre}</dt>
          <dd>
            <strong>{valor}</strong> <span>{detalle}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function PorTramite({ tramites }: { readonly tramites: readonly CifrasDeTramite[] }): VNode {
  return (
    <section aria-labelledby="por-tramite">
      <h2 id="por-tramite">Por trámite</h2>
      <Tabla
        leyenda="Cifras por trámite"
        leyendaOculta
        densa
        filas={tramites.toSorted((a, b) => b.ingresados - a.ingresados)}
        claveDeFila={(t) => t.tramiteId}
        columnas={[
          { clave: 'nombre', titulo: 'Trámite', encabezaFila: true, celda: (t) => t.nombre },
          { clave: 'in', titulo: 'Ingresadas', numerica: true, celda: (t) => t.ingresados },
          { clave: 'ap', titulo: 'Aprobadas', numerica: true, celda: (t) => t.aprobados },
          { clave: 're', titulo: 'Rechazadas', numerica: true, celda: (t) => t.rechazados },
          { clave: 'de', titulo: 'Desistidas', numerica: true, celda: (t) => t.desistidos },
          {
            clave: 'ti',
            titulo: 'A tiempo',
            numerica: true,
            celda: (t) => {
              const porcentaje = porcentajeATiempo(t);
              return porcentaje === undefined ? 'Sin datos' : `${porcentaje} %`;
            },
          },
          {
            clave: 'me',
            titulo: 'Mediana de días',
            numerica: true,
            celda: (t) => (t.mediana === undefined ? 'Sin datos' : Math.round(t.mediana)),
          },
        ]}
      />
    </section>
  );
}

function mesEnPalabras(mes: string): string {
  const fecha = Temporal.PlainYearMonth.from(mes).toPlainDate({ day: 1 });
  return `${nombreDelMes(fecha)} de ${fecha.year}`;
}

function descripcionDeMeses(porMes: PropsTablero['porMes']): string {
  const mayor = porMes.toSorted((a, b) => b.ingresados - a.ingresados)[0];
  return mayor === undefined
    ? 'Sin solicitudes en el período.'
    : `Una barra por mes. El mes con más solicitudes fue ${mesEnPalabras(mayor.mes)}, con ${mayor.ingresados}.`;
}
