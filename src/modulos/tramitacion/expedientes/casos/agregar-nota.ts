import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import type { Puertos } from '../../../puertos.ts';
import { ahoraIso, anotarEvento, nuevoId } from '../../historia/index.ts';
import { actorFuncionario, type Funcionario, puedeAnotar } from '../dominio.ts';
import { puntaDe } from '../guardar.ts';
import { insertarNota } from '../repositorio/entorno.ts';
import { bloquearExpediente } from '../repositorio/expediente.ts';

export const LARGO_MAXIMO_NOTA = 4_000;

/** Agrega una nota interna: la persona interesada no la ve, pero queda en la historia que existe. */
export async function agregarNota(
  tx: TxMunicipal,
  puertos: Pick<Puertos, 'reloj' | 'azar'>,
  pedido: {
    readonly expedienteId: string;
    readonly funcionario: Funcionario;
    readonly texto: string;
  },
): Promise<Resultado<{ readonly notaId: string }, 'no-existe' | 'vacia' | 'larga'>> {
  const texto = pedido.texto.trim();
  if (texto === '') return falla('vacia');
  if (texto.length > LARGO_MAXIMO_NOTA) return falla('larga');
  const expediente = await bloquearExpediente(tx, pedido.expedienteId);
  if (expediente === undefined || !puedeAnotar(pedido.funcionario, expediente.unidadId)) {
    return falla('no-existe');
  }
  const notaId = nuevoId(puertos);
  const escritaEn = ahoraIso(puertos);
  const { funcionarioId } = pedido.funcionario;
  await insertarNota(tx, expediente.expedienteId, { notaId, funcionarioId, texto, escritaEn });
  await anotarEvento(tx, puntaDe(expediente), {
    tipo: 'nota',
    datos: { notaId },
    actor: actorFuncionario(pedido.funcionario),
    ocurridoEn: escritaEn,
  });
  return exito({ notaId });
}
