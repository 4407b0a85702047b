import { formatearRut, mensajeErrorRut, normalizarRut } from '../base/rut.ts';
import { type ModuloCli, malUso, type Respuesta } from './contexto.ts';

/** `muni rut <texto>`: normaliza un RUN o RUT; código 0 si es válido, 1 si no. */
export function comandoRut(texto: string): Respuesta {
  const leido = normalizarRut(texto);
  if (leido.ok) {
    const normalizado = formatearRut(leido.valor);
    return {
      codigo: 0,
      salida: `${normalizado} válido`,
      json: { valido: true, rut: normalizado, ...leido.valor },
    };
  }
  if (leido.error.tipo === 'vacio') return malUso(mensajeErrorRut(leido.error));
  const motivo = mensajeErrorRut(leido.error);
  const esperado = leido.error.tipo === 'digito-incorrecto' ? leido.error.esperado : undefined;
  // Se muestra el número que se leyó: quien olvidó el dígito ve que el último se tomó por tal.
  const ayuda =
    leido.error.tipo === 'digito-incorrecto'
      ? ` Con ese número sería ${formatearRut({ numero: leido.error.numero, dv: leido.error.esperado })}.`
      : '';
  return {
    codigo: 1,
    salida: `No es válido. ${motivo}${ayuda}`,
    json: {
      valido: false,
      error: leido.error.tipo,
      motivo,
      ...(esperado === undefined ? {} : { esperado }),
    },
  };
}

export const moduloRut: ModuloCli = {
  nombre: 'rut',
  registrar: (programa, contexto) => {
    programa
      .command('rut')
      .description('normaliza un RUN o RUT y dice si es válido, o por qué no')
      .argument('<texto>', 'el RUN o RUT, con o sin puntos y guion')
      .option('--json', 'responde en JSON')
      .action((texto: string, opciones: { json?: boolean }) => {
        contexto.terminar(comandoRut(texto), opciones.json ?? false);
      });
  },
};
