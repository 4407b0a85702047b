import { enumerar } from '../../../../base/texto.ts';
import { fechaLarga } from '../../../../calendario/index.ts';
import type { NombreIcono, Tono } from '../../../../diseno/index.ts';
import type { Evento } from '../../historia/index.ts';
import { movimientoDe } from '../../historia/index.ts';
import type { DefinicionTramite } from '../../tramites/index.ts';
import { avisoEnPalabras, nombreDePaso } from '../palabras.ts';

/** Un evento contado en palabras. */
export interface EventoContado {
  readonly titulo: string;
  readonly detalle?: string;
  readonly tono?: Tono;
  readonly icono: NombreIcono;
}

/** Lo que hace falta para contar los eventos de un caso. */
export interface ParaContar {
  readonly definicion: DefinicionTramite;
  /** Nombre de un funcionario por su identificador. */
  readonly nombreDe: (funcionarioId: string) => string | undefined;
}

type Datos = Evento['datos'];

const texto = (datos: Datos, clave: string): string | undefined => {
  const valor = datos[clave];
  return typeof valor === 'string' && valor !== '' ? valor : undefined;
};

const conDetalle = (detalle: string | undefined): { detalle?: string } =>
  detalle === undefined ? {} : { detalle };

/**
 * Cuenta un evento en palabras corrientes. Todo tipo tiene su frase; uno que esta versión no
 * conozca se muestra con su nombre, porque la historia nunca esconde nada.
 */
export function contarEvento(
  evento: Pick<Evento, 'tipo' | 'datos'>,
  para: ParaContar,
): EventoContado {
  const { datos } = evento;
  const contador = Object.hasOwn(CONTADORES, evento.tipo) ? CONTADORES[evento.tipo] : undefined;
  return contador === undefined
    ? { titulo: `Evento «${evento.tipo}»`, icono: 'historia' }
    : contador(datos, para);
}

type Contador = (datos: Datos, para: ParaContar) => EventoContado;

const CONTADORES: Readonly<Record<string, Contador>> = {
  ingreso: (datos) => ({
    titulo: 'Ingresó la solicitud',
    icono: 'enviar',
    ...conDetalle(
      [
        texto(datos, 'origen') === 'documento físico' ? 'Se presentó en papel.' : undefined,
        textoDentro(datos.efectivo, 'explicacion'),
      ]
        .filter((parte) => parte !== undefined)
        .join(' ') || undefined,
    ),
  }),
  toma: () => ({ titulo: 'Tomó el caso', icono: 'persona' }),
  suelta: () => ({ titulo: 'Dejó libre el caso', icono: 'persona' }),
  asignacion: (datos, { nombreDe }) => {
    const id = texto(datos, 'ahora');
    return {
      titulo: `Asignó el caso a ${(id === undefined ? undefined : nombreDe(id)) ?? 'otra persona'}`,
      icono: 'personas',
    };
  },
  accion: contarAccion,
  'correccion-respondida': (datos, { definicion }) => ({
    titulo: 'La persona corrigió su solicitud',
    icono: 'editar',
    ...conDetalle(
      typeof datos.cambios === 'object' && datos.cambios !== null
        ? `Cambió: ${enumerar(Object.keys(datos.cambios).map((id) => etiquetaDe(definicion, id)))}.`
        : undefined,
    ),
  }),
  'plazo-vencido': (datos, { definicion }) => {
    const movimiento = movimientoDe({ datos });
    return {
      titulo:
        movimiento?.tipo === 'vencer'
          ? nombreDePaso(definicion, movimiento.temporizador)
          : 'Venció un plazo',
      tono: 'advertencia',
      icono: 'reloj',
      ...conDetalle(texto(datos, 'articulo')),
    };
  },
  'documento-preparado': (datos) => ({
    titulo: `Se reservó el documento «${texto(datos, 'titulo') ?? 'sin título'}»`,
    icono: 'documento',
    ...conDetalle(
      texto(datos, 'numero') === undefined ? undefined : `Número ${texto(datos, 'numero')}.`,
    ),
  }),
  'documento-emitido': (datos, { definicion }) => ({
    titulo: `Se emitió y firmó «${tituloDeDocumento(definicion, texto(datos, 'clase'))}»`,
    tono: 'exito',
    icono: 'firma',
    ...conDetalle(
      texto(datos, 'firmante') === undefined ? undefined : `Firma: ${texto(datos, 'firmante')}.`,
    ),
  }),
  'documento-revocado': (datos, { definicion }) => ({
    titulo: `Revocó «${tituloDeDocumento(definicion, texto(datos, 'clase'))}»`,
    tono: 'error',
    icono: 'rechazo',
    ...conDetalle(texto(datos, 'motivo')),
  }),
  'notificacion-ordenada': () => ({ titulo: 'Se ordenó notificar', icono: 'campana' }),
  'notificacion-enviada': (datos) => ({
    titulo:
      texto(datos, 'canal') === 'correo'
        ? 'Salió un aviso por correo'
        : 'Salió la notificación al domicilio digital',
    icono: 'campana',
    ...conDetalle(presunta(datos)),
  }),
  'notificacion-resultado': contarResultado,
  nota: () => ({ titulo: 'Escribió una nota interna', icono: 'mensaje' }),
  'expediente-exportado': (datos) => ({
    titulo: 'Descargó una copia completa del expediente',
    icono: 'descargar',
    ...conDetalle(
      typeof datos.hasta_evento === 'number'
        ? `Hasta la actuación ${datos.hasta_evento}. Resumen del índice: ${texto(datos, 'indice_sha256') ?? 'sin dato'}.`
        : undefined,
    ),
  }),
};

