import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { crearPiezasDePrograma, type DependenciasEncuesta } from '../encuesta/index.ts';
import { empaquetar } from './informe/empaquetar.ts';
import { estadoDeLotes, pedirLote, repetirFallidos, seguirLote } from './informe/llevar-lote.ts';
import { nombreDeInforme } from './informe/lote.ts';
import { hechosDe, informeDeLote } from './informe/repositorio-lote.ts';
import { PaginaInformes } from './vistas/informes.tsx';

/** Pantalla del programa para componer los informes de todas las municipalidades. */
export function rutasDeInformes(app: FastifyInstance, deps: DependenciasEncuesta): void {
  const { puertos, territorio } = deps;
  const { exigir, pagina } = crearPiezasDePrograma(deps);
  const estado = () => estadoDeLotes(puertos, (cut) => territorio.porCut.get(cut)?.nombre ?? cut);
  // Lo que quedó a medias cuando el sitio se detuvo sigue al partir, sin que nadie lo pida.
  app.addHook('onListen', () =>
    puertos.base.global((tx) => puertos.colas.encolar(tx, 'informes-de-programa', {})),
  );

  app.get('/programa/informes', async (s, r) => {
    if ((await exigir(s, r)) === undefined) return r;
    const lotes = await estado();
    if (lotes.actual.clase === 'en-curso') r.header('refresh', '2');
    return pagina(
      s,
      r,
      'Informes de madurez digital',
      <PaginaInformes
        lotes={lotes}
        total={territorio.municipios.length}
        ahora={puertos.reloj.ahora()}
      />,
    );
  });

  app.post('/programa/informes', async (s, r) => {
    const autor = await exigir(s, r);
    if (autor === undefined) return r;
    await pedirLote(puertos, territorio.municipios.length, autor);
    return r.redirect('/programa/informes', 303);
  });

  app.post('/programa/informes/seguir', async (s, r) => {
    if ((await exigir(s, r)) === undefined) return r;
    const { actual } = await estado();
    if (actual.clase === 'detenido') await seguirLote(puertos);
    if (actual.clase === 'listo' && actual.avance.fallidos.length > 0) {
      await repetirFallidos(puertos, actual.loteId);
    }
    return r.redirect('/programa/informes', 303);
  });

  app.get('/programa/informes.zip', async (s, r) => {
    if ((await exigir(s, r)) === undefined) return r;
    const { listo } = await estado();
    if (listo === undefined) return r.redirect('/programa/informes', 303);
    const { loteId } = listo;
    const hechos = await puertos.base.global((tx) => hechosDe(tx, loteId));
    const fallidos = new Set(listo.avance.fallidos);
    const archivos = territorio.municipios
      .filter((m) => hechos.has(m.cut) && !fallidos.has(m.nombre))
      .map((m) => ({
        nombre: nombreDeInforme(m),
        leer: () => puertos.base.global((tx) => informeDeLote(tx, loteId, m.cut)),
      }));
    return r
      .type('application/zip')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="informes-madurez.zip"')
      .send(Readable.from(empaquetar(archivos)));
  });
}
