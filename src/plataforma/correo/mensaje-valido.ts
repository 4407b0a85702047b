import type { MensajeCorreo } from './puerto.ts';

/** Saltos y controles en un encabezado permiten agregar destinatarios: se rechazan. */
function conControles(texto: string): boolean {
  return [...texto].some((letra) => {
    const punto = letra.codePointAt(0) ?? 0;
    return punto < 0x20 || (punto >= 0x7f && punto <= 0x9f) || punto === 0x2028 || punto === 0x2029;
  });
}

/** Una sola dirección, sin nombre, comillas ni comas. */
const DIRECCION =
  /^[^\s@<>,;:"'()[\]\\]{1,64}@[^\s@<>,;:"'()[\]\\]{1,253}\.[^\s@<>,;:"'()[\]\\]{2,63}$/u;
const ID_MENSAJE = /^[A-Za-z0-9._-]{1,120}$/;

/** Dice si un mensaje puede enviarse: una dirección simple, asunto de una línea, id sin rarezas. */
export function mensajeEnviable(mensaje: MensajeCorreo): boolean {
  return (
    DIRECCION.test(mensaje.para) &&
    !conControles(mensaje.para) &&
    !conControles(mensaje.asunto) &&
    mensaje.asunto.trim() !== '' &&
    mensaje.asunto.length <= 250 &&
    ID_MENSAJE.test(mensaje.idMensaje)
  );
}
