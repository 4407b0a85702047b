import type { VNode } from 'preact';
import { agruparMiles, Fecha } from '../../../../diseno/index.ts';
import { fechaLegible } from '../alertas.ts';

/** Cambio anotado de un hito: quién, cuándo, antes y después. La hora ya es la de la comuna. */
export interface CambioDeHito {
  readonly id: string;
  readonly autor: string;
  readonly cuando: string;
  readonly datos: Readonly<Record<string, unknown>>;
}

const comoRegistro = (v: unknown): Readonly<Record<string, unknown>> =>
  typeof v === 'object' && v !== null ? { ...v } : {};

function decirMedida(v: unknown): string {
  const { clave, meta } = comoRegistro(v);
  return `${String(clave).replaceAll('_', ' ')}, meta ${String(meta).replace('.', ',')}`;
}

const CAMPOS: readonly (readonly [string, string, (v: unknown) => string])[] = [
  ['avance', 'Avance', (v) => `${Math.round(Number(v) * 100)} %`],
  ['nombre', 'Nombre', String],
  ['inicio', 'Inicio', (v) => fechaLegible(String(v))],
  ['termino', 'Término', (v) => fechaLegible(String(v))],
  ['verificacion', 'Medio de verificación', String],
  ['responsable', 'Responsable', String],
  ['medida', 'Cómo se mide', decirMedida],
  ['presupuesto_clp', 'Presupuesto', (v) => `$${agruparMiles(Number(v))}`],
];

/** Frases de lo que cambió: «Avance: de 20 % a 40 %». */
export function frasesDeCambio(datos: Readonly<Record<string, unknown>>): readonly string[] {
  if (datos.retirado === true) return ['Retirado del plan'];
  if (typeof datos.respaldo === 'string') return [datos.respaldo];
  if (datos.antes == null) return ['Creado'];
  const [antes, despues] = [comoRegistro(datos.antes), comoRegistro(datos.despues)];
  const frases = CAMPOS.flatMap(([campo, nombre, decir]) => {
    const [a, d] = [antes[campo], despues[campo]];
    if (JSON.stringify(a ?? null) === JSON.stringify(d ?? null)) return [];
    const nada = campo === 'medida' ? 'a mano' : 'nada';
    const texto = (v: unknown): string => (v == null || v === '' ? nada : decir(v));
    return [`${nombre}: de ${texto(a)} a ${texto(d)}`];
  });
  return frases.length === 0 ? ['Otros datos'] : frases;
}

/** Historia del hito, lo último primero. */
export function HistoriaDeHito(p: { readonly cambios: readonly CambioDeHito[] }): VNode | null {
  if (p.cambios.length === 0) return null;
  return (
    <section class="madurez-bloque" aria-labelledby="historia">
      <h2 id="historia">Historia</h2>
      <ol class="historia-hito" reversed>
        {p.cambios.map((c) => (
          <li key={c.id}>
            {frasesDeCambio(c.datos).join('. ')}
            <span class="nota-celda">
              {c.autor}, <Fecha iso={c.cuando} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
