import { Boton, EnlaceBoton, GrupoBotones } from '../acciones/boton.tsx';
import { BotonClaveUnica } from '../acciones/boton-clave-unica.tsx';
import { esIcono, Icono, nombresDeIconos } from '../icono.tsx';
import ejemplos from './ejemplos.json' with { type: 'json' };
import type { Dibujo } from './seccion.tsx';

/** Botones en todas sus variantes y estados. */
export const botones: Dibujo = (prefijo) => (
  <>
    <GrupoBotones>
      <Boton icono="siguiente">Continuar</Boton>
      <Boton variante="secundario">Guardar y seguir después</Boton>
      <Boton variante="discreto">Cancelar</Boton>
    </GrupoBotones>
    <GrupoBotones>
      <Boton variante="peligro" icono="borrar">
        Borrar esta solicitud
      </Boton>
      <EnlaceBoton href="#botones" icono="descargar" variante="secundario">
        Descargar PDF
      </EnlaceBoton>
    </GrupoBotones>
    <GrupoBotones>
      <Boton deshabilitado>Enviar solicitud</Boton>
      <Boton variante="secundario" deshabilitado>
        Guardar
      </Boton>
    </GrupoBotones>
    <Boton ancho id={`${prefijo}boton-largo`}>
      {ejemplos.textoLargo}
    </Boton>
    <BotonClaveUnica href="#botones" />
  </>
);

/** Todos los íconos, cada uno junto a su nombre. */
export const iconos: Dibujo = () => (
  <ul class="muestra-iconos">
    {nombresDeIconos.filter(esIcono).map((nombre) => (
      <li key={nombre}>
        <Icono nombre={nombre} /> {nombre}
      </li>
    ))}
  </ul>
);

const colores = [
  'tinta',
  'tinta-2',
  'papel',
  'fondo',
  'linea',
  'borde',
  'primario',
  'primario-tenue',
  'enlace',
  'verde',
  'verde-tenue',
  'ambar',
  'ambar-tenue',
  'rojo',
  'rojo-tenue',
  'foco',
  'acento',
  'acento-tenue',
] as const;

/** Paleta del tema. */
export const paleta: Dibujo = () => (
  <ul class="muestra-colores">
    {colores.map((nombre) => (
      <li key={nombre}>
        <svg viewBox="0 0 8 8" aria-hidden="true">
          <rect class={`color-${nombre}`} width="8" height="8" />
        </svg>
        {nombre}
      </li>
    ))}
  </ul>
);

/** Escala de la letra y enlaces. */
export const letra: Dibujo = () => (
  <>
    <p class="muestra-titulo-1">Haga sus trámites en línea</p>
    <p class="muestra-titulo-2">Cuánto demora</p>
    <p class="muestra-titulo-3">Antes de empezar</p>
    <p>
      Texto normal con un <a href="#letra">enlace dentro de la frase</a>,{' '}
      <strong>algo importante</strong> y cifras que se alinean: 1.111.111 y 8.888.888.
    </p>
    <p>
      <small>Texto chico para notas: Il1 O0 rn m, letras que no se confunden.</small>
    </p>
    <p>{ejemplos.palabraLarga}</p>
  </>
);
