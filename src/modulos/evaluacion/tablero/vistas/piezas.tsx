import type { VNode } from 'preact';
import { Aviso, type Contenido } from '../../../../diseno/index.ts';

/** Marca de un grupo: color, número y nombre. El color nunca va solo. */
export function MarcaGrupo(p: { readonly grupo: number; readonly nombre?: string }): VNode {
  return (
    <span class={`marca-grupo marca-grupo-${p.grupo}`}>
      <b>{p.grupo}</b>
      {p.nombre === undefined ? <span class="solo-lector">grupo {p.grupo}</span> : p.nombre}
    </span>
  );
}

/** Nombre corto de las dimensiones del IMTM, en lenguaje claro. */
export const DIMENSIONES: Readonly<
  Record<string, { readonly nombre: string; readonly sigla: string }>
> = {
  it: { nombre: 'Infraestructura', sigla: 'IT' },
  rrhh: { nombre: 'Personas a cargo', sigla: 'RRHH' },
  gtm: { nombre: 'Gestión', sigla: 'GTM' },
  sml: { nombre: 'Servicios en línea', sigla: 'SML' },
};

/** Fuente y archivo abierto bajo un gráfico o tabla; con `licencia`, también cómo se puede usar. */
export function Fuente(p: {
  readonly children: Contenido;
  readonly csv?: string;
  readonly licencia?: boolean;
}): VNode {
  return (
    <p class="fuente-datos">
      Fuente: {p.children}{' '}
      {p.csv === undefined ? null : <a href={`/madurez/datos/${p.csv}.csv`}>Descargar CSV</a>}
      {p.licencia ? (
        <>
          {' '}
          Licencia Creative Commons No Comercial.{' '}
          <a href="/madurez/datos">Diccionario y otros archivos</a>
        </>
      ) : null}
    </p>
  );
}

export const FUENTE_2015 =
  'Alcalá Consultores (2015), recalculado por esta plataforma. Datos de 2014 y 2015, declarados por cada municipalidad.';

/** Lo que se dice cuando el paquete del estudio no está instalado. */
export function SinEstudio(): VNode {
  return (
    <Aviso tono="info" titulo="El estudio de 2015 no está instalado aquí">
      <p>
        Sus datos tienen licencia no comercial y van en un paquete que se puede quitar. Siguen el
        método, los hitos, la Ley 21.180 y la encuesta de hoy.
      </p>
    </Aviso>
  );
}

/** Barra de 0 a 1 dibujada dentro de una tabla, junto a su cifra. */
export function BarraCelda(p: { readonly valor: number; readonly texto: string }): VNode {
  return (
    <span class="barra-celda">
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="barra-fondo" width="100" height="8" />
        <rect class="barra-avance" width={Math.round(p.valor * 100)} height="8" />
      </svg>
      {p.texto}
    </span>
  );
}
