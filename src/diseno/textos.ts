import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { MESES } from '../base/meses.ts';

/** Palabras fijas de los componentes. Cada idioma entrega las suyas a través de `Pagina`. */
export type TextosDiseno = {
  readonly opcional: string;
  readonly prefijoError: string;
  readonly hayUnProblema: string;
  readonly saltarAlContenido: string;
  readonly avisoDemostracion: string;
  readonly usted: string;
  readonly navegacion: string;
  readonly migas: string;
  readonly idiomas: string;
  readonly salir: string;
  readonly cambiar: string;
  readonly dia: string;
  readonly mes: string;
  readonly anio: string;
  readonly si: string;
  readonly no: string;
  readonly elija: string;
  readonly buscar: string;
  readonly filtrar: string;
  readonly limpiarFiltros: string;
  readonly paginaAnterior: string;
  readonly paginaSiguiente: string;
  readonly paginacion: string;
  readonly ordenarPor: (columna: string) => string;
  readonly seleccionar: string;
  readonly claveUnica: string;
  readonly claveUnicaLargo: string;
  readonly accesibilidad: string;
  readonly pesoMaximo: (mb: number) => string;
  readonly formatos: (lista: string) => string;
  readonly paso: (actual: number, total: number) => string;
  readonly masDe: (cantidad: number) => string;
  readonly soloEnCastellano: string;
  readonly quedanDias: (dias: number) => string;
  readonly venceHoy: string;
  readonly vencidoHace: (dias: number) => string;
  readonly tonos: Readonly<Record<'info' | 'exito' | 'advertencia' | 'error', string>>;
  readonly meses: readonly string[];
  readonly fecha: (dia: number, mes: string, anio: number) => string;
  readonly direccion: {
    readonly calle: string;
    readonly numero: string;
    readonly complemento: string;
    readonly ayudaComplemento: string;
    readonly sector: string;
  };
};

const diasHabiles = (dias: number): string => (dias === 1 ? '1 día hábil' : `${dias} días hábiles`);

/** Textos en castellano de Chile: los que valen mientras nadie entregue otros. */
export const textosCastellano: TextosDiseno = {
  opcional: 'opcional',
  prefijoError: 'Error: ',
  hayUnProblema: 'Hay un problema',
  saltarAlContenido: 'Saltar al contenido',
  avisoDemostracion: 'Aviso de demostración',
  usted: 'Su cuenta',
  navegacion: 'Navegación principal',
  migas: 'Usted está en',
  idiomas: 'Idiomas',
  salir: 'Cerrar sesión',
  cambiar: 'Cambiar',
  dia: 'Día',
  mes: 'Mes',
  anio: 'Año',
  si: 'Sí',
  no: 'No',
  elija: 'Elija una opción',
  buscar: 'Buscar',
  filtrar: 'Aplicar filtros',
  limpiarFiltros: 'Quitar filtros',
  paginaAnterior: 'Anterior',
  paginaSiguiente: 'Siguiente',
  paginacion: 'Páginas de resultados',
  ordenarPor: (columna) => `Ordenar por ${columna}`,
  seleccionar: 'Seleccionar',
  claveUnica: 'Iniciar sesión',
  claveUnicaLargo: 'Iniciar sesión con ClaveÚnica',
  accesibilidad: 'Declaración de accesibilidad',
  pesoMaximo: (mb) => `Hasta ${mb} MB.`,
  formatos: (lista) => `Formatos permitidos: ${lista}.`,
  paso: (actual, total) => `Paso ${actual} de ${total}`,
  masDe: (cantidad) => `más de ${cantidad}`,
  soloEnCastellano: 'El contenido de esta página está solo en castellano.',
  quedanDias: (dias) => `${dias === 1 ? 'Queda' : 'Quedan'} ${diasHabiles(dias)}`,
  venceHoy: 'Vence hoy',
  vencidoHace: (dias) => `Vencido hace ${diasHabiles(dias)}`,
  tonos: {
    info: 'Información',
    exito: 'Listo',
    advertencia: 'Atención',
    error: 'Error',
  },
  meses: MESES,
  fecha: (dia, mes, anio) => `${dia} de ${mes} de ${anio}`,
  direccion: {
    calle: 'Calle, avenida o pasaje',
    numero: 'Número',
    complemento: 'Departamento, oficina o casa',
    ayudaComplemento: 'Por ejemplo: departamento 52, torre B.',
    sector: 'Villa, población o sector',
  },
};

/** Contexto de textos: `Pagina` y `LayoutInterno` lo llenan según el idioma. */
export const ContextoTextos = createContext<TextosDiseno>(textosCastellano);

/** Textos vigentes dentro de un componente. */
export function useTextos(): TextosDiseno {
  return useContext(ContextoTextos);
}
