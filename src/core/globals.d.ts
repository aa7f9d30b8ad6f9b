/** The one thing core uses that the language library does not declare; browsers and Node both have it. */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
