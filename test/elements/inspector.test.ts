import { encode } from '@smpp-web/codec';
import { inspect } from '@smpp-web/codec/inspect';
import { fieldsOf, segment } from '@smpp-web/codec/text';
import type { SmppInspector } from '@smpp-web/console';
import { loadFilters, type Selection, SelectionStore, WireLog } from '@smpp-web/console/stores';
import { beforeAll, describe, expect, test } from 'vitest';
import { diffInWords, diffOf } from '../../web/src/inspector/diff.ts';
import { partsOf } from '../../web/src/inspector/parts.ts';
import { readAs } from '../../web/src/inspector/payload.ts';
import { FRAMES, record } from './frames.ts';
import { all, eventsOf, mount, one, press, rendered, textOf, type, violationsOf } from './mount.ts';

beforeAll(loadFilters);

const octets = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** A long text as the parts of a submit_sm, from one number on. */
function longSubmit(text: string, from: number): Uint8Array<ArrayBuffer>[] {
  const message = segment(text, { reference: 7 });
  return message.parts.map(
    (part, index) =>
      encode('submit_sm', {
        sequence_number: from + index,
        source_addr: '2775',
        destination_addr: '4477',
        ...(fieldsOf(message, part) as object),
      }) as Uint8Array<ArrayBuffer>,
  );
}

const LONG = 'All the news that fits. '.repeat(16);

function longLog(): WireLog {
  const wire = new WireLog();
  const frames = [...longSubmit(LONG, 10), ...longSubmit(LONG, 20).map((frame) => other(frame))];
  wire.append(frames.map((frame, at) => ({ session: 1, direction: 'out' as const, at, frame })));
  return wire;
}

/** The same to another address: no part of the message. */
function other(frame: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const changed = frame.slice();
  changed[changed.indexOf(0x34, 24)] = 0x35;
  return changed;
}

async function shown(selection: Partial<Selection>, more: object = {}): Promise<SmppInspector> {
  const { frame } = selection;
  return mount<SmppInspector>('smpp-inspector', {
    selection: { entry: undefined, path: undefined, inspection: frame && inspect(frame), ...selection },
    ...more,
  });
}

async function turnTo(inspector: SmppInspector, tab: string): Promise<void> {
  one(inspector, `#tab-${tab}`).click();
  await expect.poll(() => one(inspector, '[role=tabpanel]').textContent).not.toContain('Reading');
  await rendered(inspector);
}

