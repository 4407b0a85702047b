import type { VNode } from 'preact';
import { EncabezadoPagina } from '../bloques/contenedores.tsx';
import { botones, iconos, letra, paleta } from './acciones.tsx';
import { contenedores, listas, mensajes, valores } from './bloques.tsx';
import { camposConError, camposEspeciales, camposNormales } from './campos.tsx';
import { cromo } from './cromo.tsx';
import { type Dibujo, Seccion } from './seccion.tsx';
import { tablas } from './tablas.tsx';

type Entrada = {
  readonly id: string;
  readonly titulo: string;
  readonly apilada?: boolean;
  readonly dibujo: Dibujo;
};

const secciones: readonly Entrada[] = [
  { id: 'paleta', titulo: 'Colores', dibujo: paleta },
  { id: 'letra', titulo: 'Letra', dibujo: letra },
  { id: 'botones', titulo: 'Botones', dibujo: botones },
  { id: 'formulario', titulo: 'Campos', dibujo: camposNormales },
  { id: 'errores', titulo: 'Campos con error', dibujo: camposConError },
  { id: 'especiales', titulo: 'Campos apagados y con textos largos', dibujo: camposEspeciales },
  { id: 'mensajes', titulo: 'Avisos, etiquetas y páginas finales', dibujo: mensajes },
  { id: 'valores', titulo: 'Plazos, dinero y fechas', dibujo: valores },
  { id: 'listas', titulo: 'Tareas, respuestas y línea de tiempo', dibujo: listas },
  { id: 'contenedores', titulo: 'Tarjetas, pestañas y recuadros', dibujo: contenedores },
  { id: 'tablas', titulo: 'Tablas, filtros y acciones masivas', apilada: true, dibujo: tablas },
  { id: 'cromo', titulo: 'Cabecera, portada y pie', apilada: true, dibujo: cromo },
  { id: 'iconos', titulo: 'Íconos', apilada: true, dibujo: iconos },
];

/**
 * Contenido de `/diseno`: cada componente en cada estado y en los dos temas. Va dentro de
 * `Pagina` con ancho "amplio".
 */
export function PaginaMuestrario(): VNode {
  return (
    <>
      <EncabezadoPagina
        titulo="Sistema de diseño"
        bajada="Las piezas con que se arma cada página, en todos sus estados y en los dos temas."
      />
      <ul class="muestra-indice">
        {secciones.map((s) => (
          <li key={s.id}>
            <a href={`#${s.id}`}>{s.titulo}</a>
          </li>
        ))}
      </ul>
      {secciones.map((s) => (
        <Seccion key={s.id} {...s} />
      ))}
    </>
  );
}
