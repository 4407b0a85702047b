import type { VNode } from 'preact';
import { Boton, CampoArchivo, CampoTexto, Fecha } from '../../../../diseno/index.ts';
import { MAXIMO_MB_DE_RESPALDO } from '../../encuesta/index.ts';
import type { EvidenciaDeHito } from '../repositorio-evidencias.ts';

/** Respaldos de un hito: archivos y direcciones web, con quién y cuándo los agregó. */
export function EvidenciasDeHito(p: {
  readonly accion: string;
  readonly evidencias: readonly EvidenciaDeHito[];
  readonly error: (campo: string) => string | undefined;
}): VNode {
  return (
    <section class="madurez-bloque" aria-labelledby="respaldos">
      <h2 id="respaldos">Respaldos</h2>
      {p.evidencias.length === 0 ? (
        <p>Todavía no hay respaldos.</p>
      ) : (
        <ul class="lista-respaldos">
          {p.evidencias.map((e) => (
            <li key={e.evidencia_id}>
              <div>
                {e.url === null ? (
                  <a href={`${p.accion}/archivos/${e.evidencia_id}`}>{e.nombre_archivo}</a>
                ) : (
                  <a href={e.url} rel="noopener nofollow">
                    {e.url}
                  </a>
                )}
                <span class="nota-celda">
                  {e.autor.nombre}, <Fecha iso={e.agregada_en.slice(0, 10)} />
                </span>
              </div>
              <form method="post" action={`${p.accion}/respaldos/retirar`}>
                <input type="hidden" name="evidencia" value={e.evidencia_id} />
                <Boton variante="secundario">
                  Quitar<span class="solo-lector"> {e.nombre_archivo ?? e.url}</span>
                </Boton>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={`${p.accion}/respaldos/enlace`} novalidate>
        <CampoTexto
          id="url"
          etiqueta="Agregar una dirección web"
          tipo="url"
          largoMaximo={500}
          error={p.error('url')}
        />
        <Boton variante="secundario">Agregar la dirección</Boton>
      </form>
      <form method="post" action={`${p.accion}/respaldos/archivo`} enctype="multipart/form-data">
        <CampoArchivo
          id="archivo"
          etiqueta="Agregar un archivo"
          acepta=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
          formatos="PDF, JPG, PNG, Word o Excel"
          maximoMb={MAXIMO_MB_DE_RESPALDO}
          error={p.error('archivo')}
        />
        <Boton variante="secundario">Agregar el archivo</Boton>
      </form>
    </section>
  );
}