describe('tabs', () => {
  test('arrows go along them, and only the open one can be reached by Tab', async () => {
    const inspector = await shown({ frame: FRAMES.submit });
    press(one(inspector, '#tab-fields'), 'ArrowRight');
    await rendered(inspector);
    const tabs = all(inspector, '[role=tab]').map((tab) => [tab.id, tab.getAttribute('aria-selected'), tab.tabIndex]);
    expect(tabs).toEqual([
      ['tab-fields', 'false', -1],
      ['tab-exchange', 'true', 0],
      ['tab-message', 'false', -1],
      ['tab-payload', 'false', -1],
    ]);
  });

  test('the exchange shows both PDUs, and what became of the request', async () => {
    const wire = new WireLog();
    wire.append([record('bind'), record('refused', 'in', 40)]);
    const inspector = await shown({ frame: FRAMES.bind, entry: wire.entry(1) }, { partner: wire.entry(2) });
    await turnTo(inspector, 'exchange');
    expect(textOf(one(inspector, 'smpp-exchange'))).toMatch(/answered after.*40 ms.*ESME_RINVPASWD/s);
    expect(all(inspector, 'smpp-field-tree')).toHaveLength(2);
    expect(textOf(inspector)).not.toContain('s3cret');
    expect(await violationsOf(inspector)).toEqual([]);
  });

  test('the message shows its parts and the whole text', async () => {
    const wire = longLog();
    const entry = wire.entry(2)!;
    const parts = partsOf(wire, entry, entry.frame);
    const inspector = await shown({ frame: entry.frame, entry, parts });
    const wanted = eventsOf(inspector, 'smpp-select-frame');
    await turnTo(inspector, 'message');
    expect(one(inspector, 'blockquote').textContent).toBe(LONG);
    all(inspector, 'td button')[0]!.click();
    expect(wanted).toEqual([{ id: 1, by: 'keyboard' }]);
    expect(await violationsOf(inspector)).toEqual([]);
  });

  test('looking for parts is asked for when their tab is opened', async () => {
    const inspector = await shown({ frame: FRAMES.submit });
    const asked = eventsOf(inspector, 'smpp-find-parts');
    await turnTo(inspector, 'message');
    expect(asked).toHaveLength(1);
  });

  test('the payload is read in another way, and copied', async () => {
    const inspector = await shown({ frame: FRAMES.submit });
    const copied = eventsOf(inspector, 'smpp-copy-text');
    await turnTo(inspector, 'payload');
    expect(one(inspector, 'pre').textContent).toBe('Hello');
    type(all<HTMLSelectElement>(inspector, 'select')[1]!, 'base64');
    await rendered(inspector);
    one(inspector, 'smpp-payload').shadowRoot!.querySelector('button')!.click();
    expect([one(inspector, 'pre').textContent, copied]).toEqual(['SGVsbG8=', [{ text: 'SGVsbG8=' }]]);
    expect(await violationsOf(inspector)).toEqual([]);
  });

  test('no password is in the payload of the whole PDU', async () => {
    const inspector = await shown({ frame: FRAMES.bind });
    await turnTo(inspector, 'payload');
    for (const reading of ['latin1', 'hex', 'base64', 'utf8']) {
      type(all<HTMLSelectElement>(inspector, 'select')[1]!, reading);
      await rendered(inspector);
      expect(textOf(inspector)).not.toMatch(/s3cret|73 33 63|czNjcmV0/);
    }
  });

  test.each(['light', 'dark'])('a comparison opens its tab by itself, accessible in %s', async (scheme) => {
    const inspector = await shown(
      { frame: FRAMES.submit },
      { style: `width: 900px; height: 500px; color-scheme: ${scheme}` },
    );
    const inspection = inspect(FRAMES.accepted);
    inspector.selection = {
      ...inspector.selection!,
      other: { frame: FRAMES.accepted, entry: undefined, inspection },
    };
    await rendered(inspector);
    expect(one(inspector, '#tab-compare').getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => textOf(inspector)).toContain('only the second has');
    await rendered(inspector);
    expect(await violationsOf(inspector)).toEqual([]);
    inspector.selection = { ...inspector.selection, other: undefined };
    await rendered(inspector);
    expect(one(inspector, '#tab-fields').getAttribute('aria-selected')).toBe('true');
  });
});

describe('the menu of a field', () => {
  async function linesOf(path: string, frame = FRAMES.submit): Promise<[SmppInspector, string[]]> {
    const inspector = await shown({ frame, path });
    press(one(inspector, '[role=tree]'), 'ContextMenu');
    await expect.poll(() => all(inspector, '[role=menuitem]').length).toBeGreaterThan(0);
    return [inspector, all(inspector, '[role=menuitem] .label').map(({ textContent }) => textContent)];
  }

  test('filters by its value and copies it', async () => {
    const [inspector, lines] = await linesOf('destination_addr');
    const [copied, filters] = [eventsOf(inspector, 'smpp-copy-text'), eventsOf(inspector, 'smpp-filter-by')];
    expect(lines).toEqual([
      'Filter by this value…',
      'Copy as a filter',
      'Copy the value',
      'Copy what it says',
      'Copy the name',
      'Copy the octets as hex',
    ]);
    all(inspector, '[role=menuitem]')[0]!.click();
    await rendered(inspector);
    all(inspector, '[role=menuitem]')
      .find((line) => line.textContent?.includes('Not this'))!
      .click();
    expect(filters).toEqual([{ condition: 'destination_addr == 447700900123', how: 'not' }]);
    expect(copied).toEqual([]);
  });

  test.each([
    ['command_status', 'command_status == ESME_ROK'],
    ['dest_addr_ton', 'dest_addr_ton == international'],
    ['short_message.text', 'text == Hello'],
  ])('%s is the filter %s', async (path, expected) => {
    const [inspector] = await linesOf(path);
    const copied = eventsOf(inspector, 'smpp-copy-text');
    all(inspector, '[role=menuitem]')[1]!.click();
    expect(copied).toEqual([{ text: expected }]);
  });

  test('of a password neither filters nor copies octets', async () => {
    const [, lines] = await linesOf('password', FRAMES.bind);
    expect(lines).toEqual(['Copy the value', 'Copy what it says', 'Copy the name']);
  });
});

