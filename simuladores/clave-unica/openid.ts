import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { camposDeTexto } from '../soporte/formulario.ts';
import type { Reloj } from '../soporte/reloj.ts';
import { textosIguales } from '../soporte/textos-iguales.ts';
import { type Codigos, VIDA_ACCESO_S } from './codigos.ts';
import type { PadronFicticio } from './personas.ts';
import { type ClienteRegistrado, SCOPE } from './solicitud.ts';

interface Dependencias {
  readonly reloj: Reloj;
  readonly origen: () => string;
  readonly clientes: readonly ClienteRegistrado[];
  readonly padron: PadronFicticio;
  readonly codigos: Codigos;
}

/** Identificador opaco y distinto del RUN: nadie debe usarlo como llave. */
const sujeto = (run: number) => String((run * 7919) % 9_999_991);

function rechazar(respuesta: FastifyReply, error: string, detalle: string) {
  return respuesta.code(400).send({ error, error_description: detalle });
}

/** Token, datos de la persona, llaves públicas y descubrimiento. */
export async function rutasOpenid(app: FastifyInstance, dependencias: Dependencias): Promise<void> {
  const { reloj, origen, clientes, padron, codigos } = dependencias;
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const kid = randomBytes(8).toString('hex');
  const llave = { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' };
  const emisor = () => `${origen()}/openid`;

  const firmarIdToken = (run: number, cliente: string) => {
    const ahora = Math.floor(reloj() / 1000);
    return new SignJWT({})
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
      .setIssuer(emisor())
      .setSubject(sujeto(run))
      .setAudience(cliente)
      .setIssuedAt(ahora)
      .setExpirationTime(ahora + 600)
      .sign(privateKey);
  };

  app.post('/openid/token/', async (peticion, respuesta) => {
    const tipo = peticion.headers['content-type'] ?? '';
    if (!tipo.startsWith('application/x-www-form-urlencoded')) {
      return rechazar(respuesta, 'invalid_request', 'El cuerpo debe ser un formulario.');
    }
    const campos = camposDeTexto(peticion.body);
    const cliente = clientes.find(({ id }) => id === campos.client_id);
    if (!cliente || !textosIguales(campos.client_secret ?? '', cliente.secreto)) {
      return rechazar(respuesta, 'invalid_client', 'Las credenciales no corresponden.');
    }
    if (campos.grant_type !== 'authorization_code') {
      return rechazar(respuesta, 'unsupported_grant_type', 'Solo authorization_code.');
    }
    const codigo = codigos.consumir(campos.code ?? '');
    const { solicitud } = codigo ?? {};
    if (
      !codigo ||
      solicitud?.cliente.id !== cliente.id ||
      solicitud.redirectUri !== campos.redirect_uri ||
      solicitud.estado !== campos.state
    ) {
      return rechazar(respuesta, 'invalid_grant', 'El código venció, ya se usó o no es suyo.');
    }
    return {
      access_token: codigos.emitirAcceso(codigo.run),
      token_type: 'bearer',
      expires_in: VIDA_ACCESO_S,
      id_token: await firmarIdToken(codigo.run, cliente.id),
    };
  });

  app.post('/openid/userinfo/', async (peticion, respuesta) => {
    const acceso = /^Bearer ([0-9a-f]{32})$/i.exec(peticion.headers.authorization ?? '')?.[1];
    const run = acceso && codigos.runDeAcceso(acceso);
    const persona = padron.personas.find((candidata) => candidata.run === run);
    if (!persona) return respuesta.code(401).send({ error: 'invalid_token' });
    return {
      sub: sujeto(persona.run),
      RolUnico: { DV: persona.dv, numero: persona.run, tipo: 'RUN' },
      name: { apellidos: persona.apellidos, nombres: persona.nombres },
    };
  });
  app.get('/openid/userinfo/', async (_peticion, respuesta) =>
    respuesta.code(405).header('allow', 'POST').send({ error: 'method_not_allowed' }),
  );

  app.get('/openid/jwks', async () => ({ keys: [llave] }));
  app.get('/openid/.well-known/openid-configuration', async () => ({
    issuer: emisor(),
    authorization_endpoint: `${emisor()}/authorize/`,
    token_endpoint: `${emisor()}/token/`,
    userinfo_endpoint: `${emisor()}/userinfo/`,
    jwks_uri: `${emisor()}/jwks`,
    end_session_endpoint: `${origen()}/api/v1/accounts/app/logout`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    scopes_supported: SCOPE.split(' '),
  }));
}
