import { type Esquema, type Regla, type Reglas, verificar } from '../reglas/index.ts';
import type { Campo, Formulario } from './tipos.ts';

/** Falla de una definición, con el lugar donde está (`paginas.ubicacion.campos.rol`). */
export interface FallaDeFormulario {
  readonly ruta: string;
  readonly mensaje: string;
}

type TipoDeRegla = Esquema['campos'][string];

const ID = /^[a-z][a-z0-9_]{0,59}$/;
const SUFIJOS_PROPIOS = new Set(['mostrado']);

function tipoDeRegla(campo: Campo): TipoDeRegla {
  switch (campo.tipo) {
    case 'entero':
    case 'numero':
    case 'monto':
      return { tipo: 'numero' };
    case 'si_no':
      return { tipo: 'logico' };
    case 'fecha':
      return { tipo: 'fecha' };
    case 'seleccion':
      return { tipo: 'texto', opciones: campo.opciones.map((opcion) => opcion.valor) };
    case 'multiple':
      return { tipo: 'lista', opciones: campo.opciones.map((opcion) => opcion.valor) };
    case 'direccion':
    case 'mapa':
      return { tipo: 'compuesto' };
    case 'archivo':
    case 'tabla':
      return { tipo: 'lista' };
    default:
      return { tipo: 'texto' };
  }
}

/** Partes de un campo compuesto que las reglas pueden leer (`direccion.comuna`). */
function partesParaReglas(campo: Campo): readonly (readonly [string, TipoDeRegla])[] {
  if (campo.tipo === 'direccion') {
    return ['calle', 'numero', 'complemento', 'sector', 'comuna', 'codigo_postal'].map(
      (parte) => [`${campo.id}.${parte}`, { tipo: 'texto' }] as const,
    );
  }
  if (campo.tipo === 'mapa') {
    return [
      [`${campo.id}.lat`, { tipo: 'numero' }],
      [`${campo.id}.lon`, { tipo: 'numero' }],
      [`${campo.id}.descripcion`, { tipo: 'texto' }],
    ];
  }
  return campo.tipo === 'tabla'
    ? campo.columnas.map((columna) => [`${campo.id}.${columna.id}`, { tipo: 'lista' }] as const)
    : [];
}

/** Tipos con que las reglas ven unos campos y sus partes, por id. */
export function tiposParaReglas(campos: readonly Campo[]): Readonly<Record<string, TipoDeRegla>> {
  return Object.fromEntries(
    campos.flatMap((campo) => [
      [campo.id, tipoDeRegla(campo)] as const,
      ...partesParaReglas(campo),
    ]),
  );
}

function revisarOpciones(campo: Campo, ruta: string): FallaDeFormulario[] {
  if (campo.tipo !== 'seleccion' && campo.tipo !== 'multiple') return [];
  const fallas: FallaDeFormulario[] = [];
  const minimas = campo.tipo === 'seleccion' ? 2 : 1;
  if (campo.opciones.length < minimas) {
    fallas.push({ ruta, mensaje: `Faltan alternativas: hacen falta al menos ${minimas}.` });
  }
  const valores = campo.opciones.map((opcion) => opcion.valor);
  if (new Set(valores).size !== valores.length) {
    fallas.push({ ruta, mensaje: 'Hay dos alternativas con el mismo valor.' });
  }
  if (campo.opciones.some(({ valor, etiqueta }) => valor === '' || etiqueta.trim() === '')) {
    fallas.push({ ruta, mensaje: 'Hay una alternativa sin valor o sin texto.' });
  }
  return fallas;
}

function revisarLimites(campo: Campo, ruta: string): FallaDeFormulario[] {
  return 'minimo' in campo &&
    'maximo' in campo &&
    campo.minimo !== undefined &&
    campo.maximo !== undefined &&
    campo.minimo > campo.maximo
    ? [{ ruta, mensaje: 'El mínimo es mayor que el máximo.' }]
    : [];
}

interface Conocidos {
  readonly campos: Map<string, TipoDeRegla>;
  readonly todos: ReadonlySet<string>;
  readonly reglas: Reglas | undefined;
}

function revisarRegla(
  regla: Regla | boolean | undefined,
  ruta: string,
  conocidos: Conocidos,
): FallaDeFormulario[] {
  if (regla === undefined || typeof regla === 'boolean') return [];
  const esquema: Esquema = {
    campos: Object.fromEntries(conocidos.campos),
    ...(conocidos.reglas ? { reglas: conocidos.reglas } : {}),
  };
  return verificar(regla, esquema).map((error) => {
    const posterior = [...conocidos.todos].find(
      (id) => !conocidos.campos.has(id) && error.mensaje.includes(`«${id}»`),
    );
    return {
      ruta: error.ruta === '' ? ruta : `${ruta}.${error.ruta}`,
      mensaje: posterior ? `La regla mira «${posterior}», que se pregunta después.` : error.mensaje,
    };
  });
}

