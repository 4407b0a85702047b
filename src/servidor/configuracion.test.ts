import { describe, expect, it } from 'vitest';
import { leerConfiguracion } from './configuracion.ts';

describe('configuración por variables de entorno', () => {
  it('sin variables sirve la demostración en el puerto 3000', () => {
    const leida = leerConfiguracion({});
    expect(leida.ok && leida.valor.urlPublica).toBe('http://localhost:3000');
  });

  it('lista todas las faltas de una vez, con el nombre de cada variable', () => {
    const leida = leerConfiguracion({
      PORT: 'ochenta',
      DATABASE_URL: 'mysql://x',
      SMTP_URL: 'correo',
      WEBPAY_URL: 'https://webpay.example',
      CLAMAV_URL: 'no',
      MUNI_METRICAS_CLAVE: 'corta',
    });
    expect(leida).toMatchObject({ ok: false });
    const faltas = leida.ok ? [] : leida.error;
    expect(faltas).toHaveLength(6);
    for (const nombre of [
      'PORT',
      'DATABASE_URL',
      'SMTP_URL',
      'WEBPAY_COMERCIO',
      'CLAMAV_URL',
      'MUNI_METRICAS_CLAVE',
    ]) {
      expect(faltas.some((falta) => falta.includes(nombre))).toBe(true);
    }
  });

  it('no acepta FirmaGob a medias', () => {
    expect(leerConfiguracion({ FIRMA: 'firmagob', FIRMAGOB_URL: 'https://firma.example' }).ok).toBe(
      false,
    );
  });
});
