import type { VNode } from 'preact';
import { CampoAreaTexto } from '../../../../diseno/index.ts';
import type { Encuesta } from '../leer-encuesta.ts';

/** Motivo de la enmienda, solo cuando la medición ya se firmó. */
export function CampoMotivo(p: {
  readonly encuesta: Encuesta;
  readonly valor?: string | undefined;
  readonly error?: string | undefined;
  readonly id?: string;
}): VNode | null {
  if (p.encuesta.medicion.firmada_en === null) return null;
  return (
    <CampoAreaTexto
      id={p.id ?? 'motivo'}
      nombre="motivo"
      etiqueta="Motivo de la enmienda"
      ayuda="La medición ya se había firmado. Diga por qué cambia: queda en la historia."
      filas={2}
      largoMaximo={1000}
      valor={p.valor}
      error={p.error}
    />
  );
}
