import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoAreaTexto,
  EncabezadoPagina,
  EnlaceBoton,
  GrupoBotones,
  ResumenErrores,
} from '../../../../diseno/index.ts';
import type { Documento } from '../../documentos/index.ts';
import { RotuloDeCaso } from '../actos/vistas.tsx';
import type { CasoDeOficina } from '../caso/leer.ts';

/** Revocar un documento emitido: no se puede deshacer y exige decir por qué. */
export function RevocarDocumento(p: {
  readonly caso: CasoDeOficina;
  readonly documento: Documento;
  readonly accion: string;
  readonly volver: string;
  readonly motivo: string;
  readonly error?: string | undefined;
  readonly largoMaximo: number;
}): VNode {
  return (
    <div class="columna-lectura">
      <ResumenErrores
        errores={p.error === undefined ? [] : [{ campo: 'motivo', mensaje: p.error }]}
      />
      <EncabezadoPagina titulo={`Revocar «${p.documento.titulo}»`} />
      <RotuloDeCaso caso={p.caso} />
      <Aviso tono="advertencia" titulo="La revocación no se puede deshacer">
        <p>
          El documento no se borra. Quien lo verifique con su código {p.documento.codigo} verá que
          ya no vale y este motivo.
        </p>
      </Aviso>
      <form method="post" action={p.accion}>
        <CampoAreaTexto
          id="motivo"
          etiqueta="Motivo de la revocación"
          ayuda="Lo verá cualquiera que verifique el documento. No escriba datos personales."
          valor={p.motivo}
          error={p.error}
          filas={4}
          largoMaximo={p.largoMaximo}
        />
        <GrupoBotones>
          <Boton variante="peligro">Revocar el documento</Boton>
          <EnlaceBoton href={p.volver} variante="discreto">
            Salir sin revocar
          </EnlaceBoton>
        </GrupoBotones>
      </form>
    </div>
  );
}
