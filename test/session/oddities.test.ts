import { encode, type Init } from '@smpp-web/codec';
import type { Esme, EsmeOptions } from '@smpp-web/session';
import { describe, expect, test } from 'vitest';
import { boundEsme, outcome, turn } from './peer.ts';

/** The oddities of real peers (`../shared/vectors/oddities.md`) that a session meets, by their numbers there. */

/** A deliver_sm octet by octet: each member stands as it is, so that any of them can be wrong. */
interface OddDelivery {
  readonly command_status?: number;
  readonly service_type?: string;
  readonly source_addr?: string;
  readonly destination_addr?: string;
  readonly esm_class?: number;
  readonly priority_flag?: number;
  readonly validity_period?: string;
  readonly registered_delivery?: number;
  readonly data_coding?: number;
  readonly sm_length?: number;
  readonly text?: readonly number[];
  /** What stands behind short_message: TLVs, or what is none. */
  readonly tail?: readonly number[];
}

const SEQUENCE = 9;
const octetsOf = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));
const tlv = (tag: number, value: readonly number[], length = value.length): number[] => [
  ...[tag >> 8, tag & 0xff, length >> 8, length & 0xff],
  ...value,
];

function frameOf(odd: OddDelivery): Uint8Array {
  const { text = octetsOf('Hello'), tail = [] } = odd;
  const body = [
    ...octetsOf(odd.service_type ?? '\0'),
    ...[1, 1, ...octetsOf(odd.source_addr ?? '447700900123\0')],
    ...[0, 0, ...octetsOf(odd.destination_addr ?? '1000\0')],
    ...[odd.esm_class ?? 0, 0, odd.priority_flag ?? 0, 0, ...octetsOf(odd.validity_period ?? '\0')],
    ...[odd.registered_delivery ?? 0, 0, odd.data_coding ?? 0, 0, odd.sm_length ?? text.length],
    ...text,
    ...tail,
  ];
  const frame = new Uint8Array(16 + body.length);
  const view = new DataView(frame.buffer);
  view.setUint32(0, frame.length);
  view.setUint32(4, 5);
  view.setUint32(8, odd.command_status ?? 0);
  view.setUint32(12, SEQUENCE);
  frame.set(body, 16);
  return frame;
}

const UDH = [5, 0, 3, 7, 1, 1];
const MESSAGE_PAYLOAD = 0x0424;

