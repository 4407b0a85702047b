import type { VNode } from 'preact';
import { Boton, CampoArchivo, CampoTexto, GrupoBotones } from '../../../../diseno/index.ts';
import type { Item } from '../../madurez/index.ts';
import type { Encuesta } from '../leer-encuesta.ts';
import { MAXIMO_MB } from '../respaldos/recibir.ts';
import { Momento } from './historia.tsx';
import { faltaElMotivo } from './motivo.tsx';

/** Un respaldo que no se agregó: en qué campo, por qué y lo que se había escrito. */
export interface RespaldoFallido {
  readonly campo: 'url' | 'archivo';
  readonly mensaje: string;
  readonly escrito?: string;
}

/** Respaldos de un ítem: direcciones y archivos, con quién los agregó. */
export function Respaldos(p: {
  readonly item: Item;
  readonly encuesta: Encuesta;
  readonly accion: string;
  readonly editable: boolean;
  readonly fallido: RespaldoFallido | undefined;
}): VNode {
  const { item, encuesta, accion } = p;
  const errorDe = (campo: RespaldoFallido['campo']): string | undefined =>
    p.fallido?.campo === campo ? p.fallido.mensaje : undefined;
  const espera = p.editable && faltaElMotivo(encuesta);
  const editable = p.editable && !espera;
  const respaldos = encuesta.evidencias.filter((e) => e.item_id === item.id);
  return (
    <>
      <h2>Respaldos</h2>
      <p>Con un respaldo, la respuesta cuenta como verificable (nivel de evidencia E1).</p>
      {espera ? (
        <p>Para cambiar los respaldos, escriba antes el motivo de la enmienda y pulse Guardar.</p>
      ) : null}
      {respaldos.length === 0 ? (
        <p>Aún no hay respaldos.</p>
      ) : (
        <ul class="lista-respaldos">
          {respaldos.map((r) => (
            <li key={r.evidencia_id}>
              <span>
                {r.url === null ? (
                  <a href={`${accion}/archivos/${r.evidencia_id}`}>{r.nombre_archivo}</a>
                ) : (
                  <a href={r.url} rel="noopener nofollow">
                    {r.url}
                  </a>
                )}
                <span class="nota-celda">
                  {r.autor.nombre} · <Momento iso={r.agregada_en} corta />
                </span>
              </span>
              {editable ? (
                <form method="post" action={`${accion}/retirar`}>
                  <Boton variante="discreto" nombre="evidencia" valor={r.evidencia_id}>
                    Retirar
                  </Boton>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {editable ? (
        <div class="dos-mitades">
          <form method="post" action={`${accion}/enlace`} novalidate>
            <CampoTexto
              id="url"
              etiqueta="Dirección web"
              ayuda="Empieza con https://"
              tipo="url"
              largoMaximo={500}
              valor={p.fallido?.escrito}
              error={errorDe('url')}
            />
            <GrupoBotones>
              <Boton icono="enlace" variante="secundario">
                Agregar dirección
              </Boton>
            </GrupoBotones>
          </form>
          <form method="post" action={`${accion}/archivo`} enctype="multipart/form-data">
            <CampoArchivo
              id="archivo"
              etiqueta="Archivo"
              acepta=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
              formatos="PDF, JPG, PNG, DOCX o XLSX"
              maximoMb={MAXIMO_MB}
              error={errorDe('archivo')}
            />
            <GrupoBotones>
              <Boton icono="adjuntar" variante="secundario">
                Subir archivo
              </Boton>
            </GrupoBotones>
          </form>
        </div>
      ) : null}
    </>
  );
}
