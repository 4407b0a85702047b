import elecciones from '../../datos/feriados/elecciones.json' with { type: 'json' };
import locales from '../../datos/feriados/locales.json' with { type: 'json' };
import nacionales from '../../datos/feriados/nacionales.json' with { type: 'json' };
import solsticios from '../../datos/feriados/solsticios.json' with { type: 'json' };
import unicos from '../../datos/feriados/unicos.json' with { type: 'json' };
import { type CalendarioLegal, crearCalendario } from './calendario.ts';
import { type DatosFeriados, leerDatosFeriados } from './datos-feriados.ts';

/** Los datos reales de feriados, para pruebas de cualquier rango sin leer el disco. */
export function datosDePrueba(): DatosFeriados {
  const leidos = leerDatosFeriados({
    desde: 2015,
    hasta: 2035,
    declaraciones: [...nacionales, ...unicos, ...locales, ...elecciones],
    solsticios,
  });
  if (!leidos.ok) throw new TypeError(leidos.error.join('; '));
  return leidos.valor;
}

/** Calendario legal con los datos reales, para pruebas. */
export function calendarioDePrueba(): CalendarioLegal {
  return crearCalendario(datosDePrueba());
}
