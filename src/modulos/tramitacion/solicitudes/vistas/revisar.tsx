import type { VNode } from 'preact';
import { formatearClp } from '../../../../base/dinero.ts';
import { formatearRut } from '../../../../base/rut.ts';
import {
  Aviso,
  Boton,
  CampoCasillas,
  EncabezadoPagina,
  GrupoBotones,
  Recuadro,
  ResumenErrores,
  ResumenRespuestas,
} from '../../../../diseno/index.ts';
import type { SeccionDeResumen } from '../../../../formulario/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import type { Sesion } from '../../../gobierno/personas/index.ts';
import { CuentaDelMonto, type Derechos, type TramiteTraducido } from '../../tramites/index.ts';

interface PropsRevisar {
  readonly t: Textos;
  readonly ruta: string;
  readonly sesion: Pick<Sesion, 'nombre' | 'rut'>;
  readonly secciones: readonly SeccionDeResumen[];
  readonly en: TramiteTraducido;
  readonly derechos: Derechos | undefined;
  readonly error?: { readonly campo: string; readonly mensaje: string } | undefined;
}

/** Revise sus respuestas: todo lo que se enviará, su costo y la declaración. */
export function RevisarSolicitud(p: PropsRevisar): VNode {
  const { t, ruta, derechos } = p;
  const paga = derechos === undefined || derechos.total > 0;
  return (
    <>
      <ResumenErrores errores={p.error === undefined ? [] : [p.error]} />
      <EncabezadoPagina titulo={t.formulario.revisar} bajada={t.formulario.revisarTexto} />
      <ResumenRespuestas
        titulo={t.formulario.quienPide}
        filas={[
          { pregunta: t.formulario.nombre, respuesta: p.sesion.nombre },
          { pregunta: t.formulario.run, respuesta: formatearRut(p.sesion.rut) },
        ]}
      />
      <p>{t.formulario.datosClaveUnica}</p>
      {p.secciones.map(({ pagina, titulo, enCastellano, filas }) => (
        <ResumenRespuestas
          key={pagina}
          enCastellano={enCastellano}
          titulo={titulo}
          filas={filas.map(({ campo, pregunta, respuesta, enCastellano: suya }) => ({
            enCastellano: suya,
            pregunta,
            respuesta,
            cambiar: `${ruta}/paginas/${pagina}?desde=revisar#${campo}`,
          }))}
        />
      ))}
      <Costo t={t} derechos={derechos} />
      <form method="post" action={`${ruta}/revisar`} novalidate>
        <CampoCasillas
          id="declaracion"
          nombre="_declaro"
          etiqueta={t.formulario.declaracion}
          ayuda={t.formulario.declaracionTexto}
          opciones={[
            {
              valor: 'si',
              texto: p.en.definicion.formulario.declaracion,
              ...(p.en.sinTraducir.has('declaracion') ? { lang: 'es-CL' } : {}),
            },
          ]}
          error={p.error?.campo === 'declaracion' ? p.error.mensaje : undefined}
        />
        <GrupoBotones>
          <Boton icono="siguiente">
            {paga ? t.formulario.enviarYPagar : t.formulario.enviarSolicitud}
          </Boton>
        </GrupoBotones>
      </form>
    </>
  );
}

function Costo({
  t,
  derechos,
}: {
  readonly t: Textos;
  readonly derechos: Derechos | undefined;
}): VNode {
  if (derechos === undefined)
    return (
      <Aviso tono="advertencia">
        <p>{t.pago.sinCosto}</p>
      </Aviso>
    );
  return (
    <Recuadro titulo={t.ficha.costo}>
      {derechos.total === 0 ? (
        <p>{t.ficha.costoGratis}</p>
      ) : (
        <>
          <p class="cifra">{t.comun.pesos(formatearClp(derechos.total))}</p>
          {derechos.lineas.map((linea) => (
            <p key={linea.id}>
              <CuentaDelMonto t={t} linea={linea} />
            </p>
          ))}
          {derechos.revisar ? <p>{t.ficha.utmProvisional}</p> : null}
        </>
      )}
    </Recuadro>
  );
}
