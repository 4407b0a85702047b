/** Lo que usamos de bpmn-moddle, que no publica tipos de su entrada principal. */
declare module 'bpmn-moddle' {
  export interface ElementoModdle {
    readonly $type: string;
    get(nombre: string): unknown;
    set(nombre: string, valor: unknown): void;
  }

  export class BpmnModdle {
    constructor(paquetes?: Readonly<Record<string, unknown>>);
    create(tipo: string, atributos?: Readonly<Record<string, unknown>>): ElementoModdle;
    fromXML(xml: string): Promise<{
      readonly rootElement: ElementoModdle;
      readonly warnings: readonly { readonly message: string }[];
    }>;
    toXML(
      elemento: ElementoModdle,
      opciones?: { readonly format?: boolean },
    ): Promise<{ readonly xml: string }>;
  }
}
