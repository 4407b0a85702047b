import { CampoTexto, EnvolturaGrupo } from '../../diseno/index.ts';
import type { TextosDeCampos } from '../../idioma/index.ts';
import type { CampoDireccion, Valor } from '../tipos.ts';
import type { ValorDireccion } from '../valores.ts';
import { comunaValida, leerComuna, nombreDeComuna } from './comuna.tsx';
import { comunes, errorDe, escrito, idDe, nombreDe } from './dibujo.ts';
import {
  comoObjeto,
  type Dibujo,
  type ErrorDeParte,
  errorSimple,
  implementar,
} from './implementacion.ts';
import { largo, unaLinea } from './texto-escrito.ts';

interface Parte {
  readonly id: 'calle' | 'numero' | 'complemento' | 'sector' | 'comuna' | 'codigo_postal';
  readonly ayuda?: 'ayudaNumero' | 'ayudaCodigoPostal';
  readonly obligatoria: boolean;
  readonly maximo: number;
  readonly ancho: 'corto' | 'medio' | 'largo' | 'completo';
  readonly autocompletar?: string;
}

const PARTES: readonly Parte[] = [
  {
    id: 'calle',
    obligatoria: true,
    maximo: 120,
    ancho: 'completo',
    autocompletar: 'address-line1',
  },
  {
    id: 'numero',
    ayuda: 'ayudaNumero',
    obligatoria: true,
    maximo: 20,
    ancho: 'corto',
  },
  {
    id: 'complemento',
    obligatoria: false,
    maximo: 60,
    ancho: 'medio',
    autocompletar: 'address-line2',
  },
  {
    id: 'sector',
    obligatoria: false,
    maximo: 80,
    ancho: 'largo',
    autocompletar: 'address-level3',
  },
  {
    id: 'comuna',
    obligatoria: true,
    maximo: 60,
    ancho: 'largo',
    autocompletar: 'address-level2',
  },
  {
    id: 'codigo_postal',
    ayuda: 'ayudaCodigoPostal',
    obligatoria: false,
    maximo: 7,
    ancho: 'corto',
    autocompletar: 'postal-code',
  },
];

const partesDe = (campo: CampoDireccion): readonly Parte[] =>
  PARTES.filter(
    (parte) => campo.pideComuna === true || !['comuna', 'codigo_postal'].includes(parte.id),
  );

const SIN_NUMERO = /^(s\s*[/.-]?\s*n[.°º]?|sin n[uú]mero)$/i;

