import type { TextosDeCampos } from '../idioma/index.ts';
import { textosDeCampos } from './campos/implementacion.ts';
import { LIMITE_ENTRADA } from './campos/texto-escrito.ts';
import { entradaDe, nombreCanonico, textosDe } from './entrada.ts';
import { leerCampos } from './lectura.ts';
import { registro } from './registro.ts';
import type { Campo, Crudos, Cuerpo, ErrorCampo, Pagina, Respuestas } from './tipos.ts';
import type { Contexto } from './valores.ts';

/** Entradas distintas que puede traer una página; una tabla de 100 × 20 cabe con holgura. */
const MAXIMO_ENTRADAS = 20_000;

/** Lo leído de una página enviada. */
export interface Leida {
  /** Respuestas de esta página que se entendieron, también si hay errores en otras. */
  readonly respuestas: Respuestas;
  /** Lo que la persona escribió; se guarda siempre y con esto se vuelve a dibujar la página. */
  readonly crudos: Crudos;
  readonly errores: readonly ErrorCampo[];
  /** Mostrar de nuevo la misma página: movió el mapa, agregó una fila o apareció una pregunta. */
  readonly quedarse: boolean;
}

function admite(campos: ReadonlyMap<string, Campo>, nombre: string): boolean {
  const punto = nombre.indexOf('.');
  const campo = campos.get(punto < 0 ? nombre : nombre.slice(0, punto));
  if (!campo) return false;
  const implementacion = registro[campo.tipo];
  if (punto < 0) return !implementacion.soloPartes;
  const parte = nombre.slice(punto + 1);
  return (
    parte === 'mostrado' ||
    implementacion.partes(campo).includes(parte) ||
    implementacion.admite(campo, parte)
  );
}

function errorDePeticion(
  nombre: string,
  codigo: 'campo-desconocido' | 'demasiado-grande',
  t: TextosDeCampos,
): ErrorCampo {
  return {
    campo: nombre.slice(0, 80),
    codigo,
    mensaje: codigo === 'campo-desconocido' ? t.datoAjeno : t.entradaEnorme(LIMITE_ENTRADA),
  };
}

function sobrepasa(valor: unknown): boolean {
  if (typeof valor === 'string') return valor.length > LIMITE_ENTRADA;
  return Array.isArray(valor) && valor.some(sobrepasa);
}

/**
 * Lee una página enviada. Nunca lanza, venga lo que venga. Los nombres que parten con guion bajo
 * son de quien llama y se ignoran. Un nombre que no es de la página da `campo-desconocido` y una
 * entrada enorme `demasiado-grande`: quien llama responde 400. `previas` son las respuestas
 * guardadas de todo el formulario.
 */
export function leerPagina(
  pagina: Pagina,
  cuerpo: Cuerpo,
  previas: Respuestas,
  contexto: Contexto,
): Leida {
  const t = textosDeCampos(contexto);
  const campos = new Map(pagina.campos.map((campo) => [campo.id, campo]));
  const llegado = new Map<string, readonly string[]>();
  const ajenos: ErrorCampo[] = [];
  for (const [nombre, valor] of Object.entries(cuerpo).slice(0, MAXIMO_ENTRADAS)) {
    if (nombre.startsWith('_') && nombre !== '__proto__') continue;
    const canonico = nombreCanonico(nombre);
    if (!admite(campos, canonico)) {
      ajenos.push(errorDePeticion(nombre, 'campo-desconocido', t));
      continue;
    }
    if (sobrepasa(valor)) ajenos.push(errorDePeticion(canonico, 'demasiado-grande', t));
    llegado.set(canonico, textosDe(valor));
  }
  const lote = leerCampos(
    pagina.campos,
    (campo) =>
      entradaDe(
        llegado,
        campo.id,
        Object.hasOwn(previas, campo.id) ? previas[campo.id] : undefined,
      ),
    { ...contexto, respuestas: previas },
    registro,
  );
  const escritas = [...llegado].flatMap(([nombre, textos]) =>
    /\.(mover|agregar|quitar|mostrado|punto\.[xy])$/.test(nombre)
      ? []
      : [[nombre, textos.length === 1 ? (textos[0] ?? '') : textos] as const],
  );
  return {
    respuestas: lote.valores,
    crudos: { ...Object.fromEntries(escritas), ...lote.reescribir },
    errores: [...ajenos, ...lote.errores],
    quedarse: lote.quedarse,
  };
}

/** Entradas con que se dibujan respuestas ya guardadas. */
export function crudosDe(pagina: Pagina, respuestas: Respuestas, contexto: Contexto): Crudos {
  return Object.fromEntries(
    pagina.campos.flatMap((campo) => {
      const valor = Object.hasOwn(respuestas, campo.id) ? respuestas[campo.id] : undefined;
      if (valor === undefined) return [];
      return Object.entries(registro[campo.tipo].escribir(campo, valor, contexto)).map(
        ([parte, crudo]) => [parte === '' ? campo.id : `${campo.id}.${parte}`, crudo] as const,
      );
    }),
  );
}
