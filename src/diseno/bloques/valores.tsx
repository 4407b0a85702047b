import type { VNode } from 'preact';
import { useTextos } from '../textos.ts';

/** Agrupa miles con punto, como se escribe en Chile. Acepta enteros, también muy grandes. */
export function agruparMiles(monto: number | bigint): string {
  const texto = monto.toString();
  const negativo = texto.startsWith('-');
  const digitos = negativo ? texto.slice(1) : texto;
  return (negativo ? '−' : '') + digitos.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
}

/** Monto en pesos chilenos (CLP, entero): "$3.500". */
export function Dinero({ monto }: { readonly monto: number | bigint }): VNode {
  return <span class="dinero">{`$${agruparMiles(monto)}`}</span>;
}

/**
 * Fecha legible desde ISO local ("2026-04-10" o "2026-04-10T15:30"), sin reloj ni zona horaria:
 * quien llama ya la llevó a la hora de la comuna. Si no se entiende, se muestra tal cual.
 */
export function Fecha({ iso, corta }: { readonly iso: string; readonly corta?: boolean }): VNode {
  const t = useTextos();
  const partes = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(iso);
  if (!partes) return <span>{iso}</span>;
  const [, anio = '', mes = '', dia = '', hora] = partes;
  const texto = corta
    ? `${dia}-${mes}-${anio}`
    : t.fecha(Number(dia), t.meses[Number(mes) - 1] ?? mes, Number(anio));
  return (
    <time class="fecha" dateTime={hora ? `${anio}-${mes}-${dia}T${hora}` : `${anio}-${mes}-${dia}`}>
      {texto}
      {hora ? `, ${hora}` : null}
    </time>
  );
}

/**
 * Días hábiles que quedan: barra, número y palabras. `quedan` negativo es atraso y 0 es hoy.
 * `total` es el plazo completo, en días hábiles.
 */
export function BarraPlazo({
  quedan,
  total,
}: {
  readonly quedan: number;
  readonly total: number;
}): VNode {
  const t = useTextos();
  const usado = total > 0 ? Math.min(1, Math.max(0, (total - quedan) / total)) : 1;
  const estado =
    quedan < 0 ? 'vencido' : quedan <= Math.max(1, total * 0.2) ? 'urgente' : 'a-tiempo';
  const texto =
    quedan < 0 ? t.vencidoHace(-quedan) : quedan === 0 ? t.venceHoy : t.quedanDias(quedan);
  return (
    <span class={`barra-plazo barra-${estado}`}>
      <svg viewBox="0 0 64 8" aria-hidden="true">
        <rect class="barra-fondo" width="64" height="8" rx="4" />
        <rect class="barra-avance" width={Math.max(8, Math.round(64 * usado))} height="8" rx="4" />
      </svg>
      <span>{texto}</span>
    </span>
  );
}

/** Avance del formulario: "Paso 2 de 5", con barra. */
export function Progreso(p: {
  readonly actual: number;
  readonly total: number;
  readonly nombre?: string | undefined;
}): VNode {
  const t = useTextos();
  const ancho = p.total > 0 ? Math.round((p.actual / p.total) * 100) : 0;
  return (
    <div class="progreso">
      <p>
        <strong>{t.paso(p.actual, p.total)}</strong>
        {p.nombre ? <span> · {p.nombre}</span> : null}
      </p>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect class="barra-fondo" width="100" height="4" />
        <rect class="barra-avance" width={ancho} height="4" />
      </svg>
    </div>
  );
}
