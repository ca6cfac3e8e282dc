/** The name of a platform that the simulator uses; every current runtime has it (WHATWG). */
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}
