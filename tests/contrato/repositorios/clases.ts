import type { FuncionDeRepositorio } from './contrato.ts';

type Usar = FuncionDeRepositorio['usar'];

export const lee = (nombre: string, usar: Usar): FuncionDeRepositorio => ({
  nombre,
  clase: 'lee',
  usar,
});
export const escribe = (nombre: string, usar: Usar): FuncionDeRepositorio => ({
  nombre,
  clase: 'escribe',
  usar,
});
export const neutra = (nombre: string, usar: Usar): FuncionDeRepositorio => ({
  nombre,
  clase: 'neutra',
  usar,
});
