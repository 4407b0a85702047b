import { fechaLarga, leerFecha, type PedidoPlazo, type Plazo } from '../calendario/index.ts';
import { buscarComuna } from './comuna.ts';
import { type ContextoCli, type ModuloCli, malUso, type Respuesta } from './contexto.ts';

/** Opciones de `muni plazo`, tal como se escriben. */
export type OpcionesPlazo = {
  readonly desde?: string;
  readonly dias?: string;
  readonly meses?: string;
  readonly corridos?: boolean;
  readonly comuna?: string;
  readonly explicar?: boolean;
};

/** Con meses y días, los días se cuentan desde el día equivalente al que llegan los meses. */
type Cantidad =
  | { readonly tipo: 'habiles' | 'corridos'; readonly dias: number; readonly meses?: number }
  | { readonly tipo: 'meses'; readonly meses: number };

const MESES = { maximo: 240, error: '--meses debe ser un número entero entre 1 y 240.' };
const DIAS = { maximo: 3650, error: '--dias debe ser un número entero entre 1 y 3650.' };

function entero(texto: string, { maximo, error }: typeof MESES): number | string {
  const n = /^[1-9]\d{0,3}$/.test(texto) ? Number(texto) : 0;
  return n === 0 || n > maximo ? error : n;
}

function leerCantidad(opciones: OpcionesPlazo): Cantidad | string {
  const meses = opciones.meses === undefined ? undefined : entero(opciones.meses, MESES);
  if (typeof meses === 'string') return meses;
  if (opciones.dias === undefined) {
    if (meses === undefined) return 'Indique --dias, --meses o ambos.';
    return opciones.corridos === true
      ? '--corridos solo acompaña a --dias.'
      : { tipo: 'meses', meses };
  }
  const dias = entero(opciones.dias, DIAS);
  if (typeof dias === 'string') return dias;
  const tipo = opciones.corridos === true ? 'corridos' : 'habiles';
  return meses === undefined ? { tipo, dias } : { tipo, dias, meses };
}

function leerDesde(texto: string | undefined): Temporal.PlainDate | string {
  if (texto === undefined) return 'Falta --desde con la fecha, por ejemplo 2026-04-10.';
  const leida = leerFecha(texto);
  if (leida.ok) return leida.valor;
  return leida.error === 'inexistente'
    ? `La fecha ${texto} no existe.`
    : 'Escriba la fecha de --desde como 2026-04-10.';
}

/** Los meses terminan en el día equivalente (art. 25) y los días siguen desde ahí, en una frase. */
function trasMeses(contexto: ContextoCli, pedido: PedidoPlazo, meses: number): Plazo {
  const desde = pedido.desde.add({ months: meses });
  const plazo = contexto.calendario().plazo({ ...pedido, desde });
  const previo = `${meses} ${meses === 1 ? 'mes' : 'meses'} desde el ${fechaLarga(pedido.desde)}`;
  const resto = plazo.explicacion.replace(/^El /, 'el ');
  return { ...plazo, explicacion: `Se llega al ${fechaLarga(desde)} a los ${previo} y ${resto}` };
}

function calcular(
  contexto: ContextoCli,
  pedido: PedidoPlazo,
  meses: number | undefined,
): Plazo | undefined {
  try {
    return meses === undefined
      ? contexto.calendario().plazo(pedido)
      : trasMeses(contexto, pedido, meses);
  } catch (error) {
    // El calendario lanza RangeError al salir de los años con feriados cargados.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * `muni plazo`: fecha en que vence un plazo (Ley 19.880, art. 25). Entrega la fecha ISO y, si se
 * pide, una frase que la explica. Código 0, o 2 ante mal uso.
 */
export function comandoPlazo(opciones: OpcionesPlazo, contexto: ContextoCli): Respuesta {
  const desde = leerDesde(opciones.desde);
  if (typeof desde === 'string') return malUso(desde);
  const cantidad = leerCantidad(opciones);
  if (typeof cantidad === 'string') return malUso(cantidad);
  let cut: string | undefined;
  if (opciones.comuna !== undefined) {
    const comuna = buscarComuna(opciones.comuna, contexto.comunas());
    if (!comuna.ok) return malUso(comuna.error);
    cut = comuna.valor.cut;
  }
  const antes = cantidad.tipo === 'meses' ? undefined : cantidad.meses;
  const plazo = calcular(contexto, { ...cantidad, desde, cut }, antes);
  if (plazo === undefined) return malUso('Ese plazo sale de los años con feriados cargados.');
  const vence = plazo.vence.toString();
  return {
    codigo: 0,
    salida: opciones.explicar === true ? `${vence}\n${plazo.explicacion}` : vence,
    json: {
      vence,
      desde: desde.toString(),
      ...cantidad,
      cut: cut ?? null,
      explicacion: plazo.explicacion,
      saltados: plazo.saltados.map(({ fecha, motivo }) => ({ fecha: fecha.toString(), motivo })),
    },
  };
}

export const moduloPlazo: ModuloCli = {
  nombre: 'plazo',
  registrar: (programa, contexto) => {
    programa
      .command('plazo')
      .description('calcula cuándo vence un plazo (Ley 19.880, art. 25)')
      .requiredOption('--desde <fecha>', 'día de la notificación, que no se cuenta (2026-04-10)')
      .option('--dias <n>', 'cantidad de días hábiles')
      .option('--meses <n>', 'cantidad de meses; con --dias, los días se cuentan después')
      .option('--corridos', 'cuenta días corridos en vez de hábiles')
      .option('--comuna <cut>', 'código o nombre de la comuna, por sus feriados locales')
      .option('--explicar', 'agrega una frase con los días que no cuentan y por qué')
      .option('--json', 'responde en JSON')
      .action((opciones: OpcionesPlazo & { json?: boolean }) => {
        contexto.terminar(comandoPlazo(opciones, contexto), opciones.json ?? false);
      });
  },
};
