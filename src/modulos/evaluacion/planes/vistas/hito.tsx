import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  CampoCasillas,
  CampoMonto,
  CampoNumero,
  CampoSeleccion,
  CampoTexto,
  EncabezadoPagina,
  ResumenErrores,
} from '../../../../diseno/index.ts';
import type { CifraDeclarada } from '../../../cifras.ts';
import type { ErrorDeHito } from '../../estrategia/index.ts';
import { escribirHito, type HitoEscrito } from '../hito-escrito.ts';
import type { HitoGuardado } from '../repositorio.ts';
import type { EvidenciaDeHito } from '../repositorio-evidencias.ts';
import { EvidenciasDeHito } from './evidencias.tsx';
import { type CambioDeHito, HistoriaDeHito } from './historia.tsx';

/** Formulario de un hito, sus respaldos y su historia. */
export function PaginaHito(p: {
  readonly accion: string;
  readonly titulo: string;
  readonly escrito: HitoEscrito;
  readonly guardado: HitoGuardado | undefined;
  readonly otros: readonly HitoGuardado[];
  readonly cuentas: readonly { readonly id: string; readonly nombre: string }[];
  readonly medibles: readonly CifraDeclarada[];
  readonly errores: readonly (Omit<ErrorDeHito, 'campo'> & { readonly campo: string })[];
  /** El hito como lo dejó otra persona, si lo cambió entretanto. */
  readonly choque: HitoGuardado | undefined;
  readonly evidencias: readonly EvidenciaDeHito[];
  readonly historia: readonly CambioDeHito[];
}): VNode {
  const { escrito, guardado } = p;
  const error = (campo: string): string | undefined =>
    p.errores.find((e) => e.campo === campo)?.mensaje;
  const medida = p.medibles.find((m) => m.clave === escrito.medida);
  return (
    <>
      <EncabezadoPagina titulo={p.titulo} />
      <ResumenErrores errores={p.errores} titulo="No se guardó" />
      {p.choque === undefined ? null : <Choque escrito={escrito} vigente={p.choque} />}
      <form method="post" action={p.accion} novalidate>
        <CampoTexto
          id="nombre"
          etiqueta="Nombre"
          valor={escrito.nombre}
          largoMaximo={200}
          error={error('nombre')}
        />
        <CampoTexto
          id="inicio"
          etiqueta="Inicio"
          ayuda="Por ejemplo: 01-03-2027"
          valor={escrito.inicio}
          ancho="corto"
          error={error('inicio')}
        />
        <CampoTexto
          id="termino"
          etiqueta="Término"
          ayuda="Por ejemplo: 30-06-2027"
          valor={escrito.termino}
          ancho="corto"
          error={error('termino')}
        />
        <fieldset class="hito-avance">
          <legend class="solo-lector">Avance</legend>
          <CampoSeleccion
            id="medida"
            etiqueta="Cómo se mide el avance"
            ayuda="Si lo mide la plataforma, el avance se calcula solo y nadie lo escribe."
            vacio="A mano"
            valor={escrito.medida}
            opciones={p.medibles.map((m) => ({ valor: m.clave, texto: m.nombre }))}
          />
          {medida === undefined ? null : <p class="campo-ayuda">{medida.explicacion}</p>}
          <CampoNumero
            id="meta"
            etiqueta="Meta, si la mide la plataforma"
            ayuda="A cuánto debe llegar la cifra. Por ejemplo: 20"
            opcional
            decimales
            valor={escrito.meta}
            error={error('meta')}
          />
          <CampoNumero
            id="avance"
            etiqueta="Avance, si se anota a mano"
            sufijo="%"
            valor={escrito.avance}
            error={error('avance')}
          />
        </fieldset>
        <CampoTexto
          id="verificacion"
          etiqueta="Medio de verificación"
          ayuda="Con qué se comprueba: decreto, acta, dirección web."
          opcional
          valor={escrito.verificacion}
          largoMaximo={300}
        />
        <CampoTexto
          id="responsable"
          etiqueta="Responsable"
          valor={escrito.responsable}
          ancho="largo"
          largoMaximo={120}
          error={error('responsable')}
        />
        <CampoSeleccion
          id="responsable_id"
          etiqueta="Quién recibe las alertas por correo"
          opcional
          vacio="Nadie"
          valor={escrito.responsableId}
          opciones={p.cuentas.map((c) => ({ valor: c.id, texto: c.nombre }))}
        />
        <CampoMonto
          id="presupuesto"
          etiqueta="Presupuesto, en pesos"
          opcional
          valor={escrito.presupuesto}
          error={error('presupuesto')}
        />
        {p.otros.length === 0 ? null : (
          <CampoCasillas
            id="requiere"
            etiqueta="Empieza después de"
            opcional
            opciones={p.otros.map((o) => ({ valor: o.id, texto: o.nombre }))}
            valores={escrito.requiere}
            error={error('requiere')}
          />
        )}
        <input
          type="hidden"
          name="revision"
          value={p.choque === undefined ? escrito.revision : p.choque.revision}
        />
        <p class="grupo-botones">
          <Boton>{p.choque === undefined ? 'Guardar el hito' : 'Guardar lo mío encima'}</Boton>
          {guardado === undefined ? null : (
            <Boton variante="peligro" accion={`${p.accion}/retirar`}>
              Retirar del plan
            </Boton>
          )}
        </p>
      </form>
      {guardado === undefined ? (
        <p>Los respaldos se agregan después de guardar.</p>
      ) : (
        <EvidenciasDeHito
          accion={p.accion}
          evidencias={p.evidencias}
          error={(campo) => error(campo)}
        />
      )}
      <HistoriaDeHito cambios={p.historia} />
    </>
  );
}

const CAMPOS = [
  ['nombre', 'Nombre'],
  ['inicio', 'Inicio'],
  ['termino', 'Término'],
  ['avance', 'Avance (%)'],
  ['meta', 'Meta'],
  ['verificacion', 'Medio de verificación'],
  ['responsable', 'Responsable'],
  ['presupuesto', 'Presupuesto'],
] as const;

/** Lo que quedó guardado junto a lo que se escribió: quien llegó segundo decide mirando los dos. */
function Choque(p: { readonly escrito: HitoEscrito; readonly vigente: HitoGuardado }): VNode {
  const suyo = escribirHito(p.vigente);
  const distintos = CAMPOS.filter(([campo]) => suyo[campo] !== p.escrito[campo]);
  return (
    <Aviso tono="advertencia" titulo="Otra persona cambió este hito mientras usted escribía">
      <p>Lo suyo sigue en el formulario. Compare antes de guardar:</p>
      <table class="tabla tabla-densa">
        <caption class="solo-lector">Diferencias</caption>
        <thead>
          <tr>
            <th scope="col">Dato</th>
            <th scope="col">Guardado</th>
            <th scope="col">Suyo</th>
          </tr>
        </thead>
        <tbody>
          {distintos.map(([campo, texto]) => (
            <tr key={campo}>
              <th scope="row">{texto}</th>
              <td data-etiqueta="Guardado">{suyo[campo] || '—'}</td>
              <td data-etiqueta="Suyo">{p.escrito[campo] || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Aviso>
  );
}
