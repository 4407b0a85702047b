import type { VNode } from 'preact';
import { clp, formatearClp } from '../../../../base/dinero.ts';
import {
  Aviso,
  Boton,
  DetalleLista,
  EncabezadoPagina,
  GrupoBotones,
} from '../../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';
import { conceptoDe, Dicho, type TramiteTraducido } from '../../tramites/index.ts';

/** Lo que se va a pagar, antes de ir a la pasarela. */
export function ResumenDePago(p: {
  readonly t: Textos;
  readonly ruta: string;
  readonly en: TramiteTraducido;
  /** Pesos enteros. */
  readonly monto: number;
  readonly lineas: readonly {
    readonly derechoId: string;
    readonly concepto: string;
    readonly cantidad: string;
    readonly monto: number;
  }[];
  readonly aviso?: string | undefined;
  /** Verdadero si puede volver a cambiar sus respuestas. */
  readonly editable: boolean;
}): VNode {
  const { t, en } = p;
  const total = t.comun.pesos(formatearClp(clp(p.monto)));
  return (
    <>
      <EncabezadoPagina
        rotulo={
          <Dicho en={en} ruta="nombre">
            {en.definicion.nombre}
          </Dicho>
        }
        titulo={t.pago.titulo}
      />
      {p.aviso === undefined ? null : (
        <Aviso tono="advertencia">
          <p>{p.aviso}</p>
        </Aviso>
      )}
      <DetalleLista
        filas={[
          ...p.lineas.map(({ derechoId, concepto, cantidad, monto }) => ({
            nombre: conceptoDe(en, { id: derechoId, concepto }),
            enCastellano: en.sinTraducir.has(`derecho.${derechoId}`),
            valor: (
              <>
                {t.comun.pesos(formatearClp(clp(monto)))} ({t.comun.cantidad(cantidad)})
              </>
            ),
          })),
          { nombre: t.pago.total, valor: <strong>{total}</strong> },
        ]}
      />
      <p>
        {t.pago.conWebpay} {t.pago.volvera}
      </p>
      <form method="post" action={`${p.ruta}/pago`}>
        <GrupoBotones>
          <Boton icono="pago">{t.pago.irAPagar(total)}</Boton>
          {p.editable ? (
            <Boton variante="discreto" accion={`${p.ruta}/editar`}>
              {t.pago.editar}
            </Boton>
          ) : null}
        </GrupoBotones>
      </form>
    </>
  );
}
