import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { textos } from '../../../idioma/index.ts';
import type { Puertos } from '../../puertos.ts';
import { verificarCodigo } from './verificar.ts';

const Ficha = Type.Object({
  codigo: Type.String(),
  municipio: Type.String(),
  titulo: Type.String(),
  emitido: Type.String(),
  sha256: Type.String(),
  bytes: Type.Integer(),
  estado: Type.Union([Type.Literal('vigente'), Type.Literal('revocado')]),
  motivo_revocacion: Type.Optional(Type.String()),
  revocado: Type.Optional(Type.String()),
  firmante: Type.Optional(Type.String()),
  copia_publica: Type.Boolean(),
});
const Falla = Type.Object({ error: Type.String(), mensaje: Type.String() });

/** `GET /api/v1/verificar/{codigo}`: datos públicos de un documento emitido. */
export function apiDeVerificacion(app: FastifyInstance, puertos: Pick<Puertos, 'base'>): void {
  app.withTypeProvider<TypeBoxTypeProvider>().get(
    '/api/v1/verificar/:codigo',
    {
      config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: {
        summary: 'Verifica un documento por su código',
        description: 'Dice si el documento existe, su huella, quién lo firmó y si sigue vigente.',
        tags: ['documentos'],
        params: Type.Object({ codigo: Type.String({ maxLength: 100 }) }),
        response: { 200: Ficha, 400: Falla, 404: Falla },
      },
    },
    async (solicitud, respuesta) => {
      const verificado = await verificarCodigo(puertos, solicitud.params.codigo);
      if (!verificado.ok) {
        const { error } = verificado;
        return respuesta
          .code(error === 'no-encontrado' ? 404 : 400)
          .send({ error, mensaje: textos('es-CL').verificacion.fallas[error] });
      }
      const ficha = verificado.valor;
      return {
        codigo: ficha.codigo,
        municipio: ficha.municipalidad,
        titulo: ficha.titulo,
        emitido: ficha.emitidoEn,
        sha256: ficha.sha256,
        bytes: ficha.bytes,
        estado: ficha.estado,
        ...(ficha.motivoRevocacion === undefined
          ? {}
          : { motivo_revocacion: ficha.motivoRevocacion }),
        ...(ficha.revocadoEn === undefined ? {} : { revocado: ficha.revocadoEn }),
        ...(ficha.firmante === undefined ? {} : { firmante: ficha.firmante }),
        copia_publica: ficha.copiaPublica,
      };
    },
  );
}
