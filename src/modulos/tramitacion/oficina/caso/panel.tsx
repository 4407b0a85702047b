import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoSeleccion,
  CampoTexto,
  Desplegable,
  EnlaceBoton,
  GrupoBotones,
} from '../../../../diseno/index.ts';
import type { Visita } from '../dependencias.ts';
import { nombreDePaso, nombreDeRol } from '../palabras.ts';
import { etiquetaDe } from './historia.ts';
import type { CasoDeOficina } from './leer.ts';

interface PropsPanel {
  readonly visita: Visita;
  readonly caso: CasoDeOficina;
  /** Si el servicio de firma pide una clave de un solo uso. */
  readonly pideOtp: boolean;
  /** Qué corregir de la clave que se escribió. */
  readonly errorOtp?: string | undefined;
}

/** Qué toca ahora en el caso y quién lo tiene; lo primero que se ve de la página. */
export function PanelDeAccion(p: PropsPanel): VNode {
  const { caso } = p;
  const { expediente } = caso;
  return (
    <section class="panel-accion" aria-labelledby="ahora">
      <h2 id="ahora">{tituloDe(p)}</h2>
      <Explicacion {...p} />
      {caso.acciones.length === 0 ? null : <Acciones {...p} />}
      {expediente.estado === 'terminado' ? null : <Reparto {...p} />}
    </section>
  );
}

function tituloDe({ caso, pideOtp }: PropsPanel): string {
  const { expediente, tramite } = caso;
  if (pideOtp && caso.firmaPendiente !== undefined) return 'Falta la firma';
  if (expediente.estado === 'terminado') return 'El caso terminó';
  if (expediente.estado === 'por_subsanar') return 'Espera la corrección de la persona';
  return nombreDePaso(tramite.definicion, expediente.pasoActual);
}

/** La decisión ya está tomada y espera la clave de quien firma: nada más se puede hacer con el caso. */
function FirmaPendiente({ visita, caso, errorOtp }: PropsPanel): VNode | null {
  const { expediente, firmaPendiente } = caso;
  if (firmaPendiente === undefined) return null;
  const { titulo, firmante, esPropia } = firmaPendiente;
  if (!esPropia) {
    return (
      <p>
        {firmante} decidió firmar «{titulo}», y falta que complete la firma con su clave. Mientras,
        el documento no existe y nada se ha notificado.
      </p>
    );
  }
  return (
    <>
      <p>
        Su decisión está guardada. Falta firmar «{titulo}»: mientras, el documento no existe y nada
        se ha notificado.
      </p>
      <form
        class="en-linea"
        method="post"
        action={`${visita.base}/expedientes/${expediente.expedienteId}/completar-firma`}
      >
        <CampoOtp error={errorOtp} />
        <Boton icono="firma">Completar la firma</Boton>
      </form>
    </>
  );
}

function Explicacion(p: PropsPanel): VNode {
  const { visita, caso, pideOtp } = p;
  const { expediente, tramite } = caso;
  if (pideOtp && caso.firmaPendiente !== undefined) return <FirmaPendiente {...p} />;
  const pendiente = caso.correcciones.find(({ estado }) => estado === 'pendiente');
  if (expediente.estado === 'por_subsanar' && pendiente !== undefined) {
    return (
      <>
        <p>Se le pidió corregir esto. Mientras, el plazo para resolver está en pausa.</p>
        <ul class="lista-puntos">
          {pendiente.campos.map(({ campo, motivo }) => (
            <li key={campo}>
              <strong>{etiquetaDe(tramite.definicion, campo)}:</strong> {motivo}
            </li>
          ))}
        </ul>
      </>
    );
  }
  if (caso.serviciosEnCurso.length > 0) {
    const puedeFirmar = visita.autor.roles.some(
      ({ rol, unidadId }) => rol === 'firmante' && unidadId === expediente.unidadId,
    );
    return (
      <>
        <p>
          La plataforma debe{' '}
          {caso.serviciosEnCurso.map(({ nombre }) => nombre.toLowerCase()).join(' y ')}. Suele
          tardar unos segundos: recargue la página.
        </p>
        {puedeFirmar ? (
          <form
            class="en-linea"
            method="post"
            action={`${visita.base}/expedientes/${expediente.expedienteId}/completar-firma`}
          >
            <Boton variante="secundario" icono="firma">
              Reintentar ahora
            </Boton>
          </form>
        ) : null}
      </>
    );
  }
  if (expediente.estado === 'terminado') {
    return <p>No quedan pasos por hacer. Los documentos y la historia siguen disponibles.</p>;
  }
  if (caso.acciones.length > 0) {
    return (
      <p>
        {caso.esMio ? 'Usted está a cargo.' : 'Nadie está a cargo todavía.'} Puede decidir ahora.
      </p>
    );
  }
  const rol = expediente.rolActual;
  return (
    <p>
      {expediente.asignadoA === undefined || caso.esMio
        ? `Este paso le toca a quien tenga el papel de ${rol === undefined ? 'la plataforma' : nombreDeRol(rol)} en ${caso.unidad}.`
        : `A cargo de ${nombreEn(caso, expediente.asignadoA)}.`}
    </p>
  );
}

