import { exito, falla, type Resultado } from '../../../../base/resultado.ts';
import { slug } from '../../../../base/texto.ts';
import type { Funcionario } from '../dominio.ts';
import type { PuertosDeAdministracion } from '../puertos.ts';
import * as repositorio from '../repositorio.ts';
import { anotar } from './cuentas.ts';

/** Lo escrito en el formulario de una unidad. */
export interface UnidadEscrita {
  readonly nombre: string;
  readonly responsable: string;
  readonly cargo_responsable: string;
  readonly correo: string;
  readonly telefono: string;
  readonly direccion: string;
  readonly horario: string;
  readonly activa: boolean;
}

export type ErroresDeUnidad = Readonly<Partial<Record<'nombre' | 'correo', string>>>;

/** Crea una unidad (sin `unidadId`) o cambia una existente. */
export async function guardarUnidad(
  puertos: PuertosDeAdministracion,
  autor: Funcionario,
  unidadId: string | undefined,
  escrita: UnidadEscrita,
): Promise<Resultado<string, ErroresDeUnidad | 'no-encontrada'>> {
  const errores: ErroresDeUnidad = {
    ...(escrita.nombre.trim() === '' ? { nombre: 'Escriba el nombre de la unidad.' } : {}),
    ...(escrita.correo.trim() === '' || /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(escrita.correo.trim())
      ? {}
      : { correo: 'Escriba un correo como obras@municipio.cl.' }),
  };
  if (Object.keys(errores).length > 0) return falla(errores);
  return puertos.base.conMunicipio(autor.municipioId, async (tx) => {
    const id = unidadId ?? slug(escrita.nombre).slice(0, 40);
    const existente = await repositorio.unidadPorId(tx, id);
    if (unidadId !== undefined && existente === undefined) return falla('no-encontrada' as const);
    if (unidadId === undefined && existente !== undefined)
      return falla({ nombre: 'Ya existe una unidad con ese nombre.' });
    await repositorio.guardarUnidad(tx, {
      unidad_id: id,
      nombre: escrita.nombre.trim(),
      responsable: oNulo(escrita.responsable),
      cargo_responsable: oNulo(escrita.cargo_responsable),
      correo: oNulo(escrita.correo),
      telefono: oNulo(escrita.telefono),
      direccion: oNulo(escrita.direccion),
      horario: oNulo(escrita.horario),
      activa: escrita.activa,
    });
    await anotar(tx, puertos, autor, unidadId === undefined ? 'unidad-creada' : 'unidad-cambiada', {
      unidadId: id,
    });
    return exito(id);
  });
}

function oNulo(texto: string): string | null {
  const limpio = texto.trim();
  return limpio === '' ? null : limpio;
}
