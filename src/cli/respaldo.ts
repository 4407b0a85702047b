import { dirname, resolve } from 'node:path';
import type { Resultado } from '../base/resultado.ts';
import type { Configuracion } from '../servidor/configuracion.ts';
import { type ModuloCli, malUso, type Respuesta } from './contexto.ts';
import { enHoraDeChile } from './hora-de-chile.ts';

interface OpcionesCrear {
  readonly sinSecretos?: boolean;
  readonly sinArchivos?: boolean;
}

/** `muni respaldo crear <archivo>`: 0 si quedó completo; 1 si no se pudo o faltan archivos. */
export async function comandoCrear(
  archivo: string,
  { sinSecretos = false, sinArchivos = false }: OpcionesCrear,
): Promise<Respuesta> {
  const carpeta = dirname(resolve(archivo));
  if (!(await sePuedeEscribirEn(carpeta))) return malUso(`No se puede escribir en ${carpeta}.`);
  return conConfiguracion(async (configuracion) => {
    const { conBaseDelDuenio, crearAlmacenDe, versionDelProducto } = await import(
      './respaldo-base.ts'
    );
    const { crearRespaldo } = await import('../plataforma/respaldo/crear-respaldo.ts');
    const creado = await conBaseDelDuenio(configuracion, async (conexion) =>
      crearRespaldo({
        destino: resolve(archivo),
        conexion,
        almacen: await crearAlmacenDe(configuracion),
        carpetaDatos: configuracion.carpetaDatos,
        conSecretos: !sinSecretos,
        conArchivos: !sinArchivos,
        producto: versionDelProducto(),
        ahora: Temporal.Now.instant(),
      }),
    );
    if (!creado.ok) return negativa(creado.error, MENSAJES[creado.error]);
    const { manifiesto, bytes, sha256 } = creado.valor;
    const { faltantes, secretos } = manifiesto;
    const lineas = [
      `Respaldo creado en ${archivo} (${bytes.toLocaleString('es-CL')} bytes).`,
      ...describir(manifiesto),
      `SHA-256: ${sha256}. Guárdelo en otro lugar.`,
      secretos.length > 0
        ? 'Contiene la llave y las claves de firma: guárdelo cifrado y con acceso restringido.'
        : 'No contiene la llave ni las claves de firma: respáldelas aparte.',
    ];
    return {
      codigo: faltantes.length === 0 ? 0 : 1,
      salida: lineas.join('\n'),
      json: { archivo, bytes, sha256, ...resumir(manifiesto) },
    };
  });
}

/** `muni respaldo verificar <archivo>`: 0 si está íntegro y completo; 1 si no. */
export async function comandoVerificarRespaldo(archivo: string): Promise<Respuesta> {
  if (!(await existe(archivo))) return malUso(`No se puede leer el archivo ${archivo}.`);
  const { verificarRespaldo } = await import('../plataforma/respaldo/verificar-respaldo.ts');
  const resultado = await verificarRespaldo(resolve(archivo));
  if (!resultado.ok) {
    return {
      codigo: 1,
      salida: ['El respaldo NO está íntegro.', ...resultado.error.map((f) => `  ${f}`)].join('\n'),
      json: { integro: false, fallas: resultado.error },
    };
  }
  const { manifiesto, sha256 } = resultado.valor;
  return {
    codigo: manifiesto.faltantes.length === 0 ? 0 : 1,
    salida: ['El respaldo está íntegro.', ...describir(manifiesto), `SHA-256: ${sha256}`].join(
      '\n',
    ),
    json: { integro: true, sha256, ...resumir(manifiesto) },
  };
}

/** `muni respaldo restaurar <archivo>`: 0 si quedó igual; 1 si se negó. Exige instalación vacía. */
export async function comandoRestaurar(archivo: string): Promise<Respuesta> {
  if (!(await existe(archivo))) return malUso(`No se puede leer el archivo ${archivo}.`);
  return conConfiguracion(async (configuracion) => {
    const { conBaseDetenida, crearAlmacenDe } = await import('./respaldo-base.ts');
    const { restaurarRespaldo } = await import('../plataforma/respaldo/restaurar-respaldo.ts');
    const restaurado = await conBaseDetenida(configuracion, async (conexion) =>
      restaurarRespaldo({
        archivo: resolve(archivo),
        conexion,
        almacen: await crearAlmacenDe(configuracion),
        carpetaDatos: configuracion.carpetaDatos,
      }),
    );
    if (!restaurado.ok) {
      const { error } = restaurado;
      if (typeof error === 'string') return negativa(error, MENSAJES[error]);
      const detalle =
        'fallas' in error ? error.fallas.join('\n') : 'detalle' in error ? error.detalle : '';
      return negativa(error.clase, `${MENSAJES[error.clase]} ${detalle}`.trim());
    }
    const { valor: manifiesto } = restaurado;
    return {
      codigo: 0,
      salida: [
        `Respaldo restaurado en ${configuracion.carpetaDatos} y comparado con el original.`,
        ...describir(manifiesto),
        ...(manifiesto.secretos.length > 0
          ? []
          : ['Sin la llave original, los funcionarios deben enrolar de nuevo su segundo factor.']),
      ].join('\n'),
      json: { restaurado: true, ...resumir(manifiesto) },
    };
  });
}

