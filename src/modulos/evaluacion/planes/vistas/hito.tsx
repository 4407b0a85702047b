import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoCasillas,
  CampoTexto,
  EncabezadoPagina,
  Fecha,
} from '../../../../diseno/index.ts';
import type { HitoGuardado } from '../repositorio.ts';

/** Hito como se escribió en el formulario. */
export interface HitoEscrito {
  readonly nombre: string;
  readonly inicio: string;
  readonly termino: string;
  readonly avance: string;
  readonly verificacion: string;
  readonly responsable: string;
  readonly presupuesto: string;
  readonly evidencia: string;
  readonly requiere: readonly string[];
  readonly revision: number;
}

/** Formulario de un hito y su historia. */
export function PaginaHito(p: {
  readonly base: string;
  readonly accion: string;
  readonly titulo: string;
  readonly escrito: HitoEscrito;
  readonly otros: readonly HitoGuardado[];
  readonly errores: readonly string[];
  readonly historia: readonly {
    readonly cambio_id: string;
    readonly ocurrido_en: string;
    readonly autor: { readonly nombre: string };
  }[];
}): VNode {
  const { escrito } = p;
  return (
    <>
      <EncabezadoPagina titulo={p.titulo} />
      {p.errores.length === 0 ? null : (
        <Aviso tono="error" titulo="No se guardó" anunciar>
          <ul>
            {p.errores.map((e) => (
              <li key={e}>{e}</li>
            ))}
          </ul>
        </Aviso>
      )}
      <form method="post" action={p.accion}>
        <CampoTexto id="nombre" etiqueta="Nombre" valor={escrito.nombre} largoMaximo={200} />
        <CampoTexto
          id="inicio"
          etiqueta="Inicio"
          ayuda="Por ejemplo: 01-03-2027"
          valor={escrito.inicio}
          ancho="corto"
        />
        <CampoTexto
          id="termino"
          etiqueta="Término"
          ayuda="Por ejemplo: 30-06-2027"
          valor={escrito.termino}
          ancho="corto"
        />
        <CampoTexto
          id="avance"
          etiqueta="Avance"
          sufijo="%"
          valor={escrito.avance}
          ancho="corto"
          teclado="numeric"
        />
        <CampoTexto
          id="verificacion"
          etiqueta="Medio de verificación"
          ayuda="Con qué se comprueba: decreto, acta, dirección web."
          valor={escrito.verificacion}
          largoMaximo={300}
        />
        <CampoTexto
          id="evidencia"
          etiqueta="Respaldo en la web"
          tipo="url"
          opcional
          valor={escrito.evidencia}
          largoMaximo={500}
        />
        <CampoTexto
          id="responsable"
          etiqueta="Responsable"
          valor={escrito.responsable}
          ancho="largo"
          largoMaximo={120}
        />
        <CampoTexto
          id="presupuesto"
          etiqueta="Presupuesto"
          prefijo="$"
          opcional
          valor={escrito.presupuesto}
          ancho="medio"
          teclado="numeric"
        />
        {p.otros.length === 0 ? null : (
          <CampoCasillas
            id="requiere"
            etiqueta="Empieza después de"
            opcional
            opciones={p.otros.map((o) => ({ valor: o.id, texto: o.nombre }))}
            valores={escrito.requiere}
          />
        )}
        <input type="hidden" name="revision" value={escrito.revision} />
        <p class="grupo-botones">
          <Boton>Guardar el hito</Boton>
          {escrito.revision === 0 ? null : (
            <Boton variante="peligro" accion={`${p.accion}/retirar`}>
              Retirar del plan
            </Boton>
          )}
        </p>
      </form>
      {p.historia.length === 0 ? null : (
        <>
          <h2>Historia</h2>
          <ol>
            {p.historia.map((h) => (
              <li key={h.cambio_id}>
                {h.autor.nombre}, <Fecha iso={h.ocurrido_en} />
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