describe('what is odd inside a sound frame is read, shown and answered, and costs the session nothing', () => {
  test.each<[string, OddDelivery, text: string]>([
    ['18: a request with a command_status', { command_status: 8 }, 'Hello'],
    ['21: a NUL behind short_message that sm_length does not count', { tail: [0] }, 'Hello'],
    // In the default alphabet that octet is a letter.
    ['22: a NUL at its end that sm_length does count', { text: octetsOf('Hello\0') }, 'Hello@'],
    ['25: sm_length 255', { text: octetsOf('x'.repeat(255)) }, 'x'.repeat(255)],
    ['27: NULs inside the text', { data_coding: 8, text: [0, 72, 0, 105] }, 'Hi'],
    ['29: a service_type that is too long', { service_type: 'SIMULATE\0' }, 'Hello'],
    ['31: an address in Latin-1', { source_addr: 'Caf\u00e9\0' }, 'Hello'],
    ['33: TLVs of a vendor, and of nobody', { tail: [...tlv(0x1400, [1, 2]), ...tlv(0x002b, [])] }, 'Hello'],
    ['34: a TLV of another PDU', { tail: tlv(0x0210, [0x34]) }, 'Hello'],
    ['35: a TLV of a wrong length', { tail: tlv(0x0204, [7]) }, 'Hello'],
    ['36: TLVs with octets that are no text', { tail: tlv(0x0381, [1, 0, 0, 0xff, 0x80]) }, 'Hello'],
    ['38: a TLV that is cut', { tail: tlv(0x1400, [1, 2, 3, 4, 5], 65) }, 'Hello'],
    ['39: an empty message_payload', { text: [], tail: tlv(MESSAGE_PAYLOAD, []) }, ''],
    ['40: a tag with its octets swapped', { tail: tlv(0x1002, [0x34]) }, 'Hello'],
    ['42: text in message_payload only', { text: [], tail: tlv(MESSAGE_PAYLOAD, octetsOf('Hello')) }, 'Hello'],
    ['43: text in two places', { tail: tlv(MESSAGE_PAYLOAD, octetsOf('Other')) }, 'Hello'],
    [
      '44: a header inside message_payload',
      { esm_class: 0x40, text: [], tail: tlv(MESSAGE_PAYLOAD, [...UDH, ...octetsOf('Hello')]) },
      'Hello',
    ],
    ['45: the sign of a header on ordinary text', { esm_class: 0x40 }, 'Hello'],
    ['48: a long message in one piece', { text: octetsOf('y'.repeat(152)) }, 'y'.repeat(152)],
    ['81: a time in a deliver_sm', { validity_period: '000001000000000R\0' }, 'Hello'],
    ['83: two numbers in one destination', { destination_addr: '1000\n1001\0' }, 'Hello'],
    ['85: reserved bits', { registered_delivery: 0xe0, priority_flag: 61 }, 'Hello'],
  ])('pains 16, 20: oddity %s', async (_, odd, text) => {
    const { esme, session, peer } = await boundEsme();
    const texts: string[] = [];
    esme.on('message', (message) => texts.push(message.text));
    peer.raw(frameOf(odd));
    await turn();
    expect(peer.received.slice(1)).toMatchObject([
      { command: 'deliver_sm_resp', command_status: 0, sequence_number: SEQUENCE },
    ]);
    expect(texts).toEqual([text]);
    expect(session.state).toBe('BOUND_TRX');
  });

  test.each<[string, OddDelivery]>([
    ['6, 26: a field without its NUL', { source_addr: '4477009001234477009001234477009001', destination_addr: '1' }],
    ['23: sm_length beyond the PDU', { sm_length: 200 }],
    ['24: sm_length too small, so that text stands where TLVs should', { text: octetsOf('Hello'), sm_length: 1 }],
    [
      '30: strings padded to their full width',
      { service_type: `${'\0'.repeat(6)}`, source_addr: `44${'\0'.repeat(19)}` },
    ],
    ['46: a header without its sign', { text: [...UDH, ...octetsOf('Hi')] }],
    ['53: half a character of UCS-2', { data_coding: 8, text: [0, 72, 0] }],
  ])('pains 20, 21: oddity %s', async (_, odd) => {
    const { session, peer } = await boundEsme();
    peer.raw(frameOf(odd));
    peer.raw(frameOf({}));
    await turn();
    expect(peer.received.slice(1)).toMatchObject([
      { command: 'deliver_sm_resp', sequence_number: SEQUENCE },
      { command: 'deliver_sm_resp', sequence_number: SEQUENCE, command_status: 0 },
    ]);
    expect(session.state).toBe('BOUND_TRX');
  });
});

test('oddity 5: where the next command_length is absurd the session ends, and says which octets', async () => {
  const { session, peer } = await boundEsme();
  const frame = frameOf({ text: octetsOf('~~~~~~~~~~~~') });
  // Eight octets less than were sent: the rest is taken for the length of the next PDU.
  new DataView(frame.buffer).setUint32(0, frame.length - 8);
  peer.raw(frame);
  const reason = await session.closed;
  expect(reason).toMatchObject({ code: 'framing' });
  expect(reason.message).toContain('command_length');
});

test('oddity 7: silence is no end of the link as long as enquire_link is answered', async () => {
  const { session, peer, clock } = await boundEsme({ enquireLinkMs: 30_000 });
  for (let halfMinutes = 0; halfMinutes < 2 * 60 * 4; halfMinutes++) {
    clock.advance(30_000);
    const enquiry = await peer.next();
    expect(enquiry?.command).toBe('enquire_link');
    peer.send('enquire_link_resp', { sequence_number: enquiry!.sequence_number });
    await turn();
  }
  expect(session.state).toBe('BOUND_TRX');
}, 30_000);

