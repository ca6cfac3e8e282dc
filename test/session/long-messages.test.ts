import type { Init } from '@smpp-web/codec';
import { segment } from '@smpp-web/codec/text';
import type { ReceivedMessage, ReceivedPart } from '@smpp-web/session';
import { describe, expect, test } from 'vitest';
import { boundEsme, turn } from './peer.ts';

const { parts, esm_class, data_coding } = segment('one '.repeat(100), { reference: 42 });

/** Delivers parts of one long message, by their places from 1. */
async function deliver(...places: number[]): Promise<{ told: ReceivedPart[]; messages: ReceivedMessage[] }> {
  const { peer, esme } = await boundEsme();
  const told: ReceivedPart[] = [];
  const messages: ReceivedMessage[] = [];
  esme.on('part', (part) => told.push(part));
  esme.on('message', (message) => messages.push(message));
  for (const [index, place] of places.entries()) {
    const { short_message } = parts[place - 1]!;
    peer.send('deliver_sm', {
      sequence_number: index + 1,
      source_addr: '4477',
      destination_addr: '2775',
      esm_class,
      data_coding,
      short_message,
    });
  }
  await turn();
  return { told, messages };
}

describe('a long message that is not complete is told of part by part', () => {
  test.each<[string, number[], number[], number]>([
    ['in order', [1, 2, 3], [1, 2], 1],
    ['out of order', [3, 1, 2], [1, 2], 1],
    ['the last part missing', [1, 2], [1, 2], 0],
    ['a part that comes twice is told of once', [1, 1, 2], [1, 2], 0],
  ])('%s', async (_, places, received, complete) => {
    const { told, messages } = await deliver(...places);
    expect(told.map((part) => part.received)).toEqual(received);
    expect(told[0]).toMatchObject({
      from: '4477',
      to: '2775',
      reference: 42,
      total: 3,
      sequence: places[0],
      text: parts[places[0]! - 1]!.text,
    });
    expect(messages).toHaveLength(complete);
    for (const message of messages) expect(message).toMatchObject({ parts: 3, reference: 42, data_coding: 0 });
  });
});

test.each<[string, Init<'deliver_sm'>, number]>([
  ['plain', {}, 0],
  ['flash', { data_coding: 0xf0 }, 0xf0],
  ['octets', { data_coding: 4 }, 4],
])('a received message has its data_coding: %s', async (_, fields, expected) => {
  const { peer, esme } = await boundEsme();
  const messages: ReceivedMessage[] = [];
  esme.on('message', (message) => messages.push(message));
  peer.send('deliver_sm', {
    sequence_number: 1,
    source_addr: '1',
    destination_addr: '2',
    short_message: Uint8Array.of(0x68),
    ...fields,
  });
  await turn();
  expect(messages).toMatchObject([{ data_coding: expected, reference: undefined }]);
});

test.each([
  ['Hello', {}, 0],
  ['日本', {}, 8],
  ['Hello', { messageClass: 0 } as const, 0xf0],
])('a sent message has the data_coding of its PDUs: %s', async (text, options, expected) => {
  const { esme } = await boundEsme();
  void esme.sendText({ to: '1', text, ...options });
  expect(esme.messages[0]).toMatchObject({ data_coding: expected });
});
