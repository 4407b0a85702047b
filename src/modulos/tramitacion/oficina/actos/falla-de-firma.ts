import type { ErrorEmision } from '../../documentos/index.ts';

/** Qué decir cuando la firma no resultó, y si se dice junto a la clave o como aviso de la página. */
export interface FallaDeFirma {
  readonly texto: string;
  readonly enLaClave: boolean;
}

const CLAVE_NUEVA = 'Escriba la que su aplicación de firma muestra ahora.';

const FALLAS: Readonly<Record<ErrorEmision, FallaDeFirma>> = {
  'otp-requerido': {
    texto: 'Escriba los seis números de su aplicación de firma.',
    enLaClave: true,
  },
  'otp-vencido': { texto: `La clave venció. ${CLAVE_NUEVA}`, enLaClave: true },
  rechazada: { texto: `FirmaGob no aceptó la clave. ${CLAVE_NUEVA}`, enLaClave: true },
  credenciales: {
    texto:
      'FirmaGob no reconoce a la municipalidad. Avise a quien administra la plataforma; luego reintente.',
    enLaClave: false,
  },
  'no-disponible': {
    texto: 'El servicio de firma no responde. Espere unos minutos y reintente con una clave nueva.',
    enLaClave: false,
  },
  'almacen-no-disponible': {
    texto: 'El documento se firmó pero no se pudo guardar. Reintente con una clave nueva.',
    enLaClave: false,
  },
  'sin-recursos': {
    texto: 'La resolución no dice qué recursos proceden. Avise a quien administra los trámites.',
    enLaClave: false,
  },
  'no-existe': { texto: 'El expediente ya no existe.', enLaClave: false },
};

/** Falla por su nombre, que puede venir en una dirección; undefined si no es ninguna. */
export function fallaDeFirma(causa: unknown): FallaDeFirma | undefined {
  const conocida = (Object.keys(FALLAS) as readonly ErrorEmision[]).find((una) => una === causa);
  return conocida === undefined ? undefined : FALLAS[conocida];
}
