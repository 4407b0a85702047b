import type { LightMyRequestResponse } from 'fastify';
import { fijarPrograma } from '../../../src/modulos/evaluacion/planes/index.ts';
import { CUENTAS, ingresarFuncionario, type Navegador, type Sitio } from '../../abuso/sitio.ts';

/** El sitio con quien dirige el programa y con quienes administran dos municipalidades. */
export interface Actores {
  readonly programa: Navegador;
  readonly nunoa: Navegador;
  readonly valparaiso: Navegador;
  /** Otra persona de la primera municipalidad. */
  readonly revisora: Navegador;
}

export async function abrirActores(sitio: Sitio): Promise<Actores> {
  await fijarPrograma(sitio.prueba.duenio, [{ run: 41_532_864, nombre: 'Prueba' }]);
  const nunoa = await ingresarFuncionario(sitio, CUENTAS.administraNunoa);
  return {
    nunoa,
    programa: nunoa,
    valparaiso: await ingresarFuncionario(sitio, CUENTAS.administraValparaiso),
    revisora: await ingresarFuncionario(sitio, CUENTAS.revisaNunoa),
  };
}

/** Fecha a tantos días de hoy, como se escribe en pantalla. */
export function enDias(sitio: Sitio, dias: number): string {
  const hoy = sitio.puertos.reloj.ahora().toZonedDateTimeISO('America/Santiago').toPlainDate();
  return hoy.add({ days: dias }).toString().split('-').reverse().join('-');
}

/** Adelanta el reloj del sitio. */
export function adelantar({ puertos: { reloj } }: Sitio, minutos: number): void {
  reloj.fijar(reloj.ahora().add({ minutes: minutos }));
}

/** Crea una campaña en pantalla e invita a Ñuñoa y Valparaíso. Abre las dos encuestas. */
export async function crearCampana(
  sitio: Sitio,
  actores: Actores,
  id: string,
  cierraEn = 60,
): Promise<void> {
  await actores.programa.enviar('/programa', {
    id,
    nombre: `Campaña ${id}`,
    abre: enDias(sitio, -1),
    cierra: enDias(sitio, cierraEn),
  });
  const invitados = await actores.programa.enviar(`/programa/campanas/${id}`, {
    accion: 'invitar',
    municipios: '13120, 05101',
  });
  if (!invitados.body.includes('Se invitó a 2 municipios')) throw new Error(invitados.body);
  await actores.nunoa.ver(`/nunoa/funcionarios/madurez/${id}`);
  await actores.valparaiso.ver(`/valparaiso/funcionarios/madurez/${id}`);
}

/** Sube un archivo en un formulario con archivos. */
export function subir(
  { app }: Pick<Sitio, 'app'>,
  quien: Navegador,
  url: string,
  archivo: {
    readonly nombre: string;
    readonly bytes: Uint8Array | string;
    readonly mime?: string;
    readonly campos?: Readonly<Record<string, string>>;
  },
): Promise<LightMyRequestResponse> {
  const corte = 'corte-de-prueba';
  const campos = Object.entries(archivo.campos ?? {}).map(
    ([nombre, valor]) =>
      `--${corte}\r\ncontent-disposition: form-data; name="${nombre}"\r\n\r\n${valor}\r\n`,
  );
  return app.inject({
    method: 'POST',
    url,
    headers: {
      cookie: [...quien.cookies].map(([n, v]) => `${n}=${v}`).join('; '),
      'sec-fetch-site': 'same-origin',
      'content-type': `multipart/form-data; boundary=${corte}`,
    },
    payload: Buffer.concat([
      Buffer.from(campos.join('')),
      Buffer.from(
        `--${corte}\r\ncontent-disposition: form-data; name="archivo"; filename="${archivo.nombre}"\r\ncontent-type: ${archivo.mime ?? 'application/octet-stream'}\r\n\r\n`,
      ),
      Buffer.from(archivo.bytes),
      Buffer.from(`\r\n--${corte}--\r\n`),
    ]),
  });
}

/** Campos ocultos y valores de los formularios de una página, por nombre. */
export function ocultosDe(html: string): Record<string, string[]> {
  const campos: Record<string, string[]> = {};
  for (const [marca] of html.matchAll(/<input [^>]*type="hidden"[^>]*>/g)) {
    const nombre = /name="([^"]*)"/.exec(marca)?.[1] ?? '';
    const valor = /value="([^"]*)"/.exec(marca)?.[1] ?? '';
    campos[nombre] = [...(campos[nombre] ?? []), valor.replaceAll('&amp;', '&')];
  }
  return campos;
}

/** Respuestas vigentes de un municipio en una campaña, por ítem. */
export async function vigentesDe(
  { puertos }: Sitio,
  municipioId: number,
  campana: string,
): Promise<Readonly<Record<string, string>>> {
  const filas = await puertos.base.conMunicipio(municipioId, ({ db }) =>
    db
      .selectFrom('respuesta_item as r')
      .innerJoin('medicion as m', (u) =>
        u
          .onRef('m.municipio_id', '=', 'r.municipio_id')
          .onRef('m.medicion_id', '=', 'r.medicion_id'),
      )
      .select(['r.item_id', 'r.clase', 'r.valor'])
      .where('r.municipio_id', '=', municipioId)
      .where('m.campana_id', '=', campana)
      .execute(),
  );
  return Object.fromEntries(filas.map((f) => [f.item_id, f.valor ?? f.clase]));
}
