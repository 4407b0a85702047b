import { funcionarioPorRun } from '../modulos/gobierno/administracion/index.ts';
import { crearLectorDeVisitas, crearSesiones } from '../modulos/gobierno/personas/index.ts';
import { cargarTerritorio, slugDesdeHost } from '../modulos/gobierno/territorio/index.ts';
import { abrirCifrado } from '../plataforma/cifrado/cifrado.ts';
import { abrirColas } from '../plataforma/colas/pg-boss.ts';
import { cargarCalendario } from '../plataforma/datos-legales.ts';
import { crearRegistro } from '../plataforma/registro/registro.ts';
import { crearApp } from '../servidor/app.tsx';
import type { Configuracion } from '../servidor/configuracion.ts';
import { atenderEnEspera } from '../servidor/espera.ts';
import { crearMarco } from '../servidor/marco.tsx';
import { crearAdaptadores, usaSimuladores } from './adaptadores.ts';
import { abrirBase, esperarBase, FallaDeArranque, tomarCarpetaDeDatos } from './base.ts';
import { registrarModulos } from './modulos.tsx';
import { sembrarDemostracion, sembrarPrograma, sembrarReferencia } from './siembra.ts';
import { credencialesDeSimuladores, iniciarSimuladores } from './simuladores.ts';
import { atenderTrabajos } from './trabajos.ts';

/** Aplicación en marcha. `cerrar` la apaga en orden inverso al que se encendió. */
export interface Aplicacion {
  cerrar(): Promise<void>;
}

export type Avance = (paso: string, milisegundos: number) => void;

/**
 * Enciende todo lo que la instalación necesita, un paso a la vez. Si un paso falla, apaga lo ya
 * encendido antes de devolver la falla. Con `sitio` falso solo atiende trabajos: la siembra, los
 * simuladores y la carpeta de datos en exclusiva son del proceso del sitio.
 */
export async function abrirAplicacion(
  configuracion: Configuracion,
  avance: Avance,
  detenido: AbortSignal,
  { sitio = true }: { readonly sitio?: boolean } = {},
): Promise<Aplicacion> {
  const cierres: (() => Promise<void> | void)[] = [];
  const cerrar = async (): Promise<void> => {
    for (const cierre of cierres.splice(0).reverse()) await cierre();
  };
  const paso = async <T>(
    nombre: string,
    trabajo: () => Promise<T>,
    alCerrar?: (valor: T) => Promise<void> | void,
  ): Promise<T> => {
    const inicio = performance.now();
    const valor = await trabajo();
    if (alCerrar !== undefined) cierres.push(() => alCerrar(valor));
    avance(nombre, performance.now() - inicio);
    return valor;
  };

  try {
    if (sitio) {
      const candado = tomarCarpetaDeDatos(configuracion.carpetaDatos);
      cierres.push(() => candado.soltar());
    }
    const registro = crearRegistro(configuracion.nivelRegistro);
    await esperarBaseAjena(configuracion, detenido, sitio);
    const { base, duenio, conexion } = await paso(
      'Base de datos',
      () => abrirBase(configuracion),
      (abierta) => abierta.cerrar(),
    );
    const [territorio, calendario] = [cargarTerritorio(), cargarCalendario()];
    if (sitio) {
      await paso('Municipios y catálogo nacional', () =>
        sembrarReferencia(duenio, territorio, Temporal.Now.instant()),
      );
    }
    if (sitio && usaSimuladores(configuracion)) {
      await paso(
        'Simuladores nacionales',
        () => iniciarSimuladores(configuracion),
        (simuladores) => simuladores.detener(),
      );
    }
    const colas = await paso(
      'Trabajos en segundo plano',
      () => abrirColas(conexion, registro, { trabajar: true }),
      (abiertas) => abiertas.detener(),
    );
    const adaptadores = await paso(
      'Firma, documentos y archivos',
      () => crearAdaptadores(configuracion, { base, colas, calendario, registro }),
      (listos) => listos.cerrar(),
    );
    const { puertos } = adaptadores;
    if (sitio)
      await sembrarPrograma(duenio, configuracion.entorno.MUNI_PROGRAMA, puertos.demostracion);
    if (sitio && puertos.demostracion)
      await paso('Municipios de demostración', () => sembrarDemostracion(puertos));

    const sesiones = crearSesiones(puertos, async (municipioId, run) => {
      const cuenta = await base.conMunicipio(municipioId, (tx) => funcionarioPorRun(tx, run));
      return cuenta === undefined ? undefined : { funcionarioId: cuenta.funcionario_id };
    });
    const leerVisita = crearLectorDeVisitas(sesiones);
    const marco = crearMarco({ territorio, leerVisita, demostracion: puertos.demostracion });
    const modulos = registrarModulos({
      puertos,
      sesiones,
      leerVisita,
      marco,
      territorio,
      cifrado: abrirCifrado(configuracion.carpetaDatos),
      ...(adaptadores.bandejaLocal === undefined ? {} : { bandejaLocal: adaptadores.bandejaLocal }),
      firmarManifiesto: adaptadores.firmarManifiesto,
    });
    await atenderTrabajos({ puertos, territorio, ...modulos });
    if (!sitio) return { cerrar };
    const simulados = credencialesDeSimuladores(configuracion);
    await paso(
      `Sitio en el puerto ${configuracion.puerto}`,
      async () => {
        const app = await crearApp({
          base,
          registro,
          marco,
          urlPublica: configuracion.urlPublica,
          proxies: configuracion.proxies,
          ...(configuracion.entorno.MUNI_METRICAS_CLAVE === undefined
            ? {}
            : { claveDeMetricas: configuracion.entorno.MUNI_METRICAS_CLAVE }),
          destinos: [
            configuracion.entorno.CLAVE_UNICA_URL ?? simulados.claveUnica.urlBase,
            configuracion.entorno.WEBPAY_URL ?? simulados.webpay.urlBase,
          ],
          slugDesdeHost: (anfitrion) => {
            const slug = slugDesdeHost(anfitrion);
            return slug !== undefined && territorio.porSlug.has(slug) ? slug : undefined;
          },
          modulos: modulos.registrar,
        });
        await escuchar(app, configuracion);
        return app;
      },
      (app) => app.close(),
    );
    return { cerrar };
  } catch (error) {
    await cerrar();
    throw error;
  }
}

/** Con una base ajena que no responde, atiende 503 hasta que vuelva; con la embebida no hay espera. */
async function esperarBaseAjena(
  { entorno, puerto, direccion }: Configuracion,
  detenido: AbortSignal,
  sitio: boolean,
): Promise<void> {
  if (entorno.DATABASE_URL === undefined) return;
  const enEspera = sitio ? await atenderEnEspera(puerto, direccion) : undefined;
  try {
    await esperarBase(entorno.DATABASE_URL, detenido);
  } finally {
    await enEspera?.cerrar();
  }
}

async function escuchar(
  app: { listen(opciones: { port: number; host: string }): Promise<string> },
  { puerto, direccion }: Configuracion,
): Promise<void> {
  try {
    await app.listen({ port: puerto, host: direccion });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new FallaDeArranque(`El puerto ${puerto} ya está en uso. Elija otro con PORT.`);
    }
    throw error;
  }
}
