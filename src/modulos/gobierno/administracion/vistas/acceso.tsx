import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  BotonClaveUnica,
  CampoTexto,
  EncabezadoPagina,
  Recuadro,
  ResumenErrores,
} from '../../../../diseno/index.ts';

/** Puerta de la trastienda: ClaveÚnica y después el segundo factor. */
export function AccesoFuncionarios({
  href,
  municipio,
}: {
  readonly href: string;
  readonly municipio: string;
}): VNode {
  return (
    <>
      <EncabezadoPagina titulo="Ingreso de funcionarias y funcionarios" bajada={municipio} />
      <p>
        Identifíquese con su ClaveÚnica. Después le pediremos el código de su aplicación de
        seguridad.
      </p>
      <BotonClaveUnica href={href} />
      <p>¿No tiene cuenta? Pídala a quien administra la plataforma en su municipalidad.</p>
    </>
  );
}

/** Segundo factor: inscripción la primera vez, código en cada ingreso. */
export function SegundoFactor(p: {
  readonly accion: string;
  readonly error?: string;
  /** Solo al inscribir: secreto nuevo y su código QR en SVG. */
  readonly inscripcion?: { readonly secreto: string; readonly qr: string };
  /** Solo en la demostración: el código vigente. */
  readonly pista?: string;
}): VNode {
  return (
    <>
      <ResumenErrores
        errores={p.error === undefined ? [] : [{ campo: 'codigo', mensaje: p.error }]}
      />
      <EncabezadoPagina
        titulo={
          p.inscripcion === undefined
            ? 'Escriba su código de seguridad'
            : 'Active su código de seguridad'
        }
      />
      {p.inscripcion === undefined ? (
        <p>
          Abra su aplicación de códigos (por ejemplo, FreeOTP o Google Authenticator) y copie los
          seis dígitos.
        </p>
      ) : (
        <Recuadro titulo="Inscriba esta cuenta en su aplicación de códigos">
          <p>Escanee este código QR. Si no puede, escriba la clave a mano.</p>
          <img
            class="qr"
            src={`data:image/svg+xml;base64,${p.inscripcion.qr}`}
            alt="Código QR para inscribir la cuenta"
            width="180"
            height="180"
          />
          <p>
            Clave: <code>{p.inscripcion.secreto.match(/.{1,4}/g)?.join(' ')}</code>
          </p>
        </Recuadro>
      )}
      {p.pista === undefined ? null : (
        <Aviso tono="info" titulo="Demostración">
          <p>
            El código vigente es <strong>{p.pista}</strong>. En una instalación real nunca se
            muestra.
          </p>
        </Aviso>
      )}
      <form method="post" action={p.accion}>
        {p.inscripcion === undefined ? null : (
          <input type="hidden" name="secreto" value={p.inscripcion.secreto} />
        )}
        <CampoTexto
          id="codigo"
          etiqueta="Código de seis dígitos"
          ancho="corto"
          teclado="numeric"
          autocompletar="one-time-code"
          error={p.error}
          largoMaximo={7}
        />
        <Boton>Continuar</Boton>
      </form>
    </>
  );
}
