import type { CalendarioLegal } from '../calendario/index.ts';
import type { Antivirus } from '../plataforma/antivirus/puerto.ts';
import type { Almacen } from '../plataforma/archivos/puerto.ts';
import type { BaseDeDatos } from '../plataforma/base-de-datos/base-de-datos.ts';
import type { Colas } from '../plataforma/colas/puerto.ts';
import type { Correo } from '../plataforma/correo/puerto.ts';
import type { Firmador } from '../plataforma/firma/puerto.ts';
import type { ProveedorIdentidad } from '../plataforma/identidad/puerto.ts';
import type { NotificadorDdu } from '../plataforma/notificaciones/puerto.ts';
import type { PasarelaPago } from '../plataforma/pagos/puerto.ts';
import type { ComponedorPdf } from '../plataforma/pdf/puerto.ts';
import type { Reloj } from '../plataforma/reloj/puerto.ts';

/** Todo lo que los módulos usan del mundo exterior, reunido por la raíz de composición. */
export interface Puertos {
  readonly base: BaseDeDatos;
  readonly colas: Colas;
  readonly reloj: Reloj;
  /** Bytes al azar de calidad criptográfica. */
  readonly azar: (cantidad: number) => Uint8Array;
  readonly calendario: CalendarioLegal;
  readonly archivos: Almacen;
  readonly antivirus: Antivirus;
  readonly correo: Correo;
  readonly pdf: ComponedorPdf;
  readonly firmador: Firmador;
  readonly identidad: ProveedorIdentidad;
  readonly pagos: PasarelaPago;
  readonly notificador: NotificadorDdu;
  /** Dirección pública de la instalación, sin barra final: `http://localhost:3000`. */
  readonly urlPublica: string;
  /** Verdadero cuando los sistemas nacionales son simuladores: las pantallas lo dicen. */
  readonly demostracion: boolean;
}
