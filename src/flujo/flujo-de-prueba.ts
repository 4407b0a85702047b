import { campo, igual, type Regla } from '../reglas/index.ts';
import { construirFlujo, fin, paso, repetir, secuencia, segunCaso } from './bloques.ts';
import type { FlujoCompilado } from './compilado.ts';
import { completar } from './interpretar.ts';
import type {
  AccionTarea,
  Avance,
  Flujo,
  Marcado,
  NodoEspera,
  NodoServicio,
  NodoTarea,
} from './tipos.ts';
import { validarFlujo } from './validar.ts';

export const acciones = (...ids: readonly string[]): readonly AccionTarea[] =>
  ids.map((id) => ({ id, nombre: id }));
export const tarea = (id: string, ...salidas: readonly string[]): NodoTarea => ({
  id,
  tipo: 'tarea',
  nombre: id,
  rol: 'revisor',
  acciones: acciones(...salidas),
});
export const servicio = (id: string): NodoServicio => ({
  id,
  tipo: 'servicio',
  nombre: id,
  accion: 'avisar',
});
export const correccion: NodoEspera = {
  id: 'corregir',
  tipo: 'espera',
  nombre: 'Corrección',
  de: 'interesado',
};
export const eligio = (id: string, accion: string): Regla => igual(campo(`acciones.${id}`), accion);

/** Revisión con corrección de 5 días (Ley 19.880 art. 31) y alerta que no interrumpe. */
export const revision = construirFlujo(
  'revision',
  secuencia(
    repetir(
      'otra-vez',
      '¿Observada?',
      secuencia(
        paso(tarea('revisar', 'aprobar', 'observar'), {
          id: 'por-vencer',
          nombre: 'Por vencer',
          plazo: { cantidad: 15, tipo: 'habiles' },
          interrumpe: false,
          sigue: paso(servicio('alertar')),
        }),
        segunCaso('decision', '¿Qué se decidió?', [
          {
            condicion: eligio('revisar', 'observar'),
            sigue: paso(correccion, {
              id: 'sin-respuesta',
              nombre: 'No corrigió',
              plazo: { cantidad: 5, tipo: 'habiles', articulo: 'Ley 19.880, art. 31' },
              interrumpe: true,
              sigue: fin('desistida', 'Desistida', 'desistida'),
            }),
          },
        ]),
      ),
      eligio('revisar', 'observar'),
    ),
    paso(tarea('firmar')),
    fin('otorgada', 'Otorgada', 'otorgada'),
  ),
);

export function compilado(flujo: Flujo): FlujoCompilado {
  const validado = validarFlujo(flujo);
  if (!validado.ok) throw new Error(JSON.stringify(validado.error));
  return validado.valor;
}

export function cerrar(
  flujo: FlujoCompilado,
  marcado: Marcado,
  id: string,
  accion?: string,
  datos = {},
): Avance {
  const avance = completar(flujo, marcado, id, accion, datos);
  if (!avance.ok) throw new Error(`${id}: ${avance.error}`);
  return avance.valor;
}
