import type { VNode } from 'preact';
import { useTextos } from '../textos.ts';
import type { PropsCampo } from './base.ts';
import { EnvolturaGrupo } from './envoltura.tsx';
import { CampoTexto } from './texto.tsx';

/** Partes de una dirección en una comuna ya conocida. */
export type PartesDireccion = {
  readonly calle?: string | undefined;
  readonly numero?: string | undefined;
  readonly complemento?: string | undefined;
  readonly sector?: string | undefined;
};

type PropsDireccion = PropsCampo & {
  readonly valor?: PartesDireccion | undefined;
  readonly errores?: PartesDireccion | undefined;
  /** Es la dirección de quien llena: permite autocompletar. */
  readonly propia?: boolean | undefined;
  /** Pide villa, población o sector (zonas rurales). */
  readonly conSector?: boolean | undefined;
};

/**
 * Dirección: calle, número y, si hace falta, departamento y sector. La calle lleva el `id` del
 * campo; las demás, `{id}-numero`, `{id}-complemento` y `{id}-sector`, y viajan como
 * `{nombre}-calle`, `{nombre}-numero`, `{nombre}-complemento` y `{nombre}-sector`.
 */
export function CampoDireccion(p: PropsDireccion): VNode {
  const t = useTextos();
  const nombre = p.nombre ?? p.id;
  return (
    <EnvolturaGrupo campo={p}>
      <div class="campo-direccion">
        <CampoTexto
          id={p.id}
          nombre={`${nombre}-calle`}
          etiqueta={t.direccion.calle}
          valor={p.valor?.calle}
          error={p.errores?.calle}
          autocompletar={p.propia ? 'address-line1' : undefined}
        />
        <CampoTexto
          id={`${p.id}-numero`}
          nombre={`${nombre}-numero`}
          etiqueta={t.direccion.numero}
          valor={p.valor?.numero}
          error={p.errores?.numero}
          ancho="corto"
        />
        <CampoTexto
          id={`${p.id}-complemento`}
          nombre={`${nombre}-complemento`}
          etiqueta={t.direccion.complemento}
          ayuda={t.direccion.ayudaComplemento}
          opcional
          valor={p.valor?.complemento}
          error={p.errores?.complemento}
          ancho="medio"
          autocompletar={p.propia ? 'address-line2' : undefined}
        />
        {p.conSector ? (
          <CampoTexto
            id={`${p.id}-sector`}
            nombre={`${nombre}-sector`}
            etiqueta={t.direccion.sector}
            opcional
            valor={p.valor?.sector}
            error={p.errores?.sector}
          />
        ) : null}
      </div>
    </EnvolturaGrupo>
  );
}
