import type { VNode } from 'preact';
import { CampoArchivo } from '../../diseno/index.ts';
import type { TextosDeCampos } from '../../idioma/index.ts';
import type { CampoArchivo as DefinicionArchivo, Valor } from '../tipos.ts';
import type { ValorArchivo } from '../valores.ts';
import { comunes, idDe, nombreDe } from './dibujo.ts';
import { comoLista, comoObjeto, enLista, errorSimple, implementar } from './implementacion.ts';

const MEGA = 1_048_576;
const MAXIMO_BYTES = 10 * MEGA;
const TIPOS = ['application/pdf', 'image/jpeg', 'image/png'] as const;

const NOMBRES: Readonly<Record<string, { readonly nombre: string; readonly extension: string }>> = {
  'application/pdf': { nombre: 'PDF', extension: '.pdf' },
  'image/jpeg': { nombre: 'JPG', extension: '.jpg,.jpeg' },
  'image/png': { nombre: 'PNG', extension: '.png' },
  'image/vnd.dwg': { nombre: 'DWG', extension: '.dwg' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    nombre: 'Word',
    extension: '.docx',
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    nombre: 'Excel',
    extension: '.xlsx',
  },
};

const tiposDe = (campo: DefinicionArchivo): readonly string[] => campo.tipos ?? TIPOS;
const formatosDe = (campo: DefinicionArchivo, t: TextosDeCampos): string =>
  enLista(
    tiposDe(campo).map((tipo) => NOMBRES[tipo]?.nombre ?? tipo),
    t.o,
  );

/** Peso para leer: «340 KB», «2,4 MB»; la coma decimal es la del idioma. */
export function pesoLegible(bytes: number, coma = ','): string {
  return bytes < MEGA
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / MEGA).toFixed(1).replace('.0', '').replace('.', coma)} MB`;
}

function esArchivo(valor: Valor): valor is ValorArchivo {
  const { sha256, nombre, tipo, bytes } = comoObjeto(valor);
  return (
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    typeof nombre === 'string' &&
    typeof tipo === 'string' &&
    typeof bytes === 'number'
  );
}

/** Referencias a archivos que hay en un valor guardado. */
export function archivosDe(valor: Valor | undefined): readonly ValorArchivo[] {
  return comoLista(valor).filter(esArchivo);
}

/** Lo ya subido, con una casilla para quitar cada archivo. */
function Subidos(p: {
  readonly nombre: string;
  readonly archivos: readonly ValorArchivo[];
  readonly t: TextosDeCampos;
}): VNode {
  return (
    <ul class="archivo-lista">
      {p.archivos.map((archivo, i) => {
        const id = `${idDe(p.nombre)}-quitar-${i + 1}`;
        return (
          <li key={archivo.sha256}>
            <p>
              <strong>{archivo.nombre}</strong> ({pesoLegible(archivo.bytes, p.t.comaDecimal)})
            </p>
            <div class="marca">
              <input
                type="checkbox"
                id={id}
                name={nombreDe(p.nombre, 'quitar')}
                value={archivo.sha256}
              />
              <label for={id}>
                {p.t.quitar}
                <span class="solo-lector"> {archivo.nombre}</span>
              </label>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/**
 * Documento adjunto. Los bytes los recibe, revisa y guarda quien llama; aquí llega la referencia.
 * Lo subido antes se conserva aunque la página vuelva con errores.
 */
export const archivo = implementar('archivo', {
  partes: () => ['quitar'],
  leer: (campo, entrada, contexto) => {
    const quitados = new Set(entrada.lista('quitar'));
    const guardados = archivosDe(entrada.previo).filter((a) => !quitados.has(a.sha256));
    const recibidos = contexto.archivos?.[entrada.nombre] ?? [];
    // Con un solo archivo permitido, el nuevo reemplaza al anterior.
    const base = recibidos.length > 0 && (campo.maximo ?? 1) === 1 ? [] : guardados;
    const porHuella = new Map([...base, ...recibidos].map((a) => [a.sha256, a]));
    return porHuella.size === 0 ? {} : { valor: [...porHuella.values()] };
  },
  validar: (campo, valor, _contexto, t) => {
    const archivos = archivosDe(valor);
    if (!Array.isArray(valor) || archivos.length !== valor.length) {
      return errorSimple(t.archivoDeNuevo);
    }
    const maximo = campo.maximo ?? 1;
    if (archivos.length > maximo) {
      return errorSimple(maximo === 1 ? t.unArchivo : t.hastaArchivos(maximo));
    }
    const limite = campo.maximoBytes ?? MAXIMO_BYTES;
    return archivos.flatMap((a) => {
      if (a.bytes <= 0) return errorSimple(t.archivoVacio(a.nombre));
      if (a.bytes > limite) {
        const peso = (bytes: number) => pesoLegible(bytes, t.comaDecimal);
        return errorSimple(t.archivoPesado(a.nombre, peso(a.bytes), peso(limite)));
      }
      return tiposDe(campo).includes(a.tipo)
        ? []
        : errorSimple(t.archivoDeOtroTipo(a.nombre, formatosDe(campo, t)));
    });
  },
  escribir: () => ({}),
  render: (dibujo) => {
    const subidos = archivosDe(dibujo.valor);
    return (
      <CampoArchivo
        {...comunes(dibujo)}
        acepta={tiposDe(dibujo.campo)
          .map((tipo) => NOMBRES[tipo]?.extension ?? tipo)
          .join(',')}
        formatos={formatosDe(dibujo.campo, dibujo.t)}
        maximoMb={Math.max(1, Math.floor((dibujo.campo.maximoBytes ?? MAXIMO_BYTES) / MEGA))}
        varios={(dibujo.campo.maximo ?? 1) > 1}
        subidos={
          subidos.length > 0 ? (
            <Subidos nombre={dibujo.nombre} archivos={subidos} t={dibujo.t} />
          ) : undefined
        }
      />
    );
  },
  mostrar: (_campo, valor, _contexto, t) =>
    archivosDe(valor)
      .map((a) => `${a.nombre} (${pesoLegible(a.bytes, t.comaDecimal)})`)
      .join(', '),
  falta: (campo, t) => ({ parte: '', mensaje: t.faltaArchivo(campo.etiqueta) }),
  ejemplo: (campo): readonly ValorArchivo[] => [
    {
      sha256: '0'.repeat(64),
      nombre: 'documento.pdf',
      tipo: tiposDe(campo)[0] ?? 'application/pdf',
      bytes: 1024,
    },
  ],
  esquema: (campo) => ({
    type: 'array',
    minItems: 1,
    maxItems: campo.maximo ?? 1,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['sha256', 'nombre', 'tipo', 'bytes'],
      properties: {
        sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
        nombre: { type: 'string', maxLength: 255 },
        tipo: { type: 'string', enum: tiposDe(campo) },
        bytes: { type: 'integer', minimum: 1, maximum: campo.maximoBytes ?? MAXIMO_BYTES },
      },
    },
  }),
  segundos: 60,
});