const MENSAJES = {
  'ya-existe': 'Ese archivo ya existe. Elija otro nombre.',
  'no-ve-todo':
    'El usuario de la base no puede ver todas las filas. Use uno con BYPASSRLS en DATABASE_URL_DUENO.',
  'en-uso': 'La instalación está en marcha. Deténgala antes de restaurar.',
  'no-responde': 'Otro proceso usa la carpeta de datos y su base no responde. Intente más tarde.',
  'sin-datos': 'No hay una instalación en esa carpeta de datos. Revise MUNI_DATOS.',
  'respaldo-danado': 'El respaldo está dañado. No se tocó nada.',
  'version-distinta': 'El respaldo es de otra versión. No se cargó nada.',
  'no-vacia': 'Solo se restaura en una instalación vacía. Ya hay datos en:',
  'no-coincide': 'Lo cargado no coincide con el respaldo. No se guardó nada.',
} as const;

type Descrito = Extract<
  Awaited<
    ReturnType<typeof import('../plataforma/respaldo/verificar-respaldo.ts').verificarRespaldo>
  >,
  { readonly ok: true }
>['valor']['manifiesto'];

function describir({ creado, producto, esquema, tablas, archivos, faltantes }: Descrito): string[] {
  const filas = tablas.reduce((suma, tabla) => suma + tabla.filas, 0);
  const cifra = (numero: number) => numero.toLocaleString('es-CL');
  return [
    `Foto del ${enHoraDeChile(creado)}, versión ${producto}, esquema ${esquema}.`,
    `${tablas.length} tablas con ${cifra(filas)} filas. ${cifra(archivos.cantidad)} archivos con ${cifra(archivos.bytes)} bytes.`,
    ...(faltantes.length === 0
      ? []
      : [
          `Faltan ${faltantes.length} archivos que la base nombra:`,
          ...faltantes.map((f) => `  ${f}`),
        ]),
  ];
}

function resumir({ tablas, secretos, ...resto }: Descrito) {
  return {
    ...resto,
    tablas: Object.fromEntries(tablas.map(({ nombre, filas }) => [nombre, filas])),
    secretos: secretos.map(({ nombre }) => nombre),
  };
}

function negativa(error: string, mensaje: string): Respuesta {
  return { codigo: 1, salida: mensaje, json: { error, mensaje } };
}

async function conConfiguracion(
  trabajo: (configuracion: Configuracion) => Promise<Respuesta>,
): Promise<Respuesta> {
  const { leerConfiguracion } = await import('../servidor/configuracion.ts');
  const leida: Resultado<Configuracion, readonly string[]> = leerConfiguracion(process.env);
  return leida.ok
    ? trabajo(leida.valor)
    : malUso(['Corrija la configuración:', ...leida.error.map((f) => `  - ${f}`)].join('\n'));
}

async function existe(archivo: string): Promise<boolean> {
  const { stat } = await import('node:fs/promises');
  return stat(archivo).then(
    (dato) => dato.isFile(),
    () => false,
  );
}

async function sePuedeEscribirEn(carpeta: string): Promise<boolean> {
  const { access, constants, stat } = await import('node:fs/promises');
  return access(carpeta, constants.W_OK)
    .then(() => stat(carpeta))
    .then(
      (dato) => dato.isDirectory(),
      () => false,
    );
}

export const moduloRespaldo: ModuloCli = {
  nombre: 'respaldo',
  registrar: (programa, contexto) => {
    const grupo = programa
      .command('respaldo')
      .description('respalda y restaura la base y los archivos de la instalación');
    grupo
      .command('crear')
      .description('guarda todo en un archivo; se puede hacer con el sitio en marcha')
      .argument('<archivo>', 'el archivo .tar.gz por crear')
      .option('--sin-secretos', 'deja fuera la llave y las claves de firma')
      .option('--sin-archivos', 'deja fuera los archivos, si el almacén tiene su propio respaldo')
      .option('--json', 'responde en JSON')
      .action(async (archivo: string, opciones: OpcionesCrear & { json?: boolean }) =>
        contexto.terminar(await comandoCrear(archivo, opciones), opciones.json ?? false),
      );
    grupo
      .command('verificar')
      .description('comprueba que un respaldo esté completo y sin cambios')
      .argument('<archivo>', 'el respaldo')
      .option('--json', 'responde en JSON')
      .action(async (archivo: string, opciones: { json?: boolean }) =>
        contexto.terminar(await comandoVerificarRespaldo(archivo), opciones.json ?? false),
      );
    grupo
      .command('restaurar')
      .description('carga un respaldo en una instalación vacía y detenida')
      .argument('<archivo>', 'el respaldo')
      .option('--json', 'responde en JSON')
      .action(async (archivo: string, opciones: { json?: boolean }) =>
        contexto.terminar(await comandoRestaurar(archivo), opciones.json ?? false),
      );
  },
};
