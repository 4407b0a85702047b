import type { Formulario, Pagina } from './tipos.ts';
import type { Contexto } from './valores.ts';

/** Formulario con todos los tipos de campo. Solo para pruebas. */
export const formulario: Formulario = {
  declaracion: 'Declaro que los datos son verdaderos.',
  paginas: [
    {
      id: 'tipo',
      titulo: '¿Qué necesita?',
      campos: [
        {
          id: 'tipo',
          tipo: 'seleccion',
          etiqueta: '¿Qué necesita?',
          obligatorio: true,
          opciones: [
            { valor: 'certificar', etiqueta: 'Certificar el número' },
            { valor: 'asignar', etiqueta: 'Asignar un número' },
            { valor: 'cambio', etiqueta: 'Cambiar el número' },
          ],
        },
        {
          id: 'numero_actual',
          tipo: 'texto',
          etiqueta: 'Número actual',
          maximo: 10,
          obligatorio: true,
          visible: { '==': [{ var: 'tipo' }, 'cambio'] },
        },
      ],
    },
    {
      id: 'predio',
      titulo: 'El predio',
      campos: [
        { id: 'rol', tipo: 'rol_avaluo', etiqueta: 'Rol', obligatorio: true },
        { id: 'direccion', tipo: 'direccion', etiqueta: 'Dirección', obligatorio: true },
        { id: 'lugar', tipo: 'mapa', etiqueta: 'Ubicación', obligatorio: true },
      ],
    },
    {
      id: 'croquis',
      titulo: 'Croquis',
      visible: { '==': [{ var: 'tipo' }, 'asignar'] },
      campos: [
        { id: 'croquis', tipo: 'archivo', etiqueta: 'Croquis', obligatorio: true },
        { id: 'entre_calle', tipo: 'texto', etiqueta: 'Entre calle', obligatorio: true },
      ],
    },
    {
      id: 'persona',
      titulo: 'Sus datos',
      campos: [
        { id: 'run', tipo: 'rut', etiqueta: 'RUN', obligatorio: true },
        { id: 'correo', tipo: 'correo', etiqueta: 'Correo', autocompletar: 'email' },
        { id: 'fono', tipo: 'telefono', etiqueta: 'Teléfono' },
        { id: 'nacimiento', tipo: 'fecha', etiqueta: 'Nacimiento', hasta: 'hoy' },
        { id: 'comuna', tipo: 'comuna', etiqueta: 'Comuna' },
        { id: 'placa', tipo: 'patente_vehicular', etiqueta: 'Patente' },
        { id: 'renta', tipo: 'monto', etiqueta: 'Renta' },
        { id: 'edad', tipo: 'entero', etiqueta: 'Edad', minimo: 0, maximo: 120 },
        { id: 'superficie', tipo: 'numero', etiqueta: 'Superficie', unidad: 'm²' },
        { id: 'duenio', tipo: 'si_no', etiqueta: '¿Es dueño?' },
        { id: 'motivo', tipo: 'texto_largo', etiqueta: 'Motivo' },
        {
          id: 'servicios',
          tipo: 'multiple',
          etiqueta: 'Servicios',
          opciones: [
            { valor: 'agua', etiqueta: 'Agua' },
            { valor: 'luz', etiqueta: 'Luz' },
          ],
        },
        {
          id: 'hogar',
          tipo: 'tabla',
          etiqueta: 'Hogar',
          columnas: [
            { id: 'nombre', tipo: 'texto', etiqueta: 'Nombre', obligatorio: true },
            { id: 'run', tipo: 'rut', etiqueta: 'RUN' },
          ],
        },
      ],
    },
  ],
};

/** Página del formulario de prueba. */
export function pagina(id: string): Pagina {
  const hallada = formulario.paginas.find((p) => p.id === id);
  if (!hallada) throw new Error(`No hay página ${id}`);
  return hallada;
}

/** Comuna cuadrada de un grado de lado, con centro en -33,5 -70,5. */
export const contexto: Contexto = {
  hoy: '2026-11-24',
  comunas: [
    { cut: '13101', nombre: 'Santiago' },
    { cut: '13120', nombre: 'Ñuñoa' },
  ],
  comuna: {
    cut: '13120',
    nombre: 'Ñuñoa',
    poligonos: [
      [
        [
          [-71, -34],
          [-70, -34],
          [-70, -33],
          [-71, -33],
          [-71, -34],
        ],
      ],
    ],
  },
  urlMapa: '/mapas/comunas/13120',
};
