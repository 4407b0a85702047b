import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { esUuid } from '../../../../base/ids.ts';
import { falla, type Resultado } from '../../../../base/resultado.ts';
import { Aviso } from '../../../../diseno/index.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import { leerFormulario } from '../../../gobierno/administracion/index.ts';
import {
  agregarNota,
  asignar,
  avanzarExpediente,
  type ErrorReparto,
  expedientePorId,
  LARGO_MAXIMO_NOTA,
  puedeMirar,
  soltar,
  tomar,
} from '../../expedientes/index.ts';
import { abrirCasoDe, type RutaDeCaso } from '../actos/abrir.ts';
import { errorDeOtp, pideOtp } from '../actos/decidir.ts';
import { type FallaDeFirma, fallaDeFirma } from '../actos/falla-de-firma.ts';
import { MOTIVO_REPARTO } from '../bandeja/tomar-varios.ts';
import type { DependenciasDeOficina, Visita } from '../dependencias.ts';
import { abrirVisita } from '../visita.ts';
import { AvisoListo } from './panel.tsx';
import { Caso, type PropsCaso } from './vista.tsx';

type RutaConListo = RutaDeCaso & { Querystring: { listo?: unknown; causa?: unknown } };

const LISTO: Readonly<Record<string, string>> = {
  tomado: 'Usted está a cargo de este caso.',
  soltado: 'El caso quedó libre.',
  asignado: 'El caso quedó asignado.',
  decidido: 'Decisión guardada. El caso pasó al paso siguiente.',
  correccion: 'Corrección pedida. La notificación sale enseguida y el plazo queda en pausa.',
  firmado: 'Documento firmado y emitido. La notificación a la persona sale enseguida.',
  nota: 'Nota guardada.',
  carta: 'Carta registrada. La historia dice desde cuándo vale la notificación.',
  revocado: 'Documento revocado. Quien lo verifique verá que ya no vale.',
};

