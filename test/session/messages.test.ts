import { formatReceipt, type IdRule, matchMessageIds, type Receipt, readReceipt } from '@smpp-web/codec/text';
import { MessageBook, type SentMessage } from '@smpp-web/session';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReceiptIndex } from '../../session/src/receipt-index.ts';
import { boundEsme, turn } from './peer.ts';

const DAY = new Date('2026-01-02T03:04:00Z');
const INIT = { from: '1', to: '2', text: 'hi', submittedAt: 0 };

function receiptFor(id: string, state: 'DELIVERED' | 'ENROUTE' = 'DELIVERED'): Receipt {
  const text = formatReceipt({ id, state, submitDate: DAY, doneDate: DAY });
  return readReceipt({ esm_class: 4, data_coding: 0, short_message: new TextEncoder().encode(text), tlvs: [] })!;
}

function accepted(book: MessageBook, id: string): SentMessage {
  const message = book.add(INIT, 1);
  book.accept(message, message.parts[0]!, id, 5);
  return message;
}

describe('a receipt finds its message', () => {
  test.each<[string, string, IdRule]>([
    ['abc', 'abc', 'exact'],
    ['AbC', 'aBc', 'case'],
    ['00B8BE19', 'b8be19', 'padding'],
    ['0e999f21-0000-4000-8000-000000000001', '0E999F21000040008000000000000001', 'dashes'],
    ['1A2B', '6699', 'hex-decimal'],
    ['6699', '1a2b', 'decimal-hex'],
    ['ffffffffffffffff', '18446744073709551615', 'hex-decimal'],
    ['1479978899.393701', '1479978899.393701', 'exact'],
    ['0', '0', 'exact'],
  ])('pain 14, oddities 65 to 67: %s and %s, by %s', (id, receiptId, rule) => {
    const book = new MessageBook();
    const message = accepted(book, id);
    expect(book.takeReceipt(receiptFor(receiptId), 7)).toBe(message);
    expect(message.parts[0]!.receipts).toMatchObject([{ matchedBy: rule, state: 'DELIVERED', at: 7 }]);
  });

  test.each<[string, string]>([
    ['abc', 'abd'],
    ['10', '17'],
    ['1479978899.1', '1479978899.2'],
    ['', ''],
  ])('%s and %s are not the same', (id, receiptId) => {
    const book = new MessageBook();
    accepted(book, id);
    expect(book.takeReceipt(receiptFor(receiptId || 'x'), 7)).toBeUndefined();
  });

  test('an exact id goes before one that has to be converted', () => {
    const book = new MessageBook();
    const [hex, decimal] = [accepted(book, '10'), accepted(book, '16')];
    expect(book.takeReceipt(receiptFor('16'), 1)).toBe(decimal);
    expect(book.takeReceipt(receiptFor('10'), 1)).toBe(hex);
  });

  test('oddity 65: once a receipt has shown the direction, the other one is not tried', () => {
    const book = new MessageBook();
    const first = accepted(book, '1A');
    const second = accepted(book, '32');
    expect(book.takeReceipt(receiptFor('26'), 1)).toBe(first);
    // 20 is 32 in hexadecimal, which this message centre does not write.
    expect(book.takeReceipt(receiptFor('20'), 1)).toBeUndefined();
    expect(second.parts[0]!.receipts).toEqual([]);
  });

  test('rule 6: of several messages with one id the first that is still open gets it', () => {
    const book = new MessageBook();
    const [one, two] = [accepted(book, 'same'), accepted(book, 'same')];
    expect([1, 2].map((at) => book.takeReceipt(receiptFor('same'), at))).toEqual([one, two]);
  });

  test('oddity 68: one that comes before the response is kept for it', () => {
    const book = new MessageBook();
    expect(book.takeReceipt(receiptFor('6699'), 3)).toBeUndefined();
    const message = accepted(book, '1a2b');
    expect(message.parts[0]!.receipts).toMatchObject([{ at: 3, matchedBy: 'hex-decimal' }]);
  });

  test('oddity 68, over days: messages of an earlier run are known again', () => {
    const earlier = accepted(new MessageBook(), 'id-1');
    const book = new MessageBook();
    book.restore(structuredClone({ ...earlier, number: 41 }));
    expect(book.takeReceipt(receiptFor('ID-1'), 9)).toMatchObject({ number: 41 });
    expect(book.add(INIT, 1).number).toBe(42);
  });

  test('a message under way is not forgotten, however many there are; afterwards it is', () => {
    const book = new MessageBook({ maxMessages: 2 });
    const words = { from: '1', to: '2', text: '', submittedAt: 0 };
    const underWay = Array.from({ length: 5 }, () => book.add(words, 1));
    expect(book.all).toEqual(underWay);
    for (const message of underWay) book.accept(message, message.parts[0]!, `id-${message.number}`, 1);
    for (let index = 0; index < 5; index++) accepted(book, `later-${index}`);
    expect(book.all.map(({ number }) => number)).toEqual([9, 10]);
  });

  test('early receipts, messages and repeated receipts are bounded', () => {
    const forgotten: number[] = [];
    const book = new MessageBook({ maxMessages: 10, onForget: ({ number }) => forgotten.push(number) });
    for (let index = 0; index < 2_000; index++) book.takeReceipt(receiptFor(`early-${index}`), 1);
    expect(accepted(book, 'early-0').parts[0]!.receipts).toEqual([]);
    expect(accepted(book, 'early-1999').parts[0]!.receipts).toHaveLength(1);
    const last = accepted(book, 'again');
    for (let index = 0; index < 100; index++) book.takeReceipt(receiptFor('again', 'ENROUTE'), index);
    expect(last.parts[0]!.receipts).toHaveLength(20);
    for (let index = 0; index < 20; index++) accepted(book, `m-${index}`);
    expect(book.all).toHaveLength(10);
    expect(forgotten).toHaveLength(13);
    expect(book.takeReceipt(receiptFor('m-0'), 1)).toBeUndefined();
  });

  test('the index says what comparing with every id would say', () => {
    const id = fc.oneof(fc.stringMatching(/^0{0,2}[0-9a-fA-F]{1,4}$/), fc.stringMatching(/^[0-9]{1,4}$/), fc.uuid());
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 12 }), id, (ids, receiptId) => {
        const index = new ReceiptIndex<string>();
        for (const each of ids) index.add(each, each);
        const rules = ids.map((each) => matchMessageIds(each, receiptId)).filter((rule) => rule !== undefined);
        const found = index.find(receiptId, () => true);
        expect(found === undefined).toBe(rules.length === 0);
        if (found) expect(rules).toContain(found.rule);
      }),
    );
  });
});

