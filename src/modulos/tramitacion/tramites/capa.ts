import { exito, falla, type Resultado } from '../../../base/resultado.ts';
import type { Campo } from '../../../formulario/tipos.ts';
import type { Capa, DefinicionTramite, Texto } from './definicion.ts';

/** Parte de la capa que no calza con la definición. */
export interface FallaDeCapa {
  readonly ruta: string;
  readonly mensaje: string;
}

const DECIMAL = /^\d{1,12}(\.\d{1,6})?$/;

/**
 * Pone la capa municipal sobre la versión nacional, por id estable. Lo que la capa no nombra queda
 * igual. Falla con la lista de lo que no existe en la base, para mostrarla al actualizar de versión.
 */
export function aplicarCapa(
  base: DefinicionTramite,
  capa: Capa,
): Resultado<DefinicionTramite, readonly FallaDeCapa[]> {
  const fallas = [...fallasDeParametros(base, capa), ...fallasDeTextos(base, capa)];
  if (fallas.length > 0) return falla(fallas);
  const textos = capa.textos ?? {};
  const poner = (ruta: string, actual: string): string =>
    Object.hasOwn(textos, ruta) ? (textos[ruta] ?? actual) : actual;
  const conParametros = base.parametros.map((parametro) => {
    const valor = capa.parametros?.[parametro.id];
    if (valor === undefined) return parametro;
    // El valor ya es el de la ordenanza del municipio: deja de ser una suposición por revisar.
    const { revisar: _, ...resto } = parametro;
    return { ...resto, defecto: valor, fuente: 'Ordenanza local de derechos' };
  });
  return exito({
    ...base,
    nombre: poner('nombre', base.nombre),
    resumen: poner('resumen', base.resumen),
    unidad: capa.unidad ?? base.unidad,
    plazo: capa.plazo ?? base.plazo,
    parametros: conParametros,
    ficha: {
      ...base.ficha,
      queEs: poner('ficha.queEs', base.ficha.queEs),
      quien: poner('ficha.quien', base.ficha.quien),
      resultado: poner('ficha.resultado', base.ficha.resultado),
      vigencia: poner('ficha.vigencia', base.ficha.vigencia),
      requisitos: conTextos('ficha.requisitos', base.ficha.requisitos, poner),
      documentos: conTextos('ficha.documentos', base.ficha.documentos, poner),
    },
    formulario: {
      declaracion: poner('declaracion', base.formulario.declaracion),
      paginas: base.formulario.paginas.map((pagina) => ({
        ...pagina,
        titulo: poner(`pagina.${pagina.id}.titulo`, pagina.titulo),
        ...(pagina.descripcion === undefined
          ? {}
          : { descripcion: poner(`pagina.${pagina.id}.descripcion`, pagina.descripcion) }),
        campos: pagina.campos.map((campo) => conTextosDeCampo(campo, poner)),
      })),
    },
    mensajes: base.mensajes.map((mensaje) => ({
      ...mensaje,
      asunto: poner(`mensaje.${mensaje.id}.asunto`, mensaje.asunto),
      cuerpo: poner(`mensaje.${mensaje.id}.cuerpo`, mensaje.cuerpo),
    })),
  });
}

/**
 * La parte de una capa que calza con una definición: sirve a solicitudes que empezaron con otra
 * versión, para no perder la unidad ni los valores de la ordenanza.
 */
export function capaQueCalza(base: DefinicionTramite, capa: Capa): Capa {
  const malas = new Set(
    [...fallasDeParametros(base, capa), ...fallasDeTextos(base, capa)].map(({ ruta }) => ruta),
  );
  const limpiar = (prefijo: string, dados: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(dados).filter(([id]) => !malas.has(`${prefijo}.${id}`)));
  return {
    ...capa,
    parametros: limpiar('parametros', capa.parametros),
    textos: limpiar('textos', capa.textos),
  };
}

type Poner = (ruta: string, actual: string) => string;

function conTextosDeCampo(campo: Campo, poner: Poner): Campo {
  const ayuda = poner(`campo.${campo.id}.ayuda`, campo.ayuda ?? '');
  return {
    ...campo,
    etiqueta: poner(`campo.${campo.id}.etiqueta`, campo.etiqueta),
    ...(ayuda === '' ? {} : { ayuda }),
  };
}

function conTextos(ruta: string, textos: readonly Texto[], poner: Poner): readonly Texto[] {
  return textos.map(({ id, texto }) => ({ id, texto: poner(`${ruta}.${id}`, texto) }));
}

/** Rutas de texto que una capa puede reemplazar en una definición. */
export function rutasDeTexto(base: DefinicionTramite): readonly string[] {
  const { ficha, formulario, mensajes } = base;
  return [
    'nombre',
    'resumen',
    'declaracion',
    ...['queEs', 'quien', 'resultado', 'vigencia'].map((parte) => `ficha.${parte}`),
    ...ficha.requisitos.map(({ id }) => `ficha.requisitos.${id}`),
    ...ficha.documentos.map(({ id }) => `ficha.documentos.${id}`),
    ...formulario.paginas.flatMap((pagina) => [
      `pagina.${pagina.id}.titulo`,
      ...(pagina.descripcion === undefined ? [] : [`pagina.${pagina.id}.descripcion`]),
      ...pagina.campos.flatMap(({ id }) => [`campo.${id}.etiqueta`, `campo.${id}.ayuda`]),
    ]),
    ...mensajes.flatMap(({ id }) => [`mensaje.${id}.asunto`, `mensaje.${id}.cuerpo`]),
  ];
}

function fallasDeParametros(base: DefinicionTramite, capa: Capa): FallaDeCapa[] {
  const conocidos = new Map(base.parametros.map((parametro) => [parametro.id, parametro]));
  return Object.entries(capa.parametros ?? {}).flatMap(([id, valor]) => {
    const ruta = `parametros.${id}`;
    const parametro = conocidos.get(id);
    if (parametro === undefined)
      return [{ ruta, mensaje: `El trámite no tiene el parámetro «${id}».` }];
    if (!DECIMAL.test(valor) || (parametro.tipo !== 'utm' && valor.includes('.')))
      return [{ ruta, mensaje: `«${valor}» no sirve como valor de «${parametro.etiqueta}».` }];
    return [];
  });
}

function fallasDeTextos(base: DefinicionTramite, capa: Capa): FallaDeCapa[] {
  const conocidas = new Set(rutasDeTexto(base));
  return Object.entries(capa.textos ?? {}).flatMap(([ruta, texto]) => {
    if (!conocidas.has(ruta))
      return [{ ruta: `textos.${ruta}`, mensaje: `El trámite no tiene el texto «${ruta}».` }];
    return texto.trim() === ''
      ? [{ ruta: `textos.${ruta}`, mensaje: 'El texto de reemplazo está vacío.' }]
      : [];
  });
}
