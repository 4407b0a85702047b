import type { VNode } from 'preact';
import {
  Aviso,
  Desplegable,
  EncabezadoPagina,
  EnlaceBoton,
  Fecha,
} from '../../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import { CuentaDelPlazo, Dicho, type TramiteTraducido } from '../../tramites/index.ts';

/**
 * Corrección pedida. El formulario va en `children` y trae el título, lo que pide el funcionario y
 * la fecha; aquí va lo que la ley obliga a advertir.
 */
export function CorreccionPedida(p: {
  readonly t: Textos;
  readonly en: TramiteTraducido;
  readonly explicacion: string;
  readonly vence: string | undefined;
  readonly children: VNode;
}): VNode {
  const { t } = p;
  return (
    <>
      <p class="encabezado-rotulo">
        <Dicho en={p.en} ruta="nombre">
          {p.en.definicion.nombre}
        </Dicho>
      </p>
      {p.children}
      <Aviso tono="advertencia">
        <p>{t.seguimiento.corregirAviso}</p>
      </Aviso>
      <Desplegable titulo={t.ficha.comoSeCuenta}>
        <CuentaDelPlazo t={t} explicacion={p.explicacion} vence={p.vence} />
        <p>{t.seguimiento.corregirLey}</p>
      </Desplegable>
    </>
  );
}

/** El plazo ya venció: qué pasó y qué puede hacer. */
export function CorreccionTardia(p: {
  readonly t: Textos;
  readonly vence: string | undefined;
  readonly caso: string;
  readonly nueva: string;
}): VNode {
  const { t } = p;
  return (
    <>
      <EncabezadoPagina titulo={t.seguimiento.tarde} />
      <Aviso tono="error">
        {p.vence === undefined ? null : (
          <p>
            {t.seguimiento.vencioEl} <Fecha iso={p.vence} />.
          </p>
        )}
        <p>{t.seguimiento.tardeTexto}</p>
      </Aviso>
      <EnlaceBoton href={p.nueva}>{t.ficha.empezarOtra}</EnlaceBoton>{' '}
      <EnlaceBoton href={p.caso} variante="secundario">
        {t.formulario.seguirSolicitud}
      </EnlaceBoton>
    </>
  );
}
