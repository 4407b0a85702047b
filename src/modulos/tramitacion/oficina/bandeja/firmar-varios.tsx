import type { FastifyInstance } from 'fastify';
import type { TxMunicipal } from '../../../../plataforma/base-de-datos/base-de-datos.ts';
import { leerFormulario, tieneRol } from '../../../gobierno/administracion/index.ts';
import { conCapa } from '../../expedientes/index.ts';
import { decidir, type ErrorDeDecision, errorDeOtp, pideOtp } from '../actos/decidir.ts';
import { documentoQueSale } from '../actos/documento.ts';
import { fallaDeFirma } from '../actos/falla-de-firma.ts';
import { casosPorFirmar } from '../consultas.ts';
import type { DependenciasDeOficina, Visita } from '../dependencias.ts';
import { documentoSinFirma } from '../firma-pendiente.ts';
import { type ResultadoDeCaso, ResultadosPorCaso } from '../resultados.tsx';
import { abrirVisita, type RutaDeOficina } from '../visita.ts';
import { leerMarcados } from './tomar-varios.ts';
import { FirmarVarios, type PorFirmar } from './vista-firmar.tsx';

/** Firma de varios documentos: primero la lista de lo que se firmará, luego el resultado de cada uno. */
export function rutasDeFirmaMasiva(app: FastifyInstance, deps: DependenciasDeOficina): void {
  const { puertos, marco } = deps;
  app.post<RutaDeOficina>('/:slug/funcionarios/bandeja/firmar', async (solicitud, respuesta) => {
    const visita = await abrirVisita(deps, solicitud, respuesta, ['firmante']);
    if (visita === undefined) return respuesta;
    const { base, municipio } = visita;
    const recibido = leerFormulario(solicitud.body);
    const ids = leerMarcados(recibido.lista('expediente'));
    const marcados = await puertos.base.conMunicipio(municipio.municipioId, (tx) =>
      leerPorFirmar(tx, deps, visita, ids),
    );
    const confirma = recibido.texto('_etapa') === 'confirmar';
    const otp = recibido.texto('otp').replace(/\s/g, '');
    const pide = pideOtp(deps);
    const errorOtp = confirma ? errorDeOtp(pide, otp) : undefined;
    const comun = {
      municipioId: municipio.municipioId,
      seccion: 'bandeja' as const,
      migas: [{ texto: 'Bandeja', href: `${base}/bandeja` }],
    };
    if (!confirma || errorOtp !== undefined) {
      return marco.interna(solicitud, errorOtp === undefined ? respuesta : respuesta.code(422), {
        ...comun,
        titulo: 'Firmar documentos',
        conErrores: errorOtp !== undefined,
        contenido: (
          <FirmarVarios
            base={base}
            casos={marcados}
            firmante={`${visita.autor.nombre}, ${visita.autor.cargo}`}
            pideOtp={pide}
            errorOtp={errorOtp}
          />
        ),
      });
    }
    const vistas = new Map(recibido.lista('vista').map((par) => partir(par)));
    const resultados: ResultadoDeCaso[] = [];
    for (const caso of marcados) {
      const error = await firmarUno(deps, visita, caso, vistas.get(caso.expedienteId), otp);
      const { expedienteId, folio, nombre } = caso;
      resultados.push({ expedienteId, folio, nombre, ...(error === undefined ? {} : { error }) });
    }
    return marco.interna(solicitud, respuesta, {
      ...comun,
      titulo: 'Documentos firmados',
      contenido: (
        <ResultadosPorCaso
          base={base}
          titulo={{ uno: 'Firmó 1 documento', varios: (n) => `Firmó ${n} documentos` }}
          ninguno="No firmó ningún documento"
          resultados={resultados}
          siguiente={{
            texto: 'Ver los que quedan por firmar',
            href: `${base}/bandeja?vista=por-firmar`,
          }}
        />
      ),
    });
  });
}

function partir(par: string): readonly [string, number] {
  const [id = '', revision = ''] = par.split(':');
  return [id, Number(revision)];
}

async function firmarUno(
  deps: DependenciasDeOficina,
  visita: Visita,
  caso: PorFirmar,
  revision: number | undefined,
  otp: string,
): Promise<string | undefined> {
  if (caso.firma === undefined) return caso.motivo;
  if (revision === undefined) return 'No estaba en la lista que usted revisó.';
  const hecho = await decidir(deps, visita, {
    expedienteId: caso.expedienteId,
    disponible: caso.firma,
    revision,
    firma: { otp },
  });
  if (!hecho.ok) return motivoDe(hecho.error);
  const { firma } = hecho.valor;
  return typeof firma === 'object'
    ? `Su decisión quedó guardada y falta la firma. ${fallaDeFirma(firma.pendiente)?.texto ?? ''} Reintente desde el caso.`
    : undefined;
}

function motivoDe(error: ErrorDeDecision): string {
  if (error.clase === 'cambio') return `${error.motivo}.`;
  return error.clase === 'no-existe' ? 'Ya no existe.' : 'Pide más datos: fírmelo desde el caso.';
}

/** Qué documento saldría de cada caso marcado, o por qué no se puede firmar. */
async function leerPorFirmar(
  tx: TxMunicipal,
  { catalogo }: DependenciasDeOficina,
  { autor }: Visita,
  ids: readonly string[],
): Promise<readonly PorFirmar[]> {
  const porFirmar: PorFirmar[] = [];
  for (const caso of await casosPorFirmar(tx, ids)) {
    const { expedienteId, folio, nombre, titulo, revision } = caso;
    const comun = { expedienteId, folio, nombre, titulo, revision };
    if (!autor.roles.some(({ unidadId }) => unidadId === caso.unidadId)) continue;
    const lista = await catalogo.definicion(tx, caso.tramiteId, caso.version);
    const ajeno = caso.asignadoA !== null && caso.asignadoA !== autor.funcionarioId;
    if (lista === undefined || ajeno) {
      porFirmar.push({ ...comun, motivo: 'Está a cargo de otra persona.' });
      continue;
    }
    const tramite = conCapa(lista.definicion, caso.capa);
    const firmas = caso.marcado.en.flatMap((id) => {
      const nodo = tramite.flujo.nodos.get(id)?.nodo;
      if (nodo?.tipo !== 'tarea' || nodo.rol !== 'firmante') return [];
      if (!tieneRol(autor, 'firmante', nodo.unidad ?? tramite.unidadId)) return [];
      return nodo.acciones.flatMap((accion) => {
        const paso = { nodo: id, accion: accion.id };
        const sale = documentoQueSale(tramite, caso.marcado, paso, caso.respuestas);
        return sale?.enseguida === true && sale.documento.firma === 'persona'
          ? [{ firma: { nodo: id, accion }, documento: sale.documento }]
          : [];
      });
    });
    const [primera] = firmas;
    porFirmar.push(
      primera === undefined
        ? {
            ...comun,
            motivo:
              documentoSinFirma(tramite.definicion, caso.marcado.en) === undefined
                ? 'No está en un paso de firma que le toque a usted.'
                : 'Ya se decidió y falta la firma: complétela desde el expediente.',
          }
        : { ...comun, ...primera },
    );
  }
  return porFirmar;
}
