import type { VNode } from 'preact';
import { EnlaceBoton, EstadoVacio } from '../../../../diseno/index.ts';
import { type FiltrosDeBandeja, hayFiltros, urlDeBandeja, type VistaDeBandeja } from './filtros.ts';

const VACIAS: Readonly<Record<VistaDeBandeja, readonly [string, string]>> = {
  abiertas: [
    'No hay expedientes abiertos',
    'Cuando una persona ingrese una solicitud, aparecerá aquí con su plazo.',
  ],
  'por-tomar': [
    'No queda nada por tomar',
    'Todo lo que corresponde a sus papeles ya tiene a alguien a cargo.',
  ],
  mias: [
    'No tiene expedientes a su cargo',
    'Vaya a «Por tomar», marque los que hará y elija «Tomar».',
  ],
  'en-correccion': [
    'Nadie está corrigiendo',
    'Aquí verá los casos en que se pidió corregir algo a la persona.',
  ],
  'por-firmar': [
    'No hay documentos por firmar',
    'Cuando se apruebe o rechace un caso, su documento llegará aquí.',
  ],
  vencidas: ['No hay plazos vencidos', 'Todos los expedientes en trámite están a tiempo.'],
  terminadas: ['Aún no termina ningún expediente', 'Aquí quedarán los casos resueltos.'],
};

/** Bandeja sin filas: dice qué pasa y qué se puede hacer. */
export function BandejaVacia({
  base,
  filtros,
  vista,
}: {
  readonly base: string;
  readonly filtros: FiltrosDeBandeja;
  readonly vista: VistaDeBandeja;
}): VNode {
  if (hayFiltros(filtros)) {
    return (
      <EstadoVacio
        titulo="Ningún expediente coincide"
        icono="buscar"
        accion={
          <EnlaceBoton href={urlDeBandeja(base, { vista: filtros.vista })} variante="secundario">
            Quitar los filtros
          </EnlaceBoton>
        }
      >
        <p>Revise lo escrito o busque solo por el folio, por ejemplo 13120-2026-000123.</p>
      </EstadoVacio>
    );
  }
  const [titulo, ayuda] = VACIAS[vista];
  return (
    <EstadoVacio
      titulo={titulo}
      accion={
        vista === 'mias' ? (
          <EnlaceBoton href={urlDeBandeja(base, { vista: 'por-tomar' })} variante="secundario">
            Ver los que están por tomar
          </EnlaceBoton>
        ) : undefined
      }
    >
      <p>{ayuda}</p>
    </EstadoVacio>
  );
}
