import { Cabecera } from '../pagina/cabecera.tsx';
import { SaltoAContenido } from '../pagina/documento.tsx';
import { EnlaceVolver, MigasDePan } from '../pagina/pagina.tsx';
import { Pie } from '../pagina/pie.tsx';
import type { EnlaceIdioma, Sitio } from '../pagina/sitio.ts';
import { Buscador } from '../tablas/navegacion.tsx';
import type { Dibujo } from './seccion.tsx';

/** Sitio municipal de ejemplo. */
export const sitioDeMuestra: Sitio = {
  tipo: 'municipal',
  nombre: 'Municipalidad de Ñuñoa',
  bajada: 'Región Metropolitana',
  href: '#cromo',
  iniciales: 'Ñ',
  navegacion: [
    { texto: 'Trámites', href: '#n1', actual: true },
    { texto: 'Mis solicitudes', href: '#n2' },
    { texto: 'Verificar un documento', href: '#n3' },
    { texto: 'Ayuda', href: '#n4' },
  ],
  pie: {
    unidad: 'Oficina de Partes, Reclamos e Informaciones',
    encargado: 'Carolina Fuentes, encargada',
    direccion: 'Av. Principal 100',
    telefono: '+56 2 2000 0000',
    correo: 'oirs@ejemplo.cl',
    horario: 'Lunes a viernes, de 8:30 a 14:00',
    accesibilidad: '#accesibilidad',
    enlaces: [{ texto: 'Datos personales', href: '#datos' }],
  },
};

const idiomas: readonly EnlaceIdioma[] = [
  { idioma: 'es-CL', texto: 'Español', href: '#es', actual: true },
  { idioma: 'en', texto: 'English', href: '#en' },
  { idioma: 'arn', texto: 'Mapudungun', href: '#arn' },
  { idioma: 'ht', texto: 'Kreyòl ayisyen', href: '#ht' },
];

/** Cabeceras, migas, portada y pie. */
export const cromo: Dibujo = (x) => (
  <>
    <SaltoAContenido texto="Saltar al contenido" />
    <div class="muestra-marco">
      <Cabecera
        sitio={sitioDeMuestra}
        usuario={{
          nombre: 'María Del Río',
          detalle: 'RUN 12.345.678-5',
          salir: '#salir',
          enlaces: [{ texto: 'Mis datos', href: '#datos' }],
        }}
      />
      <div class="portada">
        <div class="ancho">
          <p class="muestra-titulo-1">Trámites en Ñuñoa</p>
          <p>Haga su trámite sin ir a la municipalidad.</p>
          <Buscador
            id={`${x}portada`}
            accion="#cromo"
            etiqueta={`¿Qué trámite necesita? (${x})`}
            ayuda="Por ejemplo: certificado de número."
            grande
          />
        </div>
      </div>
      <div class="ancho">
        <MigasDePan
          migas={[
            { texto: 'Inicio', href: '#inicio' },
            { texto: 'Dirección de Obras', href: '#obras' },
          ]}
        />
        <EnlaceVolver texto="Volver" href="#volver" />
      </div>
      <Pie sitio={sitioDeMuestra} idiomas={idiomas} />
    </div>
    <div class="muestra-marco">
      <Cabecera
        sitio={{
          ...sitioDeMuestra,
          tipo: 'nacional',
          nombre: 'Municipios Digitales',
          iniciales: 'MD',
          bajada: 'Trámites de todo Chile',
          navegacion: [],
        }}
        ingreso={{ texto: 'Ingresar', href: '#ingresar' }}
      />
    </div>
  </>
);