test('pain 17, oddity 12: a refusal with TLVs and nothing else keeps them for the caller', async () => {
  const { session, peer } = await boundEsme();
  const refused = outcome(session.request('submit_sm', { destination_addr: '44' }));
  const { sequence_number } = (await peer.next())!;
  const reason = tlv(0x0425, [1]);
  const frame = new Uint8Array([0, 0, 0, 16 + reason.length, 0x80, 0, 0, 4, 0, 0, 0, 0xfe, 0, 0, 0, sequence_number]);
  peer.raw(new Uint8Array([...frame, ...reason]));
  expect(await refused).toMatchObject({
    statusName: 'ESME_RDELIVERYFAILURE',
    response: { tlvs: [{ name: 'delivery_failure_reason', value: 1 }] },
  });
});

test('oddity 15: octets behind an enquire_link are ignored; its answer has sixteen octets', async () => {
  const { session, peer } = await boundEsme();
  const frames: Uint8Array[] = [];
  session.on('frame', ({ direction, frame }) => direction === 'out' && frames.push(frame.slice()));
  peer.raw(new Uint8Array([0, 0, 0, 17, 0, 0, 0, 0x15, 0, 0, 0, 0, 0, 0, 0, 3, 0]));
  await turn();
  expect(frames).toEqual([new Uint8Array([0, 0, 0, 16, 0x80, 0, 0, 0x15, 0, 0, 0, 0, 0, 0, 0, 3])]);
});

describe('oddity 71: a bind response with a number of its own', () => {
  const bind = (options: Partial<EsmeOptions>) =>
    outcome(boundEsme(options, { system_id: 'smsc', sequence_number: 0 }));

  test('binds where that is permitted', async () => {
    const bound = await bind({ lenientBindSequence: true });
    expect(bound).toMatchObject({ session: { state: 'BOUND_TRX' } });
  });

  test('is dropped where it is not, and later responses are matched by number all the same', async () => {
    const { session, peer } = await boundEsme({ lenientBindSequence: true });
    const stray: number[] = [];
    session.on('stray', (pdu) => stray.push(pdu.sequence_number));
    void outcome(session.request('submit_sm', { destination_addr: '44' }));
    peer.send('submit_sm_resp', { sequence_number: 77 });
    peer.send('bind_transceiver_resp', { sequence_number: 78 });
    await turn();
    expect(stray).toEqual([77, 78]);
  });
});

const RECEIPT_TEXT =
  'id:AB12 sub:001 dlvrd:001 submit date:2601020304 done date:2601020305 stat:DELIVRD err:000 text:Hi';

/** An ESME that has one message accepted as AB12, and the receipts of it so far. */
async function withOneMessage(message_id = 'AB12') {
  const under = await boundEsme();
  const { esme, peer } = under;
  const sending = esme.sendText({ from: '1000', to: '447700900123', text: 'Hi' });
  const { sequence_number } = (await peer.next())!;
  peer.send('submit_sm_resp', { sequence_number, message_id });
  const [part] = (await sending).parts;
  return { ...under, states: () => part!.receipts.map(({ state }) => state) };
}

