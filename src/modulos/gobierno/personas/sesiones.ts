import { createHash } from 'node:crypto';
import { uuidV7 } from '../../../base/ids.ts';
import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import type { ErrorIdentidad } from '../../../plataforma/identidad/puerto.ts';
import type { Puertos } from '../../puertos.ts';
import { DURACION, MINUTOS_DE_INGRESO, type Sesion } from './dominio.ts';
import * as repositorio from './repositorio.ts';

type PuertosDeSesion = Pick<Puertos, 'base' | 'reloj' | 'azar' | 'identidad' | 'urlPublica'>;

export type ErrorIngreso =
  | ErrorIdentidad
  | 'ingreso-vencido'
  | 'ingreso-usado'
  | 'sin-cuenta-municipal';

/** Ficha de quien trabaja en un municipio, según la busca el módulo de administración. */
export type BuscarFuncionario = (
  municipioId: number,
  run: number,
) => Promise<{ readonly funcionarioId: string } | undefined>;

const RETORNO = '/ingreso/clave-unica/retorno';

/** Ingresos y sesiones de personas. La cookie lleva un valor al azar; la base, solo su hash. */
export interface Sesiones {
  /** Prepara la ida a ClaveÚnica. `estado` va en una cookie de corta vida. */
  iniciar(pedido: {
    readonly destino: string;
    readonly municipioId?: number;
  }): Promise<{ readonly url: string; readonly estado: string }>;
  /** Canjea la vuelta de ClaveÚnica por una sesión nueva. */
  completar(vuelta: {
    readonly codigo: string;
    readonly estadoRecibido: string;
    /** El de la cookie; sin ella, el ingreso no se puede completar. */
    readonly estadoGuardado: string | undefined;
  }): Promise<
    Resultado<
      { readonly cookie: string; readonly destino: string; readonly municipioId?: number },
      ErrorIngreso
    >
  >;
  leer(cookie: string): Promise<Sesion | undefined>;
  /** Cambia la cookie por otra al superar el segundo factor: la anterior deja de servir. */
  elevar(cookie: string, sesion: Sesion): Promise<string>;
  cerrar(cookie: string): Promise<void>;
  urlCierre(): string;
}

