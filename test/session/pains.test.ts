import { readUserData } from '@smpp-web/codec/text';
import { describe, expect, test } from 'vitest';
import { boundEsme, boundSmsc, turn } from './peer.ts';

/** What users of SMPP libraries suffer from, where no test elsewhere has its number: texts, and what a session makes of them. */

const TEXT_OF_300 = 'The quick brown fox jumps over the lazy dog. '.repeat(7).slice(0, 300);

describe('pain 9: alphabet, packing and data_coding are three settings of a bind', () => {
  test.each([
    ['by default GSM 03.38', {}, 0, [0x00, 0x02], '@$'],
    ['Latin-1 where the operator says so', { defaultAlphabet: 'latin1' }, 0, [0x40, 0xa3], '@\u00a3'],
    ['packed where the operator says so', { packed: true }, 0, [0xc8, 0x34], 'Hi'],
    ['as data_coding says, whatever the default', { defaultAlphabet: 'latin1' }, 8, [0x00, 0x40], '@'],
  ] as const)('%s', async (_, settings, data_coding, octets, text) => {
    const { esme, peer } = await boundEsme({ text: settings });
    const texts: string[] = [];
    esme.on('message', (message) => texts.push(message.text));
    peer.send('deliver_sm', { data_coding, short_message: new Uint8Array(octets), sequence_number: 1 });
    await turn();
    expect(texts).toEqual([text]);
  });
});

describe('pain 10: sendText cuts a long text in the way it is told, or the usual one', () => {
  test.each([
    ['a header of eight bits', undefined, 2],
    ['a header of sixteen bits', 'udh16', 2],
    ['TLVs', 'sar', 2],
    ['message_payload', 'payload', 1],
  ] as const)('%s', async (_, by, parts) => {
    const { esme, peer } = await boundEsme();
    const sending = esme.sendText({ to: '447700900123', text: TEXT_OF_300, ...(by && { by }) });
    await turn();
    const submits = peer.received.filter(({ command }) => command === 'submit_sm') as Parameters<
      typeof readUserData
    >[0][];
    expect(submits).toHaveLength(parts);
    expect(submits.map((submit) => readUserData(submit).text).join('')).toBe(TEXT_OF_300);
    for (const [index] of submits.entries()) {
      peer.send('submit_sm_resp', { sequence_number: 2 + index, message_id: `m${index}` });
    }
    expect((await sending).parts.map(({ outcome }) => outcome)).toEqual(submits.map(() => 'accepted'));
  });
});

test('pain 11: no part of a text cuts a character in two', async () => {
  const { esme, peer } = await boundEsme();
  const text = '\u{1f600}'.repeat(100);
  void esme.sendText({ to: '447700900123', text });
  await turn();
  const submits = peer.received.filter(({ command }) => command === 'submit_sm') as Parameters<
    typeof readUserData
  >[0][];
  expect(submits.length).toBeGreaterThan(1);
  for (const submit of submits) expect([...readUserData(submit).text].every((one) => one === '\u{1f600}')).toBe(true);
});

test('pain 16: TLVs of a vendor go through octet by octet, in their order', async () => {
  const tlvs = [
    { tag: 0x1401, value: new Uint8Array([1, 0, 2]) },
    { tag: 0x1400, value: new Uint8Array([0xff]) },
    { tag: 0x1401, value: new Uint8Array() },
  ];
  const taken: unknown[] = [];
  const { peer, session } = await boundSmsc({
    handlers: {
      submit_sm: (pdu) => {
        taken.push(...pdu.tlvs.map(({ tag, value }) => ({ tag, value })));
        return { message_id: 'x', tlvs };
      },
    },
  });
  peer.send('submit_sm', { destination_addr: '44', tlvs, sequence_number: 2 });
  await turn();
  expect(taken).toEqual(tlvs);
  expect(peer.received.at(-1)).toMatchObject({ command: 'submit_sm_resp', tlvs });
  expect(session.state).toBe('BOUND_TRX');
});

test('pain 19: a PDU is known by its command, header and all', async () => {
  const { session, peer } = await boundEsme();
  const answer = session.request('submit_sm', { destination_addr: '44' });
  const request = (await peer.next())!;
  // Narrowed by the command: a field of another PDU does not compile.
  const to = request.command === 'submit_sm' ? request.destination_addr : undefined;
  peer.send('submit_sm_resp', { sequence_number: request.sequence_number, message_id: 'x' });
  const { command, command_id, command_status, sequence_number, message_id } = await answer;
  expect({ to, command, command_id, command_status, sequence_number, message_id }).toEqual({
    to: '44',
    command: 'submit_sm_resp',
    command_id: 0x80000004,
    command_status: 0,
    sequence_number: request.sequence_number,
    message_id: 'x',
  });
});