describe('sendText', () => {
  test('goes from submitted to accepted to delivered, with times', async () => {
    const { esme, peer, clock } = await boundEsme();
    const seen: string[] = [];
    esme.on('sent', ({ parts: [part] }) => seen.push(`${part!.outcome}/${part!.receipts.length}`));
    const sending = esme.sendText({ to: '447700900123', from: 'shop', text: 'Hello €' });
    await turn();
    clock.advance(100);
    peer.send('submit_sm_resp', { sequence_number: 2, message_id: 'x1' });
    const message = await sending;
    clock.advance(100);
    const receipt = formatReceipt({ id: 'X1', state: 'DELIVERED', submitDate: DAY, doneDate: DAY });
    peer.send('deliver_sm', { esm_class: 4, sequence_number: 1, short_message: new TextEncoder().encode(receipt) });
    await turn();
    expect(message).toMatchObject({
      submittedAt: 0,
      parts: [
        { outcome: 'accepted', sentAt: 0, acceptedAt: 100, message_id: 'x1', receipts: [{ at: 200, final: true }] },
      ],
    });
    expect(seen).toEqual(['waiting/0', 'accepted/0', 'accepted/1']);
    expect(peer.received.at(-1)).toMatchObject({ command: 'deliver_sm_resp', command_status: 0 });
    expect(structuredClone(esme.messages)).toEqual([message]);
  });

  test.each<[string, object]>([
    ['oddity 54: a receipt without an id is acknowledged and surfaced', { id: undefined }],
    ['oddity 68: one for a message that is not known, too', { id: 'nobody' }],
  ])('%s', async (_, expected) => {
    const { esme, peer } = await boundEsme();
    const unmatched: Receipt[] = [];
    esme.on('unmatched', (receipt) => unmatched.push(receipt));
    const text = 'id' in expected && expected.id ? `id:${expected.id} stat:DELIVRD` : 'stat:DELIVRD err:000';
    peer.send('deliver_sm', { esm_class: 4, sequence_number: 1, short_message: new TextEncoder().encode(text) });
    await turn();
    expect(unmatched).toMatchObject([expected]);
    expect(peer.received.at(-1)).toMatchObject({ command: 'deliver_sm_resp', command_status: 0 });
  });

  test('oddity 69: each part has its own outcome', async () => {
    const { esme, peer } = await boundEsme();
    const sending = esme.sendText({ to: '1', text: 'x'.repeat(400) });
    await turn();
    peer.send('submit_sm_resp', { sequence_number: 2, message_id: 'a' });
    peer.send('submit_sm_resp', { sequence_number: 3, command_status: 0x0b, message_id: null });
    await turn();
    await peer.transport.close();
    expect((await sending).parts).toMatchObject([
      { outcome: 'accepted', message_id: 'a' },
      { outcome: 'rejected', command_status: 0x0b },
      { outcome: 'unknown' },
    ]);
  });
});
