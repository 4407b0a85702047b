import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  EncabezadoPagina,
  EnlaceBoton,
  EstadoVacio,
  Etiqueta,
  GrupoBotones,
  ResumenErrores,
  Tabla,
} from '../../../../diseno/index.ts';
import type { AccionDisponible } from '../../expedientes/index.ts';
import type { DocumentoEmitido } from '../../tramites/index.ts';
import { CampoOtp } from '../caso/panel.tsx';
import { contar } from '../palabras.ts';

/** Caso marcado para firmar: con su documento, o con el motivo por el que no se puede. */
export interface PorFirmar {
  readonly expedienteId: string;
  readonly folio: string;
  readonly nombre: string;
  readonly titulo: string;
  readonly revision: number;
  readonly firma?: Pick<AccionDisponible, 'nodo' | 'accion'>;
  readonly documento?: DocumentoEmitido;
  readonly motivo?: string;
}

/** Lista de lo que se va a firmar, antes de firmarlo. */
export function FirmarVarios(p: {
  readonly base: string;
  readonly casos: readonly PorFirmar[];
  readonly firmante: string;
  readonly pideOtp: boolean;
  readonly errorOtp?: string | undefined;
}): VNode {
  const listos = p.casos.filter(({ firma }) => firma !== undefined);
  if (p.casos.length === 0) {
    return (
      <EstadoVacio
        titulo="No marcó ningún expediente"
        icono="firma"
        accion={
          <EnlaceBoton href={`${p.base}/bandeja?vista=por-firmar`}>Ver por firmar</EnlaceBoton>
        }
      >
        <p>Marque en la bandeja los documentos que revisó y quiere firmar.</p>
      </EstadoVacio>
    );
  }
  return (
    <>
      <ResumenErrores
        errores={p.errorOtp === undefined ? [] : [{ campo: 'otp', mensaje: p.errorOtp }]}
      />
      <EncabezadoPagina
        titulo={`Firmar ${contar(listos.length, 'documento', 'documentos')}`}
        bajada="Abra los que quiera revisar antes. Los que no se pueden firmar quedan como están."
      />
      <Tabla
        leyenda="Documentos por firmar"
        leyendaOculta
        densa
        filas={p.casos}
        claveDeFila={(caso) => caso.expedienteId}
        columnas={[
          {
            clave: 'folio',
            titulo: 'Expediente',
            encabezaFila: true,
            celda: (caso) => (
              <>
                <a class="folio" href={`${p.base}/expedientes/${caso.expedienteId}`}>
                  {caso.folio}
                </a>
                <span class="segunda-linea">{caso.nombre}</span>
              </>
            ),
          },
          {
            clave: 'documento',
            titulo: 'Documento',
            celda: (caso) => caso.documento?.titulo ?? 'Ninguno',
          },
          {
            clave: 'borrador',
            titulo: 'Revisar',
            celda: (caso) =>
              caso.documento === undefined ? (
                'No corresponde'
              ) : (
                <a
                  href={`${p.base}/expedientes/${caso.expedienteId}/borrador/${caso.documento.id}`}
                >
                  Ver el borrador<span class="solo-lector"> de {caso.folio}</span>
                </a>
              ),
          },
          {
            clave: 'estado',
            titulo: 'Se firmará',
            celda: (caso) =>
              caso.motivo === undefined ? (
                <Etiqueta tono="exito">Sí</Etiqueta>
              ) : (
                <>
                  <Etiqueta tono="advertencia">No</Etiqueta>
                  <span class="segunda-linea">{caso.motivo}</span>
                </>
              ),
          },
        ]}
      />
      {listos.length === 0 ? (
        <GrupoBotones>
          <EnlaceBoton href={`${p.base}/bandeja?vista=por-firmar`}>Volver a la bandeja</EnlaceBoton>
        </GrupoBotones>
      ) : (
        <form method="post" action={`${p.base}/bandeja/firmar`}>
          <input type="hidden" name="_etapa" value="confirmar" />
          {listos.map(({ expedienteId, revision }) => (
            <>
              <input key={expedienteId} type="hidden" name="expediente" value={expedienteId} />
              <input
                key={`${expedienteId}:${revision}`}
                type="hidden"
                name="vista"
                value={`${expedienteId}:${revision}`}
              />
            </>
          ))}
          <Aviso tono="advertencia" titulo="La firma no se puede deshacer">
            <p>
              Cada documento llevará su nombre: {p.firmante}. Después se notificará a cada persona.
            </p>
          </Aviso>
          {p.pideOtp ? <CampoOtp error={p.errorOtp} /> : null}
          <GrupoBotones>
            <Boton icono="firma">Firmar {contar(listos.length, 'documento', 'documentos')}</Boton>
            <EnlaceBoton href={`${p.base}/bandeja`} variante="discreto">
              Volver sin firmar
            </EnlaceBoton>
          </GrupoBotones>
        </form>
      )}
    </>
  );
}
