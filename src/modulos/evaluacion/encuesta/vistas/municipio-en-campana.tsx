import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoAreaTexto,
  type Columna,
  DetalleLista,
  EncabezadoPagina,
  EnlaceBoton,
  EstadoVacio,
  GrupoBotones,
  Tabla,
} from '../../../../diseno/index.ts';
import type { FilaCampana } from '../repositorio-programa.ts';
import { ESTADO, envioDe, type FilaAviso, type FilaMunicipio } from './campana.tsx';
import { type Acto, HistoriaDeActos, Momento } from './historia.tsx';
import { ACTOS, detalleDe } from './portada.tsx';

const AVISO: Readonly<Record<FilaAviso['clase'], string>> = {
  invitacion: 'Invitación',
  recordatorio: 'Recordatorio',
  observada: 'Observaciones',
  reabierta: 'Reapertura de la medición',
  aceptada: 'Aceptación',
  campana_cerrada: 'Cierre de la campaña',
  campana_reabierta: 'Reapertura de la campaña',
};

/** Un municipio en una campaña, como lo ve el programa: avance, firmas y avisos, sin respuestas. */
export function PaginaMunicipioEnCampana(p: {
  readonly campana: FilaCampana;
  readonly fila: FilaMunicipio;
  readonly actos: readonly Acto[];
  readonly avisos: readonly FilaAviso[];
  readonly municipio: { readonly nombre: string; readonly slug: string };
  readonly error: string | undefined;
}): VNode {
  const { fila, campana } = p;
  const decidible = fila.estado === 'cerrada' || fila.estado === 'aceptada';
  const columnas: readonly Columna<FilaAviso>[] = [
    { clave: 'clase', titulo: 'Aviso', encabezaFila: true, celda: (a) => AVISO[a.clase] },
    { clave: 'cuando', titulo: 'Cuándo', celda: (a) => <Momento iso={a.creado_en} corta /> },
    { clave: 'envio', titulo: 'Correos', celda: envioDe },
  ];
  return (
    <>
      <EncabezadoPagina
        rotulo={campana.nombre}
        titulo={p.municipio.nombre}
        bajada={`${ESTADO[fila.estado]}. ${fila.respondidas} de ${fila.total} respuestas.`}
        acciones={
          <EnlaceBoton href={`/madurez/municipios/${p.municipio.slug}`} variante="secundario">
            Página pública
          </EnlaceBoton>
        }
      />
      {p.error === undefined ? null : (
        <Aviso tono="error" anunciar>
          <p>{p.error}</p>
        </Aviso>
      )}
      {fila.resultado === null ? null : (
        <DetalleLista
          filas={[
            { nombre: 'Índice publicado', valor: cifra(fila.resultado.publicado) },
            { nombre: 'Grupo', valor: String(fila.resultado.grupo ?? 'Sin grupo') },
          ]}
        />
      )}
      {decidible ? (
        <form method="post" action={`/programa/campanas/${campana.campana_id}/${fila.cut}`}>
          <CampoAreaTexto
            id="mensaje"
            etiqueta="Mensaje para la municipalidad"
            ayuda="Obligatorio para observar o reabrir. Llega por correo y queda en la historia."
            filas={3}
            largoMaximo={2000}
          />
          <GrupoBotones>
            <Boton nombre="decision" valor="aceptada">
              Aceptar
            </Boton>
            <Boton nombre="decision" valor="observada" variante="secundario">
              Observar
            </Boton>
            <Boton nombre="decision" valor="reabierta" variante="secundario">
              Reabrir
            </Boton>
          </GrupoBotones>
        </form>
      ) : (
        <p>Se puede observar, reabrir o aceptar cuando la municipalidad firme.</p>
      )}
      <h2>Avisos</h2>
      <Tabla
        leyenda="Avisos enviados"
        leyendaOculta
        columnas={columnas}
        filas={p.avisos}
        claveDeFila={(a) => a.aviso_id}
        vacia={<EstadoVacio titulo="Sin avisos" icono="correo" />}
      />
      <h2>Historia</h2>
      {p.actos.length === 0 ? (
        <p>La municipalidad aún no abre la encuesta.</p>
      ) : (
        <HistoriaDeActos actos={p.actos} nombres={ACTOS} detalle={detalleDe} />
      )}
    </>
  );
}

const cifra = (valor: unknown): string =>
  typeof valor === 'number' ? valor.toFixed(3).replace('.', ',') : 'Sin dato';
