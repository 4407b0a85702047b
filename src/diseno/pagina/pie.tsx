import type { VNode } from 'preact';
import { Icono } from '../icono.tsx';
import { useTextos } from '../textos.ts';
import type { EnlaceIdioma, Sitio } from './sitio.ts';

const soloDigitos = (telefono: string): string => telefono.replace(/[^\d+]/g, '');

/** Pie: unidad que atiende con su contacto, accesibilidad, enlaces e idiomas. */
export function Pie({
  sitio,
  idiomas,
}: {
  readonly sitio: Sitio;
  readonly idiomas?: readonly EnlaceIdioma[] | undefined;
}): VNode {
  const t = useTextos();
  const pie = sitio.pie;
  return (
    <footer class="pie">
      <div class="ancho pie-columnas">
        <div class="pie-contacto">
          <p class="pie-nombre">{sitio.nombre}</p>
          <p>
            {pie.unidad}
            {pie.encargado ? (
              <>
                <br />
                {pie.encargado}
              </>
            ) : null}
          </p>
          <ul>
            {pie.direccion ? (
              <li>
                <Icono nombre="lugar" />
                {pie.direccion}
              </li>
            ) : null}
            {pie.horario ? (
              <li>
                <Icono nombre="reloj" />
                {pie.horario}
              </li>
            ) : null}
            {pie.telefono ? (
              <li>
                <Icono nombre="telefono" />
                <a href={`tel:${soloDigitos(pie.telefono)}`}>{pie.telefono}</a>
              </li>
            ) : null}
            {pie.correo ? (
              <li>
                <Icono nombre="correo" />
                <a href={`mailto:${pie.correo}`}>{pie.correo}</a>
              </li>
            ) : null}
          </ul>
        </div>
        <ul class="pie-enlaces">
          <li>
            <a href={pie.accesibilidad}>{t.accesibilidad}</a>
          </li>
          {pie.enlaces?.map((e) => (
            <li key={e.href}>
              <a href={e.href}>{e.texto}</a>
            </li>
          ))}
        </ul>
        {idiomas?.length ? (
          <nav class="pie-idiomas" aria-label={t.idiomas}>
            <p>
              <Icono nombre="mundo" />
              {t.idiomas}
            </p>
            <ul>
              {idiomas.map((i) => (
                <li key={i.idioma}>
                  <a
                    href={i.href}
                    lang={i.idioma}
                    hreflang={i.idioma}
                    aria-current={i.actual ? 'true' : undefined}
                  >
                    {i.texto}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
      </div>
    </footer>
  );
}
