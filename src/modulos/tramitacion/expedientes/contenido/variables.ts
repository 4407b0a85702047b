import { formatearRut, rutDeNumero } from '../../../../base/rut.ts';
import { fechaLarga, hoyEn } from '../../../../calendario/index.ts';
import { type Contexto, resumen } from '../../../../formulario/index.ts';
import type { DatosMunicipio } from '../../documentos/index.ts';
import type { TramiteEnCurso } from '../definiciones.ts';
import type { Correccion, Expediente } from '../dominio.ts';

/** Lo que un texto de la definición puede nombrar sobre un caso. */
export interface CasoEnTexto {
  readonly expediente: Expediente;
  readonly tramite: TramiteEnCurso;
  readonly municipio: DatosMunicipio;
  readonly urlPublica: string;
  readonly ahora: Temporal.Instant;
  readonly fundamento?: string;
  readonly correccion?: Pick<Correccion, 'campos'> & { readonly vence: string };
}

/** Contexto de formulario para mostrar respuestas en el municipio. */
export function contextoDe(caso: Pick<CasoEnTexto, 'municipio' | 'tramite' | 'ahora'>): Contexto {
  const { cut, comuna, zona } = caso.municipio;
  return {
    hoy: hoyEn(caso.ahora, zona).toString(),
    reglas: { reglas: caso.tramite.definicion.reglas },
    comunas: [{ cut, nombre: comuna }],
  };
}

/** Dirección donde la persona sigue su expediente. */
export function enlaceDe(
  caso: Pick<CasoEnTexto, 'urlPublica' | 'expediente' | 'municipio'>,
): string {
  const { urlPublica, municipio, expediente } = caso;
  return `${urlPublica}/${municipio.slug}/expedientes/${expediente.expedienteId}`;
}

/** Lista de correcciones, una por línea, con la pregunta tal como la vio la persona. */
export function listarCorrecciones(
  tramite: TramiteEnCurso,
  campos: Correccion['campos'],
): readonly string[] {
  const etiquetas = new Map(
    tramite.definicion.formulario.paginas.flatMap((pagina) =>
      pagina.campos.map(({ id, etiqueta }): [string, string] => [id, etiqueta]),
    ),
  );
  return campos.map(({ campo, motivo }) => `${etiquetas.get(campo) ?? campo}: ${motivo}`);
}

function fecha(texto: string): string {
  return fechaLarga(Temporal.PlainDate.from(texto));
}

/**
 * Valor de una variable de texto: primero las del caso, luego las respuestas tal como se muestran
 * y por último una parte de una respuesta compuesta (`direccion_predio.calle`).
 */
export function variablesDe(caso: CasoEnTexto): (nombre: string) => string | undefined {
  const { expediente, tramite, municipio } = caso;
  const rut = formatearRut(rutDeNumero(expediente.run));
  const propias: Readonly<Record<string, string>> = {
    folio: expediente.folio,
    iuie: expediente.iuie,
    tramite: tramite.definicion.nombre,
    nombre: expediente.nombre,
    'interesado.nombre': expediente.nombre,
    'interesado.run': rut,
    municipalidad: municipio.municipalidad,
    comuna: municipio.comuna,
    ingresado: fecha(
      hoyEn(Temporal.Instant.from(expediente.ingresadoEn), municipio.zona).toString(),
    ),
    plazo: fecha(expediente.venceFecha),
    enlace: enlaceDe(caso),
    ...(caso.fundamento === undefined ? {} : { fundamento: caso.fundamento }),
    ...(caso.correccion === undefined
      ? {}
      : {
          correcciones: listarCorrecciones(tramite, caso.correccion.campos)
            .map((linea) => `- ${linea}`)
            .join('\n'),
          'correccion.pedida': listarCorrecciones(tramite, caso.correccion.campos).join('; '),
          'correccion.vence': fecha(caso.correccion.vence),
          vence_correccion: fecha(caso.correccion.vence),
        }),
  };
  const mostradas = new Map(
    resumen(tramite.definicion.formulario, expediente.respuestas, contextoDe(caso), {
      sinRespuesta: '',
    }).flatMap((seccion) => seccion.filas.map((f): [string, string] => [f.campo, f.respuesta])),
  );
  return (nombre) =>
    propias[nombre] ?? mostradas.get(nombre) ?? crudo(expediente.respuestas, nombre);
}

function crudo(respuestas: object, ruta: string): string | undefined {
  let actual: unknown = respuestas;
  for (const parte of ruta.split('.')) {
    if (typeof actual !== 'object' || actual === null || !Object.hasOwn(actual, parte)) {
      return undefined;
    }
    actual = Reflect.get(actual, parte);
  }
  return typeof actual === 'string' || typeof actual === 'number' ? String(actual) : undefined;
}
