import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { textos } from '../../../idioma/index.ts';
import type { Marco } from '../../marco.ts';
import type { Puertos } from '../../puertos.ts';
import { apiDeVerificacion } from './api.ts';
import { copiaPublica, verificarCodigo } from './verificar.ts';
import {
  type Comparacion,
  FichaDocumento,
  FormularioVerificar,
  MEGAS_MAXIMAS,
} from './vistas/verificar.tsx';

// Adivinar un código es inviable (45 bits); el límite frena además a quien lo intente.
const LIMITE = { rateLimit: { max: 30, timeWindow: '1 minute' } } as const;
const BYTES_MAXIMOS = MEGAS_MAXIMAS * 1_048_576;
const Codigo = Type.Object({ codigo: Type.String({ maxLength: 100 }) });

/** Lo que las rutas públicas de verificación necesitan. */
export interface DependenciasVerificacion {
  readonly puertos: Pick<Puertos, 'base' | 'archivos'>;
  readonly marco: Marco;
}

/** Página pública de verificación por código o QR, comparación de un archivo y API en JSON. */
export function rutasDeVerificacion(
  app: FastifyInstance,
  { puertos, marco }: DependenciasVerificacion,
): void {
  apiDeVerificacion(app, puertos);
  const enSuIdioma = (solicitud: FastifyRequest) => {
    const idioma = marco.idiomaDe(solicitud);
    return { idioma, t: textos(idioma).verificacion };
  };

  app.get<{ Querystring: { codigo?: string } }>(
    '/verificar',
    {
      config: LIMITE,
      schema: {
        querystring: Type.Partial(Type.Object({ codigo: Type.String({ maxLength: 100 }) })),
      },
    },
    async (solicitud, respuesta) => {
      const { codigo } = solicitud.query;
      const { idioma, t } = enSuIdioma(solicitud);
      const ficha = codigo === undefined ? undefined : await verificarCodigo(puertos, codigo);
      if (ficha?.ok === true) return respuesta.redirect(`/verificar/${ficha.valor.codigo}`, 303);
      return marco.publica(
        solicitud,
        respuesta.code(ficha?.error === 'no-encontrado' ? 404 : ficha === undefined ? 200 : 400),
        {
          titulo: t.titulo,
          idioma,
          conErrores: ficha !== undefined,
          contenido: (
            <FormularioVerificar
              t={t}
              codigo={codigo}
              error={ficha === undefined ? undefined : t.fallas[ficha.error]}
            />
          ),
        },
      );
    },
  );

  app.get<{ Params: { codigo: string } }>(
    '/verificar/:codigo',
    { config: LIMITE, schema: { params: Codigo } },
    async (solicitud, respuesta) => {
      const { codigo } = solicitud.params;
      const { idioma, t } = enSuIdioma(solicitud);
      const ficha = await verificarCodigo(puertos, codigo);
      if (!ficha.ok) {
        const error = t.fallas[ficha.error];
        return marco.publica(solicitud, respuesta.code(404), {
          titulo: t.noEncontrado,
          idioma,
          conErrores: true,
          contenido: <FormularioVerificar t={t} codigo={codigo} error={error} />,
        });
      }
      return marco.publica(solicitud, respuesta, {
        titulo: t.tituloDe(ficha.valor.titulo),
        municipioId: ficha.valor.municipioId,
        idioma,
        privada: true,
        contenido: <FichaDocumento t={t} ficha={ficha.valor} />,
      });
    },
  );

  app.post<{ Params: { codigo: string } }>(
    '/verificar/:codigo/comparar',
    { config: LIMITE, schema: { params: Codigo } },
    async (solicitud, respuesta) => {
      const { idioma, t } = enSuIdioma(solicitud);
      const ficha = await verificarCodigo(puertos, solicitud.params.codigo);
      if (!ficha.ok) return marco.noEncontrada(solicitud, respuesta);
      const comparacion = await compararArchivo(solicitud, ficha.valor.sha256);
      const conErrores = comparacion === 'sin-archivo' || comparacion === 'demasiado-grande';
      return marco.publica(solicitud, respuesta.code(conErrores ? 400 : 200), {
        titulo: t.tituloDe(ficha.valor.titulo),
        municipioId: ficha.valor.municipioId,
        idioma,
        direccion: `/verificar/${ficha.valor.codigo}`,
        privada: true,
        conErrores,
        contenido: <FichaDocumento t={t} ficha={ficha.valor} comparacion={comparacion} />,
      });
    },
  );

  app.get<{ Params: { codigo: string } }>(
    '/verificar/:codigo/documento',
    { config: LIMITE, schema: { params: Codigo } },
    async (solicitud, respuesta) => {
      const copia = await copiaPublica(puertos, solicitud.params.codigo);
      if (copia === undefined) return marco.noEncontrada(solicitud, respuesta);
      return respuesta
        .header('content-disposition', `attachment; filename="${copia.ficha.codigo}.pdf"`)
        .header('cache-control', 'private, no-store')
        .type('application/pdf')
        .send(Buffer.from(copia.bytes));
    },
  );
}

/** Resume el archivo al paso, sin guardarlo, y lo compara con el documento emitido. */
async function compararArchivo(solicitud: FastifyRequest, sha256: string): Promise<Comparacion> {
  if (!solicitud.isMultipart()) return 'sin-archivo';
  const partes = solicitud.parts({ limits: { files: 1, fileSize: BYTES_MAXIMOS, fields: 5 } });
  for await (const parte of partes) {
    if (parte.type !== 'file') continue;
    const resumen = createHash('sha256');
    let bytes = 0;
    for await (const trozo of parte.file) {
      resumen.update(trozo);
      bytes += trozo.length;
    }
    if (parte.file.truncated) return 'demasiado-grande';
    if (bytes === 0) return 'sin-archivo';
    return resumen.digest('hex') === sha256 ? 'igual' : 'distinto';
  }
  return 'sin-archivo';
}