function revisarCampo(campo: Campo, ruta: string, conocidos: Conocidos): FallaDeFormulario[] {
  const fallas: FallaDeFormulario[] = [];
  if (!ID.test(campo.id) || SUFIJOS_PROPIOS.has(campo.id)) {
    fallas.push({ ruta, mensaje: `«${campo.id}» no sirve como id: use minúsculas, números y _.` });
  }
  if (campo.etiqueta.trim() === '') fallas.push({ ruta, mensaje: 'La etiqueta está vacía.' });
  fallas.push(...revisarOpciones(campo, ruta), ...revisarLimites(campo, ruta));
  fallas.push(...revisarRegla(campo.visible, `${ruta}.visible`, conocidos));
  if (campo.tipo === 'tabla') {
    const dentro = { ...conocidos, campos: new Map(conocidos.campos) };
    const vistos = new Set<string>();
    if (campo.columnas.length === 0) fallas.push({ ruta, mensaje: 'La tabla no tiene columnas.' });
    for (const columna of campo.columnas) {
      const suRuta = `${ruta}.columnas.${columna.id}`;
      if (vistos.has(columna.id))
        fallas.push({ ruta: suRuta, mensaje: 'La columna está repetida.' });
      vistos.add(columna.id);
      if (columna.tipo === 'mapa') {
        fallas.push({ ruta: suRuta, mensaje: 'Una fila no puede llevar un mapa.' });
      }
      fallas.push(...revisarCampo(columna, suRuta, dentro));
    }
  }
  conocidos.campos.set(campo.id, tipoDeRegla(campo));
  for (const [parte, tipo] of partesParaReglas(campo)) conocidos.campos.set(parte, tipo);
  fallas.push(...revisarRegla(campo.obligatorio, `${ruta}.obligatorio`, conocidos));
  campo.validaciones?.forEach(({ cumple, mensaje }, i) => {
    fallas.push(...revisarRegla(cumple, `${ruta}.validaciones.${i}`, conocidos));
    if (mensaje.trim() === '') {
      fallas.push({ ruta: `${ruta}.validaciones.${i}`, mensaje: 'Falta el mensaje.' });
    }
  });
  return fallas;
}

/**
 * Revisa una definición sin usarla: ids repetidos, textos vacíos, alternativas y reglas que miran
 * campos que no existen o que se preguntan después. `hechos` son datos que las reglas también
 * pueden leer (del trámite o del expediente). Lista vacía si está bien.
 */
export function verificarFormulario(
  formulario: Formulario,
  reglas?: Reglas,
  hechos: Readonly<Record<string, TipoDeRegla>> = {},
): readonly FallaDeFormulario[] {
  const fallas: FallaDeFormulario[] = [];
  const conocidos: Conocidos = {
    campos: new Map(Object.entries(hechos)),
    todos: new Set(formulario.paginas.flatMap((pagina) => pagina.campos.map(({ id }) => id))),
    reglas,
  };
  if (formulario.paginas.length === 0) fallas.push({ ruta: 'paginas', mensaje: 'No hay páginas.' });
  if (formulario.declaracion.trim() === '') {
    fallas.push({ ruta: 'declaracion', mensaje: 'La declaración está vacía.' });
  }
  const vistos = new Set<string>();
  for (const pagina of formulario.paginas) {
    const ruta = `paginas.${pagina.id}`;
    if (vistos.has(`pagina ${pagina.id}`))
      fallas.push({ ruta, mensaje: 'La página está repetida.' });
    vistos.add(`pagina ${pagina.id}`);
    if (pagina.titulo.trim() === '') fallas.push({ ruta, mensaje: 'El título está vacío.' });
    fallas.push(...revisarRegla(pagina.visible, `${ruta}.visible`, conocidos));
    for (const campo of pagina.campos) {
      const suya = `${ruta}.campos.${campo.id}`;
      if (vistos.has(campo.id))
        fallas.push({ ruta: suya, mensaje: 'El id del campo está repetido.' });
      vistos.add(campo.id);
      fallas.push(...revisarCampo(campo, suya, conocidos));
    }
  }
  return fallas;
}
