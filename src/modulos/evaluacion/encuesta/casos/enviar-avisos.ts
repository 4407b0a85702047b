import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { DatosTrabajo } from '../../../../plataforma/colas/puerto.ts';
import { listarFuncionarios } from '../../../gobierno/administracion/index.ts';
import type { Puertos } from '../../../puertos.ts';
import * as repositorio from '../repositorio.ts';
import * as avisos from '../repositorio-avisos.ts';
import * as programa from '../repositorio-programa.ts';
import { cerrarCampana, hoyEnChile, recordarPendientes } from './gestionar-campana.ts';
import { redactarAviso } from './redactar-aviso.ts';

interface MunicipioAvisado {
  readonly municipioId: number;
  readonly slug: string;
  readonly nombre: string;
}

type PuertosDeEnvio = Pick<Puertos, 'base' | 'reloj' | 'azar' | 'colas' | 'correo' | 'urlPublica'>;

const PLATAFORMA = { clase: 'plataforma', nombre: 'La plataforma' } as const;

/** Entre un recordatorio y otro pasa al menos este tiempo. */
const HORAS_ENTRE_RECORDATORIOS = 48;

/**
 * Atiende la cola de avisos de campaña. Sin identificador revisa las fechas de todas las campañas;
 * con el de un aviso lo reparte entre sus destinatarios; con «aviso/cuenta» envía ese correo. Cada
 * correo es un trabajo: si uno falla se reintenta solo ese.
 */
export function crearEnvioDeAvisos(
  puertos: PuertosDeEnvio,
  territorio: { readonly porId: ReadonlyMap<number, MunicipioAvisado> },
): (datos: DatosTrabajo) => Promise<void> {
  return async ({ municipioId, id }) => {
    if (municipioId === undefined || id === undefined) return revisarFechas(puertos);
    const municipio = territorio.porId.get(municipioId);
    if (municipio === undefined) return;
    const [avisoId = '', cuentaId] = id.split('/');
    if (cuentaId === undefined) await repartir(puertos, municipioId, avisoId);
    else await enviarUno(puertos, municipio, avisoId, cuentaId);
  };
}

/** Quienes firman (administración) y quienes tienen partes asignadas en esa campaña. */
async function destinatarios(tx: TxMunicipal, campanaId: string) {
  const cuentas = (await listarFuncionarios(tx)).filter((c) => c.activo);
  const medicion = await repositorio.medicionDe(tx, campanaId);
  const asignadas =
    medicion === undefined ? [] : await repositorio.asignacionesDe(tx, medicion.medicion_id);
  const conParte = new Set(asignadas.map((a) => a.funcionario_id));
  return cuentas.filter(
    (c) => conParte.has(c.funcionario_id) || c.roles.some((r) => r.rol === 'administrador'),
  );
}

async function repartir(
  puertos: PuertosDeEnvio,
  municipioId: number,
  avisoId: string,
): Promise<void> {
  await puertos.base.conMunicipio(municipioId, async (tx) => {
    const aviso = await avisos.avisoPorId(tx, avisoId);
    if (aviso === undefined || aviso.repartido_en !== null) return;
    const cuentas = await destinatarios(tx, aviso.campana_id);
    const ahora = puertos.reloj.ahora().toString();
    if (!(await avisos.marcarRepartido(tx, avisoId, cuentas.length, ahora))) return;
    for (const { funcionario_id: cuenta } of cuentas) {
      await puertos.colas.encolar(tx, 'avisos-campana', {
        municipioId,
        id: `${avisoId}/${cuenta}`,
      });
    }
  });
}

async function enviarUno(
  puertos: PuertosDeEnvio,
  municipio: MunicipioAvisado,
  avisoId: string,
  cuentaId: string,
): Promise<void> {
  const datos = await puertos.base.conMunicipio(municipio.municipioId, async (tx) => {
    const aviso = await avisos.avisoPorId(tx, avisoId);
    if (aviso === undefined) return undefined;
    const campana = await programa.campanaPorId(tx, aviso.campana_id);
    const participacion = await programa.participacion(tx, aviso.campana_id, aviso.cut);
    const cuenta = (await listarFuncionarios(tx)).find((c) => c.funcionario_id === cuentaId);
    return campana === undefined || participacion === undefined || cuenta?.activo !== true
      ? undefined
      : { aviso, campana, participacion, cuenta };
  });
  if (datos === undefined) return;
  const { asunto, texto } = redactarAviso({
    ...datos,
    municipio: municipio.nombre,
    url: `${puertos.urlPublica}/${municipio.slug}/funcionarios/madurez/${datos.campana.campana_id}`,
  });
  const enviado = await puertos.correo.enviar({
    para: datos.cuenta.correo,
    asunto,
    texto,
    idMensaje: `${avisoId}.${cuentaId}`,
  });
  if (!enviado.ok && enviado.error === 'no-disponible') throw new Error('El correo no responde');
  await puertos.base.global((tx) =>
    avisos.sumarEnvio(tx, avisoId, enviado.ok ? 'enviados' : 'rechazados'),
  );
}

/** Cierra las campañas cuya fecha pasó y recuerda a tiempo en las que están por cerrar. */
async function revisarFechas(puertos: PuertosDeEnvio): Promise<void> {
  const hoy = hoyEnChile(puertos);
  const abiertas = (await puertos.base.global(programa.campanas)).filter(
    (c) => c.estado === 'abierta',
  );
  for (const { campana_id: campanaId } of abiertas) {
    await puertos.base.global(async (tx) => {
      const campana = await programa.bloquearCampana(tx, campanaId);
      if (campana?.estado !== 'abierta') return;
      const cierra = Temporal.PlainDate.from(campana.cierra);
      if (Temporal.PlainDate.compare(hoy, cierra) > 0) {
        await cerrarCampana(tx, puertos, {
          campanaId,
          actor: PLATAFORMA,
          motivo: 'Pasó la fecha de cierre.',
        });
        return;
      }
      const desde = cierra.subtract({ days: campana.recordar_dias });
      if (Temporal.PlainDate.compare(hoy, desde) < 0) return;
      await recordarPendientes(tx, puertos, {
        campanaId,
        clave: `automatico:${campana.cierra}`,
        actor: PLATAFORMA,
        salvoDesde: puertos.reloj.ahora().subtract({ hours: HORAS_ENTRE_RECORDATORIOS }),
      });
    });
  }
}
