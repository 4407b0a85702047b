import {
  campo,
  type Formulario,
  igual,
  no,
  opciones,
  pagina,
  pregunta,
  vacio,
} from '../../src/modulos/tramitacion/tramites/dsl.ts';

const esAsignacion = igual(campo('tipo'), 'asignar_nuevo');
const esCambio = igual(campo('tipo'), 'cambio_numero');

/** Preguntas del certificado de número. El RUN y el nombre vienen de ClaveÚnica: no se piden. */
export const formulario: Formulario = {
  paginas: [
    pagina('predio', '¿De qué predio se trata?', [
      pregunta('rol_avaluo', 'rol', 'Rol de avalúo', {
        obligatorio: true,
        ayuda:
          'Está en la cuenta de contribuciones o en la escritura. Son dos números, por ejemplo 16804-002.',
      }),
      pregunta('direccion', 'direccion_predio', 'Dirección del predio', {
        obligatorio: true,
        pideComuna: false,
        ayuda: 'Si todavía no tiene número, escriba S/N.',
      }),
    ]),
    pagina('solicitud', '¿Qué necesita?', [
      pregunta('seleccion', 'tipo', 'Qué quiere pedir', {
        obligatorio: true,
        opciones: opciones({
          certificar_existente: 'Un certificado del número que ya tiene',
          asignar_nuevo: 'Que se asigne un número nuevo',
          cambio_numero: 'Que se cambie el número actual',
        }),
      }),
      pregunta('texto', 'numero_actual', 'Número actual', {
        maximo: 20,
        visible: no(esAsignacion),
        obligatorio: esCambio,
        ayuda: 'El número que está puesto hoy en la entrada.',
      }),
      pregunta('texto', 'calle_frente', 'Calle que enfrenta el predio', {
        obligatorio: true,
        maximo: 100,
        ayuda: 'La calle o pasaje por donde se entra.',
      }),
      pregunta('texto', 'entre_calle_1', 'Primera calle cercana', {
        maximo: 100,
        obligatorio: esAsignacion,
        ayuda: 'La calle de una de las esquinas de la cuadra.',
      }),
      pregunta('texto', 'entre_calle_2', 'Segunda calle cercana', {
        maximo: 100,
        ayuda: 'La calle de la otra esquina, si la hay.',
        validaciones: [
          {
            cumple: { or: [vacio(campo('entre_calle_2')), no(vacio(campo('entre_calle_1')))] },
            mensaje: 'Escriba antes la primera calle cercana.',
          },
        ],
      }),
      pregunta('texto', 'unidad_depto_local', 'Departamento, local u oficina', {
        maximo: 30,
        ayuda: 'Solo si el certificado es para una unidad dentro de un edificio o galería.',
      }),
      pregunta('seleccion', 'motivo', 'Para qué lo necesita', {
        obligatorio: true,
        opciones: opciones({
          servicios_basicos: 'Contratar luz, agua, gas o internet',
          escritura: 'Hacer una escritura',
          credito: 'Pedir un crédito',
          otro: 'Otro motivo',
        }),
      }),
    ]),
    pagina(
      'ubicacion',
      '¿Dónde queda?',
      [
        pregunta('mapa', 'ubicacion', 'Ubicación del predio', {
          aceptaDescripcion: true,
          obligatorio: esAsignacion,
          ayuda: 'Marque el punto en el mapa o describa el lugar con sus palabras.',
        }),
      ],
      { descripcion: 'El predio debe estar dentro de la comuna.' },
    ),
    pagina(
      'croquis',
      'Croquis del predio',
      [
        pregunta('archivo', 'croquis', 'Croquis de ubicación', {
          obligatorio: true,
          tipos: ['application/pdf', 'image/jpeg', 'image/png'],
          ayuda: 'Un dibujo o una foto del dibujo. Muestre el predio, las calles y los vecinos.',
        }),
      ],
      { visible: esAsignacion },
    ),
    pagina('contacto', '¿Cómo le avisamos?', [
      pregunta('correo', 'correo', 'Correo electrónico', {
        obligatorio: true,
        autocompletar: 'email',
        ayuda:
          'Le avisaremos aquí cada avance. La notificación legal llega a su domicilio digital.',
      }),
      pregunta('telefono', 'telefono', 'Teléfono', {
        autocompletar: 'tel',
        ayuda: 'Sirve para aclarar dudas sobre la ubicación. Puede dejarlo en blanco.',
      }),
    ]),
  ],
  declaracion:
    'Declaro que los datos son verdaderos y que tengo interés en el predio. Acepto que me notifiquen en mi domicilio digital único.',
};
