/** Declaración de accesibilidad. */
export const accesibilidad = {
  titulo: 'Declaración de accesibilidad',
  compromiso: 'Queremos que todas las personas puedan usar este sitio.',
  norma: 'Seguimos las pautas WCAG 2.2, nivel AA.',
  ley: 'La Ley 20.422 nos obliga a que el sitio sea accesible.',
  puede: 'En este sitio puede:',
  capacidades: [
    'Agrandar la letra hasta cuatro veces sin perder contenido.',
    'Usar solo el teclado.',
    'Usar un lector de pantalla.',
    'Hacer todos los trámites con el código del navegador apagado.',
    'Leer con fondo claro o con fondo oscuro.',
  ],
  faltas: 'Lo que aún no está bien',
  pendientes: [
    'Todavía no probamos el sitio con personas que usan lectores de pantalla.',
    'Lo revisamos con programas. Ellos no ven todas las barreras.',
    'Los mapas tienen una descripción en texto, pero algunos detalles solo se ven.',
    'Los documentos PDF llevan etiquetas. No los probamos con todos los lectores.',
    'En inglés, el nombre y las preguntas de cada trámite siguen en castellano.',
    'El mapudungun y el creole esperan a sus hablantes. Aún no se ofrecen.',
    'No hay videos en lengua de señas.',
    'La entrada de ClaveÚnica y la de Webpay no son nuestras. No respondemos por ellas.',
  ],
  avise: 'Avísenos si algo no le funciona',
  aviseTexto: (unidad: string) =>
    `Escriba o llame a ${unidad}. Buscaremos otra forma de atenderle.`,
  enPersona: 'También puede hacer cualquier trámite en persona.',
  revisadoEl: (fecha: string) => `Revisamos esta declaración el ${fecha}.`,
};
