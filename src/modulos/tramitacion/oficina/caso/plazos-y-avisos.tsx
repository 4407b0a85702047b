import type { VNode } from 'preact';
import { EstadoVacio, Etiqueta, Fecha, Tabla } from '../../../../diseno/index.ts';
import type { PlazoVisible } from '../../expedientes/index.ts';
import { EnlaceDeCarta } from '../carta/vista.tsx';
import type { Visita } from '../dependencias.ts';
import { Momento } from '../momento.tsx';
import { avisoEnPalabras, contar } from '../palabras.ts';
import type { CasoDeOficina } from './leer.ts';

const PLAZOS: Readonly<Record<PlazoVisible['clase'], string>> = {
  resolucion: 'Resolver la solicitud',
  subsanacion: 'Corregir la solicitud',
  tarea: 'Hacer el paso',
  recurso: 'Presentar recursos',
  procedimiento: 'Terminar el procedimiento',
};

/** Plazos del caso con su norma y la cuenta explicada. */
export function Plazos({ caso }: { readonly caso: CasoDeOficina }): VNode {
  return (
    <section aria-labelledby="plazos">
      <h2 id="plazos">Plazos</h2>
      <Tabla
        leyenda="Plazos del expediente"
        leyendaOculta
        densa
        filas={caso.plazos}
        claveDeFila={(plazo) => plazo.plazoId}
        vacia={<EstadoVacio titulo="Este caso no tiene plazos" icono="reloj" />}
        columnas={[
          {
            clave: 'clase',
            titulo: 'Para qué',
            encabezaFila: true,
            celda: (plazo) => (
              <>
                {PLAZOS[plazo.clase]}
                <span class="segunda-linea">{plazo.articulo}</span>
              </>
            ),
          },
          {
            clave: 'vence',
            titulo: 'Vence',
            sinCorte: true,
            celda: (plazo) =>
              plazo.detenidoCon === undefined ? <Fecha iso={plazo.vence} corta /> : 'Por contar',
          },
          { clave: 'estado', titulo: 'Estado', celda: (plazo) => <EstadoDePlazo plazo={plazo} /> },
          {
            clave: 'explicacion',
            titulo: 'Cómo se cuenta',
            celda: (plazo) => (
              <span class="explicacion">
                {plazo.detenidoCon === undefined
                  ? plazo.explicacion
                  : detencionEnPalabras(plazo.detenidoCon)}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}

/** Por qué no corre el plazo de resolver y qué pasará con los días que quedaban. */
export function detencionEnPalabras(dias: number): string {
  const quedaban = contar(dias, 'día hábil', 'días hábiles');
  return `El plazo para resolver está detenido hasta que la persona corrija o venza su plazo. Entonces ${dias === 1 ? 'correrá' : 'correrán'} ${quedaban}.`;
}

function EstadoDePlazo({ plazo }: { readonly plazo: PlazoVisible }): VNode {
  switch (plazo.estado) {
    case 'cumplido':
      return <Etiqueta tono="exito">Cumplido</Etiqueta>;
    case 'vencido':
      return <Etiqueta tono="error">Vencido</Etiqueta>;
    case 'anulado':
      return <Etiqueta tono="neutro">Sin efecto</Etiqueta>;
    case 'corriendo':
      if (plazo.detenidoCon !== undefined) return <Etiqueta tono="neutro">Detenido</Etiqueta>;
      return plazo.diasHabiles < 0 ? (
        <Etiqueta tono="error">Vencido</Etiqueta>
      ) : (
        <Etiqueta tono="info" icono="reloj">
          {plazo.diasHabiles === 0
            ? 'Vence hoy'
            : contar(plazo.diasHabiles, 'día hábil', 'días hábiles')}
        </Etiqueta>
      );
  }
}

/** Notificaciones y avisos, con el día en que la ley las entiende hechas. */
export function Avisos({
  visita,
  caso,
}: {
  readonly visita: Visita;
  readonly caso: CasoDeOficina;
}): VNode {
  return (
    <section aria-labelledby="avisos">
      <h2 id="avisos">Notificaciones y avisos</h2>
      <Tabla
        leyenda="Notificaciones y avisos enviados a la persona"
        leyendaOculta
        densa
        filas={caso.notificaciones}
        claveDeFila={(n) => n.notificacionId}
        vacia={
          <EstadoVacio titulo="Todavía no se envía ningún aviso" icono="campana">
            <p>El primero sale junto con el certificado de ingreso.</p>
          </EstadoVacio>
        }
        columnas={[
          { clave: 'asunto', titulo: 'Asunto', encabezaFila: true, celda: (n) => n.asunto },
          {
            clave: 'canal',
            titulo: 'Por dónde',
            celda: (n) => (n.canal === 'ddu' ? 'Domicilio digital único' : 'Correo electrónico'),
          },
          {
            clave: 'estado',
            titulo: 'Estado',
            celda: (n) => {
              const { tono, texto } = avisoEnPalabras(n.estado);
              return <Etiqueta tono={tono}>{texto}</Etiqueta>;
            },
          },
          {
            clave: 'enviada',
            titulo: 'Enviada',
            celda: (n) =>
              n.enviadaEn === undefined ? (
                'Todavía no'
              ) : (
                <Momento iso={n.enviadaEn} zona={visita.municipio.zonaHoraria} />
              ),
          },
          {
            clave: 'presunta',
            titulo: 'Se entiende hecha',
            celda: (n) =>
              n.presuntaFecha === undefined ? (
                n.canal === 'ddu' ? (
                  <>
                    Sin fecha{' '}
                    <EnlaceDeCarta
                      notificacion={n}
                      url={`${visita.base}/expedientes/${caso.expediente.expedienteId}`}
                    />
                  </>
                ) : (
                  'No aplica'
                )
              ) : (
                <Fecha iso={n.presuntaFecha} corta />
              ),
          },
        ]}
      />
    </section>
  );
}