function contarAccion(datos: Datos, { definicion }: ParaContar): EventoContado {
  const movimiento = movimientoDe({ datos });
  const fundamento = texto(datos, 'fundamento');
  if (movimiento?.tipo !== 'completar') {
    return { titulo: 'Decidió un paso', icono: 'aceptar', ...conDetalle(fundamento) };
  }
  const nodo = definicion.flujo.nodos.find(({ id }) => id === movimiento.nodo);
  const acciones = nodo !== undefined && 'acciones' in nodo ? (nodo.acciones ?? []) : [];
  const accion = acciones.find(({ id }) => id === movimiento.accion);
  const titulo = accion?.nombre ?? movimiento.accion ?? 'Decidió';
  const corregir = listaDeCorrecciones(datos, definicion);
  return {
    titulo: `${titulo}: ${nombreDePaso(definicion, movimiento.nodo).toLowerCase()}`,
    icono: corregir !== undefined ? 'editar' : accion?.estilo === 'peligro' ? 'rechazo' : 'aceptar',
    ...(corregir !== undefined ? { tono: 'advertencia' as const } : {}),
    ...(accion?.estilo === 'peligro' ? { tono: 'error' as const } : {}),
    ...conDetalle(
      [corregir, fundamento].filter((parte) => parte !== undefined).join(' ') || undefined,
    ),
  };
}

function listaDeCorrecciones(datos: Datos, definicion: DefinicionTramite): string | undefined {
  const { correccion } = datos;
  if (typeof correccion !== 'object' || correccion === null) return undefined;
  const campos: unknown = Reflect.get(correccion, 'campos');
  const vence: unknown = Reflect.get(correccion, 'vence');
  if (!Array.isArray(campos)) return undefined;
  const pedidos = campos.flatMap((campo: unknown) => {
    const id = textoDentro(campo, 'campo');
    const motivo = textoDentro(campo, 'motivo');
    return id === undefined || motivo === undefined
      ? []
      : [`${etiquetaDe(definicion, id)} (${motivo})`];
  });
  const plazo =
    typeof vence === 'string'
      ? ` Plazo: hasta el ${fechaLarga(Temporal.PlainDate.from(vence))}.`
      : '';
  return `Pidió corregir ${enumerar(pedidos)}.${plazo}`;
}

function contarResultado(datos: Datos): EventoContado {
  if (texto(datos, 'medio') === 'carta certificada')
    return {
      titulo: 'Registró la carta certificada',
      icono: 'campana',
      tono: 'exito',
      ...conDetalle(presunta(datos)),
    };
  const estado = texto(datos, 'estado');
  const conocido = (['entregada', 'exceptuada', 'sin_ddu', 'fallida', 'enviada'] as const).find(
    (uno) => uno === estado,
  );
  const palabras = conocido === undefined ? undefined : avisoEnPalabras(conocido);
  return {
    titulo: `Notificación: ${(palabras?.texto ?? 'cambió de estado').toLowerCase()}`,
    icono: 'campana',
    ...(palabras === undefined ? {} : { tono: palabras.tono }),
    ...conDetalle(presunta(datos)),
  };
}

function presunta(datos: Datos): string | undefined {
  const fecha = texto(datos, 'presuntaFecha');
  return fecha === undefined
    ? undefined
    : `La ley la entiende hecha el ${fechaLarga(Temporal.PlainDate.from(fecha))} (Ley 19.880, art. 46).`;
}

function textoDentro(valor: unknown, clave: string): string | undefined {
  if (typeof valor !== 'object' || valor === null) return undefined;
  const dentro: unknown = Reflect.get(valor, clave);
  return typeof dentro === 'string' && dentro !== '' ? dentro : undefined;
}

/** Pregunta del formulario tal como la vio la persona. */
export function etiquetaDe({ formulario }: DefinicionTramite, campoId: string): string {
  for (const { campos } of formulario.paginas) {
    const campo = campos.find(({ id }) => id === campoId);
    if (campo !== undefined) return campo.etiqueta;
  }
  return campoId;
}

const DE_LA_PLATAFORMA: Readonly<Record<string, string>> = {
  solicitud: 'Solicitud',
  'certificado-ingreso': 'Certificado de ingreso',
  'comprobante-pago': 'Comprobante de pago',
  'respuesta-correccion': 'Respuesta a la corrección',
  'constancia-notificacion': 'Constancia de notificación',
};

function tituloDeDocumento({ documentos }: DefinicionTramite, clase: string | undefined): string {
  if (clase === undefined) return 'documento';
  return documentos.find(({ id }) => id === clase)?.titulo ?? DE_LA_PLATAFORMA[clase] ?? clase;
}
