import { traduccion } from '../../src/modulos/tramitacion/tramites/dsl.ts';
import certificado from './tramite.ts';

/** Certificado de número, en inglés. Los documentos que se emiten van en castellano. */
export default traduccion(certificado, 'en', {
  nombre: 'House number certificate',
  area: 'Building works',
  resumen: 'Proves or assigns the official number of a house, plot or shop.',

  'ficha.queEs':
    'It is the document that says which is the official number of a property. You can also use it to ask for a new number or change the current one.',
  'ficha.quien': 'Any person or company with an interest in a property in the commune.',
  'ficha.resultado':
    'A certificate in Spanish, signed electronically, that anyone can check online.',
  'ficha.vigencia': 'It does not expire while the numbers on the street stay the same.',
  'ficha.requisitos.interes':
    'You have an interest in the property: you own it, rent it, or act for someone who does.',
  'ficha.requisitos.comuna': 'The property is inside the commune.',
  'ficha.documentos.croquis': 'A sketch of the place, only if you ask for a new number.',
  'ficha.datosDelEstado.identidad': 'Your name and RUN',
  'ficha.datosDelEstado.identidad.fuente': 'ClaveÚnica, Civil Registry',
  'ficha.datosDelEstado.avaluo': 'The roll number and address of the property',
  'ficha.datosDelEstado.avaluo.fuente': 'Internal Revenue Service (SII)',
  'ficha.datosDelEstado.archivo': 'The title deed or the final approval of the building',
  'ficha.datosDelEstado.archivo.fuente': 'Archive of the building works office',
  'ficha.palabrasClave':
    'number, house number, numbering, address, house, home, property, street, building works',

  'derecho.derecho_certificado': 'Fee for the number certificate',

  'pagina.predio.titulo': 'Which property is it?',
  'campo.rol.etiqueta': 'Property roll number (rol de avalúo)',
  'campo.rol.ayuda':
    'It is on the property tax notice or the title deed. It is two numbers, for example 16804-002.',
  'campo.direccion_predio.etiqueta': 'Address of the property',
  'campo.direccion_predio.ayuda': 'If it has no number yet, enter S/N.',

  'pagina.solicitud.titulo': 'What do you need?',
  'campo.tipo.etiqueta': 'What you want to ask for',
  'campo.tipo.opcion.certificar_existente': 'A certificate of the number it already has',
  'campo.tipo.opcion.asignar_nuevo': 'A new number',
  'campo.tipo.opcion.cambio_numero': 'A change of the current number',
  'campo.numero_actual.etiqueta': 'Current number',
  'campo.numero_actual.ayuda': 'The number that is at the entrance today.',
  'campo.calle_frente.etiqueta': 'Street in front of the property',
  'campo.calle_frente.ayuda': 'The street or passage used to enter.',
  'campo.entre_calle_1.etiqueta': 'First nearby street',
  'campo.entre_calle_1.ayuda': 'The street at one of the corners of the block.',
  'campo.entre_calle_2.etiqueta': 'Second nearby street',
  'campo.entre_calle_2.ayuda': 'The street at the other corner, if there is one.',
  'campo.entre_calle_2.validacion.1': 'Enter the first nearby street before this one.',
  'campo.unidad_depto_local.etiqueta': 'Flat, shop or office',
  'campo.unidad_depto_local.ayuda':
    'Only if the certificate is for a unit inside a building or arcade.',
  'campo.motivo.etiqueta': 'What you need it for',
  'campo.motivo.opcion.servicios_basicos': 'To get electricity, water, gas or internet',
  'campo.motivo.opcion.escritura': 'To sign a deed',
  'campo.motivo.opcion.credito': 'To ask for a loan',
  'campo.motivo.opcion.otro': 'Another reason',

  'pagina.ubicacion.titulo': 'Where is it?',
  'pagina.ubicacion.descripcion': 'The property must be inside the commune.',
  'campo.ubicacion.etiqueta': 'Place of the property',
  'campo.ubicacion.ayuda': 'Mark the point on the map or describe the place in your words.',

  'pagina.croquis.titulo': 'Sketch of the property',
  'campo.croquis.etiqueta': 'Sketch of the place',
  'campo.croquis.ayuda':
    'A drawing or a photo of the drawing. Show the property, the streets and the neighbours.',

  'pagina.contacto.titulo': 'How do we reach you?',
  'campo.correo.etiqueta': 'Email address',
  'campo.correo.ayuda':
    'We will write here about each step. The legal notice goes to your official digital address.',
  'campo.telefono.etiqueta': 'Phone number',
  'campo.telefono.ayuda': 'For questions about the place. You can leave it empty.',

  declaracion:
    'I declare that the details are true and that I have an interest in the property. I agree to be notified at my official digital address (domicilio digital único).',

  'paso.revisar': 'Check the number on the map of the commune',
  'paso.revisar.accion.aprobar': 'Approved',
  'paso.revisar.accion.pedir_correccion': 'Correction requested',
  'paso.revisar.accion.rechazar': 'Rejected',
  'paso.corregir': 'You correct your application',
  'paso.corregir.accion.responder': 'Correction sent',
  'paso.declarar_desistimiento': 'Close the application as withdrawn',
  'paso.notificar_desistimiento': 'Notify that it was closed',
  'paso.firmar': 'Sign the document',
  'paso.firmar.accion.firmar': 'Signed',
  'paso.firmar.accion.devolver': 'Sent back for review',
  'paso.emitir_documento': 'Issue the signed document',
  'paso.notificar_aprobacion': 'Notify and deliver',
  'paso.firmar_rechazo': 'Sign the decision to reject',
  'paso.firmar_rechazo.accion.firmar': 'Signed',
  'paso.firmar_rechazo.accion.devolver': 'Sent back for review',
  'paso.emitir_rechazo': 'Issue the decision to reject',
  'paso.notificar_rechazo': 'Notify the rejection',
});
