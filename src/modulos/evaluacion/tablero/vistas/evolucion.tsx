import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  type Columna,
  EncabezadoPagina,
  EstadoVacio,
  Tabla,
} from '../../../../diseno/index.ts';
import { Evolucion } from '../../../../graficos/index.ts';
import { nombreDeInstrumento } from '../../madurez/index.ts';
import { decimal } from '../cifras.ts';
import {
  evolucionDelPais,
  type Medida,
  motivoDeMedidas,
  type Ola,
  type OlaPais,
} from '../evolucion.ts';
import { NavegacionMadurez } from './navegacion-madurez.tsx';
import { Fuente } from './piezas.tsx';

/** Medidas que existen, para preguntar si dos se comparan. */
export const MEDIDAS: readonly (Medida & { readonly id: string; readonly nombre: string })[] = [
  {
    id: 'imtm-2015',
    nombre: 'Estudio nacional de 2015',
    instrumento: 'imtm-2015',
    version: '1.0.0',
    variante: 'publicado',
  },
  {
    id: 'imtm-2022',
    nombre: 'Índice de 2022 (Biobío), publicado',
    instrumento: 'imtm-2022',
    version: '1.0.0',
    variante: 'publicado',
  },
  {
    id: 'imtm-2022-exacto',
    nombre: 'Índice de 2022 (Biobío), exacto',
    instrumento: 'imtm-2022',
    version: '1.0.0',
    variante: 'exacto',
  },
  {
    id: 'mdm-1',
    nombre: 'Encuesta de hoy',
    instrumento: 'mdm-1',
    version: '1.0.0',
    variante: 'publicado',
  },
];

const fecha = (iso: string): string => iso.split('-').reverse().join('-');

const columnas: readonly Columna<OlaPais>[] = [
  { clave: 'nombre', titulo: 'Medición', encabezaFila: true, celda: (o) => o.nombre },
  { clave: 'fecha', titulo: 'Abrió', sinCorte: true, celda: (o) => fecha(o.fecha) },
  { clave: 'medidos', titulo: 'Municipios medidos', numerica: true, celda: (o) => o.medidos },
  { clave: 'panel', titulo: 'Están en todas', numerica: true, celda: (o) => o.panel },
  {
    clave: 'mediana',
    titulo: 'Mediana de los que están en todas',
    numerica: true,
    celda: (o) => decimal(o.mediana, 3),
  },
];

/** Evolución del país entre mediciones comparables, y qué medidas no se comparan y por qué. */
export function PaginaEvolucion(p: {
  readonly series: readonly (readonly Ola[])[];
  readonly pregunta: { readonly a: string; readonly b: string } | null;
}): VNode {
  const conCambio = p.series
    .map((serie) => ({ serie, pais: evolucionDelPais(serie) }))
    .filter(({ pais }) => pais.length > 1);
  return (
    <>
      <EncabezadoPagina
        rotulo="Madurez digital"
        titulo="Evolución entre mediciones"
        bajada="Solo se unen con una línea las mediciones que preguntan y puntúan lo mismo."
      />
      <NavegacionMadurez actual="/madurez/evolucion" />
      {conCambio.length === 0 ? (
        <EstadoVacio titulo="Todavía no hay dos mediciones comparables" icono="calendario" />
      ) : (
        conCambio.map(({ serie, pais }) => (
          <SeriePais key={serie[0]?.campana} serie={serie} pais={pais} />
        ))
      )}
      <h2 id="comparar">¿Se pueden comparar dos mediciones?</h2>
      <form method="get" action="/madurez/evolucion" class="dos-medidas">
        <Selector id="a" etiqueta="Una medición" elegida={p.pregunta?.a ?? 'imtm-2015'} />
        <Selector id="b" etiqueta="Otra medición" elegida={p.pregunta?.b ?? 'mdm-1'} />
        <Boton variante="secundario">Preguntar</Boton>
      </form>
      {p.pregunta === null ? null : <Respuesta {...p.pregunta} />}
    </>
  );
}

const mayuscula = (texto: string): string => texto.charAt(0).toUpperCase() + texto.slice(1);

