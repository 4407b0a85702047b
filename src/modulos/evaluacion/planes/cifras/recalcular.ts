import { formatearCut } from '../../../../base/folio.ts';
import { uuidV7 } from '../../../../base/ids.ts';
import { hoyEn } from '../../../../calendario/index.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { CifraCalculada } from '../../../cifras.ts';
import type { Puertos } from '../../../puertos.ts';
import { avanceMedido } from '../../estrategia/index.ts';
import { actualizarPublicado } from '../publicados.ts';
import * as repositorio from '../repositorio.ts';
import { guardarCifras } from './guardadas.ts';
import type { RegistroDeCifras } from './registro.ts';

type PuertosDeCifras = Pick<Puertos, 'base' | 'reloj' | 'azar'>;

const PLATAFORMA = { clase: 'plataforma', nombre: 'La plataforma' } as const;

/**
 * Recalcula las cifras de cada municipio y el avance de los hitos que se miden con ellas. Va un
 * municipio por transacción: si uno falla, los demás quedan hechos y el trabajo se repite.
 */
export async function recalcularCifras(
  puertos: PuertosDeCifras,
  registro: RegistroDeCifras,
  municipios: readonly { readonly municipioId: number; readonly zonaHoraria: string }[],
): Promise<void> {
  const fallas: unknown[] = [];
  for (const { municipioId, zonaHoraria } of municipios) {
    try {
      await puertos.base.conMunicipio(municipioId, async (tx) => {
        if (!(await repositorio.usaLaPlataforma(tx))) return;
        await recalcularUno(tx, puertos, registro, zonaHoraria);
      });
    } catch (error) {
      fallas.push(error);
    }
  }
  if (fallas.length > 0) throw new AggregateError(fallas, 'No se recalcularon todas las cifras');
}

async function recalcularUno(
  tx: TxMunicipal,
  puertos: PuertosDeCifras,
  registro: RegistroDeCifras,
  zonaHoraria: string,
): Promise<void> {
  const ahora = puertos.reloj.ahora();
  const hoy = hoyEn(ahora, zonaHoraria);
  const cut = formatearCut(tx.municipioId);
  const cifras = new Map<string, CifraCalculada>();
  for (const fuente of registro.fuentes) {
    const propias = new Set(fuente.cifras.map((c) => c.clave));
    // «clave/parte» es el desglose de una cifra declarada.
    const calculadas = (await fuente.calcular(tx, hoy)).filter((c) =>
      propias.has(c.clave.split('/')[0] ?? ''),
    );
    await guardarCifras(tx, cut, fuente.id, calculadas, ahora.toString());
    for (const c of calculadas) cifras.set(c.clave, c);
  }
  if (await medirHitos(tx, puertos, cifras)) {
    await actualizarPublicado(tx, cut, await repositorio.hitosDe(tx));
  }
}

/** Pone al día el avance de los hitos medidos. Verdadero si alguno cambió; el avance queda en su historia. */
export async function medirHitos(
  tx: TxMunicipal,
  { reloj, azar }: Pick<Puertos, 'reloj' | 'azar'>,
  cifras: ReadonlyMap<string, CifraCalculada>,
): Promise<boolean> {
  const ahora = reloj.ahora();
  let cambio = false;
  for (const hito of await repositorio.hitosDe(tx)) {
    if (hito.medida === null) continue;
    const valor = cifras.get(hito.medida.clave)?.valor;
    if (typeof valor !== 'number') continue;
    const avance = avanceMedido(valor, hito.medida.meta);
    await repositorio.anotarMedida(tx, hito.id, { avance, valor, ahora: ahora.toString() });
    cambio ||= valor !== hito.medidaValor || avance !== hito.avance;
    if (avance === hito.avance) continue;
    await repositorio.anotarCambio(tx, {
      cambioId: uuidV7(ahora.epochMilliseconds, azar(10)),
      hitoId: hito.id,
      datos: { antes: { avance: hito.avance }, despues: { avance } },
      autor: PLATAFORMA,
      ahora: ahora.toString(),
    });
  }
  return cambio;
}
