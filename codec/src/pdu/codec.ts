import { decodeWith } from './decode.ts';
import { encodeWith } from './encode.ts';
import { type Extension, extendProtocol, SMPP } from './protocol.ts';
import type { Command, DecodeOptions, EncodeOptions, Init, Pdu } from './types.ts';
import type { LoosePdu } from './walk.ts';

/** A codec with rows of its own beside the table's. Two codecs never see each other's rows. */
export interface Codec {
  /** As `decode` of this package; a PDU of the vendor's comes with its name in `command`. */
  decode(frame: Uint8Array, options?: DecodeOptions): Pdu | LoosePdu;
  /** As `encode` of this package, for the PDUs of SMPP. */
  encode<C extends Command>(command: C, init?: Init<C>, options?: EncodeOptions): Uint8Array;
  /** As `encode` of this package, for any PDU known to this codec, and for decoded ones. */
  encode(command: string, init?: Readonly<Record<string, unknown>>, options?: EncodeOptions): Uint8Array;
  encode(pdu: Pdu | LoosePdu, options?: EncodeOptions): Uint8Array;
}

/**
 * Makes a codec that knows a vendor's PDUs and TLVs as well. Rows have the form of the table's own
 * (`@smpp-web/codec/spec`).
 */
export function createCodec(extension: Extension): Codec {
  const protocol = extendProtocol(SMPP, extension);
  return {
    decode: (frame, options) => decodeWith(protocol, frame, options),
    encode: (first: string | object, second?: object, third?: EncodeOptions) =>
      encodeWith(protocol, first, second, third),
  };
}
