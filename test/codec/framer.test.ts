import { createFramer, FrameError } from '@smpp-web/codec';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../vectors/hex.ts';

const ENQUIRE_LINK = '00000010000000150000000000000001';
const UNBIND = '00000010000000060000000000000002';

describe('frames', () => {
  test.each([
    { chunks: [ENQUIRE_LINK], frames: [1], pending: 0 },
    { chunks: [ENQUIRE_LINK + UNBIND], frames: [2], pending: 0 },
    { chunks: [''], frames: [0], pending: 0 },
    { chunks: ['00'], frames: [0], pending: 1 },
    { chunks: ['0000', '0010000000150000000000000001'], frames: [0, 1], pending: 0 },
    { chunks: [`${ENQUIRE_LINK}000000`, '10'], frames: [1, 0], pending: 4 },
    { chunks: [ENQUIRE_LINK.slice(0, 20), ENQUIRE_LINK.slice(20) + UNBIND.slice(0, 2)], frames: [0, 1], pending: 1 },
  ])('$chunks', ({ chunks, frames, pending }) => {
    const framer = createFramer();
    expect(chunks.map((chunk) => framer.push(fromHex(chunk)).length)).toEqual(frames);
    expect(framer.pending).toBe(pending);
  });

  test('within a chunk a frame is a view, not a copy', () => {
    const chunk = fromHex(ENQUIRE_LINK + UNBIND);
    for (const frame of createFramer().push(chunk)) expect(frame.buffer).toBe(chunk.buffer);
  });

  test('a frame of a chunk that is itself a view starts where it should', () => {
    const chunk = fromHex(`ffff${ENQUIRE_LINK}`).subarray(2);
    expect(createFramer().push(chunk)).toEqual([fromHex(ENQUIRE_LINK)]);
  });
});

describe('impossible lengths', () => {
  test.each([
    { octets: '0000000f', code: 'command_length_too_small', says: 'command_length is 15, the least is 16' },
    { octets: '00000000', code: 'command_length_too_small', says: 'the least is 16' },
    { octets: '00020001', code: 'command_length_too_large', says: 'the most is 131072' },
    { octets: 'ffffffff', code: 'command_length_too_large', says: 'command_length is 4294967295' },
    { octets: '485454502f312e31', code: 'command_length_too_large', says: 'the peer speaks HTTP' },
    { octets: '474554202f206874', code: 'command_length_too_large', says: 'the peer speaks HTTP' },
    { octets: '16030100c8010000', code: 'command_length_too_large', says: 'the peer speaks TLS' },
    { octets: '1503030002022800', code: 'command_length_too_large', says: 'the peer speaks TLS' },
    { octets: '5353482d322e302d', code: 'command_length_too_large', says: 'text ("SSH-2.0-")' },
    { octets: '414d515000000901', code: 'command_length_too_large', says: 'text ("AMQP' },
    { octets: '1000000015000000', code: 'command_length_too_large', says: 'reverse order' },
    { octets: '323230206d61696c', code: 'command_length_too_large', says: 'text ("220 mail")' },
  ])('$octets: $says', ({ octets, code, says }) => {
    const framer = createFramer();
    const push = () => framer.push(fromHex(octets));
    expect(push).toThrow(FrameError);
    expect(push).toThrow(expect.objectContaining({ code, message: expect.stringContaining(says) }));
  });

  test('frames before the broken one are handed over with the error, which names the place in the stream', () => {
    const framer = createFramer();
    framer.push(fromHex(ENQUIRE_LINK));
    expect(() => framer.push(fromHex(`${UNBIND}00000001`))).toThrow(
      expect.objectContaining({ frames: [fromHex(UNBIND)], offset: 32, command_status: 2 }),
    );
  });

  test('no room is made for a length that is not allowed', () => {
    const framer = createFramer({ maxPduOctets: 100 });
    expect(() => framer.push(fromHex('00000065'))).toThrow(FrameError);
    expect(framer.pending).toBeLessThanOrEqual(4);
  });
});
