import type { FastifyInstance } from 'fastify';
import { renderHtml } from '../diseno/index.ts';
import { MuestrarioInterno } from '../diseno/muestrario/muestrario-interno.tsx';
import { PaginaMuestrario } from '../diseno/muestrario/pagina-muestrario.tsx';
import { textos } from '../idioma/index.ts';
import type { Marco } from '../modulos/marco.ts';
import type { CorreoLocal } from '../plataforma/correo/correo-local.ts';
import { Accesibilidad } from './vistas/accesibilidad.tsx';
import { BandejaDeCorreo } from './vistas/bandeja-de-correo.tsx';

/** Páginas propias de la instalación: accesibilidad, componentes y correo de la demostración. */
export function rutasDePaginas(
  app: FastifyInstance,
  { marco, bandejaLocal }: { readonly marco: Marco; readonly bandejaLocal?: CorreoLocal },
): void {
  app.get('/accesibilidad', (solicitud, respuesta) => {
    const idioma = marco.idiomaDe(solicitud);
    const t = textos(idioma).accesibilidad;
    return marco.publica(solicitud, respuesta, {
      titulo: t.titulo,
      idioma,
      contenido: <Accesibilidad textos={t} />,
    });
  });

  app.get('/diseno', (solicitud, respuesta) =>
    marco.publica(solicitud, respuesta, {
      titulo: 'Componentes de diseño',
      ancho: 'amplio',
      contenido: <PaginaMuestrario />,
    }),
  );
  app.get('/diseno/interno', (_solicitud, respuesta) =>
    respuesta.type('text/html; charset=utf-8').send(renderHtml(<MuestrarioInterno />)),
  );

  // Solo existe cuando no hay servidor de correo: muestra lo que habría salido.
  if (bandejaLocal === undefined) return;
  app.get('/demostracion/correo', async (solicitud, respuesta) =>
    marco.publica(solicitud, respuesta, {
      titulo: 'Correos de la demostración',
      privada: true,
      contenido: <BandejaDeCorreo mensajes={await bandejaLocal.listarBandejaLocal()} />,
    }),
  );
}
