import type { VNode } from 'preact';
import {
  Boton,
  CampoCasillas,
  CampoTexto,
  EncabezadoPagina,
  EnlaceBoton,
  EstadoVacio,
  Etiqueta,
  GrupoBotones,
  ResumenErrores,
  Tabla,
} from '../../../../diseno/index.ts';
import type { ErroresDeUnidad, UnidadEscrita } from '../casos/unidades.ts';
import { PestanasDeEquipo } from './equipo.tsx';

interface UnidadListada {
  readonly unidad_id: string;
  readonly nombre: string;
  readonly responsable: string | null;
  readonly correo: string | null;
  readonly activa: boolean;
}

/** Unidades municipales y quién responde por cada una. */
export function ListaDeUnidades({
  base,
  unidades,
}: {
  readonly base: string;
  readonly unidades: readonly UnidadListada[];
}): VNode {
  return (
    <>
      <EncabezadoPagina
        titulo="Unidades"
        acciones={
          <EnlaceBoton href={`${base}/unidades/nueva`} icono="agregar">
            Crear una unidad
          </EnlaceBoton>
        }
      />
      <PestanasDeEquipo base={base} actual="unidades" />
      <Tabla
        leyenda="Unidades municipales"
        leyendaOculta
        filas={unidades}
        claveDeFila={(unidad) => unidad.unidad_id}
        vacia={<EstadoVacio titulo="Todavía no hay unidades" />}
        columnas={[
          {
            clave: 'nombre',
            titulo: 'Unidad',
            encabezaFila: true,
            celda: (u) => <a href={`${base}/unidades/${u.unidad_id}`}>{u.nombre}</a>,
          },
          {
            clave: 'responsable',
            titulo: 'Responsable',
            celda: (u) => u.responsable ?? 'Por definir',
          },
          { clave: 'correo', titulo: 'Correo', celda: (u) => u.correo ?? 'Sin correo' },
          {
            clave: 'estado',
            titulo: 'Estado',
            celda: (u) => (
              <Etiqueta tono={u.activa ? 'exito' : 'neutro'}>
                {u.activa ? 'Activa' : 'Inactiva'}
              </Etiqueta>
            ),
          },
        ]}
      />
    </>
  );
}

/** Formulario de una unidad. */
export function FormularioDeUnidad(p: {
  readonly base: string;
  readonly accion: string;
  readonly titulo: string;
  readonly escrita: UnidadEscrita;
  readonly errores: ErroresDeUnidad;
}): VNode {
  const { escrita, errores } = p;
  return (
    <>
      <ResumenErrores
        errores={Object.entries(errores).map(([campo, mensaje]) => ({ campo, mensaje }))}
      />
      <EncabezadoPagina titulo={p.titulo} />
      <form method="post" action={p.accion}>
        <CampoTexto
          id="nombre"
          etiqueta="Nombre de la unidad"
          valor={escrita.nombre}
          error={errores.nombre}
        />
        <CampoTexto
          id="responsable"
          etiqueta="Nombre de quien responde"
          ayuda="Aparece en las fichas públicas."
          valor={escrita.responsable}
          opcional
        />
        <CampoTexto
          id="cargo_responsable"
          etiqueta="Cargo"
          valor={escrita.cargo_responsable}
          opcional
        />
        <CampoTexto
          id="correo"
          etiqueta="Correo"
          tipo="email"
          valor={escrita.correo}
          error={errores.correo}
          opcional
        />
        <CampoTexto
          id="telefono"
          etiqueta="Teléfono"
          tipo="tel"
          valor={escrita.telefono}
          ancho="medio"
          opcional
        />
        <CampoTexto id="direccion" etiqueta="Dirección" valor={escrita.direccion} opcional />
        <CampoTexto
          id="horario"
          etiqueta="Horario de atención"
          ayuda="Por ejemplo, lunes a viernes de 8:30 a 14:00."
          valor={escrita.horario}
          opcional
        />
        <CampoCasillas
          id="activa"
          etiqueta="Estado"
          valores={escrita.activa ? ['si'] : []}
          opciones={[{ valor: 'si', texto: 'Unidad activa' }]}
        />
        <GrupoBotones>
          <Boton>Guardar</Boton>
          <EnlaceBoton href={`${p.base}/unidades`} variante="discreto">
            Cancelar
          </EnlaceBoton>
        </GrupoBotones>
      </form>
    </>
  );
}
