/** Única fuente de la hora. Los rangos puros reciben el instante como parámetro. */
export interface Reloj {
  ahora(): Temporal.Instant;
}

/** Reloj del sistema (sincronizado con SHOA por el operador: DS 10/2023 art. 9). */
export const relojDelSistema: Reloj = { ahora: () => Temporal.Now.instant() };

/** Reloj que se adelanta a mano: pruebas de plazos y demostraciones. */
export function relojManual(
  inicio: Temporal.Instant,
): Reloj & { fijar(instante: Temporal.Instant): void } {
  let actual = inicio;
  return {
    ahora: () => actual,
    fijar: (instante) => {
      actual = instante;
    },
  };
}
