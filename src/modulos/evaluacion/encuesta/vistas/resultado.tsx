import type { VNode } from 'preact';
import { DetalleLista, EncabezadoPagina, EnlaceBoton } from '../../../../diseno/index.ts';
import { BarrasHorizontales, Radar } from '../../../../graficos/index.ts';
import type { Encuesta } from '../leer-encuesta.ts';
import type { Medida } from '../medir.ts';
import { AvisoDemostracion } from './portada.tsx';

const cifra = (n: number | null): string =>
  n === null ? 'Sin dato' : n.toFixed(3).replace('.', ',');

/** Resultado con lo respondido hasta ahora: índice, grupo, dimensiones y qué falta. */
export function PaginaResultado(p: {
  readonly base: string;
  readonly encuesta: Encuesta;
  readonly medida: Medida;
  readonly municipio: string;
  readonly informe: string | undefined;
}): VNode {
  const { encuesta, medida } = p;
  const { resultado, ubicacion } = medida;
  const { dimensiones } = encuesta.cuestionario.plan.instrumento;
  const valor = (clave: string): number => resultado.dimensiones[clave] ?? 0;
  const bloques = dimensiones.filter((d) => d.ambito === 'bloque');
  return (
    <>
      <EncabezadoPagina
        titulo="Resultado"
        bajada={
          resultado.publicado === null
            ? 'Provisional: falta respuesta en alguna dimensión.'
            : `Índice ${cifra(resultado.publicado)}, grupo ${resultado.grupo ?? 'sin asignar'}.`
        }
        acciones={
          p.informe === undefined ? undefined : (
            <EnlaceBoton href={p.informe} variante="secundario" icono="descargar">
              Informe en PDF
            </EnlaceBoton>
          )
        }
      />
      {encuesta.medicion.demostracion ? <AvisoDemostracion /> : null}
      <DetalleLista
        filas={[
          { nombre: 'Índice declarado', valor: cifra(resultado.indice) },
          {
            nombre: 'Índice verificado: solo lo que tiene respaldo o dato de la plataforma',
            valor: cifra(resultado.verificado),
          },
          {
            nombre: 'Grupo',
            valor:
              ubicacion === null
                ? 'Sin grupo'
                : `${ubicacion.grupo}: ${ubicacion.nombre}${ubicacion.frontera ? ' (frontera)' : ''}`,
          },
          ...(ubicacion?.siguiente
            ? [
                {
                  nombre: `Para llegar al grupo ${ubicacion.siguiente.grupo}`,
                  valor: `Faltan ${cifra(ubicacion.siguiente.falta)} puntos de índice${
                    ubicacion.siguiente.exigencias.length === 0
                      ? '.'
                      : `; y cumplir: ${ubicacion.siguiente.exigencias.join(', ')}.`
                  }`,
                },
              ]
            : []),
          {
            nombre: 'Índice de 2022 (IMTM), con las mismas respuestas',
            valor: cifra(resultado.otros.imtm_exacto ?? null),
          },
          {
            nombre: 'Cobertura',
            valor: `${Math.round(resultado.cobertura * 100)} % de los ítems que aplican`,
          },
        ]}
      />
      <div class="dos-mitades">
        <Radar
          id="bloques"
          titulo="Los tres bloques"
          descripcion="Puntaje de contexto, capacidad y canal web, de 0 a 1."
          fuente={`Respuestas de ${p.municipio}.`}
          maximo={1}
          nombreValor={p.municipio}
          ejes={bloques.map((d) => ({
            nombre: BLOQUES[d.clave] ?? d.nombre,
            valor: valor(d.clave),
          }))}
        />
        <BarrasHorizontales
          id="dimensiones"
          titulo="Las dimensiones, de menor a mayor"
          descripcion="Las primeras son las que más faltan."
          fuente={`Respuestas de ${p.municipio}.`}
          maximo={1}
          conservarOrden
          columnas={['Dimensión', 'Puntaje']}
          barras={dimensiones
            .filter((d) => d.ambito === 'dimension')
            .map((d) => ({ nombre: recortar(d.nombre), valor: valor(d.clave) }))
            .toSorted((a, b) => a.valor - b.valor)}
        />
      </div>
      {resultado.advertencias.length === 0 ? null : (
        <>
          <h2>Advertencias</h2>
          <ul>
            {resultado.advertencias.map((a) => (
              <li key={a}>{a}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

const BLOQUES: Readonly<Record<string, string>> = {
  a: 'Contexto',
  b: 'Producir',
  c: 'Entregar en la web',
};

const recortar = (nombre: string): string => {
  const corto = nombre.replace(/^Procesos: |^Infraestructura: /, '');
  return corto.charAt(0).toUpperCase() + corto.slice(1);
};
