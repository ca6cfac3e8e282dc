import { decode } from '@smpp-web/codec';
import { toHex } from '../words/hex.ts';
import { draftOf, withoutSecret } from '../workbench/draft.ts';
import { toJson } from '../workbench/json.ts';

/** A PDU as JSON, as the workbench reads it; without its password. What is no PDU stands there as hex, and why. */
export function pduAsJson(frame: Uint8Array): string {
  try {
    return toJson(withoutSecret(draftOf(decode(frame))));
  } catch (error) {
    return JSON.stringify({ problem: (error as Error).message, hex: toHex(frame) }, null, 2);
  }
}
