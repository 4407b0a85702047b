/** Identificación y cierre de sesión. */
export const cuenta = {
  tituloPagina: 'Identifíquese',
  ingresar: 'Identifíquese para continuar',
  ingresarTexto:
    'Use su ClaveÚnica, la misma de los demás trámites del Estado. Con ella el municipio sabe que es usted y no le pide datos que el Estado ya tiene.',
  queRecibimos: 'Recibimos su nombre y su RUN. No recibimos su clave, su correo ni su teléfono.',
  esDemostracion: 'Esta es una demostración',
  simulador:
    'La página siguiente es un simulador de ClaveÚnica. No escriba ahí su clave verdadera.',
  sinClaveUnica:
    '¿No tiene ClaveÚnica? Puede pedirla en el Registro Civil o en ChileAtiende. También puede hacer su trámite en persona, en la Oficina de Partes de su municipalidad.',
  ingresoFallido: 'No pudimos identificarle',
  ingresoNoCompleto: 'El ingreso no se completó',
  intentar: 'Intentar de nuevo',
  ingresoUsado: 'Este ingreso ya se usó',
  fallas: {
    'estado-alterado':
      'La respuesta de ClaveÚnica no corresponde a su ingreso. Empiece de nuevo desde aquí.',
    'codigo-rechazado': 'El código de ingreso venció o ya se usó. Empiece de nuevo desde aquí.',
    'respuesta-invalida': 'ClaveÚnica respondió algo que no pudimos comprobar. Intente de nuevo.',
    'identidad-invalida': 'Los datos recibidos no corresponden a un RUN válido.',
    credenciales:
      'El municipio no está habilitado en ClaveÚnica. Avise a quien administra el sitio.',
    'no-disponible':
      'ClaveÚnica no responde en este momento. Espere unos minutos e intente de nuevo.',
    'ingreso-vencido': 'Pasó demasiado tiempo desde que empezó, o su navegador no guarda cookies.',
    'ingreso-usado': 'Si no ve su nombre arriba, empiece de nuevo desde aquí.',
    'sin-cuenta-municipal':
      'Su RUN no tiene una cuenta activa en esta municipalidad. Pídala a quien administra.',
  },
  sesionCerrada: 'Su sesión está cerrada',
  tituloCerrada: 'Sesión cerrada',
  sesionCerradaTexto: 'También cerramos su sesión en ClaveÚnica.',
  equipoCompartido:
    'Si usó un computador compartido, cierre además todas las ventanas del navegador.',
  volverAlInicio: 'Volver al inicio',
};
