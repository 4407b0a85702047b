import type { Campo } from '../../../formulario/tipos.ts';
import type { DefinicionTramite } from './definicion.ts';

/** Variables que la plataforma llena en los mensajes a la persona. */
export const VARIABLES_DE_MENSAJE: readonly string[] = [
  'folio',
  'nombre',
  'tramite',
  'plazo',
  'enlace',
  'correcciones',
  'vence_correccion',
];

/** Variables que la plataforma llena en los documentos, además de las respuestas. */
export const VARIABLES_DE_DOCUMENTO: readonly string[] = [
  'folio',
  'iuie',
  'ingresado',
  'fundamento',
  'interesado.nombre',
  'interesado.run',
  'correccion.pedida',
  'correccion.vence',
];

const PARTES: Readonly<Partial<Record<Campo['tipo'], readonly string[]>>> = {
  direccion: ['calle', 'numero', 'complemento', 'sector', 'comuna', 'codigo_postal'],
  mapa: ['lat', 'lon', 'descripcion'],
};

/** Variables que nacen de las preguntas y de los datos que completa el funcionario. */
export function variablesDeRespuestas(definicion: DefinicionTramite): readonly string[] {
  const campos: readonly Campo[] = [
    ...definicion.formulario.paginas.flatMap((pagina) => pagina.campos),
    ...(definicion.datosDeAccion ?? []).flatMap((datos) => datos.campos),
  ];
  return campos.flatMap((campo) => [
    campo.id,
    ...(PARTES[campo.tipo] ?? []).map((parte) => `${campo.id}.${parte}`),
  ]);
}

/** Variables que usa un texto: `{folio}`, y de `{a|b}` las dos. */
export function variablesDeTexto(texto: string): readonly string[] {
  return [...texto.matchAll(/\{([^{}]*)\}/g)].flatMap(([, dentro = '']) => dentro.split('|'));
}
