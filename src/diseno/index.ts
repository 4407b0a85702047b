export { Boton, EnlaceBoton, GrupoBotones, type VarianteBoton } from './acciones/boton.tsx';
export { BotonClaveUnica } from './acciones/boton-clave-unica.tsx';
export {
  Desplegable,
  EncabezadoPagina,
  Pestanas,
  Recuadro,
  RejillaTarjetas,
  Tarjeta,
} from './bloques/contenedores.tsx';
export {
  DetalleLista,
  type FilaResumen,
  type Hito,
  LineaDeTiempo,
  ListaTareas,
  ResumenRespuestas,
  type Tarea,
} from './bloques/listas.tsx';
export {
  Aviso,
  EstadoVacio,
  Etiqueta,
  ImprimirAviso,
  PanelConfirmacion,
} from './bloques/mensajes.tsx';
export { agruparMiles, BarraPlazo, Dinero, Fecha, Progreso } from './bloques/valores.tsx';
export { CampoArchivo } from './campos/archivo.tsx';
export type { AnchoCampo, Opcion, PropsCampo } from './campos/base.ts';
export { CampoDireccion, type PartesDireccion } from './campos/direccion.tsx';
export { EnvolturaCampo, EnvolturaGrupo } from './campos/envoltura.tsx';
export { CampoFecha, type PartesFecha } from './campos/fecha.tsx';
export { CampoCasillas, CampoRadios, CampoSeleccion, CampoSiNo } from './campos/opciones.tsx';
export { type ErrorDeFormulario, ResumenErrores } from './campos/resumen-errores.tsx';
export { CampoAreaTexto, CampoMonto, CampoNumero, CampoTexto } from './campos/texto.tsx';
export { ContextoIdioma, EnCastellano } from './en-castellano.tsx';
export { guiones } from './guiones.ts';
export { archivosDeEstilo, fuente, unirHojas, urlDeEstilo } from './hojas.ts';
export { esIcono, Icono, type NombreIcono } from './icono.tsx';
export { MuestrarioInterno } from './muestrario/muestrario-interno.tsx';
export { PaginaMuestrario } from './muestrario/pagina-muestrario.tsx';
export { DatosEstructurados, serializarSeguro } from './pagina/datos-estructurados.tsx';
export { SaltoAContenido } from './pagina/documento.tsx';
export { Escudo, inicialesDe } from './pagina/escudo.tsx';
export { LayoutInterno, type PropsInterno } from './pagina/layout-interno.tsx';
export { EnlaceVolver, MigasDePan, Pagina, type PropsPagina } from './pagina/pagina.tsx';
export type {
  EnlaceIdioma,
  EntradaRiel,
  PieDeSitio,
  PropsDocumento,
  Sitio,
  UsuarioVisible,
} from './pagina/sitio.ts';
export { renderHtml, renderTrozo } from './render.ts';
export { AccionesMasivas, Buscador, Filtros, Paginacion } from './tablas/navegacion.tsx';
export { type Columna, Tabla } from './tablas/tabla.tsx';
export { crearTema, cssDeTema, type ErrorAcento, revisarAcento, type Tema } from './tema.ts';
export { ContextoTextos, type TextosDiseno, textosCastellano, useTextos } from './textos.ts';
export type { Contenido, Enlace, EnlaceNavegacion, Tono } from './tipos.ts';
