import type { VNode } from 'preact';
import { formatearRut, rutDeNumero } from '../../../../base/rut.ts';
import {
  BarraPlazo,
  DetalleLista,
  Etiqueta,
  Fecha,
  ResumenErrores,
} from '../../../../diseno/index.ts';
import { MapaComuna, type Topologia } from '../../../../graficos/index.ts';
import type { Visita } from '../dependencias.ts';
import { Momento } from '../momento.tsx';
import { estadoEnPalabras } from '../palabras.ts';
import { Documentos, Pago, Respuestas } from './contenido.tsx';
import type { CasoDeOficina } from './leer.ts';
import { nombreEn, PanelDeAccion } from './panel.tsx';
import { Avisos, detencionEnPalabras, Plazos } from './plazos-y-avisos.tsx';
import { Accesos, Flujo, Historia, Notas } from './registro.tsx';

export interface PropsCaso {
  readonly visita: Visita;
  readonly caso: CasoDeOficina;
  readonly comunas: Topologia;
  readonly pideOtp: boolean;
  /** Qué corregir de la clave de firma que se escribió. */
  readonly errorOtp?: string | undefined;
  readonly aviso?: VNode | undefined;
  readonly nota?: { readonly escrita: string; readonly error: string } | undefined;
}

/** Página de un expediente: qué toca hacer, lo pedido, los documentos y todo su registro. */
export function Caso(p: PropsCaso): VNode {
  const { visita, caso } = p;
  const { expediente } = caso;
  const { tono, texto } = estadoEnPalabras(expediente.estado, expediente.resultado);
  return (
    <>
      <header class="caso-cabecera">
        <p class="encabezado-rotulo">{expediente.titulo}</p>
        <h1>
          <span class="folio">{expediente.folio}</span> <Etiqueta tono={tono}>{texto}</Etiqueta>
        </h1>
        <p>
          {expediente.nombre}, <span class="run">{formatearRut(rutDeNumero(expediente.run))}</span>
        </p>
        <BarraDePlazo caso={caso} />
      </header>
      <ResumenErrores
        errores={p.errorOtp === undefined ? [] : [{ campo: 'otp', mensaje: p.errorOtp }]}
      />
      {p.aviso}
      <nav class="indice-caso" aria-label="Partes de esta página">
        <ul>
          {PARTES.map(([id, nombre]) => (
            <li key={id}>
              <a href={`#${id}`}>{nombre}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="caso-columnas">
        <div class="columna-principal">
          <PanelDeAccion visita={visita} caso={caso} pideOtp={p.pideOtp} errorOtp={p.errorOtp} />
          <Respuestas caso={caso} />
          <Documentos visita={visita} caso={caso} />
          <Plazos caso={caso} />
          <Flujo caso={caso} />
          <Avisos visita={visita} caso={caso} />
          <Notas visita={visita} caso={caso} {...p.nota} />
          <Historia visita={visita} caso={caso} />
          <Accesos visita={visita} caso={caso} />
        </div>
        <aside class="columna-lateral" aria-label="Datos del expediente">
          <PlazoPrincipal visita={visita} caso={caso} />
          <section class="recuadro" aria-labelledby="expediente">
            <h2 id="expediente">Expediente</h2>
            <DetalleLista
              apilada
              filas={[
                { nombre: 'Identificador único', valor: expediente.iuie },
                {
                  nombre: 'Ingresó',
                  valor: (
                    <Momento iso={expediente.ingresadoEn} zona={visita.municipio.zonaHoraria} />
                  ),
                },
                { nombre: 'Unidad', valor: caso.unidad },
                ...(expediente.estado === 'terminado'
                  ? []
                  : [{ nombre: 'A cargo de', valor: aCargoDe(caso) }]),
                { nombre: 'Versión del trámite', valor: String(expediente.version) },
              ]}
            />
          </section>
          <Pago caso={caso} />
          <Ubicacion {...p} />
        </aside>
      </div>
    </>
  );
}

function aCargoDe(caso: CasoDeOficina): string {
  const { asignadoA } = caso.expediente;
  if (asignadoA === undefined) return 'Nadie todavía';
  return caso.esMio ? 'Usted' : nombreEn(caso, asignadoA);
}

const PARTES = [
  ['ahora', 'Qué hacer'],
  ['respuestas', 'Respuestas'],
  ['documentos', 'Documentos'],
  ['plazos', 'Plazos'],
  ['flujo', 'Recorrido'],
  ['avisos', 'Avisos'],
  ['notas', 'Notas'],
  ['historia', 'Historia'],
  ['accesos', 'Accesos'],
] as const;

/** El plazo que corre y decide: el de la persona mientras corrige; si no, el de resolver. */
function plazoQueManda({ expediente, plazos }: CasoDeOficina) {
  const clase = expediente.estado === 'por_subsanar' ? 'subsanacion' : 'resolucion';
  return plazos.findLast((uno) => uno.clase === clase && uno.estado === 'corriendo');
}

function BarraDePlazo({ caso }: { readonly caso: CasoDeOficina }): VNode | null {
  const plazo = plazoQueManda(caso);
  if (caso.expediente.estado === 'terminado' || plazo === undefined) return null;
  return (
    <p class="plazo-cabecera">
      <BarraPlazo quedan={plazo.diasHabiles} total={Math.max(plazo.diasHabiles, totalDe(plazo))} />
      {plazo.clase === 'subsanacion' ? ' para que la persona corrija' : ' para resolver'}
    </p>
  );
}

function PlazoPrincipal({
  visita,
  caso,
}: {
  readonly visita: Visita;
  readonly caso: CasoDeOficina;
}): VNode | null {
  const { expediente } = caso;
  if (expediente.estado === 'terminado') {
    return expediente.terminadoEn === undefined ? null : (
      <section class="recuadro" aria-labelledby="plazo">
        <h2 id="plazo">Plazo</h2>
        <p>
          Terminó el <Momento iso={expediente.terminadoEn} zona={visita.municipio.zonaHoraria} />.
          Vencía el <Fecha iso={expediente.venceFecha} />.
        </p>
      </section>
    );
  }
  const plazo = plazoQueManda(caso);
  if (plazo === undefined) return null;
  const detenido = caso.plazos.find(({ detenidoCon }) => detenidoCon !== undefined);
  return (
    <section class="recuadro" aria-labelledby="plazo">
      <h2 id="plazo">
        {plazo.clase === 'subsanacion' ? 'Plazo de la persona' : 'Plazo para resolver'}
      </h2>
      <p>
        Vence el <Fecha iso={plazo.vence} />.
      </p>
      <p class="explicacion">{plazo.explicacion}</p>
      {detenido?.detenidoCon === undefined ? null : (
        <p>{detencionEnPalabras(detenido.detenidoCon)}</p>
      )}
    </section>
  );
}

/** Largo aproximado del plazo para la barra; el número exacto va en palabras. */
function totalDe({ inicia, vence }: { readonly inicia: string; readonly vence: string }): number {
  const dias = Temporal.PlainDate.from(inicia).until(Temporal.PlainDate.from(vence)).days;
  return Math.max(1, Math.round((dias * 5) / 7));
}

/** Punto marcado en el mapa, si el formulario lo pide y la persona lo marcó. */
function Ubicacion({ visita, caso, comunas }: PropsCaso): VNode | null {
  for (const { campos } of caso.tramite.definicion.formulario.paginas) {
    for (const campo of campos) {
      const valor = campo.tipo === 'mapa' ? caso.expediente.respuestas[campo.id] : undefined;
      if (typeof valor !== 'object' || valor === null) continue;
      const lat: unknown = Reflect.get(valor, 'lat');
      const lon: unknown = Reflect.get(valor, 'lon');
      const descripcion: unknown = Reflect.get(valor, 'descripcion');
      const conPunto = typeof lat === 'number' && typeof lon === 'number';
      return (
        <section class="recuadro" aria-labelledby="ubicacion">
          <h2 id="ubicacion">{campo.etiqueta}</h2>
          {conPunto ? (
            <MapaComuna
              id="mapa-caso"
              topologia={comunas}
              cut={visita.municipio.cut}
              titulo={`Punto marcado en ${visita.municipio.nombre}`}
              descripcion={`Latitud ${lat.toFixed(5)}, longitud ${lon.toFixed(5)}.`}
              punto={{ lat, lon }}
            />
          ) : null}
          {conPunto ? (
            <p class="explicacion">
              {lat.toFixed(5)}, {lon.toFixed(5)}
            </p>
          ) : null}
          {typeof descripcion === 'string' && descripcion !== '' ? <p>{descripcion}</p> : null}
        </section>
      );
    }
  }
  return null;
}
