import { diaDeLaSemana } from '../calendario/index.ts';
import { buscarComuna } from './comuna.ts';
import { type ContextoCli, type ModuloCli, malUso, type Respuesta } from './contexto.ts';

/** Opciones de `muni feriados`. */
export type OpcionesFeriados = { readonly anio: string; readonly comuna?: string };

/** `muni feriados <año>`: feriados nacionales y, con comuna, los regionales y comunales. */
export function comandoFeriados(opciones: OpcionesFeriados, contexto: ContextoCli): Respuesta {
  const calendario = contexto.calendario();
  if (!/^[1-9]\d{3}$/.test(opciones.anio)) return malUso('El año se escribe con cuatro cifras.');
  const anio = Number(opciones.anio);
  if (!calendario.cubre(new Temporal.PlainDate(anio, 1, 1))) {
    return malUso(`No hay feriados cargados para ${anio}.`);
  }
  let cut: string | undefined;
  if (opciones.comuna !== undefined) {
    const comuna = buscarComuna(opciones.comuna, contexto.comunas());
    if (!comuna.ok) return malUso(comuna.error);
    cut = comuna.valor.cut;
  }
  const feriados = calendario.feriados(anio, cut);
  const lineas = feriados.map(({ fecha, nombre, ley, alcance, certeza }) => {
    const donde = alcance.ambito === 'nacional' ? '' : ` [${alcance.ambito}]`;
    const duda = certeza === 'cierta' ? '' : ' (por confirmar)';
    return `${fecha.toString()}  ${diaDeLaSemana(fecha).padEnd(9)}  ${nombre}${donde}. ${ley}${duda}`;
  });
  return {
    codigo: 0,
    salida: lineas.join('\n'),
    json: feriados.map(({ id, fecha, nombre, ley, alcance, certeza }) => ({
      id,
      fecha: fecha.toString(),
      nombre,
      ley,
      alcance,
      certeza,
    })),
  };
}

export const moduloFeriados: ModuloCli = {
  nombre: 'feriados',
  registrar: (programa, contexto) => {
    programa
      .command('feriados')
      .description('lista los feriados de un año con la ley de cada uno')
      .argument('<año>', 'el año, por ejemplo 2026')
      .option('--comuna <cut>', 'código o nombre de la comuna, agrega sus feriados locales')
      .option('--json', 'responde en JSON')
      .action((anio: string, opciones: { comuna?: string; json?: boolean }) => {
        const { json, ...resto } = opciones;
        contexto.terminar(comandoFeriados({ anio, ...resto }, contexto), json ?? false);
      });
  },
};
