import type { CatalogoParcial } from './catalogo.ts';

/**
 * Kreyòl ayisyen. Traducción inicial POR REVISAR con hablantes antes de ofrecer el idioma como
 * completo. El resto se muestra en castellano.
 */
export const ht = {
  comun: {
    inicio: 'Akèy',
    ayuda: 'Èd',
    continuar: 'Kontinye',
    volver: 'Retounen',
    guardar: 'Anrejistre',
    cancelar: 'Anile',
    enviar: 'Voye',
    eliminar: 'Efase',
    cambiar: 'Chanje',
    buscar: 'Chèche',
    descargar: 'Telechaje',
    imprimir: 'Enprime',
    ingresar: 'Konekte',
    cerrarSesion: 'Dekonekte',
    si: 'Wi',
    no: 'Non',
    gratis: 'Gratis',
    fecha: 'Dat',
    contacto: 'Kontak',
  },
  formulario: {
    paso: (actual: number, total: number) => `Etap ${actual} sou ${total}`,
    nombre: 'Non',
    correo: 'Imel',
    telefono: 'Telefòn',
    direccion: 'Adrès',
  },
  pago: {
    irAPagar: (monto: string) => `Peye ${monto}`,
  },
  errores: {
    hayUnProblema: 'Gen yon pwoblèm',
    archivoFalta: 'Chwazi yon fichye.',
    numero: 'Ekri chif sèlman.',
  },
  diseno: {
    hayUnProblema: 'Gen yon pwoblèm',
    idiomas: 'Lang',
    salir: 'Dekonekte',
    cambiar: 'Chanje',
    dia: 'Jou',
    mes: 'Mwa',
    anio: 'Ane',
    si: 'Wi',
    no: 'Non',
    buscar: 'Chèche',
    paso: (actual: number, total: number) => `Etap ${actual} sou ${total}`,
    meses: [
      'janvye',
      'fevriye',
      'mas',
      'avril',
      'me',
      'jen',
      'jiyè',
      'out',
      'septanm',
      'oktòb',
      'novanm',
      'desanm',
    ],
    fecha: (dia: number, mes: string, anio: number) => `${dia} ${mes} ${anio}`,
  },
} satisfies CatalogoParcial;
