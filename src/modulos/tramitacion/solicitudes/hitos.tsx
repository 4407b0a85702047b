import { EnCastellano, type Hito } from '../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../idioma/index.ts';
import type { CasoVisible } from '../expedientes/index.ts';
import { type Evento, movimientoDe } from '../historia/index.ts';

/** Un hecho del caso en palabras de la persona; `cuando` es el instante UTC. */
export type HechoVisible = Omit<Hito, 'cuando'> & { readonly cuando: string };

type Caso = Pick<CasoVisible, 'eventos' | 'documentos' | 'tramite'>;

/** Historia del caso para la persona: sin los actos internos que no le dicen nada. */
export function hechosDelCaso(t: Textos, caso: Caso): readonly HechoVisible[] {
  return caso.eventos.flatMap((evento) => {
    const hecho = describir(t, caso, evento);
    return hecho === undefined
      ? []
      : [{ id: String(evento.numero), cuando: evento.ocurridoEn, ...hecho }];
  });
}

function describir(
  t: Textos,
  caso: Caso,
  evento: Evento,
): Pick<Hito, 'titulo' | 'quien' | 'tono' | 'detalle'> | undefined {
  const s = t.seguimiento.hechos;
  switch (evento.tipo) {
    case 'ingreso':
      return { titulo: s.ingreso };
    case 'toma':
      return { titulo: s.toma, quien: evento.actor.nombre };
    case 'accion':
      return {
        titulo: <EnCastellano>{nombreDeAccion(caso, evento)}</EnCastellano>,
        quien: evento.actor.nombre,
      };
    case 'correccion-respondida':
      return { titulo: s.correccion };
    case 'plazo-vencido':
      return { titulo: s.vencido, tono: 'advertencia' };
    case 'documento-emitido':
      return { titulo: conDocumento(s.documento, caso, evento), tono: 'exito' };
    case 'documento-revocado':
      return { titulo: conDocumento(s.revocado, caso, evento), tono: 'advertencia' };
    case 'notificacion-enviada':
      return { titulo: s.notificacion };
    default:
      return undefined;
  }
}

/** «Revisar la numeración: Aprobar», con los nombres que tiene el flujo. */
function nombreDeAccion({ tramite }: Caso, evento: Evento): string {
  const movimiento = movimientoDe(evento);
  if (movimiento?.tipo !== 'completar') return '';
  const nodo = tramite.flujo.nodos.get(movimiento.nodo)?.nodo;
  if (nodo === undefined || !('acciones' in nodo)) return movimiento.nodo;
  const accion = nodo.acciones?.find(({ id }) => id === movimiento.accion);
  return [nodo.nombre, accion?.nombre].filter(Boolean).join(': ');
}

/** «Se firmó: Certificado de número»; el nombre del documento siempre está en castellano. */
function conDocumento(que: string, caso: Caso, evento: Evento) {
  return (
    <>
      {que} <EnCastellano>{tituloDe(caso, evento)}</EnCastellano>
    </>
  );
}

function tituloDe({ documentos }: Caso, { datos }: Evento): string {
  return documentos.find(({ documentoId }) => documentoId === datos.documentoId)?.titulo ?? '';
}
