import type { VNode } from 'preact';
import { Boton, Desplegable, Icono } from '../../diseno/index.ts';
import type { ContornoComuna } from '../valores.ts';
import { LADO_MAPA, type Movimiento, type Punto, type Vista } from './vista.ts';

const BOTONES: readonly { readonly valor: Movimiento; readonly texto: string }[] = [
  { valor: 'acercar', texto: 'Acercar' },
  { valor: 'alejar', texto: 'Alejar' },
  { valor: 'norte', texto: 'Mover al norte' },
  { valor: 'sur', texto: 'Mover al sur' },
  { valor: 'oeste', texto: 'Mover al oeste' },
  { valor: 'este', texto: 'Mover al este' },
  { valor: 'entera', texto: 'Ver toda la comuna' },
];

/** Dirección de la imagen para una vista y un punto. */
export function urlDeImagen(base: string, vista: Vista, punto: Punto | undefined): string {
  const marca = punto ? `&plat=${punto.lat}&plon=${punto.lon}` : '';
  return `${base}?lat=${vista.lat}&lon=${vista.lon}&z=${vista.acercamiento}${marca}`;
}

/**
 * Mapa que se marca sin código: el clic en la imagen envía el formulario con la posición. Con
 * teclado se mueve la vista y se marca su centro, que está señalado con una cruz.
 */
export function ControlesMapa(p: {
  readonly nombre: string;
  readonly comuna: ContornoComuna;
  readonly urlMapa: string;
  readonly vista: Vista;
  readonly punto: Punto | undefined;
}): VNode {
  return (
    <div class="campo-mapa">
      <input type="hidden" name={`${p.nombre}.vista_lat`} value={p.vista.lat} />
      <input type="hidden" name={`${p.nombre}.vista_lon`} value={p.vista.lon} />
      <input type="hidden" name={`${p.nombre}.acercamiento`} value={p.vista.acercamiento} />
      <input
        type="image"
        class="campo-mapa-imagen"
        name={`${p.nombre}.punto`}
        src={urlDeImagen(p.urlMapa, p.vista, p.punto)}
        width={LADO_MAPA}
        height={LADO_MAPA}
        alt={`Marcar un punto en el mapa de ${p.comuna.nombre}. Con teclado se marca el centro.`}
      />
      <p class="campo-mapa-estado" role="status">
        <Icono nombre="lugar" />
        {p.punto
          ? `Punto marcado: latitud ${p.punto.lat}, longitud ${p.punto.lon}.`
          : 'Todavía no hay un punto marcado. Toque el mapa donde está el lugar.'}
      </p>
      <Desplegable
        titulo="Mover el mapa o marcar con el teclado"
        abierto={p.vista.acercamiento > 0}
      >
        <div class="campo-mapa-botones">
          {BOTONES.map(({ valor, texto }) => (
            <Boton
              key={valor}
              variante="secundario"
              nombre={`${p.nombre}.mover`}
              valor={valor}
              sinValidar
            >
              {texto}
            </Boton>
          ))}
          <Boton variante="secundario" nombre={`${p.nombre}.mover`} valor="marcar" sinValidar>
            Marcar el centro
          </Boton>
          {p.punto ? (
            <Boton variante="discreto" nombre={`${p.nombre}.mover`} valor="borrar" sinValidar>
              Quitar el punto
            </Boton>
          ) : null}
        </div>
      </Desplegable>
    </div>
  );
}
