import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import type { AreasDeMejora, Biblioteca } from '../estrategia/index.ts';
import { comparar } from '../madurez/index.ts';
import type { DependenciasTablero } from './dependencias.ts';
import type { Estudio2015 } from './estudio.ts';
import { seriesComparables } from './evolucion.ts';
import type { Gradualidad } from './ley-21180.ts';
import { proponer2015 } from './proponer-2015.ts';
import { PaginaBuscar } from './vistas/buscar.tsx';
import { EvolucionDelMunicipio } from './vistas/evolucion.tsx';
import { MedicionHoy } from './vistas/medicion-hoy.tsx';
import { PaginaMunicipio } from './vistas/municipio.tsx';
import { LeyDelMunicipio, PaginaMunicipioSinEstudio } from './vistas/municipio-sin-estudio.tsx';

interface Piezas extends DependenciasTablero {
  readonly estudio: Estudio2015 | null;
  readonly areas: AreasDeMejora;
  readonly biblioteca: Biblioteca;
  readonly gradualidad: Gradualidad;
  readonly anio: () => number;
  readonly dibujar: (clave: string, nodo: () => VNode) => VNode;
  readonly pagina: (
    s: FastifyRequest,
    r: FastifyReply,
    titulo: string,
    contenido: VNode,
  ) => Promise<FastifyReply>;
}

/** Página pública de cada municipio, por su nombre en direcciones web o su CUT, y su búsqueda. */
export function paginaDeMunicipio(app: FastifyInstance, p: Piezas): void {
  const { territorio, estudio } = p;

  app.get<{ Querystring: { q?: unknown } }>('/madurez/buscar', (s, r) => {
    const q = typeof s.query.q === 'string' ? s.query.q.trim().slice(0, 80) : '';
    const hallados = q === '' ? [] : territorio.parecidos(q).slice(0, 12);
    return p.pagina(s, r, 'Buscar una municipalidad', <PaginaBuscar q={q} hallados={hallados} />);
  });

  app.get<{ Params: { cut: string } }>('/madurez/informes/:cut.pdf', async (s, r) => {
    const municipio = territorio.porCut.get(s.params.cut);
    const pdf = municipio === undefined ? undefined : await p.informe?.(municipio);
    if (pdf === undefined) return p.marco.noEncontrada(s, r);
    return r
      .type('application/pdf')
      .header('content-disposition', `inline; filename="madurez-${s.params.cut}.pdf"`)
      .send(Buffer.from(pdf));
  });

  app.get<{ Params: { municipio: string } }>('/madurez/municipios/:municipio', async (s, r) => {
    const pedido = s.params.municipio;
    const cut = /^\d{4,5}$/.test(pedido) ? pedido.padStart(5, '0') : undefined;
    const municipio =
      cut === undefined ? territorio.porSlug.get(pedido) : territorio.porCut.get(cut);
    if (municipio === undefined) {
      const otro = territorio.porAlias.get(pedido.toLowerCase());
      return otro === undefined
        ? p.marco.noEncontrada(s, r)
        : r.redirect(`/madurez/municipios/${otro.slug}`, 301);
    }
    const grupoLey = p.gradualidad.grupoDe(municipio.cut);
    const ley = <LeyDelMunicipio gradualidad={p.gradualidad} grupo={grupoLey} anio={p.anio()} />;
    const [hoy, olas] = await Promise.all([
      p.medicionDeHoy?.(municipio),
      p.olas?.(municipio.cut) ?? [],
    ]);
    const serie = seriesComparables(olas).findLast((x) => x.length > 1) ?? [];
    const ficha = estudio?.porCut.get(municipio.cut);
    const cuerpo =
      estudio === null || ficha === undefined ? (
        <PaginaMunicipioSinEstudio municipio={municipio} ley={ley} instalado={estudio !== null} />
      ) : (
        p.dibujar(`municipio:${municipio.cut}:${p.anio()}`, () => (
          <PaginaMunicipio
            ficha={ficha}
            estudio={estudio}
            comparacion={comparar(
              estudio.fichas.map((f) => f.medicion),
              estudio.contextos,
              municipio.cut,
            )}
            propuesta={proponer2015(estudio, ficha, p.biblioteca, p.areas)}
            areas={p.areas}
            ley={ley}
          />
        ))
      );
    return p.pagina(
      s,
      r,
      `Madurez digital de ${municipio.nombre}`,
      <>
        {hoy === undefined ? null : <MedicionHoy hoy={hoy} />}
        {cuerpo}
        <EvolucionDelMunicipio
          nombre={municipio.nombre}
          serie={serie}
          conEstudio={ficha !== undefined}
        />
        <p>
          <a href={`/madurez/informes/${municipio.cut}.pdf`}>
            Descargar el informe de {municipio.nombre} en PDF
          </a>
        </p>
      </>,
    );
  });
}
