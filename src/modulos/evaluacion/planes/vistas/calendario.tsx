import type { VNode } from 'preact';
import { EncabezadoPagina, EnlaceBoton, Etiqueta } from '../../../../diseno/index.ts';
import type { DiaDeMes, MesDePlan, SucesoDeDia } from '../mes-de-plan.ts';
import { NavegacionPlan } from './navegacion-plan.tsx';

const DIAS = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'];
const MESES =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
    ' ',
  );

const nombreDe = (mes: string): string => {
  const [anio = '', numero = '1'] = mes.split('-');
  return `${MESES[Number(numero) - 1] ?? ''} de ${anio}`;
};
const mayuscula = (texto: string): string => texto.charAt(0).toUpperCase() + texto.slice(1);

/** Plan en un mes: cuadrícula de semanas, que en teléfonos se lee como lista de días con algo. */
export function PaginaCalendario(p: {
  readonly base: string;
  readonly mes: MesDePlan;
  readonly hoy: string;
}): VNode {
  const { mes } = p;
  const vacio = mes.semanas.every((s) => s.every((d) => !d.delMes || d.sucesos.length === 0));
  const ir = (m: string): string => `${p.base}/plan/calendario?mes=${m}`;
  return (
    <>
      <EncabezadoPagina titulo="Calendario del plan" />
      <NavegacionPlan base={p.base} actual="calendario" />
      <nav class="calendario-mes" aria-label="Cambiar de mes">
        <EnlaceBoton variante="secundario" href={ir(mes.anterior)}>
          {mayuscula(nombreDe(mes.anterior))}
        </EnlaceBoton>
        <EnlaceBoton variante="secundario" href={ir(mes.siguiente)}>
          {mayuscula(nombreDe(mes.siguiente))}
        </EnlaceBoton>
      </nav>
      <table class="calendario-plan">
        <caption>{mayuscula(nombreDe(mes.mes))}</caption>
        <thead>
          <tr>
            {DIAS.map((d) => (
              <th key={d} scope="col">
                <abbr title={d}>{d.slice(0, 3)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mes.semanas.map((semana) => (
            <tr key={semana[0]?.fecha}>
              {semana.map((d, i) => (
                <Dia key={d.fecha} base={p.base} dia={d} nombre={DIAS[i] ?? ''} hoy={p.hoy} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {vacio ? <p>Ningún hito empieza ni termina este mes.</p> : null}
      {mes.enCurso.length === 0 ? null : (
        <section class="madurez-bloque" aria-labelledby="en-curso">
          <h2 id="en-curso">En curso todo el mes</h2>
          <ul>
            {mes.enCurso.map((h) => (
              <li key={h.id}>
                <a href={`${p.base}/plan/${h.id}`}>{h.nombre}</a>, {Math.round(h.avance * 100)} %
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Dia(p: {
  readonly base: string;
  readonly dia: DiaDeMes;
  readonly nombre: string;
  readonly hoy: string;
}): VNode {
  const { dia } = p;
  const esHoy = dia.fecha === p.hoy;
  const sucesos = dia.delMes ? dia.sucesos : [];
  const clase = [
    dia.delMes ? '' : 'calendario-fuera',
    sucesos.length === 0 ? 'calendario-sin-nada' : '',
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <td class={clase || undefined} aria-current={esHoy ? 'date' : undefined}>
      <span class="calendario-numero">
        <span class="calendario-nombre">{mayuscula(p.nombre)} </span>
        {dia.numero}
        {esHoy ? <span class="calendario-hoy"> hoy</span> : null}
      </span>
      {sucesos.length === 0 ? null : (
        <ul>
          {sucesos.map((s) => (
            <Suceso key={`${s.hito.id} ${s.clase}`} base={p.base} suceso={s} hoy={p.hoy} />
          ))}
        </ul>
      )}
    </td>
  );
}

function Suceso(p: {
  readonly base: string;
  readonly suceso: SucesoDeDia;
  readonly hoy: string;
}): VNode {
  const { hito, clase } = p.suceso;
  const tarde =
    hito.avance < 1 &&
    (clase === 'termina' ? hito.termino < p.hoy : hito.inicio < p.hoy && hito.avance === 0);
  return (
    <li class={`calendario-${clase}`}>
      {clase === 'empieza' ? 'Empieza ' : 'Termina '}
      <a href={`${p.base}/plan/${hito.id}`}>{hito.nombre}</a>{' '}
      {tarde ? <Etiqueta tono="error">Atrasado</Etiqueta> : null}
    </li>
  );
}
