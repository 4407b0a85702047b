import type { CifraCalculada, CifraDeclarada, FuenteDeCifras } from '../../cifras.ts';
import { rehacerUso } from './rehacer-uso.ts';
import { sumarResumen, sumarUso } from './repositorio.ts';

/** Con menos casos que estos, un porcentaje no dice nada. */
const MINIMO_DE_CASOS = 10;

const cifra = (
  clave: string,
  nombre: string,
  unidad: CifraDeclarada['unidad'],
  explicacion: string,
): CifraDeclarada => ({
  clave,
  nombre,
  unidad,
  explicacion,
  minimo: unidad === 'cantidad' ? 0 : MINIMO_DE_CASOS,
  mide: true,
});

/** Solicitudes, plazos, documentos, notificaciones y pagos de los últimos doce meses. */
export const fuenteDeAtencion: FuenteDeCifras = {
  id: 'atencion',
  cifras: [
    cifra(
      'solicitudes',
      'Solicitudes ingresadas en 12 meses',
      'cantidad',
      'Expedientes ingresados en la plataforma en los últimos 12 meses.',
    ),
    cifra(
      'solicitudes_digitales_pct',
      'Solicitudes por canal digital',
      'porcentaje',
      'De lo ingresado en 12 meses, cuánto entró en línea. Solo se sabe si también se ingresa lo presencial.',
    ),
    cifra(
      'resueltos_en_plazo_pct',
      'Trámites resueltos en plazo',
      'porcentaje',
      'De lo resuelto en 12 meses, cuánto se resolvió dentro de su plazo legal.',
    ),
    cifra(
      'tramites_terminados_pct',
      'Solicitudes iniciadas que se terminan',
      'porcentaje',
      'De las solicitudes empezadas en 12 meses, cuántas llegaron a ingresar.',
    ),
    cifra(
      'actos_con_firma_pct',
      'Actos con firma electrónica',
      'porcentaje',
      'De los documentos emitidos en 12 meses, cuántos llevan firma electrónica.',
    ),
    cifra(
      'documentos_firmados',
      'Documentos firmados en 12 meses',
      'cantidad',
      'Documentos emitidos con firma electrónica en los últimos 12 meses.',
    ),
    cifra(
      'resultados_verificables_pct',
      'Documentos con código de verificación',
      'porcentaje',
      'De los documentos emitidos en 12 meses, cuántos llevan código de verificación.',
    ),
    cifra(
      'notificaciones_electronicas_pct',
      'Notificaciones electrónicas',
      'porcentaje',
      'De las notificaciones de 12 meses, cuántas se entregaron por medios electrónicos.',
    ),
    cifra(
      'pagos_en_linea',
      'Pagos en línea en 12 meses',
      'cantidad',
      'Pagos asentados por la pasarela en los últimos 12 meses.',
    ),
  ],
  calcular: async (tx, hoy) => {
    await rehacerUso(tx, hoy);
    const desde = hoy.subtract({ years: 1 }).toString();
    const [resumen, uso] = [await sumarResumen(tx, desde), await sumarUso(tx, desde)];
    const u = (clave: string): number => uso.get(clave) ?? 0;
    const pct = (clave: string, parte: number, total: number): readonly CifraCalculada[] =>
      total === 0
        ? []
        : [
            {
              clave,
              valor: Math.round((Math.min(parte, total) / total) * 1000) / 10,
              casos: total,
            },
          ];
    const enLinea = u('solicitudes_ingresadas');
    const resueltos = resumen.dentro + resumen.fuera;
    const notificadas = u('notificaciones_electronicas') + u('notificaciones_en_papel');
    return [
      { clave: 'solicitudes', valor: resumen.ingresados, casos: resumen.ingresados },
      // Si todo lo ingresado entró en línea, lo presencial no se anota aquí y no se sabe su parte.
      ...(enLinea < resumen.ingresados
        ? pct('solicitudes_digitales_pct', enLinea, resumen.ingresados)
        : []),
      ...pct('resueltos_en_plazo_pct', resumen.dentro, resueltos),
      ...pct('tramites_terminados_pct', enLinea, u('solicitudes_empezadas')),
      ...pct('actos_con_firma_pct', u('documentos_firmados'), u('documentos')),
      {
        clave: 'documentos_firmados',
        valor: u('documentos_firmados'),
        casos: u('documentos_firmados'),
      },
      ...pct('resultados_verificables_pct', u('documentos_verificables'), u('documentos')),
      ...pct('notificaciones_electronicas_pct', u('notificaciones_electronicas'), notificadas),
      { clave: 'pagos_en_linea', valor: u('pagos_en_linea'), casos: u('pagos_en_linea') },
    ];
  },
};
