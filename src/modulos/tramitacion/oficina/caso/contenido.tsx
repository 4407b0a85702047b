import type { VNode } from 'preact';
import {
  agruparMiles,
  Desplegable,
  EnlaceBoton,
  EstadoVacio,
  Etiqueta,
  ResumenRespuestas,
  Tabla,
} from '../../../../diseno/index.ts';
import { pesoLegible } from '../../../../formulario/index.ts';
import type { Documento } from '../../documentos/index.ts';
import type { Visita } from '../dependencias.ts';
import { Momento } from '../momento.tsx';
import type { CasoDeOficina } from './leer.ts';

/** Respuestas de la persona, por página del formulario. */
export function Respuestas({ caso }: { readonly caso: CasoDeOficina }): VNode {
  const corregidos = new Set(
    caso.correcciones.flatMap(({ campos, estado }) =>
      estado === 'respondida' ? campos.map(({ campo }) => campo) : [],
    ),
  );
  return (
    <section aria-labelledby="respuestas">
      <h2 id="respuestas">Respuestas</h2>
      {caso.secciones.map((seccion) => (
        <div key={seccion.pagina} class="seccion-respuestas">
          <h3>{seccion.titulo}</h3>
          <ResumenRespuestas
            filas={seccion.filas.map((fila) => ({
              pregunta: fila.pregunta,
              respuesta: (
                <>
                  <span class="respuesta">{fila.respuesta}</span>{' '}
                  {fila.sensible ? <Etiqueta tono="advertencia">Dato sensible</Etiqueta> : null}
                  {corregidos.has(fila.campo) ? (
                    <Etiqueta tono="info" icono="editar">
                      Corregida
                    </Etiqueta>
                  ) : null}
                </>
              ),
            }))}
          />
        </div>
      ))}
    </section>
  );
}

const ORIGENES: Readonly<Record<Documento['origen'], string>> = {
  interesado: 'La persona',
  plataforma: 'La plataforma',
  funcionario: 'La municipalidad',
  interoperabilidad: 'Otro órgano del Estado',
};

/** Documentos del expediente en orden de ingreso, con su descarga. */
export function Documentos({
  visita,
  caso,
}: {
  readonly visita: Visita;
  readonly caso: CasoDeOficina;
}): VNode {
  const base = `${visita.base}/expedientes/${caso.expediente.expedienteId}`;
  return (
    <section aria-labelledby="documentos">
      <div class="titulo-con-accion">
        <h2 id="documentos">Documentos</h2>
        <EnlaceBoton href={`${base}/exportar`} variante="secundario" icono="descargar">
          Descargar el expediente (ZIP)
        </EnlaceBoton>
      </div>
      <Tabla
        leyenda="Documentos en orden de ingreso"
        leyendaOculta
        densa
        filas={caso.documentos}
        claveDeFila={(documento) => documento.documentoId}
        vacia={
          <EstadoVacio titulo="Los documentos están en preparación" icono="documento">
            <p>
              La solicitud y el certificado de ingreso se firman en unos segundos. Recargue la
              página.
            </p>
          </EstadoVacio>
        }
        columnas={[
          {
            clave: 'titulo',
            titulo: 'Documento',
            encabezaFila: true,
            celda: (d) => (
              <>
                <a href={`${base}/documentos/${d.documentoId}`} download={d.nombreArchivo}>
                  {d.orden}. {d.titulo}
                </a>
                <span class="segunda-linea">
                  {d.nombreArchivo}, {pesoLegible(d.bytes)}
                </span>
              </>
            ),
          },
          {
            clave: 'origen',
            titulo: 'Lo entregó',
            celda: (d) => ORIGENES[d.origen],
          },
          {
            clave: 'incorporado',
            titulo: 'Entró',
            celda: (d) => <Momento iso={d.incorporadoEn} zona={visita.municipio.zonaHoraria} />,
          },
          {
            clave: 'firma',
            titulo: 'Firma y vigencia',
            celda: (d) => <EstadoDeDocumento documento={d} />,
          },
          ...(caso.puedeRevocar
            ? [
                {
                  clave: 'revocar',
                  titulo: 'Revocar',
                  celda: (d: Documento) =>
                    d.codigo !== undefined && d.estado === 'vigente' ? (
                      <a href={`${base}/documentos/${d.documentoId}/revocar`}>
                        Revocar<span class="solo-lector"> {d.titulo}</span>
                      </a>
                    ) : (
                      'No corresponde'
                    ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

function EstadoDeDocumento({ documento }: { readonly documento: Documento }): VNode {
  if (documento.estado === 'revocado') {
    return (
      <>
        <Etiqueta tono="error">Revocado</Etiqueta>
        <span class="segunda-linea">{documento.motivoRevocacion}</span>
      </>
    );
  }
  if (!documento.firmado) return <>Sin firma</>;
  return (
    <>
      <Etiqueta tono="exito" icono="firma">
        Firmado
      </Etiqueta>
      <span class="segunda-linea">{documento.firmante}</span>
    </>
  );
}

/** Pago con que se ingresó, leído de la historia. */
export function Pago({ caso }: { readonly caso: CasoDeOficina }): VNode | null {
  const pago = caso.eventos[0]?.datos.pago;
  if (typeof pago !== 'object' || pago === null) return null;
  const leer = (clave: string): string => {
    const valor: unknown = Reflect.get(pago, clave);
    return typeof valor === 'string' || typeof valor === 'number' ? String(valor) : '';
  };
  const monto = Number(leer('monto'));
  return (
    <section class="recuadro" aria-labelledby="pago">
      <h2 id="pago">Pago</h2>
      <p class="cifra-media">$ {agruparMiles(Number.isSafeInteger(monto) ? monto : 0)}</p>
      <p>{leer('concepto')}</p>
      <Desplegable titulo="Datos del pago">
        <p>
          Giro {leer('folio')}. Orden {leer('ordenCompra')}, autorización{' '}
          {leer('codigoAutorizacion')}, tarjeta terminada en {leer('ultimosDigitos')}.
        </p>
      </Desplegable>
    </section>
  );
}
