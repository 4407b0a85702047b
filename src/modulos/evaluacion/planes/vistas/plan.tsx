import type { VNode } from 'preact';
import {
  Aviso,
  agruparMiles,
  Boton,
  type Columna,
  EncabezadoPagina,
  EnlaceBoton,
  EstadoVacio,
  Etiqueta,
  Tabla,
  type Tono,
} from '../../../../diseno/index.ts';
import { Gantt } from '../../../../graficos/index.ts';
import type { AlertaHito } from '../../estrategia/index.ts';
import type { HitoGuardado } from '../repositorio.ts';

const TONO: Readonly<Record<AlertaHito['clase'], Tono>> = {
  atrasado: 'error',
  'por-vencer': 'advertencia',
  'sin-empezar': 'advertencia',
  'sin-respaldo': 'info',
};
const fecha = (iso: string): string => iso.split('-').reverse().join('-');

/** Plan del municipio: alertas, hitos con las columnas del programa y su Gantt. */
export function PaginaPlan(p: {
  readonly base: string;
  readonly hitos: readonly HitoGuardado[];
  readonly alertas: readonly AlertaHito[];
  readonly hoy: string;
  readonly demostracion: boolean;
}): VNode {
  const { hitos } = p;
  const nombre = new Map(hitos.map((h) => [h.id, h.nombre]));
  const columnas: readonly Columna<HitoGuardado>[] = [
    {
      clave: 'nombre',
      titulo: 'Nombre',
      encabezaFila: true,
      celda: (h) => <a href={`${p.base}/plan/${h.id}`}>{h.nombre}</a>,
    },
    { clave: 'inicio', titulo: 'Inicio', sinCorte: true, celda: (h) => fecha(h.inicio) },
    { clave: 'termino', titulo: 'Término', sinCorte: true, celda: (h) => fecha(h.termino) },
    {
      clave: 'avance',
      titulo: 'Avance',
      numerica: true,
      celda: (h) => `${Math.round(h.avance * 100)} %`,
    },
    {
      clave: 'verificacion',
      titulo: 'Medio de verificación',
      celda: (h) =>
        h.evidenciaUrl === null ? (
          h.verificacion
        ) : (
          <a href={h.evidenciaUrl} rel="noopener nofollow">
            {h.verificacion}
          </a>
        ),
    },
    { clave: 'responsable', titulo: 'Responsable', celda: (h) => h.responsable },
    {
      clave: 'presupuesto',
      titulo: 'Presupuesto',
      numerica: true,
      sinCorte: true,
      celda: (h) => (h.presupuesto_clp === null ? '—' : `$ ${agruparMiles(h.presupuesto_clp)}`),
    },
    {
      clave: 'requiere',
      titulo: 'Después de',
      celda: (h) => h.requiere.map((r) => nombre.get(r) ?? '').join(', ') || '—',
    },
  ];
  return (
    <>
      <EncabezadoPagina
        titulo="Plan"
        bajada={`${hitos.length} hitos. ${hitos.filter((h) => h.avance >= 1).length} completos.`}
        acciones={
          <EnlaceBoton href={`${p.base}/plan/nuevo`} icono="agregar">
            Agregar un hito
          </EnlaceBoton>
        }
      />
      {p.demostracion ? (
        <Aviso tono="advertencia" titulo="Demostración">
          <p>Este plan es inventado para mostrar el producto.</p>
        </Aviso>
      ) : null}
      {p.alertas.length === 0 ? null : (
        <section class="madurez-bloque" aria-labelledby="alertas">
          <h2 id="alertas">Alertas</h2>
          <ul>
            {p.alertas.map((a) => (
              <li key={`${a.id}-${a.clase}`}>
                <Etiqueta tono={TONO[a.clase]}>{a.clase.replace('-', ' ')}</Etiqueta>{' '}
                {a.mensaje.replace(/(\d{4})-(\d{2})-(\d{2})/g, '$3-$2-$1')}
              </li>
            ))}
          </ul>
        </section>
      )}
      {hitos.length === 0 ? (
        <EstadoVacio titulo="El plan está vacío" icono="calendario">
          Cree hitos desde la estrategia o agregue uno.
        </EstadoVacio>
      ) : (
        <>
          <Tabla
            leyenda="Hitos"
            columnas={columnas}
            filas={hitos}
            claveDeFila={(h) => h.id}
            densa
          />
          <Gantt
            id="gantt"
            titulo="El plan en el tiempo"
            descripcion="Cada barra va de inicio a término; lo lleno es el avance y la línea es hoy."
            fuente="Plan de la municipalidad."
            tareas={hitos.map((h) => ({
              nombre: h.nombre.length > 26 ? `${h.nombre.slice(0, 25)}…` : h.nombre,
              inicio: h.inicio,
              termino: h.termino,
              avance: h.avance,
            }))}
            hoy={p.hoy}
          />
          <form method="post" action={`${p.base}/plan/publicar`}>
            <p>Al publicar, los hitos se ven en el tablero nacional.</p>
            <p>
              <Boton variante="secundario" icono="mundo">
                Publicar el plan
              </Boton>
            </p>
          </form>
        </>
      )}
    </>
  );
}
