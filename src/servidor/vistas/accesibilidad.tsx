import type { VNode } from 'preact';
import { EncabezadoPagina } from '../../diseno/index.ts';
import type { Catalogo } from '../../idioma/index.ts';

/** Declaración de accesibilidad: qué se puede, qué falta y a quién avisar. */
export function Accesibilidad({
  textos: t,
}: {
  readonly textos: Catalogo['accesibilidad'];
}): VNode {
  return (
    <>
      <EncabezadoPagina titulo={t.titulo} bajada={t.compromiso} />
      <p>
        {t.norma} {t.ley}
      </p>
      <p>{t.puede}</p>
      <ul>
        {t.capacidades.map((capacidad) => (
          <li key={capacidad}>{capacidad}</li>
        ))}
      </ul>
      <h2>{t.faltas}</h2>
      <ul>
        {t.pendientes.map((pendiente) => (
          <li key={pendiente}>{pendiente}</li>
        ))}
      </ul>
      <h2>{t.avise}</h2>
      <p>{t.enPersona}</p>
    </>
  );
}
