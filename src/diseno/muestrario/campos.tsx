import type { VNode } from 'preact';
import { Boton, GrupoBotones } from '../acciones/boton.tsx';
import { CampoArchivo } from '../campos/archivo.tsx';
import { CampoDireccion } from '../campos/direccion.tsx';
import { CampoFecha } from '../campos/fecha.tsx';
import { CampoCasillas, CampoRadios, CampoSeleccion, CampoSiNo } from '../campos/opciones.tsx';
import { ResumenErrores } from '../campos/resumen-errores.tsx';
import { CampoAreaTexto, CampoMonto, CampoNumero, CampoTexto } from '../campos/texto.tsx';
import type { Contenido } from '../tipos.ts';
import ejemplos from './ejemplos.json' with { type: 'json' };
import type { Dibujo } from './seccion.tsx';

const comunas = ejemplos.comunas.map((texto) => ({ valor: texto.toLowerCase(), texto }));
const medios = [
  { valor: 'correo', texto: 'Por correo electrónico', ayuda: 'Llega al instante.' },
  { valor: 'telefono', texto: 'Por teléfono' },
  { valor: 'carta', texto: 'Por carta certificada', deshabilitada: true },
];

function Formulario({
  prefijo,
  nombre,
  children,
}: {
  prefijo: string;
  nombre: string;
  children: Contenido;
}): VNode {
  return (
    <form method="get" action="#formulario" aria-label={`${nombre} ${prefijo}`}>
      {children}
      <GrupoBotones>
        <Boton variante="secundario">Probar</Boton>
      </GrupoBotones>
    </form>
  );
}

/** Cada campo en estado normal. */
export const camposNormales: Dibujo = (x) => (
  <Formulario prefijo={x} nombre="Normal">
    <CampoTexto id={`${x}nombre`} etiqueta="Nombre completo" autocompletar="name" />
    <CampoTexto
      id={`${x}correo`}
      etiqueta="Correo electrónico"
      ayuda="Le escribiremos cuando haya novedades."
      tipo="email"
      autocompletar="email"
      valor="maria@ejemplo.cl"
    />
    <CampoTexto
      id={`${x}fono`}
      etiqueta="Teléfono"
      tipo="tel"
      autocompletar="tel"
      ancho="medio"
      opcional
    />
    <CampoNumero id={`${x}pisos`} etiqueta="Número de pisos" valor="2" />
    <CampoNumero
      id={`${x}superficie`}
      etiqueta="Superficie construida"
      decimales
      sufijo="m²"
      ancho="medio"
    />
    <CampoMonto
      id={`${x}monto`}
      etiqueta="Presupuesto de la obra"
      ayuda="En pesos, sin puntos."
      valor="3500000"
    />
    <CampoAreaTexto
      id={`${x}detalle`}
      etiqueta="Cuente qué pasó"
      ayuda="Hasta 500 letras."
      largoMaximo={500}
    />
    <CampoFecha id={`${x}fecha`} etiqueta="Fecha de inicio" ayuda="Por ejemplo: 27 3 2026." />
    <CampoSeleccion id={`${x}comuna`} etiqueta="Comuna" opciones={comunas} valor="ñuñoa" />
    <CampoRadios
      id={`${x}medio`}
      etiqueta="Cómo prefiere que le avisemos"
      opciones={medios}
      valor="correo"
    />
    <CampoCasillas
      id={`${x}temas`}
      etiqueta="Qué temas le interesan"
      ayuda="Puede marcar varios."
      opciones={medios}
      valores={['telefono']}
    />
    <CampoSiNo id={`${x}dueno`} etiqueta="¿La propiedad es suya?" valor="si" />
    <CampoArchivo
      id={`${x}plano`}
      etiqueta="Plano de la propiedad"
      acepta=".pdf,.jpg,.png"
      formatos="PDF, JPG o PNG"
      maximoMb={10}
    />
    <CampoDireccion id={`${x}direccion`} etiqueta="Dirección de la propiedad" conSector />
  </Formulario>
);

