import type { VNode } from 'preact';
import { CampoAreaTexto, Desplegable } from '../../../../diseno/index.ts';
import type { Encuesta } from '../leer-encuesta.ts';

/** Si la medición ya se firmó y todavía no se dice por qué se cambia. */
export function faltaElMotivo({ medicion, motivoDeEnmienda }: Encuesta): boolean {
  return medicion.firmada_en !== null && motivoDeEnmienda === undefined;
}

/**
 * Motivo de la enmienda, solo cuando la medición ya se firmó. Se pide una vez: dicho, se muestra y
 * se puede cambiar.
 */
export function CampoMotivo(p: {
  readonly encuesta: Encuesta;
  readonly valor?: string | undefined;
  readonly error?: string | undefined;
}): VNode | null {
  const { medicion, motivoDeEnmienda } = p.encuesta;
  if (medicion.firmada_en === null) return null;
  if (motivoDeEnmienda !== undefined && (p.valor ?? '') === '' && p.error === undefined) {
    return (
      <div>
        <p>
          <b>Motivo de la enmienda:</b> {motivoDeEnmienda}
        </p>
        <Desplegable titulo="Cambiar el motivo">
          <CampoAreaTexto
            id="motivo"
            etiqueta="Otro motivo"
            ayuda="Vale desde ahora. Lo ya cambiado conserva el suyo."
            filas={2}
            largoMaximo={1000}
            opcional
          />
        </Desplegable>
      </div>
    );
  }
  return (
    <CampoAreaTexto
      id="motivo"
      etiqueta="Motivo de la enmienda"
      ayuda="La medición ya se había firmado. Diga una vez por qué cambia: queda en la historia."
      filas={2}
      largoMaximo={1000}
      valor={p.valor}
      error={p.error}
    />
  );
}