/** Nombre de un funcionario del caso. */
export function nombreEn({ personal }: CasoDeOficina, funcionarioId: string): string {
  return personal.find((uno) => uno.funcionarioId === funcionarioId)?.nombre ?? 'otra persona';
}

/** Clave de un solo uso del servicio de firma. */
export function CampoOtp({ error }: { readonly error?: string | undefined }): VNode {
  return (
    <CampoTexto
      id="otp"
      etiqueta="Clave de un solo uso de FirmaGob"
      ayuda="Los seis números que muestra su aplicación de firma. No se guarda."
      ancho="corto"
      teclado="numeric"
      autocompletar="one-time-code"
      ortografia={false}
      error={error}
    />
  );
}

function Acciones({ visita, caso }: PropsPanel): VNode {
  const base = `${visita.base}/expedientes/${caso.expediente.expedienteId}/actos`;
  return (
    <GrupoBotones>
      {caso.acciones.map(({ nodo, accion }) => (
        <EnlaceBoton
          key={`${nodo}.${accion.id}`}
          href={`${base}/${nodo}/${accion.id}`}
          variante={
            accion.estilo === 'peligro'
              ? 'peligro'
              : accion.estilo === 'principal'
                ? 'primario'
                : 'secundario'
          }
        >
          {accion.nombre}
        </EnlaceBoton>
      ))}
    </GrupoBotones>
  );
}

function Reparto({ visita, caso }: PropsPanel): VNode | null {
  const { expediente } = caso;
  const accion = `${visita.base}/expedientes/${expediente.expedienteId}`;
  const candidatos = caso.personal.filter(
    ({ activo, roles, funcionarioId }) =>
      activo &&
      expediente.rolActual !== undefined &&
      roles.includes(expediente.rolActual) &&
      funcionarioId !== expediente.asignadoA,
  );
  if (!caso.puedeTomar && !caso.puedeSoltar && !caso.puedeRepartir) return null;
  return (
    <div class="reparto">
      {caso.puedeTomar ? (
        <form method="post" action={`${accion}/tomar`}>
          <Boton variante="secundario" icono="bandeja">
            Tomar el caso
          </Boton>
        </form>
      ) : null}
      {caso.puedeSoltar ? (
        <form method="post" action={`${accion}/soltar`}>
          <input type="hidden" name="_revision" value={expediente.revision} />
          <Boton variante="discreto">
            {caso.esMio
              ? 'Dejar libre el caso'
              : `Quitárselo a ${nombreEn(caso, expediente.asignadoA ?? '')}`}
          </Boton>
        </form>
      ) : null}
      {caso.puedeRepartir ? (
        <Desplegable titulo="Asignar a otra persona">
          {candidatos.length === 0 ? (
            <p>
              No hay otra persona con el papel de {nombreDeRol(expediente.rolActual ?? '')} en{' '}
              {caso.unidad}. Cree la cuenta en <a href={`${visita.base}/equipo`}>Equipo</a>.
            </p>
          ) : (
            <form class="en-linea" method="post" action={`${accion}/asignar`}>
              <input type="hidden" name="_revision" value={expediente.revision} />
              <CampoSeleccion
                id="destinatario"
                etiqueta="Quién se hará cargo"
                opciones={candidatos.map(({ funcionarioId, nombre }) => ({
                  valor: funcionarioId,
                  texto: nombre,
                }))}
              />
              <Boton variante="secundario">Asignar</Boton>
            </form>
          )}
        </Desplegable>
      ) : null}
    </div>
  );
}

/** Aviso que queda arriba tras una acción: qué se hizo. */
export function AvisoListo({ texto }: { readonly texto: string }): VNode {
  return (
    <Aviso tono="exito" anunciar>
      <p>{texto}</p>
    </Aviso>
  );
}
