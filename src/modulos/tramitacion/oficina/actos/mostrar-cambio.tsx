import type { FastifyReply, FastifyRequest } from 'fastify';
import { etiquetaDe } from '../caso/historia.ts';
import type { DependenciasDeOficina } from '../dependencias.ts';
import { type ActoAbierto, abrirActo, type RutaDeActo, ultimoSuceso } from './abrir.ts';
import { FUNDAMENTO } from './acto.ts';
import { type Escrito, escritoDe } from './ocultos.tsx';
import { CambioEntretanto } from './vistas.tsx';

/** Responde 409 con lo que pasó y todo lo escrito, listo para seguir con el caso de ahora. */
export async function mostrarCambio(
  deps: DependenciasDeOficina,
  solicitud: FastifyRequest<RutaDeActo>,
  respuesta: FastifyReply,
  acto: ActoAbierto,
  motivo: string,
): Promise<FastifyReply> {
  const escrito = escritoDe(solicitud.body);
  return deps.marco.interna(solicitud, respuesta.code(409), {
    titulo: 'El caso cambió entretanto',
    municipioId: acto.visita.municipio.municipioId,
    seccion: 'bandeja',
    migas: migasDeCaso(acto),
    contenido: (
      <CambioEntretanto
        caso={acto.caso}
        motivo={motivo}
        ultimo={ultimoSuceso(acto.caso)}
        escrito={escrito}
        escritoVisible={visible(acto, escrito)}
        reintentar={acto.disponible === undefined ? undefined : acto.urlActo}
        volver={acto.url}
      />
    ),
  });
}

/** Vuelve a leer el caso, que cambió al aplicar, y muestra la página de cambio. */
export async function mostrarCambioNuevo(
  deps: DependenciasDeOficina,
  solicitud: FastifyRequest<RutaDeActo>,
  respuesta: FastifyReply,
  motivo: string,
): Promise<FastifyReply> {
  const acto = await abrirActo(deps, solicitud, respuesta);
  return acto === undefined ? respuesta : mostrarCambio(deps, solicitud, respuesta, acto, motivo);
}

/** Camino hasta el caso. */
export function migasDeCaso({ visita, caso, url }: Pick<ActoAbierto, 'visita' | 'caso' | 'url'>) {
  return [
    { texto: 'Bandeja', href: `${visita.base}/bandeja` },
    { texto: caso.expediente.folio, href: url },
  ];
}

function visible({ caso }: ActoAbierto, escrito: Escrito) {
  const { definicion } = caso.tramite;
  const deAccion = (definicion.datosDeAccion ?? []).flatMap(({ campos }) => campos);
  return Object.entries(escrito).flatMap(([nombre, valor]) => {
    const textos = (typeof valor === 'string' ? [valor] : valor).filter((uno) => uno.trim() !== '');
    if (textos.length === 0) return [];
    const motivo = /^motivo-(.+)$/.exec(nombre)?.[1];
    if (motivo !== undefined) {
      return [
        { nombre: `Qué corregir en «${etiquetaDe(definicion, motivo)}»`, valor: textos.join(', ') },
      ];
    }
    if (nombre === 'campos') {
      const marcados = textos.map((id) => etiquetaDe(definicion, id));
      return [{ nombre: 'Respuestas marcadas', valor: marcados.join(', ') }];
    }
    const propio =
      nombre === FUNDAMENTO ? 'Fundamento' : nombre === 'mensaje' ? 'Mensaje' : undefined;
    const campo = deAccion.find(({ id }) => id === nombre)?.etiqueta;
    return [{ nombre: propio ?? campo ?? nombre, valor: textos.join(', ') }];
  });
}
