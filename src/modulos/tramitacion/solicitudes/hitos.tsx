import type { VNode } from 'preact';
import { enumerar } from '../../../base/texto.ts';
import { EnCastellano, Fecha, type Hito } from '../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../idioma/index.ts';
import type { CasoVisible } from '../expedientes/index.ts';
import { type Evento, movimientoDe } from '../historia/index.ts';

/** Un hecho del caso en palabras de la persona; `cuando` es el instante UTC. */
export type HechoVisible = Omit<Hito, 'cuando'> & { readonly cuando: string };

type Caso = Pick<CasoVisible, 'eventos' | 'documentos' | 'notificaciones' | 'tramite'>;
type Definicion = Caso['tramite']['definicion'];
type Hechos = Textos['seguimiento']['hechos'];

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
      return { titulo: decision(s, caso, evento), quien: evento.actor.nombre };
    case 'correccion-respondida':
      return { titulo: s.correccion };
    case 'plazo-vencido':
      return { titulo: vencido(s, evento), tono: 'advertencia' };
    case 'documento-emitido':
      return { titulo: conObjeto(s.documento, tituloDe(caso, evento)), tono: 'exito' };
    case 'documento-revocado':
      return { titulo: conObjeto(s.revocado, tituloDe(caso, evento)), tono: 'advertencia' };
    case 'notificacion-enviada':
      return notificacion(s, caso, evento);
    default:
      return undefined;
  }
}

/** Qué se decidió: qué se pidió corregir, qué documento se firmará, o la acción con su paso. */
function decision(s: Hechos, { tramite }: Caso, { datos }: Evento): VNode {
  const corregir = camposPedidos(tramite.definicion, datos.correccion);
  if (corregir.length > 0) return conObjeto(s.pidioCorregir, enumerar(corregir));
  const movimiento = movimientoDe({ datos });
  const paso = movimiento?.tipo === 'completar' ? movimiento : undefined;
  const nodo = tramite.flujo.nodos.get(paso?.nodo ?? '')?.nodo;
  const acciones = nodo !== undefined && 'acciones' in nodo ? (nodo.acciones ?? []) : [];
  const accion = acciones.find(({ id }) => id === paso?.accion);
  const porEmitir = datos.rol === 'firmante' ? documentoQueSigue(tramite, datos.pasos) : undefined;
  if (porEmitir !== undefined) return conObjeto(s.pidioFirma, porEmitir);
  return (
    <>
      {s.decidio} <EnCastellano>«{accion?.nombre ?? paso?.accion ?? ''}»</EnCastellano> {s.enElPaso}{' '}
      <EnCastellano>«{nodo?.nombre ?? paso?.nodo ?? ''}»</EnCastellano>
    </>
  );
}

/** Preguntas marcadas para corregir, como las vio la persona. */
function camposPedidos({ formulario }: Definicion, correccion: unknown): readonly string[] {
  const campos: unknown =
    typeof correccion === 'object' && correccion !== null
      ? Reflect.get(correccion, 'campos')
      : undefined;
  if (!Array.isArray(campos)) return [];
  const preguntas = formulario.paginas.flatMap((pagina) => pagina.campos);
  return campos.flatMap((pedido: { readonly campo?: unknown }) => {
    const pregunta = preguntas.find(({ id }) => id === pedido.campo);
    return pregunta === undefined ? [] : [`«${pregunta.etiqueta}»`];
  });
}

/** Título del documento que el flujo pasó a emitir con la decisión. */
function documentoQueSigue({ definicion, flujo }: Caso['tramite'], pasos: unknown) {
  if (!Array.isArray(pasos)) return undefined;
  for (const id of pasos) {
    const nodo = flujo.nodos.get(String(id))?.nodo;
    const documento =
      nodo?.tipo === 'servicio' ? /^emitir-documento:(.+)$/.exec(nodo.accion) : null;
    const titulo = definicion.documentos.find((d) => d.id === documento?.[1])?.titulo;
    if (titulo !== undefined) return titulo;
  }
  return undefined;
}

function vencido(s: Hechos, { datos }: Evento): string {
  const { clase } = datos;
  return typeof clase === 'string' && esClaseDePlazo(s, clase) ? s.vencidos[clase] : s.vencido;
}

function esClaseDePlazo(s: Hechos, clase: string): clase is keyof Hechos['vencidos'] {
  return Object.hasOwn(s.vencidos, clase);
}

/** Por dónde se le avisó y de qué, y desde cuándo cuenta si es notificación legal. */
function notificacion(
  s: Hechos,
  { notificaciones }: Caso,
  { datos }: Evento,
): Pick<Hito, 'titulo' | 'detalle'> {
  const enviada = notificaciones.find((n) => n.notificacionId === datos.notificacionId);
  const medio = datos.canal === 'correo' ? s.correo : s.domicilioDigital;
  const titulo = conObjeto(medio, enviada?.asunto ?? '');
  if (typeof datos.presuntaFecha !== 'string') return { titulo };
  return {
    titulo,
    detalle: (
      <>
        {s.presunta} <Fecha iso={datos.presuntaFecha} />.
      </>
    ),
  };
}

/** «Se firmó: Certificado de número»; el objeto siempre está en castellano. */
function conObjeto(que: string, objeto: string): VNode {
  return (
    <>
      {que} <EnCastellano>{objeto}</EnCastellano>
    </>
  );
}

function tituloDe({ documentos }: Caso, { datos }: Evento): string {
  return documentos.find(({ documentoId }) => documentoId === datos.documentoId)?.titulo ?? '';
}
