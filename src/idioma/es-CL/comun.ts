/** Palabras que se repiten en todas las páginas. */
export const comun = {
  plataforma: 'Municipios Digitales',
  municipalidadDe: (comuna: string) => `Municipalidad de ${comuna}`,
  demostracion:
    'Demostración: ClaveÚnica, Webpay y Notificaciones son simuladores. No use datos reales.',
  bajadaNacional: 'Trámites de su municipalidad, en línea',
  municipalidades: 'Municipalidades',
  misTramites: 'Mis solicitudes',
  madurez: 'Madurez digital',
  datosAbiertos: 'Datos abiertos y API',
  componentes: 'Componentes de diseño',
  equipoNacional: 'Equipo nacional del programa',
  oficinaDePartes: 'Oficina de Partes',
  sitioMunicipal: 'Sitio web municipal',
  funcionarios: 'Funcionarios',
  cuentaMunicipal: 'Cuenta municipal',
  inicio: 'Inicio',
  tramites: 'Trámites',
  misSolicitudes: 'Mis solicitudes',
  verificarDocumento: 'Verificar un documento',
  ayuda: 'Ayuda',
  /** Título de una página que solo existe en castellano. */
  tituloEnCastellano: (titulo: string) => titulo,
  continuar: 'Continuar',
  volver: 'Volver',
  guardarYSalir: 'Guardar y seguir después',
  guardar: 'Guardar',
  cancelar: 'Cancelar',
  enviar: 'Enviar',
  eliminar: 'Eliminar',
  cambiar: 'Cambiar',
  todos: 'Todos',
  buscar: 'Buscar',
  descargar: 'Descargar',
  descargarPdf: (peso: string) => `Descargar PDF (${peso})`,
  imprimir: 'Imprimir',
  verMas: 'Ver más',
  ingresar: 'Ingresar',
  cerrarSesion: 'Cerrar sesión',
  si: 'Sí',
  no: 'No',
  sinRespuesta: 'Sin respuesta',
  gratis: 'Gratis',
  fecha: 'Fecha',
  estado: 'Estado',
  folio: 'Número de solicitud',
  unidad: 'Unidad que responde',
  contacto: 'Contacto',
  resultados: (cantidad: number) =>
    cantidad === 0
      ? 'No hay resultados'
      : cantidad === 1
        ? '1 resultado'
        : `${cantidad} resultados`,
  diasHabiles: (dias: number) => (dias === 1 ? '1 día hábil' : `${dias} días hábiles`),
  diasCorridos: (dias: number) => (dias === 1 ? '1 día corrido' : `${dias} días corridos`),
  meses: (meses: number) => (meses === 1 ? '1 mes' : `${meses} meses`),
  /** Un monto ya escrito como se usa en Chile: "$3.494". */
  pesos: (monto: string) => monto,
  /** «0,05 UTM», como se escribe en cada idioma. */
  cantidad: (cantidad: string) => cantidad,
  citar: (texto: string) => `«${texto}»`,
  exento: 'No se cobra en este caso.',
  /** Si quien lee este idioma lee también las explicaciones legales, que están en castellano. */
  leeCastellano: true as boolean,
  queEsDiaHabil: 'Los días hábiles van de lunes a viernes. No se cuentan los feriados.',
  actualizadoEl: (fecha: string) => `Actualizado el ${fecha}`,
};
