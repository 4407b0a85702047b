import type { VNode } from 'preact';
import { EncabezadoPagina } from '../../../../diseno/index.ts';
import { Dispersion } from '../../../../graficos/index.ts';
import type { Contexto } from '../../madurez/index.ts';
import { decimal } from '../cifras.ts';
import { spearman } from '../correlacion.ts';
import type { Estudio2015 } from '../estudio.ts';
import { NavegacionMadurez } from './navegacion-madurez.tsx';
import { FUENTE_2015, Fuente, SinEstudio } from './piezas.tsx';

const INDICADORES = [
  { clave: 'poblacion', titulo: 'Población', x: 'Habitantes, en logaritmo de 10', log: true },
  { clave: 'rural', titulo: 'Ruralidad', x: 'Población rural, %', log: false },
  {
    clave: 'dependenciaFcm',
    titulo: 'Dependencia del Fondo Común',
    x: 'Dependencia, %',
    log: false,
  },
  { clave: 'pobreza', titulo: 'Pobreza por ingresos', x: 'Pobreza, %', log: false },
] as const;

/** El índice frente a lo que la municipalidad no controla. */
export function PaginaContexto({ estudio }: { readonly estudio: Estudio2015 | null }): VNode {
  return (
    <>
      <EncabezadoPagina
        rotulo="Madurez digital"
        titulo="El índice y el contexto"
        bajada="Población, ruralidad, pobreza y dependencia del Fondo Común explican parte del índice. Por eso cada municipio se compara con los más parecidos."
      />
      <NavegacionMadurez actual="/madurez/contexto" />
      {estudio === null ? <SinEstudio /> : <Nubes estudio={estudio} />}
    </>
  );
}

function Nubes({ estudio }: { readonly estudio: Estudio2015 }): VNode {
  const contextos = new Map(estudio.contextos.map((c) => [c.cut, c]));
  return (
    <>
      <div class="dos-mitades">
        {INDICADORES.map(({ clave, titulo, x, log }) => {
          const puntos = estudio.completas.flatMap((f) => {
            const valor = leer(contextos.get(f.municipio.cut), clave, log);
            return valor === null
              ? []
              : [{ nombre: f.municipio.nombre, x: valor, y: f.medicion.indice ?? 0 }];
          });
          const rho = spearman(
            puntos.map((p) => p.x),
            puntos.map((p) => p.y),
          );
          return (
            <Dispersion
              key={clave}
              id={`nube-${clave}`}
              titulo={`${titulo}: correlación de rangos ${decimal(rho, 2)}`}
              descripcion={`${puntos.length} municipios. La correlación de rangos con el índice es ${decimal(rho, 2)}.`}
              fuente="IMTM 2015; INE (Censo 2024), SINIM 2023 y CASEN."
              puntos={puntos}
              nombreX={x}
              nombreY="Índice IMTM 2015"
            />
          );
        })}
      </div>
      <p>
        Correlación no es causa: un municipio rural puede subir su índice. Los contextos son de 2023
        y 2024 y el índice de 2015.
      </p>
      <Fuente csv="municipios-2015">{FUENTE_2015}</Fuente>
    </>
  );
}

function leer(
  c: Contexto | undefined,
  clave: (typeof INDICADORES)[number]['clave'],
  log: boolean,
): number | null {
  const valor = c?.[clave] ?? null;
  return valor === null ? null : log ? Math.log10(Math.max(1, valor)) : valor;
}
