import type { Init } from '@smpp-web/codec';
import { readReceipt, segment } from '@smpp-web/codec/text';
import { createSimulator, LAST_DIGIT_RULES, type Rule } from '@smpp-web/smsc';
import { describe, expect, test } from 'vitest';
import { bindTo, createWorld, message, octetsOf, pass } from './harness.ts';
import { statusNameOf } from './status-name.ts';

/** What becomes of a message: its status, and the states of its receipts with their errors. */
async function fateOf(rules: readonly Rule[], fields: Init<'submit_sm'>): Promise<readonly string[]> {
  const world = createWorld({ settings: { rules } });
  const { session, deliveries } = await bindTo(world);
  const status = await statusNameOf(session.request('submit_sm', message(fields)));
  await pass(world, 1_000);
  const told = deliveries.map((pdu) => {
    const receipt = readReceipt(pdu);
    return receipt
      ? `${receipt.state} ${receipt.words.err}`
      : new TextDecoder().decode((pdu as { short_message: Uint8Array }).short_message);
  });
  return [status, ...told];
}

describe('the last digit of the destination chooses', () => {
  test.each([
    ['0', ['ESME_ROK', 'DELIVERED 000']],
    ['1', ['ESME_ROK', 'UNDELIVERABLE 001']],
    ['2', ['ESME_ROK', 'EXPIRED 002']],
    ['3', ['ESME_ROK', 'REJECTED 003']],
    ['4', ['ESME_ROK', 'UNKNOWN 004']],
    ['5', ['ESME_RTHROTTLED']],
    ['6', ['ESME_RMSGQFUL']],
    ['7', ['ESME_RSUBMITFAIL']],
    ['8', ['ESME_ROK']],
    ['9', ['ESME_ROK', 'DELIVERED 000', 'DELIVERED 000']],
  ])('%s: %j', async (digit, fate) => {
    expect(await fateOf(LAST_DIGIT_RULES, { destination_addr: `44770090000${digit}` })).toEqual(fate);
  });
});

describe('rules', () => {
  const expired = { state: 'EXPIRED' } as const;
  const hit = ['ESME_ROK', 'EXPIRED 002'];
  const missed = ['ESME_ROK', 'DELIVERED 000'];
  test.each<[string, Rule['when'], readonly string[]]>([
    ['all', {}, hit],
    ['a source', { from: '^1000$' }, hit],
    ['another source', { from: '^2000$' }, missed],
    ['a text', { text: 'ell' }, hit],
    ['another text', { text: 'bye' }, missed],
    ['an account', { system_id: 'smppclient1' }, hit],
    ['another account', { system_id: 'other' }, missed],
    ['all of it together', { from: '1', to: '^44', text: 'Hello' }, hit],
    ['not all of it', { from: '1', to: '^33', text: 'Hello' }, missed],
  ])('for %s', async (_, when, fate) => {
    expect(await fateOf([{ when, do: expired }], {})).toEqual(fate);
  });

  test('the first that fits counts', async () => {
    const rules: Rule[] = [
      { when: { to: '^33' }, do: { state: 'REJECTED' } },
      { when: { to: '^44' }, do: { state: 'EXPIRED' } },
      { when: {}, do: { state: 'DELETED' } },
    ];
    expect(await fateOf(rules, {})).toEqual(hit);
  });

  test('the destination replies', async () => {
    expect(await fateOf([{ when: {}, do: { reply: 'Thank you', receipt: false } }], {})).toEqual([
      'ESME_ROK',
      'Thank you',
    ]);
  });

  test('the answer comes late', async () => {
    const world = createWorld({ settings: { rules: [{ when: {}, do: { answerMs: 200 } }] } });
    const { session } = await bindTo(world);
    let isAnswered = false;
    void session.request('submit_sm', message()).then(() => {
      isAnswered = true;
    });
    await pass(world, 199);
    expect(isAnswered).toBe(false);
    await pass(world, 1);
    expect(isAnswered).toBe(true);
  });

  test.each<[Rule, string]>([
    [{ when: { to: '(' }, do: {} }, 'rules[0].when.to: the "(" at character 1 is not closed'],
    [{ when: {}, do: { status: 'ESME_RNOSUCH' } }, 'rules[0].do.status: "ESME_RNOSUCH" is no command_status'],
    [{ when: {}, do: { error: 1_000 } }, 'rules[0].do.error is 1000, expected 0 to 999'],
    [{ when: {}, do: { receipts: 101 } }, 'rules[0].do.receipts is 101, expected 0 to 100'],
  ])('%j makes no sense, and leaves the settings as they were', (rule, problem) => {
    const smsc = createSimulator();
    expect(() => smsc.configure({ rules: [rule] })).toThrow(problem);
    expect(smsc.settings.rules).toEqual([]);
  });
});

describe('a text decides on its own fate', () => {
  test.each<[string, readonly string[]]>([
    ['Hello', ['ESME_ROK', 'DELIVERED 000']],
    ['smsc: state=EXPIRED', ['ESME_ROK', 'EXPIRED 002']],
    ['smsc: state=undeliv error=77', ['ESME_ROK', 'UNDELIVERABLE 077']],
    ['smsc: status=ESME_RTHROTTLED', ['ESME_RTHROTTLED']],
    ['smsc: status=0x45', ['ESME_RSUBMITFAIL']],
    ['smsc: receipt=no', ['ESME_ROK']],
    ['smsc: receipts=3', ['ESME_ROK', 'DELIVERED 000', 'DELIVERED 000', 'DELIVERED 000']],
    ['smsc: receipt=no reply=thank_you', ['ESME_ROK', 'thank you']],
    ['smsc: delay=5000', ['ESME_ROK']],
    // What it does not know is passed over.
    ['smsc: colour=red state=EXPIRED', ['ESME_ROK', 'EXPIRED 002']],
    ['smsc: state=LOST constructor=1 delay=-1', ['ESME_ROK', 'DELIVERED 000']],
    ['smsc:', ['ESME_ROK', 'DELIVERED 000']],
  ])('%s: %j', async (text, fate) => {
    expect(await fateOf([], { short_message: octetsOf(text) })).toEqual(fate);
  });

  test('in UCS-2 too', async () => {
    const { parts, data_coding } = segment('smsc: state=EXPIRED \u{1f600}');
    expect(data_coding).toBe(8);
    expect(await fateOf([], { short_message: parts[0]!.short_message, data_coding })).toEqual([
      'ESME_ROK',
      'EXPIRED 002',
    ]);
  });

  test('unless that is switched off', async () => {
    const world = createWorld({ settings: { textCommands: false } });
    const { session } = await bindTo(world);
    const submit = session.request('submit_sm', message({ short_message: octetsOf('smsc: status=ESME_RTHROTTLED') }));
    expect(await statusNameOf(submit)).toBe('ESME_ROK');
  });
});
