import '@smpp-web/console/define';
import { encode } from '@smpp-web/codec';
import type { FrameRecord, SmppInspector, SmppTimeline } from '@smpp-web/console';
import { loadFilters, NO_FILTER, SelectionStore, WireLog } from '@smpp-web/console/stores';

/** The part of the benchmark that runs in a page: a log, a timeline and an inspector on it, and what is done with them. */
declare global {
  var bench: typeof benchmark;
}

/** Frames of one batch: 20,000 PDUs/s in both directions, told 60 times a second. */
const BATCH = 667;

/** A busy session, over and over: a submit and its response, a receipt and its response; now and then something else. */
const TEXT = new TextEncoder().encode('Your parcel is on its way and comes today between 10 and 12.');
const RECEIPT = new TextEncoder().encode(
  'id:0000000001 sub:001 dlvrd:001 submit date:2611251200 done date:2611251201 stat:DELIVRD err:000 text:',
);

function exchange(turn: number): FrameRecord[] {
  const sequence_number = 1 + (turn % 0x7ffffff0);
  const at = 1_764_072_000_000 + turn;
  const to = String(447700900000 + (turn % 1_000));
  const command_status = turn % 50 === 0 ? 0x58 : 0;
  const frames: readonly [FrameRecord['direction'], Uint8Array][] = [
    ['out', encode('submit_sm', { sequence_number, source_addr: '2775', destination_addr: to, short_message: TEXT })],
    [
      'in',
      encode('submit_sm_resp', { sequence_number, command_status, message_id: command_status ? null : String(turn) }),
    ],
    [
      'in',
      encode('deliver_sm', {
        sequence_number,
        esm_class: 4,
        source_addr: to,
        destination_addr: '2775',
        short_message: RECEIPT,
      }),
    ],
    ['out', encode('deliver_sm_resp', { sequence_number })],
  ];
  return frames.map(([direction, frame], index) => ({
    session: 1,
    direction,
    at: at + index * 3,
    frame: frame as Uint8Array<ArrayBuffer>,
  }));
}

const log = new WireLog({ entries: 1_000_000, octets: 512 * 1_048_576 });
const selection = new SelectionStore();
const timeline = document.createElement('smpp-timeline') as SmppTimeline;
const inspector = document.createElement('smpp-inspector') as SmppInspector;
let records: FrameRecord[] = [];

function show(): void {
  timeline.style.cssText = 'position: fixed; inset: 0 0 50% 0';
  inspector.style.cssText = 'position: fixed; inset: 50% 0 0 0';
  document.body.append(timeline, inspector);
  const render = () => Object.assign(timeline, { view: log.get(), selected: selection.get().entry });
  log.subscribe(render);
  selection.subscribe(() => {
    render();
    Object.assign(inspector, { selection: selection.get() });
  });
  render();
}

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

/** Everything with this selector, shadow roots included. */
function find(root: Element | ShadowRoot, selector: string): HTMLElement | undefined {
  for (const each of root.querySelectorAll<HTMLElement>('*')) {
    if (each.matches(selector)) return each;
    const inner = each.shadowRoot ? find(each.shadowRoot, selector) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

const benchmark = {
  /** Makes frames ahead, so that making them is not measured. */
  prepare(rows: number): void {
    records = Array.from({ length: rows / 4 }, (_, turn) => exchange(turn)).flat();
  },

  /** Octets of the prepared frames. */
  octets: () => records.reduce((sum, each) => sum + each.frame.length, 0),

  /** Fills the log with a million rows made of the prepared ones, without showing it. */
  fill(rows: number): void {
    while (log.range.last < rows) log.append(records);
  },

  start: () => show(),

  /** Appends batches as they come at full speed, a batch a frame; gives how long each took the page, in ms. */
  async append(batches: number): Promise<number[]> {
    const took: number[] = [];
    for (let batch = 0; batch < batches; batch++) {
      await frame();
      const start = performance.now();
      log.append(records.slice((batch * BATCH) % (records.length - BATCH)).slice(0, BATCH));
      await timeline.updateComplete;
      await (find(timeline.shadowRoot!, 'smpp-pdu-list') as SmppTimeline).updateComplete;
      took.push(performance.now() - start);
    }
    return took;
  },

  /** Scrolls: steps of so many pixels, or leaps over the whole. Gives the time from frame to frame, in ms. */
  async scroll(frames: number, kind: 'steps' | 'leaps'): Promise<number[]> {
    const list = find(timeline.shadowRoot!, '.list')!;
    const all = list.scrollHeight - list.clientHeight;
    list.scrollTop = all / 3;
    await frame();
    const took: number[] = [];
    let before = await frame();
    for (let step = 0; step < frames; step++) {
      if (kind === 'steps') list.scrollTop += 173;
      else list.scrollTop = (all * ((step * 7_919) % frames)) / frames;
      const now = await frame();
      took.push(now - before);
      before = now;
    }
    return took;
  },

  /** Filters; gives when the first rows were there, when all had been looked at, and how many pass. */
  async filter(text: string): Promise<{ first: number; all: number; passing: number; longest: number }> {
    await loadFilters();
    await frame();
    const start = performance.now();
    let first: number | undefined;
    let longest = 0;
    let tick = start;
    const pulse = new MessageChannel();
    pulse.port1.onmessage = () => {
      const now = performance.now();
      longest = Math.max(longest, now - tick);
      tick = now;
      pulse.port2.postMessage(0);
    };
    pulse.port2.postMessage(0);
    const all = await new Promise<number>((resolve) => {
      const look = () => {
        const { length, unseen } = log.get();
        if (length > 0) first ??= performance.now() - start;
        if (unseen > 0) return;
        leave();
        resolve(performance.now() - start);
      };
      const leave = log.subscribe(look);
      log.setFilter({ ...NO_FILTER, text });
    });
    pulse.port1.close();
    const passing = log.get().length;
    log.setFilter(NO_FILTER);
    return { first: first ?? all, all, passing, longest };
  },

  /**
   * Opens PDUs all over the log. Gives for each, in ms, what that took the page: from the selection until all is rendered,
   * styled and laid out; and the time until the frame of the screen that shows it, which at 60 Hz is a multiple of 16.7.
   */
  async open(count: number): Promise<{ work: number[]; shown: number[] }> {
    const { first, last } = log.range;
    const [work, shown]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < count + 5; turn++) {
      await frame();
      const start = performance.now();
      await selection.select(log.entry(first + ((turn * 99_991) % (last - first))));
      await inspector.updateComplete;
      for (const tag of ['smpp-field-tree', 'smpp-hex-view', 'smpp-field-detail'])
        await (find(inspector.shadowRoot!, tag) as SmppInspector | undefined)?.updateComplete;
      // Asking for a place has the page laid out.
      inspector.getBoundingClientRect();
      find(inspector.shadowRoot!, '.octet')?.getBoundingClientRect();
      const laidOut = performance.now();
      await frame();
      // The first ones load and compile what is needed.
      if (turn < 5) continue;
      work.push(laidOut - start);
      shown.push(performance.now() - start);
    }
    return { work, shown };
  },
};

globalThis.bench = benchmark;
