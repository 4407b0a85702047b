import type { VNode } from 'preact';
import { Boton, Desplegable, Icono } from '../../diseno/index.ts';
import type { TextosDeCampos } from '../../idioma/index.ts';
import type { ContornoComuna } from '../valores.ts';
import { LADO_MAPA, type Movimiento, type Punto, type Vista } from './vista.ts';

const BOTONES: readonly Movimiento[] = [
  'acercar',
  'alejar',
  'norte',
  'sur',
  'oeste',
  'este',
  'entera',
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
  readonly t: TextosDeCampos;
}): VNode {
  const { t } = p;
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
        alt={t.marcarEnMapa(p.comuna.nombre)}
      />
      <p class="campo-mapa-estado" role="status">
        <Icono nombre="lugar" />
        {p.punto ? t.puntoMarcado(String(p.punto.lat), String(p.punto.lon)) : t.sinPunto}
      </p>
      <Desplegable titulo={t.moverMapa} abierto={p.vista.acercamiento > 0}>
        <div class="campo-mapa-botones">
          {BOTONES.map((valor) => (
            <Boton
              key={valor}
              variante="secundario"
              nombre={`${p.nombre}.mover`}
              valor={valor}
              sinValidar
            >
              {t.mover[valor]}
            </Boton>
          ))}
          <Boton variante="secundario" nombre={`${p.nombre}.mover`} valor="marcar" sinValidar>
            {t.marcarCentro}
          </Boton>
          {p.punto ? (
            <Boton variante="discreto" nombre={`${p.nombre}.mover`} valor="borrar" sinValidar>
              {t.quitarPunto}
            </Boton>
          ) : null}
        </div>
      </Desplegable>
    </div>
  );
}
