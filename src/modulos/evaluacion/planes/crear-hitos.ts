import type { TxMunicipal } from '../../../plataforma/base-de-datos/base-de-datos.ts';
import { actorDeFuncionario, type Funcionario } from '../../gobierno/administracion/index.ts';
import type { Puertos } from '../../puertos.ts';
import type { Accion } from '../estrategia/index.ts';
import { guardarHito } from './casos.ts';
import * as repositorio from './repositorio.ts';
import { periodoDe } from './repositorio-plan.ts';

/**
 * Un hito por acción que aún no lo tiene, cada uno después de los de las acciones que requiere. El
 * primero parte el primer día del mes que viene, o con el plan. Si el plan no alcanza, se acorta
 * hasta su término: la persona encargada ajusta las fechas.
 */
export async function crearHitosDeAcciones(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'azar'>,
  p: {
    readonly acciones: readonly Accion[];
    readonly autor: Funcionario;
    readonly hoy: Temporal.PlainDate;
  },
): Promise<void> {
  const periodo = await periodoDe(tx);
  const proximo = p.hoy.with({ day: 1 }).add({ months: 1 }).toString();
  const desde = ultima(proximo, periodo?.inicio ?? proximo);
  const tope = periodo?.termino ?? '9999-12-31';
  const porAccion = new Map<string, { readonly id: string; readonly termino: string }>();
  for (const h of await repositorio.hitosDe(tx)) {
    if (h.accionId !== null) porAccion.set(h.accionId, h);
  }
  const porId = new Map(p.acciones.map((a) => [a.id, a]));
  const crear = async (a: Accion): Promise<void> => {
    if (porAccion.has(a.id)) return;
    for (const id of a.requiere) {
      const previa = porId.get(id);
      if (previa !== undefined) await crear(previa);
    }
    const previos = a.requiere.flatMap((id) => {
      const hito = porAccion.get(id);
      return hito === undefined ? [] : [hito];
    });
    const partida = previos.reduce((f, h) => ultima(h.termino, f), desde);
    const inicio = primera(partida, tope);
    const fin = Temporal.PlainDate.from(inicio).add({ weeks: a.semanas }).toString();
    const termino = primera(fin, tope);
    const r = await guardarHito(
      tx,
      puertos,
      {
        id: '',
        nombre: a.nombre,
        inicio,
        termino,
        avance: 0,
        verificacion: a.verificacion.join('; '),
        responsable: p.autor.nombre,
        responsableId: p.autor.funcionarioId,
        presupuesto_clp: a.costo_clp.maximo,
        requiere: previos.map((h) => h.id),
        accionId: a.id,
        medida: null,
        revision: 0,
      },
      actorDeFuncionario(p.autor),
    );
    if (r.ok) porAccion.set(a.id, { id: r.valor, termino });
  };
  for (const a of p.acciones) await crear(a);
}

// Las fechas ISO se ordenan como texto.
const primera = (a: string, b: string): string => [a, b].toSorted()[0] ?? a;
const ultima = (a: string, b: string): string => [a, b].toSorted()[1] ?? a;
