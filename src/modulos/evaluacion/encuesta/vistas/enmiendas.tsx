import type { VNode } from 'preact';
import { type Columna, EncabezadoPagina, EstadoVacio, Tabla } from '../../../../diseno/index.ts';
import type { Encuesta } from '../leer-encuesta.ts';
import type { enmiendasDe } from '../repositorio-respuestas.ts';
import { enPalabras } from '../respuesta.ts';
import { Momento } from './historia.tsx';

type FilaEnmienda = Awaited<ReturnType<typeof enmiendasDe>>[number];

/** Todo cambio hecho después de firmar: quién, cuándo, qué decía, qué dice y por qué. */
export function PaginaEnmiendas(p: {
  readonly base: string;
  readonly encuesta: Encuesta;
  readonly enmiendas: readonly FilaEnmienda[];
}): VNode {
  const items = new Map(p.encuesta.cuestionario.plan.instrumento.items.map((i) => [i.id, i]));
  const columnas: readonly Columna<FilaEnmienda>[] = [
    {
      clave: 'item',
      titulo: 'Ítem',
      encabezaFila: true,
      celda: (e) => <a href={`${p.base}/items/${e.item_id}`}>{e.item_id}</a>,
    },
    {
      clave: 'antes',
      titulo: 'Antes',
      celda: (e) => {
        const item = items.get(e.item_id);
        if (item === undefined || e.antes_clase === null) return 'Sin responder';
        return enPalabras(item, { clase: e.antes_clase, valor: e.antes_valor });
      },
    },
    {
      clave: 'despues',
      titulo: 'Después',
      celda: (e) => {
        const item = items.get(e.item_id);
        return <b>{item === undefined ? e.valor : enPalabras(item, e)}</b>;
      },
    },
    { clave: 'motivo', titulo: 'Motivo', celda: (e) => e.motivo ?? '' },
    { clave: 'quien', titulo: 'Quién', celda: (e) => e.autor.nombre },
    { clave: 'cuando', titulo: 'Cuándo', celda: (e) => <Momento iso={e.escrita_en} corta /> },
  ];
  return (
    <>
      <EncabezadoPagina
        titulo="Enmiendas"
        bajada="Cambios hechos después de la firma. No se pueden borrar."
      />
      <Tabla
        leyenda="Enmiendas, la última primero"
        columnas={columnas}
        filas={p.enmiendas}
        claveDeFila={(e) => e.version_id}
        vacia={<EstadoVacio titulo="No hay enmiendas" />}
      />
    </>
  );
}
