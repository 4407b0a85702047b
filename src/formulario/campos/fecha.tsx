import { MESES } from '../../base/meses.ts';
import { CampoFecha } from '../../diseno/index.ts';
import type { TextosDeCampos } from '../../idioma/index.ts';
import type { LimiteFecha } from '../tipos.ts';
import type { Contexto } from '../valores.ts';
import { comunes, errorDe, escrito } from './dibujo.ts';
import { type ErrorDeParte, errorSimple, implementar } from './implementacion.ts';
import { cifrasLlanas } from './texto-escrito.ts';

/** Mes escrito con número o con palabra («3», «marzo», «mar»); 0 si no se entiende. */
function leerMes(escritoMes: string): number {
  if (/^\d{1,2}$/.test(escritoMes)) return Number(escritoMes);
  const palabra = escritoMes.toLowerCase().replace('setiembre', 'septiembre').replace(/\.$/, '');
  return palabra.length < 3 ? 0 : MESES.findIndex((mes) => mes.startsWith(palabra)) + 1;
}

function esFecha(texto: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(texto)) return false;
  const [anio = 0, mes = 0, dia = 0] = texto.split('-').map(Number);
  return dia >= 1 && mes >= 1 && mes <= 12 && dia <= diasDelMes(anio, mes);
}

function diasDelMes(anio: number, mes: number): number {
  if (mes === 2) return (anio % 4 === 0 && anio % 100 !== 0) || anio % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(mes) ? 30 : 31;
}

/** Forma de lectura: «5 de marzo de 2026». */
export function fechaLarga(iso: string, t: TextosDeCampos): string {
  const [anio = 0, mes = 0, dia = 0] = iso.split('-').map(Number);
  return t.fecha(dia, t.meses[mes - 1] ?? '', anio);
}

function fueraDeLimite(
  limite: LimiteFecha | undefined,
  valor: string,
  contexto: Contexto,
  sentido: 'desde' | 'hasta',
  t: TextosDeCampos,
): readonly ErrorDeParte[] {
  if (limite === undefined) return [];
  const tope = limite === 'hoy' ? contexto.hoy : limite;
  if (sentido === 'desde' ? valor >= tope : valor <= tope) return [];
  const nombre = limite === 'hoy' ? t.hoy : t.elDia(fechaLarga(tope, t));
  return errorSimple(sentido === 'desde' ? t.fechaDesde(nombre) : t.fechaHasta(nombre));
}

/** Fecha en tres casillas. El día lleva el nombre del campo en los errores. */
export const fecha = implementar('fecha', {
  partes: () => ['dia', 'mes', 'anio'],
  soloPartes: true,
  leer: (_campo, entrada, _contexto, t) => {
    const dia = cifrasLlanas(entrada.texto('dia'));
    const mes = cifrasLlanas(entrada.texto('mes'));
    const anio = cifrasLlanas(entrada.texto('anio'));
    if (dia === '' && mes === '' && anio === '') return {};
    const faltan = [
      { parte: '', nombre: t.partesDeFecha.dia, vacia: dia === '' },
      { parte: 'mes', nombre: t.partesDeFecha.mes, vacia: mes === '' },
      { parte: 'anio', nombre: t.partesDeFecha.anio, vacia: anio === '' },
    ].filter((casilla) => casilla.vacia);
    if (faltan.length > 0) {
      const nombres = faltan.map((casilla) => casilla.nombre).join(` ${t.y} `);
      return { errores: [{ parte: faltan[0]?.parte ?? '', mensaje: t.faltanPartes(nombres) }] };
    }
    if (!/^\d{4}$/.test(anio)) {
      return { errores: [{ parte: 'anio', mensaje: t.anio }] };
    }
    const numeroMes = leerMes(mes);
    if (numeroMes < 1 || numeroMes > 12) {
      return { errores: [{ parte: 'mes', mensaje: t.mes }] };
    }
    const valor = `${anio}-${String(numeroMes).padStart(2, '0')}-${dia.padStart(2, '0')}`;
    return esFecha(valor) ? { valor } : { errores: errorSimple(t.fechaInexistente) };
  },
  validar: (campo, valor, contexto, t) => {
    if (typeof valor !== 'string' || !esFecha(valor)) return errorSimple(t.escribaFecha);
    const antes = fueraDeLimite(campo.desde, valor, contexto, 'desde', t);
    return antes.length > 0 ? antes : fueraDeLimite(campo.hasta, valor, contexto, 'hasta', t);
  },
  escribir: (_campo, valor) => {
    const [anio = '', mes = '', dia = ''] = String(valor).split('-');
    return { dia: String(Number(dia)), mes: String(Number(mes)), anio };
  },
  render: (dibujo) => {
    const partes = (['mes', 'anio'] as const).filter((parte) => errorDe(dibujo, parte));
    const error = errorDe(dibujo) ?? partes.map((parte) => errorDe(dibujo, parte))[0];
    return (
      <CampoFecha
        {...comunes(dibujo)}
        ayuda={dibujo.campo.ayuda ?? dibujo.t.ayudaFecha}
        error={error}
        valor={{
          dia: escrito(dibujo, 'dia'),
          mes: escrito(dibujo, 'mes'),
          anio: escrito(dibujo, 'anio'),
        }}
        partesConError={partes.length > 0 ? partes : undefined}
        esNacimiento={dibujo.campo.autocompletar === 'bday'}
      />
    );
  },
  mostrar: (_campo, valor, _contexto, t) => fechaLarga(String(valor), t),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaFecha(campo.etiqueta) }),
  ejemplo: (campo) =>
    campo.desde && campo.desde !== 'hoy'
      ? campo.desde
      : campo.hasta && campo.hasta !== 'hoy'
        ? campo.hasta
        : campo.hasta === 'hoy'
          ? '1990-03-27'
          : '2030-03-27',
  esquema: () => ({ type: 'string', format: 'date' }),
  segundos: 15,
});
