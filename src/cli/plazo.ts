import { leerFecha, type PedidoPlazo, type Plazo } from '../calendario/index.ts';
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

type Cantidad =
  | { readonly tipo: 'habiles' | 'corridos'; readonly dias: number }
  | { readonly tipo: 'meses'; readonly meses: number };

function entero(texto: string | undefined): number | undefined {
  return texto !== undefined && /^[1-9]\d{0,3}$/.test(texto) ? Number(texto) : undefined;
}

function leerCantidad(opciones: OpcionesPlazo): Cantidad | string {
  if ((opciones.dias === undefined) === (opciones.meses === undefined)) {
    return 'Indique --dias o --meses, uno de los dos.';
  }
  if (opciones.meses !== undefined) {
    if (opciones.corridos === true) return '--corridos solo acompaña a --dias.';
    const meses = entero(opciones.meses);
    return meses === undefined || meses > 240
      ? '--meses debe ser un número entero entre 1 y 240.'
      : { tipo: 'meses', meses };
  }
  const dias = entero(opciones.dias);
  if (dias === undefined || dias > 3650) return '--dias debe ser un número entero entre 1 y 3650.';
  return { tipo: opciones.corridos === true ? 'corridos' : 'habiles', dias };
}

function leerDesde(texto: string | undefined): Temporal.PlainDate | string {
  if (texto === undefined) return 'Falta --desde con la fecha, por ejemplo 2026-04-10.';
  const leida = leerFecha(texto);
  if (leida.ok) return leida.valor;
  return leida.error === 'inexistente'
    ? `La fecha ${texto} no existe.`
    : 'Escriba la fecha de --desde como 2026-04-10.';
}

function calcular(contexto: ContextoCli, pedido: PedidoPlazo): Plazo | undefined {
  try {
    return contexto.calendario().plazo(pedido);
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
  const plazo = calcular(contexto, { ...cantidad, desde, cut });
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
      .option('--meses <n>', 'cantidad de meses')
      .option('--corridos', 'cuenta días corridos en vez de hábiles')
      .option('--comuna <cut>', 'código o nombre de la comuna, por sus feriados locales')
      .option('--explicar', 'agrega una frase con los días que no cuentan y por qué')
      .option('--json', 'responde en JSON')
      .action((opciones: OpcionesPlazo & { json?: boolean }) => {
        contexto.terminar(comandoPlazo(opciones, contexto), opciones.json ?? false);
      });
  },
};
