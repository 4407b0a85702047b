import { ordenarPorCoincidencia } from '../../base/busqueda.ts';
import { normalizarBusqueda } from '../../base/texto.ts';
import { CampoTexto } from '../../diseno/index.ts';
import type { Valor } from '../tipos.ts';
import type { ComunaElegible, Contexto } from '../valores.ts';
import { comunes, escrito } from './dibujo.ts';
import {
  enLista,
  errorSimple,
  implementar,
  type Lectura,
  textosDeCampos,
} from './implementacion.ts';

const CUT = /^\d{5}$/;

/** Comuna desde su nombre (sin mirar acentos) o su CUT. Sin lista de comunas solo vale el CUT. */
export function leerComuna(escrita: string, contexto: Contexto): Lectura {
  const texto = escrita.trim();
  if (texto === '') return {};
  const comunas = contexto.comunas ?? [];
  if (CUT.test(texto)) return { valor: texto };
  const buscada = normalizarBusqueda(texto.slice(0, 80));
  const exacta = comunas.find((comuna) => normalizarBusqueda(comuna.nombre) === buscada);
  if (exacta) return { valor: exacta.cut };
  const parecidas = ordenarPorCoincidencia(
    texto,
    comunas.map((comuna) => ({ ...comuna, claves: [comuna.nombre] })),
  ).slice(0, 3);
  const t = textosDeCampos(contexto);
  const nombres = enLista(
    parecidas.map((comuna) => comuna.nombre),
    t.o,
  );
  return { errores: errorSimple(nombres === '' ? t.comunaDesconocida : t.quisoDecir(nombres)) };
}

/** Revisa que el CUT sea de una comuna de la lista, si hay lista. */
export function comunaValida(valor: Valor | undefined, contexto: Contexto): boolean {
  if (typeof valor !== 'string' || !CUT.test(valor)) return false;
  return contexto.comunas === undefined || contexto.comunas.some((c) => c.cut === valor);
}

/** Nombre de la comuna; el CUT si no está en la lista. */
export function nombreDeComuna(cut: string, comunas: readonly ComunaElegible[] = []): string {
  return comunas.find((comuna) => comuna.cut === cut)?.nombre ?? cut;
}

/**
 * Comuna escrita a mano y reconocida aquí. Una lista con 346 alternativas pesa más que toda la
 * página y es lenta de recorrer en un teléfono.
 */
export const comuna = implementar('comuna', {
  leer: (_campo, entrada, contexto) => leerComuna(entrada.texto(), contexto),
  validar: (_campo, valor, contexto, t) =>
    comunaValida(valor, contexto) ? [] : errorSimple(t.comuna),
  escribir: (_campo, valor, contexto) => ({ '': nombreDeComuna(String(valor), contexto.comunas) }),
  render: (dibujo) => (
    <CampoTexto
      {...comunes(dibujo)}
      valor={escrito(dibujo)}
      ancho="largo"
      autocompletar={dibujo.campo.autocompletar}
    />
  ),
  mostrar: (_campo, valor, contexto) => nombreDeComuna(String(valor), contexto.comunas),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaComuna(campo.etiqueta) }),
  ejemplo: () => '13101',
  esquema: () => ({ type: 'string', pattern: CUT.source }),
  segundos: 10,
});
