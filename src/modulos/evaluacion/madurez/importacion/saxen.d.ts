// El paquete no trae tipos. Solo lo que usa la lectura de planillas.
declare module 'saxen' {
  type Decodificar = (texto: string) => string;

  export class Parser {
    on(
      evento: 'openTag',
      al: (
        nombre: string,
        atributos: () => Readonly<Record<string, string>>,
        decodificar: Decodificar,
      ) => void,
    ): this;
    on(evento: 'closeTag', al: (nombre: string) => void): this;
    on(evento: 'text', al: (texto: string, decodificar: Decodificar) => void): this;
    on(evento: 'cdata', al: (texto: string) => void): this;
    on(evento: 'error', al: (error: Error) => void): this;
    parse(xml: string): this;
  }
}
