import { readFileSync } from 'node:fs';
import { rutaDeProyecto } from '../raiz.ts';
import type { Metadatos } from './metadatos.ts';

export type ClaseMetadatos = 'MGDEE' | 'MGDDE';

function leerObligatorios(): readonly string[] {
  const ruta = rutaDeProyecto('datos/metadatos-guia-tecnica.json');
  const guia: unknown = JSON.parse(readFileSync(ruta, 'utf8'));
  const campos: unknown =
    typeof guia === 'object' && guia !== null ? Reflect.get(guia, 'campos') : [];
  if (!Array.isArray(campos)) throw new Error('Guía de metadatos ilegible');
  return campos.flatMap((campo: unknown) => {
    if (typeof campo !== 'object' || campo === null) return [];
    const codigo: unknown = Reflect.get(campo, 'codigo');
    return Reflect.get(campo, 'obligacion') === 'obligatorio' && typeof codigo === 'string'
      ? [codigo]
      : [];
  });
}

const obligatorios = leerObligatorios();

/** Códigos obligatorios de la guía técnica: 18 del expediente, 12 del documento. */
export function codigosObligatorios(clase: ClaseMetadatos): readonly string[] {
  return obligatorios.filter((codigo) => codigo.startsWith(clase));
}

/**
 * Códigos obligatorios que faltan. La fecha de finalización (MGDEE3_2) va vacía mientras el
 * expediente sigue abierto; los demás no pueden estarlo.
 */
export function metadatosFaltantes(clase: ClaseMetadatos, metadatos: Metadatos): readonly string[] {
  return codigosObligatorios(clase).filter((codigo) => {
    const valor = metadatos[codigo];
    if (valor === undefined || valor.length === 0) return codigo !== 'MGDEE3_2' || valor !== '';
    return Array.isArray(valor) && valor.some((v) => v === '');
  });
}
