import type { VNode } from 'preact';
import { enumerar } from '../../../base/texto.ts';
import { EnCastellano, Fecha, type Hito } from '../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../idioma/index.ts';
import type { CasoVisible } from '../expedientes/index.ts';
import { type Evento, movimientoDe } from '../historia/index.ts';
import { Dicho, type TramiteTraducido } from '../tramites/index.ts';

/** Un hecho del caso en palabras de la persona; `cuando` es el instante UTC. */
export type HechoVisible = Omit<Hito, 'cuando'> & { readonly cuando: string };

type Caso = Pick<CasoVisible, 'eventos' | 'documentos' | 'notificaciones' | 'tramite'>;
type Definicion = Caso['tramite']['definicion'];
type Hechos = Textos['seguimiento']['hechos'];

/** Historia del caso para la persona: sin los actos internos que no le dicen nada. */
export function hechosDelCaso(
  t: Textos,
  caso: Caso,
  en: TramiteTraducido,
): readonly HechoVisible[] {
  return caso.eventos.flatMap((evento) => {
    const hecho = describir(t, caso, evento, en);
    return hecho === undefined
      ? []
      : [{ id: String(evento.numero), cuando: evento.ocurridoEn, ...hecho }];
  });
}

function describir(
  t: Textos,
  caso: Caso,
  evento: Evento,
  en: TramiteTraducido,
): Pick<Hito, 'titulo' | 'quien' | 'tono' | 'detalle'> | undefined {
  const s = t.seguimiento.hechos;
  switch (evento.tipo) {
    case 'ingreso':
      return { titulo: s.ingreso };
    case 'toma':
      return { titulo: s.toma, quien: evento.actor.nombre };
    case 'accion':
      return { titulo: decision(t, caso, evento, en), quien: evento.actor.nombre };
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
function decision(t: Textos, { tramite }: Caso, { datos }: Evento, en: TramiteTraducido): VNode {
  const s = t.seguimiento.hechos;
  const corregir = camposPedidos(datos.correccion);
  if (corregir.size > 0) return pedidoDeCorregir(t, tramite.definicion, corregir, en);
  const movimiento = movimientoDe({ datos });
  const paso = movimiento?.tipo === 'completar' ? movimiento : undefined;
  const nodo = en.definicion.flujo.nodos.find(({ id }) => id === paso?.nodo);
  const acciones = nodo !== undefined && 'acciones' in nodo ? (nodo.acciones ?? []) : [];
  const accion = acciones.find(({ id }) => id === paso?.accion);
  const porEmitir = datos.rol === 'firmante' ? documentoQueSigue(tramite, datos.pasos) : undefined;
  if (porEmitir !== undefined) return conObjeto(s.pidioFirma, porEmitir);
  return (
    <>
      {s.decidio}{' '}
      <Dicho en={en} ruta={`paso.${paso?.nodo}.accion.${accion?.id}`}>
        {t.comun.citar(accion?.nombre ?? paso?.accion ?? '')}
      </Dicho>{' '}
      {s.enElPaso}{' '}
      <Dicho en={en} ruta={`paso.${paso?.nodo}`}>
        {t.comun.citar(nodo?.nombre ?? paso?.nodo ?? '')}
      </Dicho>
    </>
  );
}

/** Preguntas marcadas para corregir, por id. */
function camposPedidos(correccion: unknown): ReadonlySet<unknown> {
  const campos: unknown =
    typeof correccion === 'object' && correccion !== null
      ? Reflect.get(correccion, 'campos')
      : undefined;
  if (!Array.isArray(campos)) return new Set();
  return new Set(campos.map((pedido: { readonly campo?: unknown }) => pedido.campo));
}

/** Lo que se pidió corregir, como lo vio la persona; en castellano si alguna no está traducida. */
function pedidoDeCorregir(
  { comun, seguimiento }: Textos,
  original: Definicion,
  pedidos: ReadonlySet<unknown>,
  en: TramiteTraducido,
): VNode {
  const castellano = [...pedidos].some((id) => en.sinTraducir.has(`campo.${id}`));
  const { formulario } = castellano ? original : en.definicion;
  const nombres = formulario.paginas
    .flatMap((pagina) => pagina.campos)
    .filter(({ id }) => pedidos.has(id))
    .map(({ etiqueta }) => comun.citar(etiqueta));
  const que = seguimiento.hechos.pidioCorregir;
  if (castellano || comun.leeCastellano) return conObjeto(que, enumerar(nombres));
  return (
    <>
      {que} {nombres.join(', ')}
    </>
  );
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
