import { existsSync, readFileSync } from 'node:fs';
import { rutaDeProyecto } from '../../../plataforma/raiz.ts';

/** Qué se pregunta, en simple, y un ejemplo resuelto. */
export interface AyudaDeItem {
  readonly ayuda: string;
  readonly ejemplo: string;
}

const leidas = new Map<string, ReadonlyMap<string, AyudaDeItem>>();

/** Ayudas de un instrumento, desde `datos/madurez/ayudas`. Vacío si el instrumento no las trae. */
export function ayudasDe(instrumento: string): ReadonlyMap<string, AyudaDeItem> {
  const ya = leidas.get(instrumento);
  if (ya !== undefined) return ya;
  const ruta = rutaDeProyecto('datos', 'madurez', 'ayudas', `${instrumento}.json`);
  const nuevas = new Map<string, AyudaDeItem>(
    existsSync(ruta)
      ? Object.entries(JSON.parse(readFileSync(ruta, 'utf8')) as Record<string, AyudaDeItem>)
      : [],
  );
  leidas.set(instrumento, nuevas);
  return nuevas;
}
