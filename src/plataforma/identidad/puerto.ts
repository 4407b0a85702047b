import type { Resultado } from '../../base/resultado.ts';
import type { Rut } from '../../base/rut.ts';

/** Persona natural autenticada por un mecanismo oficial (DS 9/2023). La llave es `rut.numero`. */
export interface IdentidadVerificada {
  readonly rut: Rut;
  readonly nombres: readonly string[];
  readonly apellidos: readonly string[];
}

/**
 * Por qué no se pudo autenticar:
 * - `estado-alterado`: el `state` de vuelta no es el de la sesión (posible falsificación);
 * - `codigo-rechazado`: código vencido, ya usado o de otro cliente;
 * - `respuesta-invalida`: firma del id_token, forma de los datos o sujeto no cuadran;
 * - `identidad-invalida`: el RUN recibido no cumple el módulo 11 o no es de tipo RUN;
 * - `credenciales`: el proveedor no reconoce a la institución (client_id o secreto);
 * - `no-disponible`: el servicio no contestó a tiempo o contestó 5xx.
 */
export type ErrorIdentidad =
  | 'estado-alterado'
  | 'codigo-rechazado'
  | 'respuesta-invalida'
  | 'identidad-invalida'
  | 'credenciales'
  | 'no-disponible';

/** Dirección a la que se envía a la persona y el `state` que su sesión debe guardar. */
export interface InicioIdentidad {
  readonly url: string;
  readonly estado: string;
}

export interface RetornoIdentidad {
  /** La misma URI con que se llamó a `iniciar`. */
  readonly redirectUri: string;
  readonly codigo: string;
  readonly estadoRecibido: string;
  readonly estadoGuardado: string;
}

/** Proveedor oficial de identidad; hoy, ClaveÚnica. */
export interface ProveedorIdentidad {
  /** Prepara la ida al proveedor, con un `state` nuevo e imposible de adivinar. */
  iniciar(redirectUri: string): Promise<InicioIdentidad>;
  /** Canjea el código de la vuelta por la identidad. Nunca lanza por fallas del proveedor. */
  completar(retorno: RetornoIdentidad): Promise<Resultado<IdentidadVerificada, ErrorIdentidad>>;
  /** URL que cierra la sesión del proveedor. Contesta 204 sin destino: use página de tránsito. */
  urlCierre(logoutUri: string): string;
}