describe('what differs', () => {
  const submit = (init: Parameters<typeof encode<'submit_sm'>>[1]) =>
    inspect(encode('submit_sm', { sequence_number: 1, ...init })).spans;
  const tlv = (name: 'user_message_reference' | 'source_port', value: number) => ({ name, value });

  test.each([
    ['nothing', {}, {}, 'They are the same, octet by octet.'],
    ['one field', { source_addr: '1' }, { source_addr: '2' }, '1 field differs: source_addr.'],
    [
      'a TLV more, and those behind it are the same',
      { tlvs: [tlv('user_message_reference', 7)] },
      { tlvs: [tlv('source_port', 1), tlv('user_message_reference', 7)] },
      '1 field differs: command_length; only the second has source_port.',
    ],
    [
      'a TLV less',
      { tlvs: [tlv('source_port', 1)] },
      {},
      '1 field differs: command_length; only the first has source_port.',
    ],
  ])('%s', (_, first, second, expected) => {
    const diffs = diffOf(submit(first), submit(second)).filter(({ name }) => name !== 'sequence_number');
    expect(diffInWords(diffs)).toBe(expected);
  });

  test('a longer text is told as that, and as the lengths it brings', () => {
    const text = (characters: string) => ({ short_message: new TextEncoder().encode(characters) });
    const changed = diffOf(submit(text('Hello')), submit(text('Hello you'))).filter(({ kind }) => kind === 'changed');
    expect(changed.map(({ name }) => name)).toEqual(['command_length', 'sm_length', 'short_message.text']);
  });
});

describe('parts of a message', () => {
  test('are those of the same addresses and reference, whichever is looked at', () => {
    const wire = longLog();
    for (const id of [1, 2, 3]) {
      const entry = wire.entry(id)!;
      const { parts, text } = partsOf(wire, entry, entry.frame);
      expect([parts.map(({ found }) => found?.entry?.id), text]).toEqual([[1, 2, 3], LONG]);
    }
  });

  test('one that is missing is told, and then there is no whole', () => {
    const wire = longLog();
    const pasted = wire.entry(2)!.frame.slice();
    const { parts, text } = partsOf(wire, undefined, pasted);
    expect([parts.map(({ found }) => found !== undefined), text]).toEqual([[false, true, false], undefined]);
  });

  test.each([
    ['a message in one part', 'submit', 1, 'Hello'],
    ['a PDU without a message', 'enquire', 0, undefined],
    ['garbage', 'garbage', 0, undefined],
  ] as const)('%s', (_, name, count, expected) => {
    const { parts, text } = partsOf(new WireLog(), undefined, FRAMES[name]);
    expect([parts.length, text]).toEqual([count, expected]);
  });
});

test.each([
  ['48656c6c6f', 'gsm7', 'Hello'],
  ['c8329bfd06', 'packed', 'Hello'],
  ['c8329bfd06', 'septets', '48 65 6c 6c 6f'],
  ['041f0440', 'ucs2', 'Пр'],
  ['d09fd180', 'utf8', 'Пр'],
  ['e9', 'latin1', 'é'],
  ['bfe0', 'iso8859-5', 'Пр'],
  ['0aff', 'hex', '0a ff'],
  ['0aff', 'base64', 'Cv8='],
] as const)('%s read as %s is %s', (hex, reading, expected) => {
  expect(readAs(octets(hex), reading)).toBe(expected);
});

describe('the selection', () => {
  test('compares two entries, and keeps one for later', async () => {
    const wire = new WireLog();
    wire.append([record('submit'), record('enquire'), record('alive', 'in')]);
    const selection = new SelectionStore();
    selection.keep(1);
    await selection.select(wire.entry(2));
    expect(selection.get()).toMatchObject({ kept: 1, entry: { id: 2 } });
    await selection.compare(wire.entry(1), wire.entry(2));
    expect(selection.get()).toMatchObject({ kept: undefined, entry: { id: 2 }, other: { entry: { id: 1 } } });
    await selection.select(wire.entry(3));
    expect(selection.get().other).toBeUndefined();
  });

  test('an entry made anew keeps what is marked in it', async () => {
    const wire = new WireLog();
    wire.append([record('submit')]);
    const selection = new SelectionStore();
    await selection.select(wire.entry(1));
    selection.mark('destination_addr');
    wire.append([record('accepted', 'in', 9)]);
    await selection.select(wire.entry(1));
    expect(selection.get()).toMatchObject({ path: 'destination_addr', entry: { partner: 2 } });
  });
});
