import { readFileSync } from 'node:fs';
import { formatearRut, rutDeNumero } from '../base/rut.ts';
import { programaDeDemostracion } from '../modulos/evaluacion/planes/index.ts';
import { type CuentaInicial, ROLES } from '../modulos/gobierno/administracion/index.ts';
import { rutaDeProyecto } from '../plataforma/raiz.ts';

/** Unidad ficticia de la demostración, con la forma que espera administración. */
export interface UnidadDeDemostracion {
  readonly unidad_id: string;
  readonly nombre: string;
  readonly responsable: string;
  readonly cargo_responsable: string;
  readonly correo: string;
  readonly telefono: string;
  readonly direccion: string;
  readonly horario: string;
}

/** Municipio de la demostración: quién trabaja en él y qué cobra. */
export interface MunicipioDeDemostracion {
  readonly municipioId: number;
  readonly unidades: readonly UnidadDeDemostracion[];
  readonly cuentas: readonly CuentaInicial[];
  readonly parametros: Readonly<Record<string, string>>;
}

/** Organización ficticia de la demostración (`datos/demostracion`). */
export function leerDemostracion(): readonly MunicipioDeDemostracion[] {
  const datos: { readonly municipios: readonly MunicipioDeDemostracion[] } = JSON.parse(
    readFileSync(rutaDeProyecto('datos/demostracion/organizacion.json'), 'utf8'),
  );
  return datos.municipios;
}

// Los RUN de prueba que publica ClaveÚnica, más vecinas y vecinos ficticios del simulador.
const VECINOS = [
  { run: 44_444_444, nombre: 'María Carmen Del Río González' },
  { run: 55_555_555, nombre: 'Juan Prueba' },
  { run: 41_254_893, nombre: 'Wideline Jean-Baptiste' },
];

/** Cuentas que el arranque anuncia: vecinos y funcionarios con sus papeles. */
export function cuentasDeDemostracion(
  nombreDeMunicipio: (municipioId: number) => string,
): readonly { readonly run: string; readonly nombre: string; readonly papel: string }[] {
  const programa = new Set(programaDeDemostracion().map(({ run }) => run));
  const funcionarios = leerDemostracion().flatMap(({ municipioId, cuentas }) =>
    cuentas.map(({ run, nombre, roles }) => ({
      run: formatearRut(rutDeNumero(run)),
      nombre,
      papel: [
        `${nombreDeMunicipio(municipioId)}: ${roles.map(({ rol }) => ROLES[rol].nombre.toLowerCase()).join(', ')}`,
        ...(programa.has(run) ? ['programa nacional'] : []),
      ].join('; '),
    })),
  );
  const vecinos = VECINOS.map(({ run, nombre }) => ({
    run: formatearRut(rutDeNumero(run)),
    nombre,
    papel: 'Vecina o vecino',
  }));
  return [...vecinos, ...funcionarios];
}
