import { casosDePersona } from '../../expedientes/index.ts';
import type { Catalogo, DefinicionTramite } from '../../tramites/index.ts';
import type { PuertosSolicitudes } from '../dependencias.ts';
import type { Borrador } from '../dominio.ts';
import * as repositorio from '../repositorio.ts';

/** Solicitud sin terminar, con su trámite si la versión sigue guardada. */
export interface BorradorPropio {
  readonly borrador: Borrador;
  readonly definicion: DefinicionTramite | undefined;
}

/** Caso propio, con la corrección que espera respuesta si la hay. */
export type CasoPropio = Awaited<ReturnType<typeof casosDePersona>>[number] & {
  /** Día en que vence la corrección pendiente, `AAAA-MM-DD`. */
  readonly corregirAntesDe?: string;
};

/** Todo lo de una persona, en todos los municipios: sin terminar y ya ingresado. */
export async function misTramites(
  { puertos, catalogo }: { readonly puertos: PuertosSolicitudes; readonly catalogo: Catalogo },
  personaId: string,
): Promise<{
  readonly borradores: readonly BorradorPropio[];
  readonly casos: readonly CasoPropio[];
}> {
  const municipios = await puertos.base.global((tx) =>
    repositorio.municipiosDePersona(tx, personaId),
  );
  const borradores: BorradorPropio[] = [];
  for (const municipioId of municipios) {
    borradores.push(
      ...(await puertos.base.conMunicipio(municipioId, async (tx) => {
        const propios: BorradorPropio[] = [];
        for (const borrador of await repositorio.vivosDePersona(tx, personaId)) {
          const { tramiteId, version } = borrador;
          const tramite = await catalogo.definicion(tx, tramiteId, version);
          propios.push({ borrador, definicion: tramite?.definicion });
        }
        return propios;
      })),
    );
  }
  const casos: CasoPropio[] = [];
  for (const caso of await casosDePersona(puertos, personaId)) {
    if (caso.estado !== 'por_subsanar') {
      casos.push(caso);
      continue;
    }
    const vence = await puertos.base.conMunicipio(caso.municipioId, (tx) =>
      repositorio.venceCorreccion(tx, caso.expedienteId),
    );
    casos.push(vence === undefined ? caso : { ...caso, corregirAntesDe: vence });
  }
  return { borradores, casos };
}