describe('pains 13, 15: receipts in all shapes', () => {
  const receipt = { esm_class: 4, short_message: new Uint8Array(octetsOf(RECEIPT_TEXT)) };
  const idTlv = { name: 'receipted_message_id', value: 'AB12' } as const;

  test.each<[string, Init<'deliver_sm'>]>([
    [
      '37: with an id in a TLV that has its NUL, and no text',
      { esm_class: 4, tlvs: [idTlv, { name: 'message_state', value: 2 }] },
    ],
    [
      '22: with a NUL at the end of the text',
      { ...receipt, short_message: new Uint8Array(octetsOf(`${RECEIPT_TEXT}\0`)) },
    ],
    ['47: esm_class with other bits set', { ...receipt, esm_class: 0x84 }],
    ['52: ASCII under data_coding 8', { ...receipt, data_coding: 8 }],
    [
      '59: TLVs that say one thing and text that says another',
      { ...receipt, tlvs: [idTlv, { name: 'message_state', value: 2 }] },
    ],
    ['61: without the receipt bit', { ...receipt, esm_class: 0 }],
    [
      '64: with addresses that were not exchanged',
      { ...receipt, source_addr: '1000', destination_addr: '447700900123' },
    ],
  ])('oddity %s', async (_, fields) => {
    const { peer, states } = await withOneMessage();
    peer.send('deliver_sm', { ...fields, sequence_number: SEQUENCE });
    await turn();
    expect(states()).toEqual(['DELIVERED']);
    expect(peer.received.at(-1)).toMatchObject({ command: 'deliver_sm_resp', command_status: 0 });
  });

  test('oddity 62: in a data_sm', async () => {
    const { peer, states } = await withOneMessage();
    const payload = { name: 'message_payload', value: receipt.short_message } as const;
    peer.send('data_sm', { esm_class: 4, tlvs: [payload], sequence_number: SEQUENCE });
    await turn();
    expect(states()).toEqual(['DELIVERED']);
  });

  test.each([
    ['54: without an id', 'sub:001 dlvrd:001 stat:DELIVRD err:000'],
    [
      '56, 57, 58: with odd dates, an odd error and a word of its own',
      'id:ZZ submit date:0 done date:x stat:DND_REJECTED err:21b',
    ],
    ['63: with binary octets in its text', 'id:ZZ stat:DELIVRD text:\u001b\u0000\u00ff'],
  ])('oddity %s it is acknowledged, and told as one that is for nobody', async (_, text) => {
    const { esme, peer, states } = await withOneMessage();
    const unmatched: unknown[] = [];
    esme.on('unmatched', (told) => unmatched.push(told));
    peer.send('deliver_sm', { esm_class: 4, short_message: new Uint8Array(octetsOf(text)), sequence_number: SEQUENCE });
    await turn();
    expect(peer.received.at(-1)).toMatchObject({ command: 'deliver_sm_resp', command_status: 0 });
    expect(unmatched).toHaveLength(1);
    expect(states()).toEqual([]);
  });

  test('oddity 60: an id in the TLVs of an ordinary message makes it no receipt', async () => {
    const { esme, peer, states } = await withOneMessage();
    const texts = heard(esme);
    peer.send('deliver_sm', {
      short_message: new Uint8Array(octetsOf('Hello')),
      tlvs: [idTlv],
      sequence_number: SEQUENCE,
    });
    await turn();
    expect({ texts, states: states() }).toEqual({ texts: ['Hello'], states: [] });
  });
});

describe('pain 12, oddity 49: parts of a long message', () => {
  const partOf = (number: number, text: string, reference = 7): Init<'deliver_sm'> => ({
    source_addr: '44',
    destination_addr: '10',
    esm_class: 0x40,
    short_message: new Uint8Array([5, 0, 3, reference, 3, number, ...octetsOf(text)]),
    sequence_number: number,
  });

  test.each([
    ['in order', [1, 2, 3]],
    ['out of order', [3, 1, 2]],
    ['some of them twice', [2, 2, 1, 1, 3]],
  ])('%s make one message', async (_, order) => {
    const { esme, peer } = await boundEsme();
    const texts = heard(esme);
    for (const number of order) peer.send('deliver_sm', partOf(number, `part ${number}.`));
    await turn();
    expect(texts).toEqual(['part 1.part 2.part 3.']);
  });

  test('of two messages at once are not mixed, and parts that stay alone make none', async () => {
    const { esme, peer } = await boundEsme();
    const texts = heard(esme);
    for (const number of [1, 2, 3]) peer.send('deliver_sm', partOf(number, 'a', 1));
    for (const number of [1, 3]) peer.send('deliver_sm', partOf(number, 'b', 2));
    await turn();
    expect(texts).toEqual(['aaa']);
  });
});

test('oddity 84: a PDU under the number of another is an error of that PDU alone', async () => {
  const { session, peer } = await boundEsme();
  const frame = encode('enquire_link', { sequence_number: SEQUENCE });
  new DataView(frame.buffer, frame.byteOffset).setUint32(4, 0x111);
  peer.raw(frame);
  await turn();
  expect(peer.received.at(-1)).toMatchObject({ sequence_number: SEQUENCE });
  expect(peer.received.at(-1)!.command_status).not.toBe(0);
  expect(session.state).toBe('BOUND_TRX');
});

function heard(esme: Esme): string[] {
  const texts: string[] = [];
  esme.on('message', ({ text }) => texts.push(text));
  return texts;
}