function normalizar(parte: Parte, escritoEnParte: string): string {
  const limpio = unaLinea(escritoEnParte);
  if (parte.id === 'numero')
    return SIN_NUMERO.test(limpio) ? 'S/N' : limpio.replace(/^(n[°º.]+|#)\s*/i, '');
  return parte.id === 'codigo_postal' ? limpio.replace(/[\s-]/g, '') : limpio;
}

function revisarParte(
  parte: Parte,
  contenido: Valor | undefined,
  t: TextosDeCampos,
): readonly ErrorDeParte[] {
  if (contenido === undefined || contenido === '') {
    const mensaje =
      parte.id === 'numero' ? t.faltaNumeroCalle : t.faltaParte(t.direccion[parte.id]);
    return parte.obligatoria ? [{ parte: parte.id, mensaje }] : [];
  }
  if (typeof contenido !== 'string') return [{ parte: parte.id, mensaje: t.texto }];
  if (largo(contenido) > parte.maximo) {
    return [{ parte: parte.id, mensaje: t.parteLarga(parte.maximo) }];
  }
  return parte.id === 'codigo_postal' && !/^\d{7}$/.test(contenido)
    ? [{ parte: parte.id, mensaje: t.codigoPostal }]
    : [];
}

function dibujarPartes(dibujo: Dibujo<CampoDireccion>) {
  const { nombre, campo, t } = dibujo;
  // El token de autocompletado dice de quién es la dirección: sin él puede ser la de otra persona.
  const propia = campo.autocompletar === 'street-address';
  return partesDe(campo).map((parte) => (
    <CampoTexto
      key={parte.id}
      id={idDe(nombreDe(nombre, parte.id))}
      nombre={nombreDe(nombre, parte.id)}
      etiqueta={t.direccion[parte.id]}
      ayuda={parte.ayuda === undefined ? undefined : t.direccion[parte.ayuda]}
      opcional={!parte.obligatoria}
      valor={escrito(dibujo, parte.id)}
      error={errorDe(dibujo, parte.id)}
      ancho={parte.ancho}
      autocompletar={propia ? parte.autocompletar : undefined}
    />
  ));
}

/** Dirección en Chile. La comuna solo se pregunta si puede ser otra que la del municipio. */
export const direccion = implementar('direccion', {
  partes: (campo) => partesDe(campo).map((parte) => parte.id),
  soloPartes: true,
  leer: (campo, entrada, contexto) => {
    const partes = partesDe(campo);
    const leidas = partes.map(
      (parte) => [parte.id, normalizar(parte, entrada.texto(parte.id))] as const,
    );
    if (leidas.every(([, contenido]) => contenido === '')) return {};
    const valor: Record<string, Valor> = {};
    const errores: ErrorDeParte[] = [];
    for (const [id, contenido] of leidas) {
      if (contenido === '') continue;
      if (id !== 'comuna') valor[id] = contenido;
      else {
        const leida = leerComuna(contenido, contexto);
        if (leida.valor !== undefined) valor[id] = leida.valor;
        errores.push(...(leida.errores ?? []).map((e) => ({ ...e, parte: 'comuna' })));
      }
    }
    return errores.length > 0 ? { errores } : { valor };
  },
  validar: (campo, valor, contexto, t) => {
    const direccionDada = comoObjeto(valor);
    const partes = partesDe(campo);
    if (Object.keys(direccionDada).some((clave) => !partes.some((parte) => parte.id === clave))) {
      return errorSimple(t.direccionSobra);
    }
    const errores = partes.flatMap((parte) => revisarParte(parte, direccionDada[parte.id], t));
    const conComuna = campo.pideComuna === true && direccionDada.comuna !== undefined;
    return conComuna && !comunaValida(direccionDada.comuna, contexto)
      ? [...errores, { parte: 'comuna', mensaje: t.comuna }]
      : errores;
  },
  escribir: (_campo, valor, contexto) =>
    Object.fromEntries(
      Object.entries(comoObjeto(valor)).map(([parte, contenido]) => [
        parte,
        parte === 'comuna'
          ? nombreDeComuna(String(contenido), contexto.comunas)
          : String(contenido),
      ]),
    ),
  render: (dibujo) => (
    <EnvolturaGrupo campo={comunes(dibujo)}>
      <div class="campo-direccion" id={idDe(dibujo.nombre)} tabindex={-1}>
        {dibujarPartes(dibujo)}
      </div>
    </EnvolturaGrupo>
  ),
  mostrar: (_campo, valor, contexto) => {
    const d = comoObjeto(valor);
    const lugar = typeof d.comuna === 'string' ? nombreDeComuna(d.comuna, contexto.comunas) : '';
    return [
      [d.calle, d.numero].filter(Boolean).join(' '),
      d.complemento,
      d.sector,
      lugar,
      d.codigo_postal,
    ]
      .filter(Boolean)
      .join(', ');
  },
  falta: (campo, t) => ({ parte: 'calle', mensaje: t.faltaDireccion(campo.etiqueta) }),
  ejemplo: (campo): ValorDireccion => ({
    calle: 'Los Aromos',
    numero: '1234',
    ...(campo.pideComuna === true ? { comuna: '13101' } : {}),
  }),
  esquema: (campo) => ({
    type: 'object',
    additionalProperties: false,
    required: partesDe(campo)
      .filter((parte) => parte.obligatoria)
      .map((parte) => parte.id),
    properties: Object.fromEntries(
      partesDe(campo).map((parte) => [
        parte.id,
        parte.id === 'comuna'
          ? { type: 'string', pattern: '^[0-9]{5}$' }
          : { type: 'string', minLength: 1, maxLength: parte.maximo },
      ]),
    ),
  }),
  segundos: 40,
});
