import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoArchivo,
  CampoTexto,
  DetalleLista,
  EncabezadoPagina,
  EnlaceBoton,
  Fecha,
  Recuadro,
  ResumenErrores,
} from '../../../../diseno/index.ts';
import type { FichaVerificacion } from '../dominio.ts';

/** Tamaño máximo del archivo que se compara. No se guarda. */
export const MEGAS_MAXIMAS = 20;

/** Formulario para escribir el código de un documento. */
export function FormularioVerificar(p: {
  readonly codigo?: string | undefined;
  readonly error?: string | undefined;
}): VNode {
  const errores = p.error === undefined ? [] : [{ campo: 'codigo', mensaje: p.error }];
  return (
    <>
      <ResumenErrores errores={errores} />
      <EncabezadoPagina
        titulo="Verificar un documento"
        bajada="Compruebe que un certificado o una resolución salió de esta plataforma y sigue vigente."
      />
      <form method="get" action="/verificar">
        <CampoTexto
          id="codigo"
          etiqueta="Código de verificación"
          ayuda="Está al pie del documento. Por ejemplo: 13101-261124-7K3MPQX9TA."
          valor={p.codigo}
          error={p.error}
          largoMaximo={60}
          ortografia={false}
          ancho="largo"
        />
        <Boton>Verificar</Boton>
      </form>
    </>
  );
}

/** Resultado de comparar un archivo con el documento guardado. */
export type Comparacion = 'igual' | 'distinto' | 'sin-archivo' | 'demasiado-grande';

const MENSAJES: Readonly<Record<Comparacion, string>> = {
  igual: 'El archivo es idéntico al documento emitido. No le cambió ni un byte.',
  distinto:
    'El archivo no es el documento emitido. Alguien lo cambió, se guardó de nuevo con otro programa o es otro documento.',
  'sin-archivo': 'Elija el archivo que quiere comparar.',
  'demasiado-grande': `El archivo pesa más de ${MEGAS_MAXIMAS} MB. Revise que sea el documento.`,
};

/** Ficha pública de un documento: nada de ella dice quién lo pidió. */
export function FichaDocumento(p: {
  readonly ficha: FichaVerificacion;
  readonly comparacion?: Comparacion | undefined;
}): VNode {
  const { ficha, comparacion } = p;
  const vigente = ficha.estado === 'vigente';
  return (
    <>
      <EncabezadoPagina titulo={ficha.titulo} rotulo={ficha.municipalidad} />
      {vigente ? (
        <Aviso tono="exito" titulo="Documento vigente">
          <p>Lo emitió {ficha.municipalidad} y no ha sido revocado.</p>
        </Aviso>
      ) : (
        <Aviso tono="error" titulo="Documento revocado">
          <p>Este documento ya no es válido. Motivo: {ficha.motivoRevocacion ?? 'no informado'}.</p>
        </Aviso>
      )}
      <DetalleLista
        filas={[
          { nombre: 'Código', valor: ficha.codigo },
          { nombre: 'Emitido', valor: <Fecha iso={ficha.emitidoEn} /> },
          { nombre: 'Firmado por', valor: ficha.firmante ?? 'Sin firma' },
          ...(ficha.revocadoEn === undefined
            ? []
            : [{ nombre: 'Revocado', valor: <Fecha iso={ficha.revocadoEn} /> }]),
          { nombre: 'Huella SHA-256', valor: <code class="huella">{ficha.sha256}</code> },
        ]}
      />
      {vigente && ficha.copiaPublica ? (
        <EnlaceBoton href={`/verificar/${ficha.codigo}/documento`} variante="secundario">
          Bajar una copia
        </EnlaceBoton>
      ) : null}
      <Comparar codigo={ficha.codigo} comparacion={comparacion} />
      <p>
        <a href="/verificar">Verificar otro documento</a>
      </p>
    </>
  );
}

function Comparar(p: {
  readonly codigo: string;
  readonly comparacion: Comparacion | undefined;
}): VNode {
  const { comparacion } = p;
  const enCampo = comparacion === 'sin-archivo' || comparacion === 'demasiado-grande';
  return (
    <Recuadro titulo="¿Tiene el archivo? Compárelo">
      {comparacion === undefined || enCampo ? null : (
        <Aviso tono={comparacion === 'igual' ? 'exito' : 'error'} anunciar>
          <p>{MENSAJES[comparacion]}</p>
        </Aviso>
      )}
      <form method="post" action={`/verificar/${p.codigo}/comparar`} encType="multipart/form-data">
        <CampoArchivo
          id="archivo"
          etiqueta="Archivo que recibió"
          ayuda="Calculamos su huella y la comparamos. No guardamos el archivo."
          acepta="application/pdf"
          formatos="PDF"
          maximoMb={MEGAS_MAXIMAS}
          error={enCampo ? MENSAJES[comparacion] : undefined}
        />
        <Boton variante="secundario">Comparar</Boton>
      </form>
    </Recuadro>
  );
}
