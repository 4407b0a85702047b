/** Palabras que se repiten en todas las páginas. */
export const comun = {
  plataforma: 'Municipios Digitales',
  municipalidadDe: (comuna: string) => `Municipalidad de ${comuna}`,
  demostracion:
    'Demostración: los sistemas nacionales son simulados. Nada de lo que haga aquí tiene valor legal.',
  inicio: 'Inicio',
  tramites: 'Trámites',
  misSolicitudes: 'Mis solicitudes',
  verificarDocumento: 'Verificar un documento',
  ayuda: 'Ayuda',
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
  queEsDiaHabil: 'Los días hábiles van de lunes a viernes. No se cuentan los feriados.',
  actualizadoEl: (fecha: string) => `Actualizado el ${fecha}`,
};
