export { crearGuardia, type ExigirFuncionario, funcionarioDe } from './acceso.ts';
export { anotar } from './casos/cuentas.ts';
export {
  actorDeFuncionario,
  type Funcionario,
  ROLES,
  ROLES_QUE_ESCRIBEN,
  type Rol,
  tieneRol,
} from './dominio.ts';
export { type FormularioRecibido, leerFormulario } from './formulario-recibido.ts';
export type { PuertosDeAdministracion } from './puertos.ts';
export {
  funcionarioPorRun,
  listarFuncionarios,
  listarUnidades,
} from './repositorio.ts';
export { rutasDeAdministracion } from './rutas.tsx';
export { type CuentaInicial, sembrarOrganizacion } from './siembra.ts';
