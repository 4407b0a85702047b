import { uuidV7 } from '../../../../base/ids.ts';
import {
  type Campo,
  type Contexto,
  type Cuerpo,
  type ErrorCampo,
  type Leida,
  leerPagina,
  type Pagina,
  type Respuestas,
  type Valor,
  type ValorArchivo,
} from '../../../../formulario/index.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { PuertosSolicitudes } from '../dependencias.ts';
import type { Borrador } from '../dominio.ts';
import * as repositorio from '../repositorio.ts';
import * as adjuntos from '../repositorio-adjuntos.ts';
import type { Recibidos } from './recibir-archivos.ts';

/** Lo que quedó guardado y lo que hay que decirle a la persona. */
export interface PaginaGuardada {
  readonly borrador: Borrador;
  readonly errores: readonly ErrorCampo[];
  readonly quedarse: boolean;
  /** La petición trae datos que este formulario no pide o textos enormes: no es de la persona. */
  readonly peticionMala: boolean;
}

/**
 * Guarda una página enviada, esté bien o mal: lo que sirve queda como respuesta y lo demás tal
 * como se escribió. Solo toca los campos de esa página, así que otra pestaña no pierde lo suyo.
 */
export async function guardarPagina(
  tx: TxMunicipal,
  puertos: Pick<PuertosSolicitudes, 'reloj' | 'azar' | 'colas'>,
  borrador: Borrador,
  pagina: Pagina,
  enviado: { readonly cuerpo: Cuerpo; readonly recibidos: Recibidos; readonly contexto: Contexto },
): Promise<PaginaGuardada> {
  const { cuerpo, recibidos, contexto } = enviado;
  const leida = leerPagina(pagina, cuerpo, borrador.respuestas, {
    ...contexto,
    archivos: recibidos.archivos,
  });
  const errores = juntarErrores(leida, recibidos.errores);
  const lista = errores.length === 0 && !leida.quedarse;
  const { [pagina.id]: _, ...otrosCrudos } = borrador.crudos;
  const guardado: Borrador = {
    ...borrador,
    respuestas: { ...sinCampos(borrador.respuestas, pagina.campos), ...leida.respuestas },
    crudos: lista ? otrosCrudos : { ...otrosCrudos, [pagina.id]: leida.crudos },
    paginasListas: [
      ...borrador.paginasListas.filter((id) => id !== pagina.id),
      ...(lista ? [pagina.id] : []),
    ],
  };
  await repositorio.guardarBorrador(
    tx,
    borrador.borradorId,
    {
      respuestas: guardado.respuestas,
      crudos: guardado.crudos,
      paginasListas: guardado.paginasListas,
    },
    puertos.reloj.ahora().toString(),
  );
  await ponerAlDiaAdjuntos(tx, puertos, guardado, pagina, recibidos);
  return {
    borrador: guardado,
    errores,
    quedarse: leida.quedarse,
    peticionMala: errores.some(
      ({ codigo }) => codigo === 'campo-desconocido' || codigo === 'demasiado-grande',
    ),
  };
}

/** Un archivo rechazado explica mejor que «falta el archivo». */
function juntarErrores(leida: Leida, deArchivos: readonly ErrorCampo[]): readonly ErrorCampo[] {
  const conArchivo = new Set(deArchivos.map(({ campo }) => campo));
  return [...deArchivos, ...leida.errores.filter(({ campo }) => !conArchivo.has(campo))];
}

function sinCampos(respuestas: Respuestas, campos: readonly Campo[]): Respuestas {
  const propios = new Set(campos.map(({ id }) => id));
  return Object.fromEntries(Object.entries(respuestas).filter(([id]) => !propios.has(id)));
}

async function ponerAlDiaAdjuntos(
  tx: TxMunicipal,
  { reloj, azar, colas }: Pick<PuertosSolicitudes, 'reloj' | 'azar' | 'colas'>,
  { borradorId, respuestas }: Borrador,
  pagina: Pagina,
  recibidos: Recibidos,
): Promise<void> {
  const campos = pagina.campos.filter(({ tipo }) => tipo === 'archivo' || tipo === 'tabla');
  if (campos.length === 0) return;
  const existentes = await adjuntos.adjuntosDe(tx, borradorId);
  for (const { id: campoId } of campos) {
    const vigentes = archivosEn(respuestas[campoId]);
    const guardados = existentes.filter((fila) => fila.campo_id === campoId);
    const sobran = guardados.filter((fila) => !vigentes.some((a) => a.sha256 === fila.sha256));
    await adjuntos.borrarAdjuntos(
      tx,
      sobran.map((fila) => fila.adjunto_id),
    );
    for (const archivo of vigentes) {
      if (guardados.some((fila) => fila.sha256 === archivo.sha256)) continue;
      const ahora = reloj.ahora();
      const adjuntoId = uuidV7(ahora.epochMilliseconds, azar(10));
      const antivirus = recibidos.antivirus.get(archivo.sha256) ?? 'pendiente';
      await adjuntos.insertarAdjunto(tx, {
        adjuntoId,
        borradorId,
        campoId,
        archivo,
        antivirus,
        ahora: ahora.toString(),
      });
      if (antivirus === 'pendiente')
        await colas.encolar(tx, 'revisar-adjunto', { municipioId: tx.municipioId, id: adjuntoId });
    }
  }
}

/** Referencias a archivos en un valor, también dentro de las filas de una tabla. */
function archivosEn(valor: Valor | undefined): readonly ValorArchivo[] {
  if (valor === undefined || valor === null || typeof valor !== 'object') return [];
  if (esArchivo(valor)) return [valor];
  const partes: readonly Valor[] = Object.values(valor);
  return partes.flatMap(archivosEn);
}

function esArchivo(valor: Valor): valor is ValorArchivo {
  return (
    typeof valor === 'object' &&
    valor !== null &&
    'sha256' in valor &&
    typeof valor.sha256 === 'string' &&
    'nombre' in valor
  );
}
