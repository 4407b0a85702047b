import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  EncabezadoPagina,
  EnlaceBoton,
  GrupoBotones,
} from '../../../../diseno/index.ts';
import type { Derechos } from '../../tramites/index.ts';
import type { Adoptado } from '../leer-adoptado.ts';
import { CuadroDeCosto } from './detalle.tsx';

/** Confirmación antes de publicar o retirar: dice qué verá la gente y qué no cambia. */
export function ConfirmarPublicacion(p: {
  readonly base: string;
  readonly adoptado: Adoptado;
  readonly derechos: Derechos | undefined;
  readonly acto: 'publicar' | 'retirar';
  /** Por qué no se puede publicar todavía. */
  readonly fallas?: readonly string[];
}): VNode {
  const { adoptado, acto, fallas = [] } = p;
  const { tramite } = adoptado;
  const volver = `${p.base}/tramites/${tramite.tramiteId}`;
  const publicar = acto === 'publicar';
  return (
    <>
      <EncabezadoPagina
        titulo={publicar ? `Publicar «${tramite.nombre}»` : `Retirar «${tramite.nombre}»`}
      />
      {fallas.length === 0 ? null : (
        <Aviso tono="error" titulo="Todavía no se puede publicar" anunciar>
          <ul class="lista-simple">
            {fallas.map((falla) => (
              <li key={falla}>{falla}</li>
            ))}
          </ul>
        </Aviso>
      )}
      {publicar ? (
        <>
          <p>
            Desde ahora cualquier persona podrá ver la ficha y enviar solicitudes. Llegarán a la
            bandeja de la unidad que resuelve.
          </p>
          <CuadroDeCosto titulo="Se cobrará" derechos={p.derechos} />
        </>
      ) : (
        <Aviso tono="advertencia" titulo="El trámite dejará de ofrecerse">
          <p>
            Nadie podrá enviar solicitudes nuevas. Los expedientes en curso siguen hasta terminar.
            Puede volver a publicarlo cuando quiera.
          </p>
        </Aviso>
      )}
      <form method="post" action={`${volver}/${acto}`}>
        <GrupoBotones>
          <Boton variante={publicar ? 'primario' : 'peligro'}>
            {publicar ? 'Publicar' : 'Retirar del sitio'}
          </Boton>
          <EnlaceBoton href={volver} variante="discreto">
            Volver sin cambiar nada
          </EnlaceBoton>
        </GrupoBotones>
      </form>
    </>
  );
}
