import type { VNode } from 'preact';
import {
  Boton,
  CampoAreaTexto,
  Desplegable,
  Etiqueta,
  LineaDeTiempo,
  Tabla,
} from '../../../../diseno/index.ts';
import {
  describirFlujo,
  dibujarFlujo,
  type EstadoPaso,
  type Paso,
} from '../../../../flujo/index.ts';
import type { Visita } from '../dependencias.ts';
import { Momento } from '../momento.tsx';
import { contar, nombreDeRol } from '../palabras.ts';
import { contarEvento } from './historia.ts';
import type { CasoDeOficina } from './leer.ts';

interface PropsRegistro {
  readonly visita: Visita;
  readonly caso: CasoDeOficina;
}

/** Historia del expediente, lo más reciente primero, con la comprobación de su cadena. */
export function Historia({ visita, caso }: PropsRegistro): VNode {
  const { eventos, eslabonRoto } = caso;
  const para = {
    definicion: caso.tramite.definicion,
    nombreDe: (id: string) => caso.personal.find((uno) => uno.funcionarioId === id)?.nombre,
  };
  return (
    <section aria-labelledby="historia">
      <h2 id="historia">Historia</h2>
      <p>
        {eslabonRoto === undefined ? (
          <Etiqueta tono="exito" icono="protegido">
            Historia íntegra: {contar(eventos.length, 'evento encadenado', 'eventos encadenados')}
          </Etiqueta>
        ) : (
          <Etiqueta tono="error">El evento {eslabonRoto} fue alterado. Avise a Sistema.</Etiqueta>
        )}
      </p>
      <LineaDeTiempo
        hitos={eventos.toReversed().map((evento) => {
          const { titulo, detalle, tono, icono } = contarEvento(evento, para);
          return {
            id: String(evento.numero),
            titulo,
            cuando: <Momento iso={evento.ocurridoEn} zona={visita.municipio.zonaHoraria} />,
            quien: evento.actor.nombre,
            icono,
            ...(detalle === undefined ? {} : { detalle }),
            ...(tono === undefined ? {} : { tono }),
          };
        })}
      />
    </section>
  );
}

const ESTADOS_DE_PASO: Readonly<Record<EstadoPaso, string>> = {
  hecho: 'Hecho',
  actual: 'Aquí está el caso',
  pendiente: 'Pendiente',
};

/** Dibujo del flujo con el paso actual, y los mismos pasos en texto. */
export function Flujo({ caso }: { readonly caso: CasoDeOficina }): VNode {
  const { flujo } = caso.tramite.definicion;
  const { marcado } = caso.expediente;
  const recorrido = recorridoDe(caso);
  return (
    <section aria-labelledby="flujo">
      <h2 id="flujo">Recorrido del trámite</h2>

      {/* Se desplaza con el teclado: por eso recibe el foco. */}
      <section class="flujo-marco" tabindex={0} aria-label="Diagrama del trámite">
        {dibujarFlujo(flujo, marcado, recorrido)}
      </section>
      <Desplegable titulo="Ver los pasos como lista">
        <ol class="lista-pasos">
          {describirFlujo(flujo, marcado, recorrido).map((paso) => (
            <li key={paso.id} aria-current={paso.estado === 'actual' ? 'step' : undefined}>
              {paso.nombre}. <strong>{ESTADOS_DE_PASO[paso.estado]}</strong>
              {paso.rol === undefined ? null : `. Papel: ${nombreDeRol(paso.rol)}`}
            </li>
          ))}
        </ol>
      </Desplegable>
    </section>
  );
}

function recorridoDe({ eventos, tramite }: CasoDeOficina): readonly Paso[] {
  const aristas = new Set(tramite.definicion.flujo.aristas.map(({ id }) => id));
  return eventos.flatMap(({ datos }) =>
    Array.isArray(datos.pasos)
      ? datos.pasos.flatMap((id: unknown): readonly Paso[] =>
          typeof id === 'string' ? [{ clase: aristas.has(id) ? 'arista' : 'nodo', id }] : [],
        )
      : [],
  );
}

/** Notas internas y el formulario para agregar una. */
export function Notas({
  visita,
  caso,
  escrita,
  error,
}: PropsRegistro & {
  readonly escrita?: string | undefined;
  readonly error?: string | undefined;
}): VNode {
  return (
    <section aria-labelledby="notas">
      <h2 id="notas">Notas internas</h2>
      <p>La persona no las ve, pero su existencia queda en la historia.</p>
      {caso.notas.length === 0 ? null : (
        <ol class="notas">
          {caso.notas.map((nota) => (
            <li key={nota.notaId}>
              <p class="nota-texto">{nota.texto}</p>
              <p class="segunda-linea">
                {nota.autor}, <Momento iso={nota.escritaEn} zona={visita.municipio.zonaHoraria} />
              </p>
            </li>
          ))}
        </ol>
      )}
      {caso.puedeAnotar ? (
        <form
          method="post"
          action={`${visita.base}/expedientes/${caso.expediente.expedienteId}/notas#notas`}
        >
          <CampoAreaTexto
            id="nota"
            etiqueta="Agregar una nota"
            valor={escrita}
            error={error}
            filas={3}
          />
          <Boton variante="secundario">Guardar la nota</Boton>
        </form>
      ) : null}
    </section>
  );
}

/** Quién ha visto el expediente. */
export function Accesos({ visita, caso }: PropsRegistro): VNode {
  const titulos = new Map(caso.documentos.map(({ documentoId, titulo }) => [documentoId, titulo]));
  return (
    <section aria-labelledby="accesos">
      <h2 id="accesos">Quién ha visto este expediente</h2>
      <Desplegable
        titulo={`Ver ${contar(caso.accesos.length, 'acceso', 'accesos')}, con quién y cuándo`}
      >
        <Tabla
          leyenda="Accesos al expediente, el más reciente primero"
          leyendaOculta
          densa
          filas={caso.accesos}
          claveDeFila={(acceso) => acceso.accesoId}
          columnas={[
            {
              clave: 'cuando',
              titulo: 'Cuándo',
              encabezaFila: true,
              sinCorte: true,
              celda: (a) => <Momento iso={a.ocurridoEn} zona={visita.municipio.zonaHoraria} />,
            },
            { clave: 'quien', titulo: 'Quién', celda: (a) => a.actor.nombre },
            {
              clave: 'que',
              titulo: 'Qué hizo',
              celda: (a) =>
                a.documentoId === undefined
                  ? a.motivo
                  : `${a.motivo}: ${titulos.get(a.documentoId) ?? 'documento'}`,
            },
          ]}
        />
      </Desplegable>
    </section>
  );
}
