import type { CifraCalculada, FuenteDeCifras } from '../../cifras.ts';
import { type AdopcionPublicada, adopcionesPublicadas, ultimoIngresoDe } from './repositorio.ts';

/** Menos trámites que estos no describen a la municipalidad: la mayoría estaría fuera. */
const MINIMO_DE_TRAMITES = 5;
const VENTANAS = [30, 90, 365] as const;

const porcentajeDe = (clave: string, nombre: string, explicacion: string) => ({
  clave,
  nombre,
  unidad: 'porcentaje' as const,
  explicacion,
  minimo: MINIMO_DE_TRAMITES,
});

/** Trámites adoptados, publicados y usados, y lo que sus fichas ofrecen. */
export const fuenteDeTramites: FuenteDeCifras = {
  id: 'tramites',
  cifras: [
    {
      clave: 'tramites_publicados',
      nombre: 'Trámites adoptados y publicados',
      unidad: 'cantidad',
      explicacion: 'Trámites del catálogo nacional que la municipalidad tiene publicados hoy.',
      minimo: 0,
      mide: true,
    },
    ...VENTANAS.map((dias) => ({
      clave: `tramites_usados_${dias}`,
      nombre: `Trámites adoptados y usados en ${dias} días`,
      unidad: 'cantidad' as const,
      explicacion: `Trámites publicados hoy que recibieron al menos una solicitud en los últimos ${dias} días.`,
      minimo: 0,
      mide: true,
    })),
    porcentajeDe(
      'tramites_con_plazo_publicado_pct',
      'Trámites con plazo publicado',
      'De los trámites publicados en la plataforma, cuántos dicen su plazo.',
    ),
    porcentajeDe(
      'fichas_completas_pct',
      'Trámites con ficha completa',
      'De los trámites publicados, cuántos dicen requisitos, costo, plazo, norma y unidad.',
    ),
    porcentajeDe(
      'tramites_con_clave_unica_pct',
      'Trámites con ClaveÚnica',
      'Todo trámite de la plataforma exige ClaveÚnica para ingresar.',
    ),
    porcentajeDe(
      'tramites_con_seguimiento_pct',
      'Trámites con seguimiento',
      'Toda solicitud de la plataforma se puede seguir.',
    ),
    porcentajeDe(
      'tramites_con_estados_pct',
      'Trámites con registro automático de estados',
      'Todo expediente de la plataforma anota cada acto en su historia.',
    ),
    porcentajeDe(
      'expediente_electronico_pct',
      'Procedimientos con expediente electrónico',
      'Todo trámite de la plataforma se lleva en expediente electrónico.',
    ),
    {
      clave: 'cobros_en_linea',
      nombre: 'Trámites con cobro que se pagan en línea',
      unidad: 'parte',
      explicacion: 'De los trámites publicados con cobro, qué parte se paga en línea.',
      minimo: MINIMO_DE_TRAMITES,
    },
  ],
  calcular: async (tx, hoy) => {
    const publicados = await adopcionesPublicadas(tx);
    const ultimo = await ultimoIngresoDe(tx);
    const n = publicados.length;
    const pct = (clave: string, cumple: (a: AdopcionPublicada) => boolean): CifraCalculada => ({
      clave,
      valor: n === 0 ? 0 : Math.round((publicados.filter(cumple).length / n) * 1000) / 10,
      casos: n,
    });
    const conCobro = publicados.filter((a) => a.cobra);
    return [
      { clave: 'tramites_publicados', valor: n, casos: n },
      ...VENTANAS.flatMap((dias): readonly CifraCalculada[] => {
        const clave = `tramites_usados_${dias}`;
        const desde = hoy.subtract({ days: dias }).toString();
        const usados = publicados.filter((a) => (ultimo.get(a.tramiteId) ?? '') > desde);
        // El desglose por trámite deja contar en el país trámites distintos, y no adopciones.
        return [
          { clave, valor: usados.length, casos: n },
          ...usados.map((a) => ({ clave: `${clave}/${a.tramiteId}`, valor: 1, casos: 1 })),
        ];
      }),
      pct('tramites_con_plazo_publicado_pct', (a) => a.conPlazo),
      pct('fichas_completas_pct', (a) => a.fichaCompleta),
      pct('tramites_con_clave_unica_pct', () => true),
      pct('tramites_con_seguimiento_pct', () => true),
      pct('tramites_con_estados_pct', () => true),
      pct('expediente_electronico_pct', () => true),
      // La plataforma cobra siempre por la pasarela: no hay trámite con cobro que se pague en caja.
      ...(conCobro.length === 0
        ? []
        : [{ clave: 'cobros_en_linea', valor: 1, casos: conCobro.length }]),
    ];
  },
};
