import { cargarTerritorio } from '../modulos/gobierno/territorio/index.ts';
import type { Configuracion } from '../servidor/configuracion.ts';
import { usaSimuladores } from './adaptadores.ts';
import { avisosDeInstalacion } from './avisos-de-instalacion.ts';
import { CATALOGO } from './catalogo.ts';
import { cuentasDeDemostracion } from './cuentas-de-demostracion.ts';
import { direccionesDeSimuladores } from './simuladores.ts';

/** Una línea por paso del arranque, con lo que tardó. */
export function avance(paso: string, milisegundos: number): void {
  const segundos = (milisegundos / 1000).toLocaleString('es-CL', {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  process.stdout.write(`  ✓ ${paso} (${segundos} s)\n`);
}

/** Dónde mirar, con qué cuentas y cómo detener. */
export function anunciar(configuracion: Configuracion): void {
  const { urlPublica } = configuracion;
  const lineas = [
    '',
    'Municipios Digitales está en marcha.',
    '',
    `  Portada nacional        ${urlPublica}/`,
    `  Una municipalidad       ${urlPublica}/nunoa`,
    `  Un trámite completo     ${urlPublica}/nunoa/tramites/certificado-numero`,
    `  Trastienda municipal    ${urlPublica}/nunoa/funcionarios`,
    `  Verificar un documento  ${urlPublica}/verificar`,
    `  Madurez digital         ${urlPublica}/madurez`,
    `  Programa nacional       ${urlPublica}/programa`,
    `  API y componentes       ${urlPublica}/api/documentacion · ${urlPublica}/diseno`,
  ];
  if (usaSimuladores(configuracion)) lineas.push(...lineasDeDemostracion(configuracion));
  const avisos = avisosDeInstalacion(configuracion, CATALOGO);
  if (avisos.length > 0)
    lineas.push('', 'Antes de atender de verdad:', ...avisos.map((a) => `  - ${a}`));
  lineas.push('', 'Para detener: Ctrl-C en esta ventana.', '');
  process.stdout.write(lineas.join('\n'));
}

function lineasDeDemostracion(configuracion: Configuracion): string[] {
  const territorio = cargarTerritorio();
  const simuladores = direccionesDeSimuladores(configuracion);
  return [
    '',
    'Cuentas de demostración (clave «testing» en el simulador de ClaveÚnica):',
    ...cuentasDeDemostracion((id) => territorio.porId.get(id)?.nombre ?? '').map(
      ({ run, nombre, papel }) => `  ${run.padEnd(14)} ${nombre.padEnd(30)} ${papel}`,
    ),
    '',
    'Los funcionarios piden además un código de seis dígitos: en la demostración, la página que lo',
    'pide lo muestra. Al programa nacional se entra con la cuenta que dice «programa nacional»:',
    `  primero     ${configuracion.urlPublica}/nunoa/funcionarios`,
    `  y después   ${configuracion.urlPublica}/programa`,
    '',
    `Simuladores: ${Object.values(simuladores).join('  ')}`,
    `Correos que habrían salido: ${configuracion.urlPublica}/demostracion/correo`,
  ];
}
