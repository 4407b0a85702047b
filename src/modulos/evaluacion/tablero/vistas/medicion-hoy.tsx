import type { VNode } from 'preact';
import { Aviso } from '../../../../diseno/index.ts';
import { decimal } from '../cifras.ts';
import type { MedicionDeHoy } from './municipio.tsx';
import { MarcaGrupo } from './piezas.tsx';

/** Lo que dice la medición de hoy, con su marca de demostración si lo es. */
export function MedicionHoy({ hoy }: { readonly hoy: MedicionDeHoy }): VNode {
  return (
    <Aviso
      tono={hoy.demostracion ? 'advertencia' : 'info'}
      titulo={
        hoy.demostracion ? 'Medición de demostración: respuestas inventadas' : 'Medición de hoy'
      }
    >
      <p>
        {hoy.estado}{' '}
        {hoy.indice === null ? '' : `Índice de la encuesta de hoy: ${decimal(hoy.indice, 3)}. `}
        {hoy.grupo === null ? null : (
          <MarcaGrupo grupo={hoy.grupo} nombre={`Grupo ${hoy.grupo}: ${hoy.nombreGrupo ?? ''}`} />
        )}
      </p>
      {hoy.informe === null ? null : (
        <p>
          <a href={hoy.informe}>Descargar el informe en PDF</a>
        </p>
      )}
    </Aviso>
  );
}