function SeriePais(p: {
  readonly serie: readonly Ola[];
  readonly pais: readonly OlaPais[];
}): VNode {
  const { serie, pais } = p;
  const [primera] = serie;
  const conMediana = pais.flatMap((o) =>
    o.mediana === null ? [] : [{ fecha: o.fecha, valor: o.mediana }],
  );
  return (
    <section class="madurez-bloque" aria-labelledby={`serie-${primera?.instrumento}`}>
      <h2 id={`serie-${primera?.instrumento}`}>
        {mayuscula(nombreDeInstrumento(primera?.instrumento ?? ''))}{' '}
        <small>
          {primera?.instrumento}, versión {primera?.version}
        </small>
      </h2>
      {serie.some((o) => o.demostracion) ? (
        <Aviso tono="advertencia" titulo="Datos de demostración">
          <p>Estas mediciones son inventadas. No describen a ninguna municipalidad.</p>
        </Aviso>
      ) : null}
      <Evolucion
        id={`evolucion-${primera?.instrumento}`}
        titulo="Mediana del índice en los mismos municipios"
        descripcion={conMediana.map((o) => `${fecha(o.fecha)}: ${decimal(o.valor, 3)}`).join('; ')}
        maximo={1}
        series={[
          { nombre: `Mediana de ${pais[0]?.panel ?? 0}`, destacada: true, puntos: conMediana },
        ]}
      />
      <Tabla
        leyenda="Quiénes midieron en cada fecha"
        columnas={columnas}
        filas={pais}
        claveDeFila={(o) => o.nombre}
      />
      <p>
        La mediana usa solo a los municipios que están en todas las mediciones. Si no, un cambio de
        participantes parecería un avance.
      </p>
      <Fuente csv="evolucion">Mediciones firmadas en esta plataforma.</Fuente>
    </section>
  );
}

function Selector(p: {
  readonly id: string;
  readonly etiqueta: string;
  readonly elegida: string;
}): VNode {
  return (
    <p class="campo">
      <label for={`medida-${p.id}`}>{p.etiqueta}</label>
      <select class="control" id={`medida-${p.id}`} name={p.id}>
        {MEDIDAS.map((m) => (
          <option key={m.id} value={m.id} selected={m.id === p.elegida}>
            {m.nombre}
          </option>
        ))}
      </select>
    </p>
  );
}

function Respuesta(p: { readonly a: string; readonly b: string }): VNode {
  const [a, b] = [p.a, p.b].map((id) => MEDIDAS.find((m) => m.id === id));
  if (a === undefined || b === undefined) {
    return (
      <Aviso tono="error" titulo="No conocemos esa medición" anunciar>
        <p>Elija las dos de la lista.</p>
      </Aviso>
    );
  }
  const motivo = motivoDeMedidas(a, b);
  return motivo === null ? (
    <Aviso tono="exito" titulo="Sí se comparan" anunciar>
      <p>Es el mismo instrumento, la misma versión y la misma forma de cálculo.</p>
    </Aviso>
  ) : (
    <Aviso tono="advertencia" titulo="No se comparan" anunciar>
      <p>{motivo} Por eso no se dibuja una línea entre ellas.</p>
      <p>
        <a href="/madurez/metodo">Qué pregunta cada instrumento</a>
      </p>
    </Aviso>
  );
}

/** Evolución de un municipio en su página; sin dos mediciones comparables dice por qué. */
export function EvolucionDelMunicipio(p: {
  readonly nombre: string;
  readonly serie: readonly Ola[];
  readonly conEstudio: boolean;
}): VNode {
  const { serie } = p;
  const [primera, ultima] = [serie[0], serie.at(-1)];
  const motivo = motivoDeMedidas(
    { instrumento: 'imtm-2015', version: '1.0.0', variante: 'publicado' },
    { instrumento: 'mdm-1', version: '1.0.0', variante: 'publicado' },
  );
  return (
    <section class="contenido precompuesto" aria-labelledby="evolucion">
      <h2 id="evolucion">Evolución</h2>
      {primera === undefined || ultima === undefined || serie.length < 2 ? (
        <p>Todavía no tiene dos mediciones comparables.</p>
      ) : (
        <>
          {serie.some((o) => o.demostracion) ? (
            <p>
              <b>Datos de demostración: las dos mediciones son inventadas.</b>
            </p>
          ) : null}
          <Evolucion
            id="evolucion-municipio"
            titulo={`Índice de ${p.nombre} en cada medición`}
            descripcion={`De ${decimal(primera.indice, 3)} a ${decimal(ultima.indice, 3)} en ${serie.length} mediciones con el mismo instrumento y versión.`}
            fuente="Mediciones firmadas en esta plataforma; la fecha es la apertura de la campaña."
            maximo={1}
            series={[
              {
                nombre: p.nombre,
                destacada: true,
                puntos: serie.map((o) => ({ fecha: o.fecha, valor: o.indice })),
              },
            ]}
          />
        </>
      )}
      {p.conEstudio ? (
        <p>
          {motivo} Por eso no se dibuja una línea entre 2015 y la medición de hoy.{' '}
          <a href="/madurez/evolucion?a=imtm-2015&b=mdm-1#comparar">Qué se puede comparar</a>
        </p>
      ) : null}
    </section>
  );
}
