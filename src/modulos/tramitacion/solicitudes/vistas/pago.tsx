import type { VNode } from 'preact';
import { clp, formatearClp } from '../../../../base/dinero.ts';
import {
  Aviso,
  Boton,
  DetalleLista,
  EnCastellano,
  EncabezadoPagina,
  GrupoBotones,
} from '../../../../diseno/index.ts';
import type { Catalogo as Textos } from '../../../../idioma/index.ts';

/** Lo que se va a pagar, antes de ir a la pasarela. */
export function ResumenDePago(p: {
  readonly t: Textos;
  readonly ruta: string;
  readonly concepto: string;
  /** Pesos enteros. */
  readonly monto: number;
  readonly lineas: readonly {
    readonly concepto: string;
    readonly cantidad: string;
    readonly monto: number;
  }[];
  readonly aviso?: string | undefined;
  /** Verdadero si puede volver a cambiar sus respuestas. */
  readonly editable: boolean;
}): VNode {
  const { t } = p;
  const total = t.comun.pesos(formatearClp(clp(p.monto)));
  return (
    <>
      <EncabezadoPagina rotulo={<EnCastellano>{p.concepto}</EnCastellano>} titulo={t.pago.titulo} />
      {p.aviso === undefined ? null : (
        <Aviso tono="advertencia">
          <p>{p.aviso}</p>
        </Aviso>
      )}
      <DetalleLista
        filas={[
          ...p.lineas.map(({ concepto, cantidad, monto }) => ({
            nombre: concepto,
            enCastellano: true,
            valor: (
              <>
                {t.comun.pesos(formatearClp(clp(monto)))} (<EnCastellano>{cantidad}</EnCastellano>)
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
