import { inspect } from '@smpp-web/codec/inspect';
import type { SmppFieldTree, SmppHexView, SmppInspector, SmppTimeline } from '@smpp-web/console';
import { loadFilters, WireLog } from '@smpp-web/console/stores';
import { beforeAll, describe, expect, test } from 'vitest';
import { FRAMES, record } from './frames.ts';
import { all, eventsOf, mount, one, press, rendered, textOf, violationsOf } from './mount.ts';

// What puts bodies into words comes with the first row; here it is there.
beforeAll(loadFilters);

function log(): WireLog {
  const wire = new WireLog();
  wire.append([record('bind'), record('refused', 'in', 4), record('submit', 'out', 10), record('accepted', 'in', 22)]);
  return wire;
}

/** Waits until the list has measured itself and drawn its rows. */
async function withRows(timeline: SmppTimeline): Promise<SmppTimeline> {
  await expect.poll(() => all(timeline, '.row').length).toBeGreaterThan(0);
  return timeline;
}

async function mountTimeline(wire: WireLog, properties: object = {}): Promise<SmppTimeline> {
  return withRows(await mount<SmppTimeline>('smpp-timeline', { view: wire.get(), ...properties }));
}

describe('the timeline', () => {
  test('tells command, number, summary and latency of each', async () => {
    const timeline = await mountTimeline(log());
    const last = all(timeline, '.row').at(-1)!;
    expect(last.textContent).toMatch(/submit_sm_resp.*#2.*id 77.*12 ms/s);
  });

  test('says a refusal by its name and in words', async () => {
    const timeline = await mountTimeline(log());
    const row = all(timeline, '.row')[1]!;
    expect(row.textContent).toContain('ESME_RINVPASWD');
    expect(one(timeline, '[data-bad] .why').textContent).not.toBe('');
  });

  test('marks the answer of what is selected', async () => {
    const wire = log();
    const timeline = await mountTimeline(wire, { selected: wire.entry(3) });
    expect(all(timeline, '.row[data-tied]').map(({ dataset }) => dataset.id)).toEqual(['4']);
  });

  test.each([
    ['ArrowDown', 2, 3],
    ['ArrowUp', 2, 1],
    ['End', 1, 4],
    ['Home', 4, 1],
  ])('%s from %i goes to %i', async (key, from, to) => {
    const wire = log();
    const timeline = await mountTimeline(wire, { selected: wire.entry(from) });
    const asked = eventsOf(timeline, 'smpp-select-frame');
    press(one(timeline, '.list'), key);
    expect(asked).toEqual([{ id: to, by: 'keyboard' }]);
  });

  test('draws a few rows of very many', async () => {
    const wire = new WireLog();
    wire.append(Array.from({ length: 100_000 }, () => record('enquire')));
    await expect.poll(() => wire.get().length).toBe(100_000);
    const timeline = await mountTimeline(wire);
    expect(all(timeline, '.row').length).toBeLessThan(60);
    expect(all(timeline, '.row')[0]!.getAttribute('aria-setsize')).toBe('100000');
  });

  test('follows the newest until it is scrolled away', async () => {
    const wire = new WireLog();
    wire.append(Array.from({ length: 100 }, () => record('enquire')));
    const timeline = await mountTimeline(wire);
    const list = one(timeline, '.list');
    await expect.poll(() => list.scrollTop).toBeGreaterThan(0);
    list.scrollTop = 0;
    await expect
      .poll(() => one(timeline, '[aria-label="Follow the newest"]').getAttribute('aria-pressed'))
      .toBe('false');
    wire.append([record('submit')]);
    timeline.view = wire.get();
    await rendered(timeline);
    expect(list.scrollTop).toBe(0);
  });

  test('asks for pause, clear and filters', async () => {
    const timeline = await mountTimeline(log());
    const [paused, cleared, filters] = [
      eventsOf(timeline, 'smpp-pause'),
      eventsOf(timeline, 'smpp-clear'),
      eventsOf(timeline, 'smpp-filter'),
    ];
    one(timeline, '[aria-label=Pause]').click();
    one(timeline, '[aria-label="Clear the timeline"]').click();
    one(timeline, '[title="Only what came in"]').click();
    expect([paused, cleared.length, filters]).toEqual([
      [{ paused: true }],
      1,
      [expect.objectContaining({ direction: 'in' })],
    ]);
  });

  test('is accessible', async () => {
    const wire = log();
    expect(await violationsOf(await mountTimeline(wire, { selected: wire.entry(3) }))).toEqual([]);
  });
});

const { spans } = inspect(FRAMES.submit);

describe('fields and octets mark each other', () => {
  test('a click on a field tells its path', async () => {
    const tree = await mount<SmppFieldTree>('smpp-field-tree', { spans });
    const marks = eventsOf(tree, 'smpp-mark');
    all(tree, '[role=treeitem]')
      .find((item) => item.textContent?.includes('destination_addr'))!
      .click();
    expect(marks).toEqual([{ path: 'destination_addr' }]);
  });

  test('a click on an octet tells the field it is in', async () => {
    const hex = await mount<SmppHexView>('smpp-hex-view', { octets: FRAMES.submit, spans });
    const marks = eventsOf(hex, 'smpp-mark');
    one(hex, '[data-offset="0"]').click();
    expect(marks).toEqual([{ path: 'command_length' }]);
  });

  test('the octets of the marked field stand out, and no others', async () => {
    const hex = await mount<SmppHexView>('smpp-hex-view', { octets: FRAMES.submit, spans, marked: 'command_id' });
    expect(all(hex, '.octet.marked').map(({ dataset }) => dataset.offset)).toEqual(['4', '5', '6', '7']);
  });

  test.each([
    ['ArrowRight', '1'],
    ['ArrowDown', '16'],
    ['End', String(FRAMES.submit.length - 1)],
  ])('%s moves the caret of the octets', async (key, offset) => {
    const hex = await mount<SmppHexView>('smpp-hex-view', { octets: FRAMES.submit, spans });
    press(one(hex, '[role=grid]'), key);
    await rendered(hex);
    expect(one(hex, '[role=grid]').getAttribute('aria-activedescendant')).toBe(`o${offset}`);
  });

  test.each([
    ['ArrowDown', 'command_length', 'command_id'],
    ['ArrowUp', 'command_id', 'command_length'],
    ['Home', 'command_status', 'command_length'],
  ])('%s in the tree goes from %s to %s', async (key, marked, path) => {
    const tree = await mount<SmppFieldTree>('smpp-field-tree', { spans, marked });
    const marks = eventsOf(tree, 'smpp-mark');
    press(one(tree, '[role=tree]'), key);
    expect(marks).toEqual([{ path }]);
  });

  test('left closes what is open, and right opens it again', async () => {
    const parent = spans.find(({ children }) => children?.length)!;
    const tree = await mount<SmppFieldTree>('smpp-field-tree', { spans, marked: parent.path });
    const isOpen = () => one(tree, '[aria-selected=true]').getAttribute('aria-expanded');
    const before = isOpen();
    press(one(tree, '[role=tree]'), 'ArrowLeft');
    await rendered(tree);
    const closed = isOpen();
    press(one(tree, '[role=tree]'), 'ArrowRight');
    await rendered(tree);
    expect([before, closed, isOpen()]).toEqual(['true', 'false', 'true']);
  });
});

describe('the inspector', () => {
  const show = (frame: Uint8Array, path?: string) =>
    mount<SmppInspector>('smpp-inspector', {
      selection: { frame, entry: undefined, inspection: inspect(frame), path },
    });

  test('says what the marked field means, and where that is specified', async () => {
    const inspector = await show(FRAMES.submit, 'dest_addr_ton');
    expect(textOf(one(inspector, 'smpp-field-detail'))).toMatch(/dest_addr_ton.*SMPP 5\.0.*international/s);
  });

  test('shows no password, neither as text nor as octets', async () => {
    const inspector = await show(FRAMES.bind, 'password');
    expect(textOf(inspector)).not.toContain('s3cret');
    const digits = all(inspector, '.octet').map(({ textContent }) => textContent);
    expect(digits.join(' ')).not.toContain('73 33 63');
    expect(digits).toContain('**');
  });

  test('explains what is no PDU', async () => {
    const inspector = await show(FRAMES.garbage);
    expect(textOf(one(inspector, '.issues'))).toContain('HTTP');
  });

  test('shows long frames in steps', async () => {
    const inspector = await show(new Uint8Array(5_000));
    expect(all(inspector, '.octet')).toHaveLength(1_024);
    one(inspector, 'smpp-hex-view').shadowRoot!.querySelector('button')!.click();
    await rendered(inspector);
    expect(all(inspector, '.octet')).toHaveLength(2_048);
  });

  test.each([
    ['a PDU', FRAMES.submit, 'destination_addr'],
    ['garbage', FRAMES.garbage, undefined],
  ])('is accessible with %s', async (_, frame, path) => {
    expect(await violationsOf(await show(frame, path))).toEqual([]);
  });
});

test('pasted hex is decoded when it can be', async () => {
  const dialog = await mount<HTMLElement & { open(): void }>('smpp-decode-dialog');
  const pasted = eventsOf(dialog, 'smpp-paste');
  dialog.open();
  const field = one<HTMLTextAreaElement>(dialog, 'textarea');
  const decode = one<HTMLButtonElement>(dialog, 'button[type=submit]');
  field.value = '00 0';
  field.dispatchEvent(new Event('input'));
  await rendered(dialog);
  expect(decode.disabled).toBe(true);
  field.value = '00 01';
  field.dispatchEvent(new Event('input'));
  await rendered(dialog);
  expect(await violationsOf(dialog)).toEqual([]);
  decode.click();
  expect(pasted).toEqual([{ octets: Uint8Array.of(0, 1) }]);
});
