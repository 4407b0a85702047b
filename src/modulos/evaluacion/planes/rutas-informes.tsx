import { createReadStream } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import type { Topologia } from '../../../graficos/index.ts';
import { crearPiezasDePrograma, type DependenciasEncuesta } from '../encuesta/index.ts';
import { leerFuentesDeInforme } from '../tablero/index.ts';
import { crearTaller } from './informe/taller.ts';
import { datosDeInformeDe } from './informe.ts';
import { PaginaInformes } from './vistas/informes.tsx';

/** Pantalla del programa para componer los informes de todas las municipalidades. */
export function rutasDeInformes(
  app: FastifyInstance,
  deps: DependenciasEncuesta & { readonly mapaComunas: Topologia },
): void {
  const { puertos, territorio } = deps;
  const { exigir, pagina } = crearPiezasDePrograma(deps);
  const fuentes = leerFuentesDeInforme(territorio, deps.mapaComunas);
  const taller = crearTaller({
    municipios: territorio.municipios,
    datosDe: (m) => datosDeInformeDe(deps, fuentes, m),
    pdf: puertos.pdf,
    reloj: puertos.reloj,
  });
  app.addHook('onClose', () => taller.cerrar());

  app.get('/programa/informes', async (s, r) => {
    if ((await exigir(s, r)) === undefined) return r;
    const estado = taller.estado();
    if (estado.clase === 'en-curso') r.header('refresh', '2');
    return pagina(
      s,
      r,
      'Informes de madurez digital',
      <PaginaInformes
        estado={estado}
        total={territorio.municipios.length}
        ahora={puertos.reloj.ahora()}
      />,
    );
  });

  app.post('/programa/informes', async (s, r) => {
    if ((await exigir(s, r)) === undefined) return r;
    taller.iniciar();
    return r.redirect('/programa/informes', 303);
  });

  app.get('/programa/informes.zip', async (s, r) => {
    if ((await exigir(s, r)) === undefined) return r;
    const estado = taller.estado();
    if (estado.clase !== 'listo') return r.redirect('/programa/informes', 303);
    return r
      .type('application/zip')
      .header('cache-control', 'no-store')
      .header('content-length', estado.bytes)
      .header('content-disposition', 'attachment; filename="informes-madurez.zip"')
      .send(createReadStream(estado.archivo));
  });
}
