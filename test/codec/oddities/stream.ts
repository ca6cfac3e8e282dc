import { createFramer, DecodeError, decode, encode, FrameError } from '@smpp-web/codec';
import { inspect } from '@smpp-web/codec/inspect';
import { expect } from 'vitest';
import { fromHex, toHex } from '../../vectors/hex.ts';
import { codesOf, comesBack, ENVELOPE, frameOf, type Oddity, octetsOf, refusal } from './oddity.ts';

const LINK = frameOf(0x15);
const SUBMIT = encode('submit_sm', { source_addr: '1', destination_addr: '2', short_message: octetsOf('Hello') });

const joined = (...pieces: readonly Uint8Array[]) => Uint8Array.from(pieces.flatMap((piece) => [...piece]));

function framesOf(stream: Uint8Array, step: number): string[] {
  const framer = createFramer();
  const frames: Uint8Array[] = [];
  for (let at = 0; at < stream.length; at += step) frames.push(...framer.push(stream.subarray(at, at + step)));
  return frames.map(toHex);
}

/** A and the first of B: the octet stream, and frames that are no PDUs. */
export const STREAM_ODDITIES: readonly Oddity[] = [
  {
    item: 1,
    title: 'several PDUs in one read, one PDU in several',
    check: () => {
      const stream = joined(LINK, SUBMIT, LINK, SUBMIT);
      for (const step of [1, 2, 3, 5, 17, stream.length]) {
        expect(framesOf(stream, step)).toEqual([LINK, SUBMIT, LINK, SUBMIT].map(toHex));
      }
    },
  },
  {
    item: 2,
    title: 'a read that is shorter than the PDU',
    check: () => {
      const framer = createFramer();
      expect(framer.push(SUBMIT.subarray(0, 12))).toEqual([]);
      expect(framer.pending).toBe(12);
      expect(framer.push(SUBMIT.subarray(12)).map(toHex)).toEqual([toHex(SUBMIT)]);
    },
  },
  {
    item: 3,
    title: 'the peer speaks something else',
    check: () => {
      for (const [text, guess] of [
        ['HTTP/1.1 400 Bad Request\r\n\r\n', 'HTTP/1.1'],
        ['\x16\x03\x01\x00\xa5\x01\x00\x00', 'TLS'],
        ['SSH-2.0-OpenSSH_9.2\r\n', 'SSH'],
        ['AMQP\x00\x00\x09\x01', 'AMQP'],
        ['\r\n\r\n login: ', 'text'],
      ] as const) {
        const framer = createFramer();
        const error = refusal(() => framer.push(octetsOf(text)));
        expect(error).toBeInstanceOf(FrameError);
        expect(error.message).toContain(guess);
        expect(framer.pending).toBe(0);
        expect(inspect(octetsOf(text)).summary).not.toContain('submit_sm');
      }
    },
  },
  {
    item: 4,
    title: 'a command_length below 16',
    check: () => {
      for (const length of [0, 4, 8, 15]) {
        const frame = frameOf(0x15, '', 0, 9);
        new DataView(frame.buffer).setUint32(0, length);
        const framer = createFramer();
        const error = refusal(() => framer.push(frame));
        expect(error).toMatchObject({ code: 'command_length_too_small', command_status: 2 });
        expect(() => framer.push(LINK)).toThrow(error);
        expect(inspect(frame).spans.find(({ name }) => name === 'sequence_number')?.value).toBe(9);
      }
    },
  },
  {
    item: 5,
    title: 'a command_length that counts less or more than was sent',
    check: () => {
      const short = SUBMIT.slice();
      new DataView(short.buffer).setUint32(0, SUBMIT.length - 3);
      const framer = createFramer();
      const error = refusal(() => framer.push(joined(short, SUBMIT))) as unknown as FrameError;
      expect(error).toBeInstanceOf(FrameError);
      expect(error.frames).toHaveLength(1);
      expect(refusal(() => decode(error.frames[0]!))).toMatchObject({ code: 'short_message_truncated' });
      const long = SUBMIT.slice();
      new DataView(long.buffer).setUint32(0, SUBMIT.length + 3);
      const lost = refusal(() => createFramer().push(joined(long, LINK))) as unknown as FrameError;
      expect(decode(lost.frames[0]!)).toMatchObject({ trailing: LINK.slice(0, 3) });
    },
  },
  {
    item: 6,
    title: 'a response in the middle of another PDU',
    check: () => {
      const torn = joined(SUBMIT.subarray(0, 16), frameOf(0x80000015), SUBMIT.subarray(16));
      const framer = createFramer();
      const error = refusal(() => framer.push(torn)) as unknown as FrameError;
      expect(error).toBeInstanceOf(FrameError);
      const [frame] = error.frames;
      expect(decode(frame!).issues).not.toEqual([]);
      expect(inspect(frame!).issues).not.toEqual([]);
    },
  },
  {
    item: 8,
    title: 'a command_id that no table has',
    check: () => {
      for (const id of [0x99, 0x80000099, 0x00010201]) {
        const frame = frameOf(id, 'abcd', 0, 7);
        const pdu = decode(frame);
        expect(pdu).toMatchObject({ command: null, command_id: id, sequence_number: 7, body: fromHex('abcd') });
        expect(codesOf(pdu)).toEqual(['unknown_command_id']);
        expect(comesBack(frame)).toBe(true);
      }
    },
  },
  {
    item: 9,
    title: 'one bad body among good ones',
    check: () => {
      const framer = createFramer();
      const bad = frameOf(0x05, `${ENVELOPE.slice(0, -2)}0001`);
      const frames = framer.push(joined(bad, LINK));
      const error = refusal(() => decode(frames[0]!));
      expect(error).toBeInstanceOf(DecodeError);
      expect(error.command_status).toBeGreaterThan(0);
      expect(decode(frames[1]!)).toMatchObject({ command: 'enquire_link' });
    },
  },
  {
    item: 70,
    title: 'sequence numbers that are 0 or above 0x7fffffff',
    check: () => {
      for (const sequence_number of [0, 0x80000000, 4_000_000_000, 0xffffffff]) {
        const pdu = decode(frameOf(0x15, '', 0, sequence_number));
        expect(pdu.sequence_number).toBe(sequence_number);
        expect(codesOf(pdu)).toEqual(['sequence_out_of_range']);
        expect(decode(encode('enquire_link_resp', { sequence_number })).sequence_number).toBe(sequence_number);
      }
    },
  },
  {
    item: 74,
    title: 'generic_nack with any status and any number',
    check: () => {
      for (const [status, sequence] of [
        [0x03, 5],
        [0x58, 5],
        [0x02, 0],
        [0x42e, 9],
      ] as const) {
        const pdu = decode(frameOf(0x80000000, '', status, sequence));
        expect(pdu).toMatchObject({ command: 'generic_nack', command_status: status, sequence_number: sequence });
        expect(codesOf(pdu)).toEqual([]);
      }
    },
  },
];
