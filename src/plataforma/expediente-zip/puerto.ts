/**
 * Firma del manifiesto de un expediente exportado: devuelve un CMS separado (RFC 5652).
 * Así quien altere el expediente no puede recalcular los resúmenes y hacerlo pasar por bueno.
 */
export type FirmarManifiesto = (bytes: Uint8Array) => Promise<Uint8Array>;
