import type { Resultado } from '../../base/resultado.ts';

/** Funcionario que firma. `run` sin dígito verificador. */
export interface FirmanteDocumento {
  readonly run: number;
  readonly nombre: string;
  readonly cargo: string;
}

export type ErrorFirma =
  | 'no-disponible'
  | 'rechazada'
  | 'otp-vencido'
  | 'otp-requerido'
  | 'credenciales';

/** `desatendido`: la plataforma firma sola (certificado de ingreso). `general`: firma una persona con su OTP. */
export type PropositoFirma = 'desatendido' | 'general';

/** Lo que se entrega a un firmador: él elige firmar los bytes, su SHA-256 o el PDF ya preparado. */
export interface PedidoFirma {
  /** Bytes cubiertos por el ByteRange: todo el PDF menos el hueco de la firma. */
  readonly bytesAFirmar: Uint8Array;
  readonly sha256: Uint8Array;
  /** PDF completo con el hueco de la firma en ceros. */
  readonly pdfPreparado: Uint8Array;
  readonly firmante: FirmanteDocumento;
  readonly proposito: PropositoFirma;
  readonly otp?: string;
}

/** Un CMS para incrustar, o bien el PDF firmado entero si el servicio lo devuelve así. */
export type FirmaHecha =
  | { readonly cms: Uint8Array; readonly idSolicitud?: string }
  | { readonly pdf: Uint8Array; readonly idSolicitud?: string };

/** Firma electrónica de documentos (Ley 19.799). */
export interface Firmador {
  readonly nombre: string;
  /**
   * Si la firma que entrega es avanzada: con certificado de un prestador acreditado y medios bajo el
   * control exclusivo del titular (Ley 19.799 art. 2 g). De aquí sale el metadato MGDDE8_3.
   */
  avanzada(proposito: PropositoFirma): boolean;
  firmarCms(datos: PedidoFirma): Promise<Resultado<FirmaHecha, ErrorFirma>>;
}

/**
 * Firma del manifiesto de un expediente exportado: devuelve un CMS separado (RFC 5652).
 * Así quien altere el expediente no puede recalcular los resúmenes y hacerlo pasar por bueno.
 */
export type FirmarManifiesto = (bytes: Uint8Array) => Promise<Uint8Array>;