/** Construye el servicio de sesiones sobre sus puertos. */
export function crearSesiones(
  puertos: PuertosDeSesion,
  buscarFuncionario: BuscarFuncionario,
): Sesiones {
  const { base, reloj, identidad } = puertos;
  const redirectUri = `${puertos.urlPublica}${RETORNO}`;

  async function abrir(datos: {
    readonly personaId: string;
    readonly municipioId: number | null;
    readonly funcionarioId: string | null;
    readonly segundoFactor: boolean;
  }): Promise<string> {
    const cookie = Buffer.from(puertos.azar(32)).toString('base64url');
    const ahora = reloj.ahora();
    const { total } = datos.funcionarioId === null ? DURACION.ciudadano : DURACION.funcionario;
    await base.consulta((tx) =>
      repositorio.insertarSesion(tx, {
        ...datos,
        hash: resumir(cookie),
        ahora: ahora.toString(),
        expiraEn: ahora.add({ minutes: total }).toString(),
      }),
    );
    return cookie;
  }

  return {
    iniciar: async ({ destino, municipioId }) => {
      const { url, estado } = await identidad.iniciar(redirectUri);
      const ahora = reloj.ahora();
      await base.consulta((tx) =>
        repositorio.guardarIngreso(tx, {
          estadoHash: resumir(estado),
          destino,
          ambito: municipioId === undefined ? 'ciudadano' : 'funcionario',
          municipioId: municipioId ?? null,
          creadoEn: ahora.toString(),
          expiraEn: ahora.add({ minutes: MINUTOS_DE_INGRESO }).toString(),
        }),
      );
      return { url, estado };
    },

    completar: async ({ codigo, estadoRecibido, estadoGuardado }) => {
      const ahora = reloj.ahora().toString();
      const ingreso =
        estadoGuardado === undefined
          ? undefined
          : await base.consulta((tx) =>
              repositorio.tomarIngreso(tx, resumir(estadoGuardado), ahora),
            );
      if (estadoGuardado === undefined || ingreso === undefined) {
        // Recargar la vuelta, o abrirla de nuevo, no es demorarse: ese ingreso ya sirvió.
        const usado = await base.consulta((tx) =>
          repositorio.ingresoUsado(tx, resumir(estadoRecibido)),
        );
        return falla(usado ? 'ingreso-usado' : 'ingreso-vencido');
      }
      const identificada = await identidad.completar({
        redirectUri,
        codigo,
        estadoRecibido,
        estadoGuardado,
      });
      if (!identificada.ok) return identificada;
      const { municipio_id: municipioId } = ingreso;
      const funcionario =
        municipioId === null
          ? undefined
          : await buscarFuncionario(municipioId, identificada.valor.rut.numero);
      if (municipioId !== null && funcionario === undefined) return falla('sin-cuenta-municipal');
      const personaId = await base.consulta((tx) =>
        repositorio.guardarPersona(
          tx,
          identificada.valor,
          uuidV7(reloj.ahora().epochMilliseconds, puertos.azar(10)),
          ahora,
        ),
      );
      const cookie = await abrir({
        personaId,
        municipioId,
        funcionarioId: funcionario?.funcionarioId ?? null,
        segundoFactor: false,
      });
      return exito({
        cookie,
        destino: ingreso.destino,
        ...(municipioId === null ? {} : { municipioId }),
      });
    },

    leer: async (cookie) => {
      const ahora = reloj.ahora();
      const hash = resumir(cookie);
      const vistaDesde = ahora.subtract({ minutes: DURACION.ciudadano.inactividad }).toString();
      const fila = await base.consulta((tx) =>
        repositorio.leerSesion(tx, hash, ahora.toString(), vistaDesde),
      );
      if (fila === undefined) return undefined;
      // Anotar cada minuto basta: no se escribe en cada página vista.
      const vistaHasta = Temporal.Instant.from(fila.vista_en).add({ minutes: 1 });
      if (vistaHasta.epochMilliseconds < ahora.epochMilliseconds) {
        await base.consulta((tx) => repositorio.tocarSesion(tx, hash, ahora.toString()));
      }
      return aSesion(fila);
    },

    elevar: async (cookie, sesion) => {
      await base.consulta((tx) => repositorio.borrarSesion(tx, resumir(cookie)));
      return abrir({
        personaId: sesion.personaId,
        municipioId: sesion.funcionario?.municipioId ?? null,
        funcionarioId: sesion.funcionario?.funcionarioId ?? null,
        segundoFactor: true,
      });
    },

    cerrar: (cookie) => base.consulta((tx) => repositorio.borrarSesion(tx, resumir(cookie))),
    urlCierre: () => identidad.urlCierre(`${puertos.urlPublica}/`),
  };
}

function resumir(secreto: string): string {
  return createHash('sha256').update(secreto).digest('hex');
}

function aSesion(fila: NonNullable<Awaited<ReturnType<typeof repositorio.leerSesion>>>): Sesion {
  return {
    personaId: fila.persona_id,
    rut: { numero: fila.run, dv: fila.dv },
    nombre: `${fila.nombres} ${fila.apellidos}`,
    ...(fila.correo === null ? {} : { correo: fila.correo }),
    ...(fila.telefono === null ? {} : { telefono: fila.telefono }),
    ...(fila.municipio_id === null || fila.funcionario_id === null
      ? {}
      : {
          funcionario: {
            municipioId: fila.municipio_id,
            funcionarioId: fila.funcionario_id,
            segundoFactor: fila.segundo_factor,
          },
        }),
  };
}
