import type { VNode } from 'preact';
import { formatearClp } from '../../../../base/dinero.ts';
import { enumerar } from '../../../../base/texto.ts';
import { fechaHora } from '../../../../calendario/index.ts';
import {
  Aviso,
  Boton,
  CampoSeleccion,
  CampoTexto,
  DetalleLista,
  EncabezadoPagina,
  EnlaceBoton,
  Etiqueta,
  GrupoBotones,
  Recuadro,
  ResumenErrores,
  Tabla,
} from '../../../../diseno/index.ts';
import type { Derechos, Parametro } from '../../tramites/index.ts';
import type { ErroresDeOrdenanza, OrdenanzaEscrita } from '../casos.ts';
import type { Adoptado } from '../leer-adoptado.ts';
import { escribirParametro } from '../parametro.ts';
import { EstadoDeAdopcion } from './lista.tsx';

/** Lo que cobraría el trámite, línea a línea y con la cuenta a la vista. */
export function CuadroDeCosto({
  titulo,
  derechos,
}: {
  readonly titulo: string;
  readonly derechos: Derechos | undefined;
}): VNode {
  if (derechos === undefined) {
    return (
      <Recuadro titulo={titulo}>
        <p>No se puede calcular: falta la UTM de este mes en los datos de la instalación.</p>
      </Recuadro>
    );
  }
  if (derechos.lineas.length === 0) {
    return (
      <Recuadro titulo={titulo}>
        <p>Este trámite es gratuito.</p>
      </Recuadro>
    );
  }
  return (
    <Recuadro titulo={titulo}>
      <p class="cifra-grande">{formatearClp(derechos.total)}</p>
      <ul class="lista-simple">
        {derechos.lineas.map((linea) => (
          <li key={linea.id}>
            {linea.concepto}: {linea.explicacion}
            {linea.momento === 'despues' ? ' (se paga si se aprueba)' : ''}
          </li>
        ))}
      </ul>
      {derechos.revisar ? (
        <p>
          <Etiqueta tono="advertencia">Por revisar</Etiqueta> La UTM del mes es una estimación.
        </p>
      ) : null}
    </Recuadro>
  );
}

function ayudaDe(parametro: Parametro): VNode {
  return (
    <>
      Valor nacional de referencia: {escribirParametro(parametro.defecto)}. {parametro.fuente}
      {parametro.revisar === true ? ' Por revisar con su ordenanza.' : null}
    </>
  );
}

