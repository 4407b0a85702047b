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
  faltasTexto: 'Los mapas tienen una descripción en texto, pero algunos detalles solo se ven.',
  avise: 'Avísenos si algo no le funciona',
  aviseTexto: (unidad: string) =>
    `Escriba o llame a ${unidad}. Buscaremos otra forma de atenderle.`,
  enPersona: 'También puede hacer cualquier trámite en persona.',
  revisadoEl: (fecha: string) => `Revisamos esta declaración el ${fecha}.`,
};
