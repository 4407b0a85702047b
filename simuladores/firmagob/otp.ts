import { createHash } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Reloj } from '../soporte/reloj.ts';

/** Un código vale el minuto en que se muestra y el siguiente; hasta 15 minutos después, venció. */
type ResultadoOtp = 'valido' | 'vencido' | 'invalido';

export interface Otp {
  actual(run: string): string;
  revisar(run: string, codigo: string): ResultadoOtp;
}

const PERIODO_S = 60;
const VENTANA = 15;

/**
 * Segundo factor simulado: el servicio real lo entrega la aplicación de cada funcionario. Aquí el
 * secreto se deriva del RUN y el código vigente se ve en la página `/otp`.
 */
export function crearOtp(reloj: Reloj): Otp {
  const generador = (run: string) => {
    const secreto = createHash('sha256').update(`simulador-firmagob|${run}`).digest('hex');
    return new TOTP({ secret: Secret.fromHex(secreto), period: PERIODO_S, digits: 6 });
  };
  return {
    actual: (run) => generador(run).generate({ timestamp: reloj() }),
    revisar(run, codigo) {
      const delta = generador(run).validate({
        token: codigo,
        timestamp: reloj(),
        window: VENTANA,
      });
      if (delta === null || delta > 0) return 'invalido';
      return delta >= -1 ? 'valido' : 'vencido';
    },
  };
}
