import type { VNode } from 'preact';
import { formatearRut, rutDeNumero } from '../../../../base/rut.ts';
import {
  Boton,
  CampoCasillas,
  CampoTexto,
  EncabezadoPagina,
  EnlaceBoton,
  EstadoVacio,
  Etiqueta,
  GrupoBotones,
  Pestanas,
  ResumenErrores,
  Tabla,
} from '../../../../diseno/index.ts';
import type { CuentaEscrita, ErroresDeCuenta } from '../casos/cuentas.ts';
import { ROLES, type Rol } from '../dominio.ts';

interface CuentaListada {
  readonly funcionario_id: string;
  readonly run: number;
  readonly nombre: string;
  readonly cargo: string;
  readonly activo: boolean;
  readonly segundoFactor: boolean;
  readonly roles: readonly { readonly rol: Rol; readonly unidad_id: string }[];
}

interface UnidadNombrada {
  readonly unidad_id: string;
  readonly nombre: string;
}

/** Pestañas de la sección Equipo. */
export function PestanasDeEquipo({
  base,
  actual,
}: {
  readonly base: string;
  readonly actual: 'cuentas' | 'unidades' | 'sistema';
}): VNode {
  return (
    <Pestanas
      etiqueta="Equipo"
      enlaces={[
        { texto: 'Cuentas', href: `${base}/equipo`, actual: actual === 'cuentas' },
        { texto: 'Unidades', href: `${base}/unidades`, actual: actual === 'unidades' },
        { texto: 'Sistema', href: `${base}/sistema`, actual: actual === 'sistema' },
      ]}
    />
  );
}

/** "Dirección de Obras Municipales: Firma, Revisión". */
function rolesPorUnidad(
  roles: CuentaListada['roles'],
  nombres: ReadonlyMap<string, string>,
): string {
  return [...Map.groupBy(roles, ({ unidad_id: id }) => id)]
    .map(
      ([id, suyos]) =>
        `${nombres.get(id) ?? id}: ${suyos.map(({ rol }) => ROLES[rol].nombre).join(', ')}`,
    )
    .join('. ');
}

/** Cuentas del municipio y sus roles. */
export function ListaDeCuentas({
  base,
  cuentas,
  unidades,
}: {
  readonly base: string;
  readonly cuentas: readonly CuentaListada[];
  readonly unidades: readonly UnidadNombrada[];
}): VNode {
  const unidad = new Map(unidades.map(({ unidad_id: id, nombre }) => [id, nombre]));
  return (
    <>
      <EncabezadoPagina
        titulo="Equipo"
        acciones={
          <EnlaceBoton href={`${base}/equipo/nueva`} icono="agregar">
            Crear una cuenta
          </EnlaceBoton>
        }
      />
      <PestanasDeEquipo base={base} actual="cuentas" />
      <Tabla
        leyenda="Cuentas de funcionarias y funcionarios"
        leyendaOculta
        filas={cuentas}
        claveDeFila={(cuenta) => cuenta.funcionario_id}
        vacia={<EstadoVacio titulo="Todavía no hay cuentas" />}
        columnas={[
          {
            clave: 'nombre',
            titulo: 'Nombre',
            encabezaFila: true,
            celda: (c) => <a href={`${base}/equipo/${c.funcionario_id}`}>{c.nombre}</a>,
          },
          {
            clave: 'run',
            titulo: 'RUN',
            sinCorte: true,
            celda: (c) => formatearRut(rutDeNumero(c.run)),
          },
          { clave: 'cargo', titulo: 'Cargo', celda: (c) => c.cargo },
          {
            clave: 'roles',
            titulo: 'Roles',
            celda: (c) => rolesPorUnidad(c.roles, unidad) || 'Sin roles',
          },
          {
            clave: 'estado',
            titulo: 'Estado',
            celda: (c) => (
              <Etiqueta tono={c.activo ? (c.segundoFactor ? 'exito' : 'advertencia') : 'neutro'}>
                {c.activo ? (c.segundoFactor ? 'Activa' : 'Sin segundo factor') : 'Desactivada'}
              </Etiqueta>
            ),
          },
        ]}
      />
    </>
  );
}

/** Formulario de una cuenta nueva o existente. Conserva lo escrito cuando hay errores. */
export function FormularioDeCuenta(p: {
  readonly base: string;
  readonly accion: string;
  readonly titulo: string;
  readonly escrita: CuentaEscrita;
  readonly errores: ErroresDeCuenta;
  readonly unidades: readonly UnidadNombrada[];
  readonly existente?: { readonly activo: boolean; readonly segundoFactor: boolean };
}): VNode {
  const { escrita, errores, existente } = p;
  const lista = Object.entries(errores).map(([campo, mensaje]) => ({ campo, mensaje }));
  return (
    <>
      <ResumenErrores errores={lista} />
      <EncabezadoPagina titulo={p.titulo} />
      <form method="post" action={p.accion}>
        <CampoTexto
          id="run"
          etiqueta="RUN"
          ayuda="Con él ingresará por ClaveÚnica. Por ejemplo, 12.345.678-5."
          valor={escrita.run}
          error={errores.run}
          ancho="medio"
          deshabilitado={existente !== undefined}
        />
        <CampoTexto
          id="nombre"
          etiqueta="Nombre y apellidos"
          valor={escrita.nombre}
          error={errores.nombre}
        />
        <CampoTexto
          id="cargo"
          etiqueta="Cargo"
          ayuda="Como debe aparecer al firmar."
          valor={escrita.cargo}
          error={errores.cargo}
        />
        <CampoTexto
          id="correo"
          etiqueta="Correo institucional"
          tipo="email"
          valor={escrita.correo}
          error={errores.correo}
        />
        {p.unidades.map((unidad) => (
          <CampoCasillas
            key={unidad.unidad_id}
            id={`roles-${unidad.unidad_id}`}
            nombre="roles"
            etiqueta={`Roles en ${unidad.nombre}`}
            error={unidad === p.unidades[0] ? errores.roles : undefined}
            valores={escrita.roles}
            opciones={Object.entries(ROLES).map(([rol, { nombre, descripcion }]) => ({
              valor: `${unidad.unidad_id}:${rol}`,
              texto: nombre,
              ayuda: descripcion,
            }))}
          />
        ))}
        {existente === undefined ? null : (
          <CampoCasillas
            id="activo"
            etiqueta="Estado de la cuenta"
            valores={existente.activo ? ['si'] : []}
            opciones={[
              {
                valor: 'si',
                texto: 'Cuenta activa',
                ayuda: 'Al desactivarla se cierran sus sesiones.',
              },
            ]}
          />
        )}
        <GrupoBotones>
          <Boton>Guardar</Boton>
          <EnlaceBoton href={`${p.base}/equipo`} variante="discreto">
            Cancelar
          </EnlaceBoton>
        </GrupoBotones>
      </form>
      {existente?.segundoFactor === true ? (
        <form method="post" action={`${p.accion}/segundo-factor`}>
          <h2>Segundo factor</h2>
          <p>
            Si perdió su teléfono, reinícielo: la persona inscribirá otro en su próximo ingreso.
          </p>
          <Boton variante="peligro">Reiniciar segundo factor</Boton>
        </form>
      ) : null}
    </>
  );
}
