import type { VNode } from 'preact';
import {
  Aviso,
  Boton,
  EncabezadoPagina,
  EnlaceBoton,
  GrupoBotones,
  ResumenErrores,
} from '../../../../diseno/index.ts';
import type { CasoDeOficina } from '../caso/leer.ts';
import { CampoOtp } from '../caso/panel.tsx';
import type { TextoDeDocumento } from './documento.ts';
import { type Escrito, Ocultos } from './ocultos.tsx';

/** Folio y persona, arriba de toda página que decide algo. */
export function RotuloDeCaso({ caso }: { readonly caso: CasoDeOficina }): VNode {
  const { expediente } = caso;
  return (
    <p class="rotulo-caso">
      <span class="folio">{expediente.folio}</span> {expediente.titulo}, de {expediente.nombre}
    </p>
  );
}

/** Documento tal como va a decir, con sus recursos. */
export function VistaPrevia({
  texto,
  borrador,
}: {
  readonly texto: TextoDeDocumento;
  /** Dirección del PDF de borrador. */
  readonly borrador?: string | undefined;
}): VNode {
  return (
    <section class="vista-previa" aria-labelledby="vista-previa">
      <p class="encabezado-rotulo">Así dirá el documento</p>
      <h2 id="vista-previa">{texto.titulo}</h2>
      {texto.partes.map(({ titulo, parrafos }) => (
        <div key={titulo} class="vista-previa-parte">
          <h3>{titulo}</h3>
          {parrafos.map((parrafo) => (
            <p key={parrafo}>{parrafo}</p>
          ))}
        </div>
      ))}
      {texto.recursos.length === 0 ? null : (
        <div class="vista-previa-parte">
          <h3>Recursos que proceden</h3>
          <ul class="lista-puntos">
            {texto.recursos.map((recurso) => (
              <li key={recurso.id}>
                {recurso.nombre}, ante: {recurso.anteQuien.toLowerCase()}. Plazo: {recurso.plazo} (
                {recurso.norma}).
              </li>
            ))}
          </ul>
        </div>
      )}
      {borrador === undefined ? null : (
        <p>
          <a href={borrador}>Ver el borrador completo (PDF)</a>
        </p>
      )}
    </section>
  );
}

/** Última página antes de decidir: qué pasará, el texto que saldrá y el botón que lo hace. */
export function ConfirmarActo(p: {
  readonly titulo: string;
  readonly advertencia: string;
  readonly caso: CasoDeOficina;
  readonly accion: string;
  readonly escrito: Escrito;
  readonly boton: string;
  readonly peligro: boolean;
  readonly previa?: TextoDeDocumento | undefined;
  readonly volver: string;
}): VNode {
  const { revision } = p.caso.expediente;
  return (
    <div class="columna-lectura">
      <EncabezadoPagina titulo={p.titulo} />
      <RotuloDeCaso caso={p.caso} />
      <Aviso tono="advertencia">
        <p>{p.advertencia}</p>
      </Aviso>
      {p.previa === undefined ? null : <VistaPrevia texto={p.previa} />}
      <div class="grupo-botones">
        <form method="post" action={p.accion}>
          <Ocultos escrito={p.escrito} etapa="confirmar" revision={revision} />
          <Boton variante={p.peligro ? 'peligro' : 'primario'}>{p.boton}</Boton>
        </form>
        <form method="post" action={p.accion}>
          <Ocultos escrito={p.escrito} etapa="editar" revision={revision} />
          <Boton variante="secundario">Volver a editar</Boton>
        </form>
        <EnlaceBoton href={p.volver} variante="discreto">
          Salir sin decidir
        </EnlaceBoton>
      </div>
    </div>
  );
}

/** Página de firma: el documento entero a la vista y un solo botón. */
export function FirmarDocumento(p: {
  readonly caso: CasoDeOficina;
  readonly accion: string;
  readonly texto: TextoDeDocumento;
  readonly borrador: string;
  readonly firmante: string;
  readonly pideOtp: boolean;
  readonly errorOtp?: string | undefined;
  readonly volver: string;
}): VNode {
  return (
    <div class="columna-lectura">
      <ResumenErrores
        errores={p.errorOtp === undefined ? [] : [{ campo: 'otp', mensaje: p.errorOtp }]}
      />
      <EncabezadoPagina titulo="Firmar el documento" />
      <RotuloDeCaso caso={p.caso} />
      <VistaPrevia texto={p.texto} borrador={p.borrador} />
      <form method="post" action={p.accion}>
        <Ocultos escrito={{}} etapa="confirmar" revision={p.caso.expediente.revision} />
        <Aviso tono="advertencia" titulo="La firma no se puede deshacer">
          <p>
            Llevará su nombre: {p.firmante}. Después se notificará a la persona. Si luego hay un
            error, el documento se revoca y queda constancia.
          </p>
        </Aviso>
        {p.pideOtp ? <CampoOtp error={p.errorOtp} /> : null}
        <GrupoBotones>
          <Boton icono="firma">Firmar</Boton>
          <EnlaceBoton href={p.volver} variante="discreto">
            Salir sin firmar
          </EnlaceBoton>
        </GrupoBotones>
      </form>
    </div>
  );
}

/** El caso cambió mientras se decidía: dice qué pasó y conserva todo lo escrito. */
export function CambioEntretanto(p: {
  readonly caso: CasoDeOficina;
  readonly motivo: string;
  readonly ultimo: string;
  /** Lo escrito, con el nombre con que se preguntó. */
  readonly escritoVisible: readonly { readonly nombre: string; readonly valor: string }[];
  readonly escrito: Escrito;
  /** A dónde reintentar con el caso de ahora, si la acción sigue disponible. */
  readonly reintentar?: string | undefined;
  readonly volver: string;
}): VNode {
  return (
    <div class="columna-lectura">
      <EncabezadoPagina titulo="El caso cambió entretanto" />
      <RotuloDeCaso caso={p.caso} />
      <Aviso tono="advertencia" titulo={p.motivo} anunciar>
        <p>Lo último que pasó: {p.ultimo} Su decisión no se guardó.</p>
      </Aviso>
      {p.escritoVisible.length === 0 ? null : (
        <section aria-labelledby="escrito">
          <h2 id="escrito">Esto es lo que usted escribió</h2>
          {p.escritoVisible.map(({ nombre, valor }) => (
            <div key={nombre} class="escrito">
              <h3>{nombre}</h3>
              <p class="nota-texto">{valor}</p>
            </div>
          ))}
        </section>
      )}
      <div class="grupo-botones">
        {p.reintentar === undefined ? null : (
          <form method="post" action={p.reintentar}>
            <Ocultos escrito={p.escrito} etapa="editar" revision={p.caso.expediente.revision} />
            <Boton>Seguir con el caso de ahora</Boton>
          </form>
        )}
        <EnlaceBoton
          href={p.volver}
          variante={p.reintentar === undefined ? 'primario' : 'discreto'}
        >
          Ver el caso
        </EnlaceBoton>
      </div>
    </div>
  );
}
