import { decode, type Pdu } from '@smpp-web/codec';
import { describeStatus } from '@smpp-web/codec/spec';
import { type MessageFields, readReceipt, readUserData } from '@smpp-web/codec/text';
import { commandName } from './command-name.ts';

/** A frame in the words of a list. */
export interface FrameWords {
  /** `submit_sm`; `0x00000099` where the command has no name. */
  readonly command: string;
  /** What people look for: addresses and text, the id, who binds. */
  readonly summary: string;
  /** Name of the command_status, for a response with another than 0. */
  readonly status: string | undefined;
  /** What that status says, in a sentence. */
  readonly statusDoc: string | undefined;
  /** Why the frame cannot be read. */
  readonly problem: string | undefined;
}

const cache = new WeakMap<Uint8Array, FrameWords>();

/** Describes a frame of the log. Found out once per frame, when it is first seen. */
export function wordsOf(frame: Uint8Array): FrameWords {
  const known = cache.get(frame);
  if (known) return known;
  const words = describeFrame(frame);
  cache.set(frame, words);
  return words;
}

/** Describes a frame that is looked at once and not kept. */
export function describeFrame(frame: Uint8Array): FrameWords {
  let pdu: Pdu;
  try {
    pdu = decode(frame);
  } catch (error) {
    const command =
      frame.length >= 8 ? commandName(new DataView(frame.buffer, frame.byteOffset).getUint32(4)) : 'octets';
    return { command, summary: '', status: undefined, statusDoc: undefined, problem: (error as Error).message };
  }
  const refusal = pdu.command_status === 0 ? undefined : describeStatus(pdu.command_status);
  return {
    command: commandName(pdu.command_id),
    summary: summarise(pdu),
    status: refusal?.name,
    statusDoc: refusal?.doc,
    problem: pdu.issues?.[0]?.message,
  };
}

function summarise(pdu: Pdu): string {
  if (pdu.command === null) return 'unknown command';
  if ('source_addr' in pdu && 'destination_addr' in pdu) return summaryOfMessage(pdu as MessagePdu);
  if ('message_id' in pdu && pdu.message_id) return `id ${pdu.message_id}`;
  if ('system_id' in pdu && pdu.system_id) return pdu.system_id;
  return '';
}

type MessagePdu = Pdu & { source_addr: string | null; destination_addr: string | null };

function summaryOfMessage(pdu: MessagePdu): string {
  const parties = `${pdu.source_addr || '–'} → ${pdu.destination_addr || '–'}`;
  if (!('data_coding' in pdu) || typeof pdu.data_coding !== 'number') return parties;
  const fields = pdu as MessageFields;
  const receipt = readReceipt(fields);
  if (receipt) return `receipt ${receipt.words.stat ?? receipt.state ?? '?'} for ${receipt.id ?? 'no id'}  ${parties}`;
  const { text, alphabet, octets, concat } = readUserData(fields);
  const part = concat ? `${concat.sequence}/${concat.total}  ` : '';
  return `${parties}  ${part}${alphabet === 'binary' ? `${octets.length} octets` : oneLine(text)}`;
}

/** Line ends and other controls shown as pictures: a list has one line for each frame. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) =>
    character < ' ' ? String.fromCharCode(0x2400 + character.charCodeAt(0)) : '\u2421',
  );
}
