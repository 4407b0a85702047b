import type { DatosComunes, DatosDePlantilla } from './datos.ts';
import { momento, momentoDelDia } from './momento.ts';

const ZONA = 'America/Santiago';
const ingreso = Temporal.Instant.from('2026-11-24T13:15:30Z');
const comunes: DatosComunes = {
  municipalidad: 'Ilustre Municipalidad de Santiago',
  comuna: 'Santiago',
  unidad: 'Dirección de Obras Municipales',
  contacto: 'Santo Domingo 916, Santiago. Teléfono +56 2 2345 6789',
  emitido: momento(ingreso, ZONA),
  verificacion: {
    codigo: '13101-261124-7K3MPQX9TA',
    url: 'https://santiago.ejemplo.cl/verificar/13101-261124-7K3MPQX9TA',
  },
};
const interesada = {
  nombre: 'María Eliana Ñancupil Peñaloza',
  identificacion: '12.345.678-5',
  calidad: 'interesada',
};
const sha = 'a3f5c1d2e4b6978801234567fedcba98a3f5c1d2e4b6978801234567fedcba98';

/** Un documento de cada clase, para pruebas y mediciones. */
export const documentosDePrueba: DatosDePlantilla = {
  'informe-madurez': {
    ...comunes,
    verificacion: { codigo: '', url: 'https://ejemplo.cl/madurez/municipios/santiago' },
    campana: 'Medición 2026',
    pie: 'Madurez digital de Santiago',
    aviso: 'Demostración: respuestas inventadas.',
    marca: 'DEMOSTRACIÓN',
    bloques: [
      { clase: 'cifras', cifras: [{ rotulo: 'Índice', valor: '0,612', nota: 'de 0 a 1' }] },
      { clase: 'seccion', texto: 'En pocas palabras', nuevaPagina: true },
      { clase: 'parrafo', texto: 'Respondió 98 % de lo que aplica.' },
      { clase: 'aviso', texto: 'Está cerca del borde de su grupo.' },
      { clase: 'subtitulo', texto: 'Lo que falta' },
      { clase: 'lista', items: ['Persona encargada', 'Respaldos'], numerada: true },
      {
        clase: 'figura',
        titulo: 'Distribución',
        svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" width="40" height="10"><rect width="20" height="10"/><text x="1" y="9">Índice</text></svg>',
        alt: 'Una barra a la mitad.',
        fuente: 'Datos de prueba.',
        ancho: 120,
      },
      {
        clase: 'tabla',
        titulo: 'Acciones',
        columnas: [
          { titulo: 'Acción', ancho: 0 },
          { titulo: 'Sube', ancho: 40, numerica: true },
        ],
        filas: [
          [
            { texto: 'Nombrar encargada', nota: 'Por decreto' },
            { texto: '+0,010', barra: 0.4 },
          ],
        ],
        fuente: 'Estimación propia.',
      },
    ],
  },
  'certificado-ingreso': {
    ...comunes,
    ingreso: momento(ingreso, ZONA),
    origen: 'Formulario web',
    iuie: 'EXP-13101-2026-000123',
    folio: '13101-2026-000123',
    tramite: 'Certificado de número',
    presenta: interesada,
    recibe: 'Plataforma Municipios Digitales, en forma automática',
    plazo: {
      texto: '5 días hábiles desde el ingreso',
      vence: 'martes 1 de diciembre de 2026',
    },
    documentos: [{ titulo: 'Croquis de ubicación', sha256: sha }],
    medioNotificacion: 'Domicilio digital único',
  },
  'comprobante-pago': {
    ...comunes,
    folio: '13101-PAG-2026-000045',
    orden: 'ORD-20261124-0045',
    monto: 13_902,
    pagado: momento(ingreso, ZONA),
    concepto: 'Derechos por certificado de número',
    detalle: [{ glosa: '0,2 UTM de noviembre de 2026', monto: 13_902 }],
    medio: 'Webpay Plus',
    codigoAutorizacion: '1213',
    ultimosDigitos: '6623',
    tipoPago: 'Crédito, sin cuotas',
    cuotas: 0,
    paga: interesada,
    iuie: 'EXP-13101-2026-000123',
  },
  'certificado-numero': {
    ...comunes,
    folio: '13101-CN-2026-000031',
    iuie: 'EXP-13101-2026-000123',
    solicita: interesada,
    calle: 'Avenida Manuel Antonio Matta',
    numero: '1245',
    complemento: 'Departamento 302',
    rol: '1234-56',
    localidad: 'Barrio Matta Sur',
    observaciones: ['El número debe quedar visible desde la calle.'],
    baseLegal: 'Ordenanza General de Urbanismo y Construcciones, artículo 1.4.',
    firmante: { nombre: 'Rosa Contreras Vidal', cargo: 'Directora de Obras Municipales' },
  },
  resolucion: {
    ...comunes,
    emitido: momentoDelDia(ingreso, ZONA),
    numero: '1.234/2026',
    materia: 'Rechaza solicitud de certificado de número',
    iuie: 'EXP-13101-2026-000123',
    lugar: 'Santiago',
    decision: 'rechaza',
    vistos: [
      'La Ley N° 19.880, que establece bases de los procedimientos administrativos.',
      'La Ley N° 18.695, Orgánica Constitucional de Municipalidades.',
      'La solicitud ingresada el 24 de noviembre de 2026 con el folio 13101-2026-000123.',
    ],
    considerando: [
      'Que la persona interesada pidió el certificado de número del inmueble que individualiza.',
      'Que el rol de avalúo informado corresponde a un inmueble de otra comuna, según consta en el expediente.',
    ],
    resuelvo: [
      'Recházase la solicitud de certificado de número, por no ubicarse el inmueble en la comuna.',
      'Notifíquese a la persona interesada en su domicilio digital único.',
    ],
    recursos: [
      {
        nombre: 'Reposición',
        anteQuien: 'La Directora de Obras Municipales',
        plazo: '5 días hábiles desde la notificación',
        norma: 'Ley 19.880, artículo 59',
      },
      {
        nombre: 'Jerárquico, en subsidio',
        anteQuien: 'El mismo órgano, para ante su superior',
        plazo: '5 días hábiles desde la notificación',
        norma: 'Ley 19.880, artículo 59',
      },
    ],
    interesado: interesada,
    firmante: {
      nombre: 'Rosa Contreras Vidal',
      cargo: 'Directora de Obras Municipales',
      facultad: 'Por orden del Alcalde, Decreto 45 de 2026',
    },
    distribucion: ['Persona interesada', 'Archivo de la Dirección de Obras'],
  },
  solicitud: {
    ...comunes,
    tramite: 'Certificado de número',
    iuie: 'EXP-13101-2026-000123',
    folio: '13101-2026-000123',
    presentada: momento(ingreso, ZONA),
    presenta: interesada,
    secciones: [
      {
        titulo: 'Dirección del inmueble',
        respuestas: [
          { pregunta: 'Calle', respuesta: 'Avenida Manuel Antonio Matta' },
          { pregunta: 'Rol de avalúo', respuesta: '1234-56' },
          { pregunta: 'Referencias', respuesta: 'Casa esquina.\nPortón verde.' },
          { pregunta: 'Block', respuesta: '' },
        ],
      },
    ],
    adjuntos: [{ titulo: 'Croquis de ubicación', sha256: sha }],
    declaracion: 'Declaro que los datos entregados son verdaderos.',
  },
  notificacion: {
    ...comunes,
    iuie: 'EXP-13101-2026-000123',
    folio: '13101-NOT-2026-000009',
    acto: 'Resolución N° 1.234/2026, que rechaza la solicitud',
    destinatario: interesada,
    medio: 'Domicilio digital único',
    direccion: 'CasillaÚnica',
    enviada: momento(ingreso, ZONA),
    idTransaccion: 'msg-4f1d2c3b',
    seEntiendePracticada: 'viernes 27 de noviembre de 2026',
    explicacionPlazo: 'Tercer día hábil siguiente al envío (Ley 19.880, artículo 46).',
    resultado: 'Enviada sin observaciones',
    texto: 'Se adjunta la resolución.\nUsted puede presentar recursos.',
  },
  indice: {
    ...comunes,
    iuie: 'EXP-13101-2026-000123',
    folio: '13101-2026-000123',
    tramite: 'Certificado de número',
    estado: 'Terminado',
    abierto: momento(ingreso, ZONA),
    entradas: Array.from({ length: 24 }, (_, i) => ({
      orden: i + 1,
      fechaHora: '2026-11-24 13:15:30',
      clase: i % 2 === 0 ? 'Documento' : 'Actuación',
      titulo: i % 2 === 0 ? 'Solicitud' : 'Pase a la unidad a cargo',
      autor: i % 2 === 0 ? 'María Ñancupil Peñaloza' : 'Sistema',
      ...(i % 2 === 0 ? { sha256: sha } : {}),
    })),
  },
};