/** Cada campo con error, conservando lo escrito. */
export const camposConError: Dibujo = (x) => (
  <Formulario prefijo={x} nombre="Con error">
    <ResumenErrores
      id={`${x}resumen`}
      enfocar={false}
      errores={[
        { campo: `${x}e-run`, mensaje: 'Revise el RUN. El último dígito no corresponde.' },
        { campo: `${x}e-fecha`, mensaje: 'Esa fecha no existe. Revise el día y el mes.' },
        { campo: `${x}e-dueno`, mensaje: 'Diga si la propiedad es suya.' },
      ]}
    />
    <CampoTexto
      id={`${x}e-run`}
      etiqueta="RUN"
      ayuda="Con dígito verificador."
      valor="12.345.678-9"
      ancho="medio"
      error="Revise el RUN. El último dígito no corresponde."
      ortografia={false}
    />
    <CampoNumero
      id={`${x}e-pisos`}
      etiqueta="Número de pisos"
      valor="dos"
      error="Escriba solo números."
    />
    <CampoMonto
      id={`${x}e-monto`}
      etiqueta="Presupuesto"
      valor="mucho"
      error="Escriba el monto en pesos."
    />
    <CampoAreaTexto
      id={`${x}e-detalle`}
      etiqueta="Cuente qué pasó"
      error="Cuente qué pasó."
      valor={ejemplos.html}
    />
    <CampoFecha
      id={`${x}e-fecha`}
      etiqueta="Fecha de inicio"
      valor={{ dia: '31', mes: '2', anio: '2026' }}
      partesConError={['dia', 'mes']}
      error="Esa fecha no existe. Revise el día y el mes."
    />
    <CampoSeleccion
      id={`${x}e-comuna`}
      etiqueta="Comuna"
      opciones={comunas}
      error="Elija una comuna."
    />
    <CampoRadios
      id={`${x}e-medio`}
      etiqueta="Cómo prefiere que le avisemos"
      opciones={medios}
      error="Elija una opción."
    />
    <CampoCasillas
      id={`${x}e-temas`}
      etiqueta="Declaración"
      opciones={[{ valor: 'si', texto: 'Declaro que los datos son verdaderos.' }]}
      error="Marque la casilla."
    />
    <CampoSiNo
      id={`${x}e-dueno`}
      etiqueta="¿La propiedad es suya?"
      error="Diga si la propiedad es suya."
    />
    <CampoArchivo
      id={`${x}e-plano`}
      etiqueta="Plano"
      acepta=".pdf"
      formatos="PDF"
      maximoMb={10}
      error="El archivo debe pesar 10 MB o menos."
    />
    <CampoDireccion
      id={`${x}e-direccion`}
      etiqueta="Dirección"
      valor={{ calle: 'Av. Grecia' }}
      errores={{ numero: 'Escriba el número. Si no tiene, escriba S/N.' }}
    />
  </Formulario>
);

/** Apagados, con texto largo y como título de página. */
export const camposEspeciales: Dibujo = (x) => (
  <Formulario prefijo={x} nombre="Especiales">
    <CampoTexto
      id={`${x}d-nombre`}
      etiqueta="Nombre"
      valor="Viene de su ClaveÚnica"
      deshabilitado
    />
    <CampoSeleccion id={`${x}d-comuna`} etiqueta="Comuna" opciones={comunas} deshabilitado />
    <CampoSiNo id={`${x}d-si`} etiqueta="¿Tiene antejardín?" deshabilitado valor="no" />
    <CampoTexto
      id={`${x}d-largo`}
      etiqueta={ejemplos.textoLargo}
      ayuda={ejemplos.palabraLarga}
      error={ejemplos.textoLargo}
      valor={ejemplos.palabraLarga}
    />
    <CampoRadios
      id={`${x}d-radios`}
      etiqueta="Con alternativas largas"
      opciones={[
        { valor: 'a', texto: ejemplos.textoLargo, ayuda: ejemplos.textoLargo },
        { valor: 'b', texto: ejemplos.palabraLarga },
      ]}
    />
  </Formulario>
);
