/** Configuración de los cuatro simuladores, leída del entorno. */
export interface EntornoSimuladores {
  /** Primer puerto de cuatro correlativos; 0 toma puertos libres. */
  readonly puerto: number;
  /** Interfaz de red donde escuchan. */
  readonly anfitrion: string;
  /** Esquema y máquina con que los ve el navegador, sin puerto. */
  readonly origen: string;
  readonly carpeta?: string;
  readonly claveUnica: {
    readonly id: string;
    readonly secreto: string;
    readonly redirectUris: readonly string[];
  };
  readonly notificaciones: { readonly clienteId: string; readonly clienteSecreto: string };
  /** Escribe una línea por petición, sin datos personales. */
  readonly registro: boolean;
}

const SECRETO = 'secreto-de-demostracion';
const CLIENTE = 'municipios';
const RETORNO = 'http://localhost:3000/ingreso/clave-unica/retorno';
const PUERTO = 3001;

type Entorno = Readonly<Record<string, string | undefined>>;

/** Lee el entorno; reúne todos los defectos antes de rendirse. */
export function leerEntorno(
  entorno: Entorno,
): { readonly valor: EntornoSimuladores } | { readonly defectos: readonly string[] } {
  const defectos: string[] = [];
  const puerto = Number(entorno.SIMULADORES_PUERTO ?? PUERTO);
  if (!Number.isInteger(puerto) || puerto < 0 || puerto > 65_532) {
    defectos.push('SIMULADORES_PUERTO debe ser un entero entre 0 y 65532.');
  }
  const redirectUris = (entorno.CLAVE_UNICA_RETORNO ?? RETORNO).split(',').map((uri) => uri.trim());
  for (const uri of redirectUris) {
    if (!URL.canParse(uri))
      defectos.push(`CLAVE_UNICA_RETORNO tiene una dirección inválida: ${uri}`);
  }
  const origen = (entorno.SIMULADORES_ORIGEN ?? 'http://localhost').replace(/\/+$/, '');
  if (!URL.canParse(origen)) defectos.push('SIMULADORES_ORIGEN no es una dirección.');
  if (defectos.length > 0) return { defectos };
  return {
    valor: {
      puerto,
      origen,
      anfitrion: entorno.SIMULADORES_ANFITRION ?? '127.0.0.1',
      registro: entorno.SIMULADORES_REGISTRO === '1',
      claveUnica: {
        id: entorno.CLAVE_UNICA_CLIENTE ?? CLIENTE,
        secreto: entorno.CLAVE_UNICA_SECRETO ?? SECRETO,
        redirectUris,
      },
      notificaciones: {
        clienteId: entorno.NOTIFICACIONES_CLIENTE ?? CLIENTE,
        clienteSecreto: entorno.NOTIFICACIONES_SECRETO ?? SECRETO,
      },
      ...(entorno.SIMULADORES_DATOS && { carpeta: entorno.SIMULADORES_DATOS }),
    },
  };
}
