/** Identificación y datos de la persona. */
export const cuenta = {
  ingresar: 'Ingrese a su cuenta',
  ingresarTexto: 'Use su ClaveÚnica. Es la misma clave de los demás servicios del Estado.',
  sesionCerrada: 'Cerró su sesión',
  sesionCerradaTexto: 'Si usa un equipo compartido, cierre también esta ventana.',
  ingresoFallido: 'No pudimos identificarle',
  ingresoFallidoTexto: 'Intente otra vez. Si sigue igual, llame a la municipalidad.',
  ingresoVencido: 'Pasó mucho tiempo. Ingrese otra vez con su ClaveÚnica.',
  misDatos: 'Mis datos',
  avisos: 'Cómo quiere recibir avisos',
  avisosCorreo: 'Por correo electrónico',
  quienVio: 'Quién ha visto mis datos',
  datosPersonales: 'Usamos sus datos solo para este trámite.',
  pedirDatos: 'Pedir, corregir o borrar mis datos',
};