/** Página de un trámite adoptado: versión, valores de la ordenanza, costo y publicación. */
export function DetalleDeAdopcion(p: {
  readonly base: string;
  readonly zona: string;
  readonly adoptado: Adoptado;
  readonly escrita: OrdenanzaEscrita;
  readonly errores: ErroresDeOrdenanza;
  readonly derechos: Derechos | undefined;
  /** Costo con lo escrito y no guardado, si se pidió. */
  readonly prueba?: Derechos | undefined;
  readonly aviso?: VNode | undefined;
}): VNode {
  const { adoptado, errores, escrita } = p;
  const { tramite, adopcion, nacional } = adoptado;
  const accion = `${p.base}/tramites/${tramite.tramiteId}`;
  return (
    <>
      <ResumenErrores
        errores={Object.entries(errores).map(([campo, mensaje]) => ({ campo, mensaje }))}
      />
      <EncabezadoPagina
        titulo={tramite.nombre}
        rotulo={tramite.area}
        acciones={
          adopcion.estado === 'publicado' ? (
            <EnlaceBoton href={`${accion}/retirar`} variante="secundario">
              Retirar del sitio
            </EnlaceBoton>
          ) : (
            <EnlaceBoton href={`${accion}/publicar`}>Publicar</EnlaceBoton>
          )
        }
      />
      {p.aviso}
      {adopcion.version === tramite.ultima ? null : (
        <Aviso tono="info" titulo={`Existe la versión nacional ${tramite.ultima}`}>
          <p>
            {adoptado.cambios.length === 0
              ? 'No cambia nada de lo que la municipalidad usa.'
              : `Cambia: ${enumerar(adoptado.cambios.map((c) => c.toLowerCase()))}.`}{' '}
            Los expedientes en curso siguen con su versión.
          </p>
          <form method="post" action={`${accion}/actualizar`}>
            <input type="hidden" name="vista" value={adopcion.actualizadoEn} />
            <Boton variante="secundario" icono="actualizar">
              Pasar a la versión {tramite.ultima}
            </Boton>
          </form>
        </Aviso>
      )}
      <div class="caso-columnas">
        <section aria-labelledby="ordenanza">
          <h2 id="ordenanza">Lo que fija la municipalidad</h2>
          {adopcion.estado === 'publicado' ? (
            <p>Lo que guarde rige de inmediato para las solicitudes nuevas.</p>
          ) : null}
          <form method="post" action={accion}>
            <input type="hidden" name="vista" value={adopcion.actualizadoEn} />
            {nacional.parametros.map((parametro) => (
              <CampoTexto
                key={parametro.id}
                id={`parametro-${parametro.id}`}
                etiqueta={parametro.etiqueta}
                ayuda={ayudaDe(parametro)}
                valor={escrita.parametros[parametro.id] ?? ''}
                error={errores[`parametro-${parametro.id}`]}
                ancho="corto"
                teclado="decimal"
                ortografia={false}
                {...(parametro.tipo === 'utm' ? { sufijo: 'UTM' } : {})}
                {...(parametro.tipo === 'clp' ? { prefijo: '$' } : {})}
              />
            ))}
            <CampoSeleccion
              id="unidad"
              etiqueta="Unidad que resuelve"
              ayuda="Sus funcionarios verán las solicitudes en la bandeja."
              valor={escrita.unidad}
              error={errores.unidad}
              opciones={adoptado.unidades.map(({ unidadId, nombre }) => ({
                valor: unidadId,
                texto: nombre,
              }))}
            />
            <GrupoBotones>
              <Boton>Guardar</Boton>
              <Boton variante="secundario" nombre="accion" valor="ver">
                Ver cuánto costaría
              </Boton>
            </GrupoBotones>
          </form>
        </section>
        <aside class="columna-lateral" aria-label="Costo y versión">
          {p.prueba === undefined ? null : (
            <CuadroDeCosto titulo="Con lo que escribió (sin guardar)" derechos={p.prueba} />
          )}
          <CuadroDeCosto titulo="Hoy se cobra" derechos={p.derechos} />
          <Recuadro titulo="Versión">
            <DetalleLista
              apilada
              filas={[
                { nombre: 'Estado', valor: <EstadoDeAdopcion adopcion={adopcion} /> },
                { nombre: 'Versión en uso', valor: String(adopcion.version) },
                { nombre: 'Última versión nacional', valor: String(tramite.ultima) },
                ...(adopcion.publicadoEn === undefined
                  ? []
                  : [
                      {
                        nombre: 'Publicado',
                        valor: fechaHora(Temporal.Instant.from(adopcion.publicadoEn), p.zona),
                      },
                    ]),
                {
                  nombre: 'Último cambio',
                  valor: fechaHora(Temporal.Instant.from(adopcion.actualizadoEn), p.zona),
                },
              ]}
            />
          </Recuadro>
        </aside>
      </div>
      <section aria-labelledby="normas">
        <h2 id="normas">Normas que lo rigen</h2>
        <Tabla
          leyenda="Base legal del trámite"
          leyendaOculta
          densa
          filas={nacional.ficha.baseLegal}
          claveDeFila={(norma) => norma.id}
          columnas={[
            {
              clave: 'norma',
              titulo: 'Norma',
              encabezaFila: true,
              celda: (n) => (n.url === undefined ? n.norma : <a href={n.url}>{n.norma}</a>),
            },
            { clave: 'articulo', titulo: 'Artículo', celda: (n) => n.articulo ?? 'Completa' },
            {
              clave: 'revision',
              titulo: 'Revisión',
              celda: (n) =>
                n.revisar === true ? (
                  <Etiqueta tono="advertencia">Por revisar</Etiqueta>
                ) : (
                  <Etiqueta tono="exito">Confirmada</Etiqueta>
                ),
            },
          ]}
        />
      </section>
    </>
  );
}
