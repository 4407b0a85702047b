import { hoyEn } from '../../../../calendario/index.ts';
import type { Puertos } from '../../../puertos.ts';
import { alertasDelPlan } from '../../estrategia/index.ts';
import { DIAS_DE_AVISO, fechasLegibles } from '../alertas.ts';
import { hitosDe } from '../repositorio.ts';
import { avisosPendientes, cuentaDe, marcarEnviados } from '../repositorio-avisos.ts';

type PuertosDeEnvio = Pick<Puertos, 'base' | 'reloj' | 'correo' | 'urlPublica'>;

/**
 * Envía a un funcionario un solo correo con sus avisos pendientes que siguen vigentes. Falla, para
 * que se reintente, si el servidor de correo no está disponible. Repetirlo no envía dos veces.
 */
export async function enviarAvisoDePlan(
  puertos: PuertosDeEnvio,
  municipio: {
    readonly municipioId: number;
    readonly nombre: string;
    readonly slug: string;
    readonly zonaHoraria: string;
  },
  funcionarioId: string,
): Promise<void> {
  const { municipioId } = municipio;
  const ahora = puertos.reloj.ahora();
  const leido = await puertos.base.conMunicipio(municipioId, async (tx) => {
    const pendientes = await avisosPendientes(tx, funcionarioId);
    const cuenta = await cuentaDe(tx, funcionarioId);
    const hoy = hoyEn(ahora, municipio.zonaHoraria);
    const alertas = alertasDelPlan(
      await hitosDe(tx),
      hoy.toString(),
      hoy.add({ days: DIAS_DE_AVISO }).toString(),
    );
    const vigentes = pendientes.filter((p) =>
      alertas.some(
        (a) => a.id === p.hito_id && a.clase === p.clase && a.referencia === p.referencia,
      ),
    );
    const mensajes = vigentes.flatMap((p) =>
      alertas
        .filter((a) => a.id === p.hito_id && a.clase === p.clase && a.referencia === p.referencia)
        .map((a) => fechasLegibles(a.mensaje)),
    );
    return { pendientes, cuenta, vigentes, mensajes };
  });
  const { pendientes, cuenta, vigentes, mensajes } = leido;
  const ids = pendientes.map((p) => p.aviso_id);
  const ultimo = vigentes.at(-1);
  const marcar = (resultado: 'enviado' | 'rechazado') =>
    puertos.base.conMunicipio(municipioId, (tx) =>
      marcarEnviados(tx, ids, resultado, ahora.toString()),
    );
  // Lo que se arregló antes de salir ya no se avisa; quien dejó el cargo no recibe nada.
  if (cuenta === undefined || ultimo === undefined) return marcar('rechazado');
  const enviado = await puertos.correo.enviar({
    para: cuenta.correo,
    asunto: `Plan digital de ${municipio.nombre}: ${mensajes.length} ${mensajes.length === 1 ? 'alerta' : 'alertas'}`,
    texto: [
      `Hola, ${cuenta.nombre}:`,
      '',
      'Usted responde por estos hitos del plan:',
      '',
      ...[...new Set(mensajes)].map((m) => `- ${m}`),
      '',
      `Vea el plan: ${puertos.urlPublica}/${municipio.slug}/funcionarios/madurez/plan`,
    ].join('\n'),
    idMensaje: `plan-${ultimo.aviso_id}`,
  });
  if (!enviado.ok && enviado.error === 'no-disponible') {
    throw new Error('El correo no está disponible: el aviso del plan se reintenta');
  }
  await marcar(enviado.ok ? 'enviado' : 'rechazado');
}
