import type { VNode } from 'preact';
import { fechaLocal } from '../../../../calendario/index.ts';
import {
  Aviso,
  Boton,
  CampoArchivo,
  CampoTexto,
  DetalleLista,
  EnCastellano,
  EncabezadoPagina,
  EnlaceBoton,
  Fecha,
  Recuadro,
  ResumenErrores,
} from '../../../../diseno/index.ts';
import type { Catalogo } from '../../../../idioma/index.ts';
import type { FichaVerificacion } from '../dominio.ts';

type Textos = Catalogo['verificacion'];

/** Tamaño máximo del archivo que se compara. No se guarda. */
export const MEGAS_MAXIMAS = 20;

/** Formulario para escribir el código de un documento. */
export function FormularioVerificar(p: {
  readonly t: Textos;
  readonly codigo?: string | undefined;
  readonly error?: string | undefined;
}): VNode {
  const { t } = p;
  const errores = p.error === undefined ? [] : [{ campo: 'codigo', mensaje: p.error }];
  return (
    <>
      <ResumenErrores errores={errores} />
      <EncabezadoPagina titulo={t.titulo} bajada={t.bajada} />
      <form method="get" action="/verificar">
        <CampoTexto
          id="codigo"
          etiqueta={t.codigo}
          ayuda={t.ayudaCodigo}
          valor={p.codigo}
          error={p.error}
          largoMaximo={60}
          ortografia={false}
          ancho="largo"
        />
        <Boton>{t.verificar}</Boton>
      </form>
    </>
  );
}

/** Resultado de comparar un archivo con el documento guardado. */
export type Comparacion = keyof Textos['comparado'];

/** Ficha pública de un documento: nada de ella dice quién lo pidió. */
export function FichaDocumento(p: {
  readonly t: Textos;
  readonly ficha: FichaVerificacion;
  readonly comparacion?: Comparacion | undefined;
}): VNode {
  const { t, ficha, comparacion } = p;
  const vigente = ficha.estado === 'vigente';
  const local = (instante: string) => fechaLocal(instante, ficha.zona);
  return (
    <>
      <EncabezadoPagina
        titulo={<EnCastellano>{ficha.titulo}</EnCastellano>}
        rotulo={ficha.municipalidad}
      />
      {vigente ? (
        <Aviso tono="exito" titulo={t.vigente}>
          <p>{t.vigenteTexto(ficha.municipalidad)}</p>
        </Aviso>
      ) : (
        <Aviso tono="error" titulo={t.revocado}>
          <p>
            {t.revocadoTexto} {t.motivo}{' '}
            {ficha.motivoRevocacion === undefined ? (
              t.sinMotivo
            ) : (
              <EnCastellano>{ficha.motivoRevocacion}</EnCastellano>
            )}
            .
          </p>
        </Aviso>
      )}
      <DetalleLista
        filas={[
          { nombre: t.codigoCorto, valor: ficha.codigo },
          { nombre: t.emitidoEl, valor: <Fecha iso={local(ficha.emitidoEn)} /> },
          {
            nombre: t.firmadoPor,
            valor:
              ficha.firmante === undefined ? (
                t.sinFirma
              ) : (
                <EnCastellano>{ficha.firmante}</EnCastellano>
              ),
          },
          ...(ficha.revocadoEn === undefined
            ? []
            : [{ nombre: t.revocadoEl, valor: <Fecha iso={local(ficha.revocadoEn)} /> }]),
          { nombre: t.huella, valor: <code class="huella">{ficha.sha256}</code> },
        ]}
      />
      {vigente && ficha.copiaPublica ? (
        <EnlaceBoton href={`/verificar/${ficha.codigo}/documento`} variante="secundario">
          {t.bajarCopia}
        </EnlaceBoton>
      ) : null}
      <Comparar t={t} codigo={ficha.codigo} comparacion={comparacion} />
      <p>
        <a href="/verificar">{t.otro}</a>
      </p>
    </>
  );
}

function Comparar(p: {
  readonly t: Textos;
  readonly codigo: string;
  readonly comparacion: Comparacion | undefined;
}): VNode {
  const { t, comparacion } = p;
  const enCampo = comparacion === 'sin-archivo' || comparacion === 'demasiado-grande';
  return (
    <Recuadro titulo={t.comparar}>
      {comparacion === undefined || enCampo ? null : (
        <Aviso tono={comparacion === 'igual' ? 'exito' : 'error'} anunciar>
          <p>{t.comparado[comparacion]}</p>
        </Aviso>
      )}
      <form method="post" action={`/verificar/${p.codigo}/comparar`} encType="multipart/form-data">
        <CampoArchivo
          id="archivo"
          etiqueta={t.archivo}
          ayuda={t.ayudaArchivo}
          acepta="application/pdf"
          formatos="PDF"
          maximoMb={MEGAS_MAXIMAS}
          error={enCampo ? t.comparado[comparacion] : undefined}
        />
        <Boton variante="secundario">{t.compararBoton}</Boton>
      </form>
    </Recuadro>
  );
}
