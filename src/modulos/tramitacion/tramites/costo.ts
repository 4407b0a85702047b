import {
  type Clp,
  cantidadExacta,
  clp,
  formatearClp,
  formatearUtm,
  redondearClp,
  sumarClp,
  utmAClp,
} from '../../../base/dinero.ts';
import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import { requiereRevision, type TablaUtm, valorUtm } from '../../../base/utm.ts';
import { nombreDelMes } from '../../../calendario/index.ts';
import type { Respuestas } from '../../../formulario/tipos.ts';
import { evaluarCondicion, evaluarExacto } from '../../../reglas/index.ts';
import type { DefinicionTramite, Derecho } from './definicion.ts';
import type { TramiteTraducido } from './traduccion.ts';

/** Un derecho ya calculado. */
export interface LineaDeDerecho {
  readonly id: string;
  readonly concepto: string;
  /** En la unidad de la ordenanza: «0,05 UTM», «$3.000» o «Exento». */
  readonly cantidad: string;
  /** Pesos enteros. */
  readonly monto: Clp;
  readonly momento: Derecho['momento'];
  readonly norma: string;
  readonly exento: boolean;
  /** UTM del mes con que se calculó, si el derecho va en UTM. */
  readonly valorUtm?: Clp;
  /** Cómo se llegó al monto, en una frase. */
  readonly explicacion: string;
}

/** Derechos de una solicitud a una fecha. */
export interface Derechos {
  readonly lineas: readonly LineaDeDerecho[];
  /** Lo que se paga antes de ingresar, en pesos. */
  readonly total: Clp;
  /** Lo que se paga si se aprueba, en pesos. */
  readonly totalDespues: Clp;
  /** Verdadero si la UTM usada es estimada o está por confirmar. */
  readonly revisar: boolean;
}

export type ErrorDerechos = 'sin-utm' | 'monto-invalido';

/**
 * Calcula los derechos municipales con los valores de la ordenanza (capa ya aplicada) y la UTM
 * del mes de `fecha` (DL 3.063 art. 42). Sin respuestas da el costo de quien aún no empieza.
 * Errores: no hay UTM de ese mes; la fórmula no da un monto.
 */
export function calcularDerechos(
  definicion: DefinicionTramite,
  respuestas: Respuestas,
  utm: TablaUtm,
  fecha: Temporal.PlainDate,
): Resultado<Derechos, ErrorDerechos> {
  if (definicion.derechos.length === 0)
    return exito({ lineas: [], total: clp(0), totalDespues: clp(0), revisar: false });
  const mes = valorUtm(utm, fecha.toPlainYearMonth().toString());
  const usaUtm = definicion.derechos.some((derecho) => derecho.unidad === 'utm');
  if (!mes.ok && usaUtm) return falla('sin-utm');
  const valor = mes.ok ? mes.valor.valor : clp(0);
  const corrida: Corrida = {
    datos: { ...respuestas, parametros: parametrosDe(definicion) },
    contexto: { reglas: definicion.reglas, utm: valor },
    valor,
    mes: `${nombreDelMes(fecha)} de ${fecha.year}`,
  };
  const lineas: LineaDeDerecho[] = [];
  for (const derecho of definicion.derechos) {
    const linea = calcularLinea(derecho, corrida);
    if (linea === undefined) return falla('monto-invalido');
    lineas.push(linea);
  }
  return exito({
    lineas,
    total: totalDe(lineas, 'antes'),
    totalDespues: totalDe(lineas, 'despues'),
    revisar: usaUtm && mes.ok && requiereRevision(mes.valor.certeza),
  });
}

interface Corrida {
  readonly datos: Readonly<Record<string, unknown>>;
  readonly contexto: {
    readonly reglas: DefinicionTramite['reglas'];
    readonly utm: number;
  };
  readonly valor: Clp;
  readonly mes: string;
}

function parametrosDe({ parametros }: DefinicionTramite): Readonly<Record<string, string>> {
  return Object.fromEntries(parametros.map(({ id, defecto }) => [id, defecto]));
}

function calcularLinea(derecho: Derecho, corrida: Corrida): LineaDeDerecho | undefined {
  const { id, concepto, momento, norma } = derecho;
  const comun = { id, concepto, momento, norma };
  if (
    derecho.exento !== undefined &&
    evaluarCondicion(derecho.exento, corrida.datos, corrida.contexto)
  )
    return {
      ...comun,
      cantidad: 'Exento',
      monto: clp(0),
      exento: true,
      explicacion: `${concepto}: no se cobra en este caso.`,
    };
  const exacto = evaluarExacto(derecho.monto, corrida.datos, corrida.contexto);
  if (exacto === null || cantidadExacta(exacto).isNegative()) return undefined;
  if (derecho.unidad === 'clp') {
    const monto = redondearClp(cantidadExacta(exacto), derecho.redondeo);
    const cantidad = formatearClp(monto);
    return { ...comun, cantidad, monto, exento: false, explicacion: `${concepto}: ${cantidad}.` };
  }
  const monto = utmAClp(exacto, corrida.valor, derecho.redondeo);
  const cantidad = formatearUtm(exacto);
  return {
    ...comun,
    cantidad,
    monto,
    exento: false,
    valorUtm: corrida.valor,
    explicacion: `${cantidad} de ${corrida.mes} (${formatearClp(corrida.valor)}) = ${formatearClp(monto)}`,
  };
}

/** Nombre de un derecho según la definición traducida; si ya no está, el que quedó guardado. */
export function conceptoDe(
  { definicion }: TramiteTraducido,
  linea: { readonly id: string; readonly concepto: string },
): string {
  return definicion.derechos.find(({ id }) => id === linea.id)?.concepto ?? linea.concepto;
}

function totalDe(lineas: readonly LineaDeDerecho[], momento: Derecho['momento']): Clp {
  return sumarClp(...lineas.filter((l) => l.momento === momento).map((l) => l.monto));
}