/** Página de un expediente y lo que se hace con él sin decidir: tomar, soltar, asignar, anotar. */
export function rutasDeCaso(app: FastifyInstance, deps: DependenciasDeOficina): void {
  const { puertos, marco } = deps;
  const ruta = '/:slug/funcionarios/expedientes/:id';

  const mostrar = async (
    solicitud: FastifyRequest<RutaDeCaso>,
    respuesta: FastifyReply,
    extra: Pick<PropsCaso, 'aviso' | 'nota'> & {
      readonly codigo?: number;
      /** Por qué no resultó la firma que falta. */
      readonly falla?: FallaDeFirma | undefined;
    },
  ): Promise<FastifyReply> => {
    const abierto = await abrirCasoDe(deps, solicitud, respuesta);
    if (abierto === undefined) return respuesta;
    const { visita, caso } = abierto;
    // Una dirección vieja no debe decir que falta una firma que ya está.
    const falla = caso.firmaPendiente?.esPropia === true ? extra.falla : undefined;
    const errorOtp = falla?.enLaClave === true ? falla.texto : undefined;
    const avisoDeFirma =
      falla === undefined ? undefined : (
        <Aviso tono="advertencia" titulo="La firma quedó pendiente" anunciar>
          <p>Su decisión está guardada. {falla.texto}</p>
        </Aviso>
      );
    return marco.interna(solicitud, respuesta.code(extra.codigo ?? 200), {
      titulo: `${caso.expediente.folio}, ${caso.expediente.nombre}`,
      municipioId: visita.municipio.municipioId,
      seccion: 'bandeja',
      conErrores: extra.nota !== undefined || errorOtp !== undefined,
      migas: [{ texto: 'Bandeja', href: `${visita.base}/bandeja` }],
      contenido: (
        <Caso
          visita={visita}
          caso={caso}
          comunas={deps.comunas}
          pideOtp={pideOtp(deps)}
          errorOtp={errorOtp}
          aviso={avisoDeFirma ?? extra.aviso}
          nota={extra.nota}
        />
      ),
    });
  };

  app.get<RutaConListo>(ruta, (solicitud, respuesta) =>
    mostrar(solicitud, respuesta, {
      aviso: avisoDe(solicitud.query.listo),
      falla: fallaDeFirma(solicitud.query.causa),
    }),
  );

  const repartir = (
    verbo: 'tomar' | 'soltar' | 'asignar',
    listo: string,
    hacer: (
      tx: TxMunicipal,
      visita: Visita,
      expedienteId: string,
      destinatarioId: string,
    ) => Promise<Resultado<unknown, ErrorReparto>>,
  ): void => {
    app.post<RutaDeCaso>(`${ruta}/${verbo}`, async (solicitud, respuesta) => {
      const visita = await abrirVisita(deps, solicitud, respuesta);
      if (visita === undefined) return respuesta;
      const { id } = solicitud.params;
      const recibido = leerFormulario(solicitud.body);
      const revision = recibido.texto('_revision');
      type Hecho = Resultado<unknown, ErrorReparto | 'cambio'>;
      const hecho = await puertos.base.conMunicipio(
        visita.municipio.municipioId,
        async (tx): Promise<Hecho> => {
          const expediente = esUuid(id) ? await expedientePorId(tx, id) : undefined;
          if (expediente === undefined) return falla('no-existe');
          if (!puedeMirar(expediente, { funcionario: visita.autor })) return falla('no-existe');
          if (revision !== '' && revision !== String(expediente.revision)) return falla('cambio');
          return hacer(tx, visita, id, recibido.texto('destinatario'));
        },
      );
      if (hecho.ok) {
        return respuesta.redirect(`${visita.base}/expedientes/${id}?listo=${listo}`, 303);
      }
      if (hecho.error === 'no-existe') return marco.noEncontrada(solicitud, respuesta);
      const motivo =
        hecho.error === 'cambio'
          ? 'Alguien cambió el caso mientras usted lo miraba. Esto es lo de ahora.'
          : MOTIVO_REPARTO[hecho.error];
      return mostrar(solicitud, respuesta, { aviso: avisoDeError(motivo), codigo: 409 });
    });
  };
  repartir('tomar', 'tomado', (tx, { autor }, expedienteId) =>
    tomar(tx, puertos, { expedienteId, funcionario: autor }),
  );
  repartir('soltar', 'soltado', (tx, { autor }, expedienteId) =>
    soltar(tx, puertos, { expedienteId, funcionario: autor }),
  );
  repartir('asignar', 'asignado', async (tx, { autor }, expedienteId, destinatarioId) =>
    esUuid(destinatarioId)
      ? asignar(tx, puertos, { expedienteId, funcionario: autor, destinatarioId })
      : falla('destinatario-sin-rol'),
  );

  app.post<RutaDeCaso>(`${ruta}/notas`, async (solicitud, respuesta) => {
    const visita = await abrirVisita(deps, solicitud, respuesta);
    if (visita === undefined) return respuesta;
    const { id } = solicitud.params;
    const escrita = leerFormulario(solicitud.body, LARGO_MAXIMO_NOTA + 1).texto('nota');
    const hecho = await puertos.base.conMunicipio(visita.municipio.municipioId, async (tx) =>
      esUuid(id)
        ? agregarNota(tx, puertos, { expedienteId: id, funcionario: visita.autor, texto: escrita })
        : falla('no-existe'),
    );
    if (hecho.ok) {
      return respuesta.redirect(`${visita.base}/expedientes/${id}?listo=nota#notas`, 303);
    }
    if (hecho.error === 'no-existe') return marco.noEncontrada(solicitud, respuesta);
    const error =
      hecho.error === 'vacia'
        ? 'Escriba la nota.'
        : `Escriba hasta ${LARGO_MAXIMO_NOTA} caracteres.`;
    return mostrar(solicitud, respuesta, { nota: { escrita, error }, codigo: 422 });
  });

  app.post<RutaDeCaso>(`${ruta}/completar-firma`, async (solicitud, respuesta) => {
    const abierto = await abrirCasoDe(deps, solicitud, respuesta);
    if (abierto === undefined) return respuesta;
    const { visita, caso, url } = abierto;
    const puede = visita.autor.roles.some(
      ({ rol, unidadId }) => rol === 'firmante' && unidadId === caso.expediente.unidadId,
    );
    if (!puede) return marco.noEncontrada(solicitud, respuesta);
    const pide = pideOtp(deps) && caso.firmaPendiente !== undefined;
    // Con clave propia, nadie completa la firma de otro: la suya no serviría.
    if (pide && caso.firmaPendiente?.esPropia !== true) return respuesta.redirect(url, 303);
    // Otra pestaña u otro clic ya la completó.
    if (caso.serviciosEnCurso.length === 0) return respuesta.redirect(`${url}?listo=firmado`, 303);
    const otp = leerFormulario(solicitud.body).texto('otp').replace(/\s/g, '');
    if (errorDeOtp(pide, otp) !== undefined) {
      return mostrar(solicitud, respuesta, { falla: fallaDeFirma('otp-requerido'), codigo: 422 });
    }
    const hecho = await avanzarExpediente(
      puertos,
      visita.municipio.municipioId,
      caso.expediente.expedienteId,
      otp === '' ? {} : { otp },
    );
    if (hecho.ok) return respuesta.redirect(`${url}?listo=firmado`, 303);
    const falla = fallaDeFirma(hecho.error);
    if (pide && falla !== undefined) {
      return mostrar(solicitud, respuesta, { falla, codigo: falla.enLaClave ? 422 : 503 });
    }
    return mostrar(solicitud, respuesta, {
      aviso: avisoDeError(falla?.texto ?? 'La plataforma no pudo emitir el documento.'),
      codigo: 503,
    });
  });
}

function avisoDe(listo: unknown): VNode | undefined {
  return typeof listo === 'string' && Object.hasOwn(LISTO, listo) ? (
    <AvisoListo texto={LISTO[listo] ?? ''} />
  ) : undefined;
}

function avisoDeError(texto: string): VNode {
  return (
    <Aviso tono="error" titulo="No se pudo hacer" anunciar>
      <p>{texto}</p>
    </Aviso>
  );
}
