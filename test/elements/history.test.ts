import { encode, withoutPassword } from '@smpp-web/codec';
import { ConsoleModel, type FrameRecord } from '@smpp-web/console';
import fc from 'fast-check';
import { deleteDB } from 'idb';
import { describe, expect, onTestFinished, test } from 'vitest';
import { recordingAsLines } from '../../web/src/history/export.ts';
import { SmppHistory } from '../../web/src/history/history.ts';
import { HistoryDb, type Recording } from '../../web/src/history/history-db.ts';
import { packFrames, unpackFrames } from '../../web/src/history/packed-frames.ts';
import { SmppPastMessages } from '../../web/src/history/past-messages.ts';
import { Recorder } from '../../web/src/history/recorder.ts';
import { AnnotationStore } from '../../web/src/timeline/annotation-store.ts';
import { all, eventsOf, mount, one, rendered, textOf, violationsOf } from './mount.ts';
import { memoryStorage } from './storage.ts';

SmppPastMessages.define();
SmppHistory.define();

const SECRET = 'hunter2';
const textIn = (octets: Uint8Array) => String.fromCharCode(...octets);

const record = (at: number, frame: Uint8Array): FrameRecord => ({
  session: 1,
  direction: 'out',
  at,
  frame: frame.slice(),
});
const submit = (sequence_number: number) =>
  encode('submit_sm', { sequence_number, source_addr: '2775', destination_addr: '447700900123' });

let databases = 0;

/** A database of its own, gone after the test. */
async function openDb(): Promise<HistoryDb> {
  const name = `smpp-web.test.${++databases}`;
  const database = await HistoryDb.open(name);
  onTestFinished(async () => {
    database.close();
    await deleteDB(name);
  });
  return database;
}

const START = { system_id: 'smppclient1', target: 'page', from: 1_000 };

describe('passwords', () => {
  test.each(['bind_transmitter', 'bind_receiver', 'bind_transceiver', 'outbind'] as const)(
    '%s is kept without its own, as long as it was',
    (command) => {
      const frame = encode(command, { system_id: 'me', password: SECRET, sequence_number: 1 });
      const masked = withoutPassword(frame);
      expect(textIn(masked)).not.toContain(SECRET);
      expect(masked.length).toBe(frame.length);
      expect(textIn(masked)).toContain('me\0*******\0');
      expect(textIn(frame)).toContain(SECRET);
    },
  );

  test('other frames are as they were', () => {
    const frame = submit(7);
    expect(withoutPassword(frame)).toBe(frame);
  });

  test('no octet of a password is left, however the frame is broken', () => {
    const bind = encode('bind_transceiver', { system_id: 'a', password: SECRET, sequence_number: 1 });
    const endOfName = bind.indexOf(0, 16);
    fc.assert(
      fc.property(
        fc.nat(bind.length - 1),
        fc.nat(bind.length),
        fc.integer({ min: 1, max: 255 }),
        (at, length, octet) => {
          // Where a string ends is what may be broken, but for system_id: what runs into that is part of it to all who read.
          const broken = bind.slice(0, length);
          if (at > endOfName && at < broken.length && broken[at] === 0) broken[at] = octet;
          expect(textIn(withoutPassword(broken))).not.toContain(SECRET);
        },
      ),
    );
  });
});

test('frames are packed and unpacked', () => {
  const frames = [record(1, submit(1)), { ...record(2.5, submit(2)), direction: 'in' as const }];
  expect(unpackFrames(packFrames(frames), 1)).toEqual(frames);
});

describe('the database', () => {
  test('keeps recordings apart, the latest first, with what they take', async () => {
    const database = await openDb();
    const [first, second] = [
      await database.begin(START),
      await database.begin({ ...START, system_id: 'other', from: 2_000 }),
    ];
    await database.add(first, { frames: [record(1_500, submit(1))], messages: [] });
    await database.add(first, { frames: [record(1_700, submit(2)), record(1_800, submit(3))], messages: [] });
    expect(await database.recordings()).toMatchObject([
      { id: second, system_id: 'other', frames: 0, octets: 0 },
      { id: first, frames: 3, from: 1_000, until: 1_800, octets: submit(1).length * 3 },
    ]);
    expect((await database.frames(first, 9)).map(({ session, at }) => [session, at])).toEqual([
      [9, 1_500],
      [9, 1_700],
      [9, 1_800],
    ]);
  });

  test('a message is kept as it stood last', async () => {
    const database = await openDb();
    const id = await database.begin(START);
    const message = { number: 1, from: 'a', to: 'b', text: 'c', submittedAt: 1, parts: [] };
    for (const text of ['first', 'last'])
      await database.add(id, {
        frames: [],
        messages: [{ kind: 'sent', recording: id, key: 's1', message: { ...message, text } }],
      });
    expect(await database.messages(id)).toMatchObject([{ message: { text: 'last' } }]);
    expect(await database.recordings()).toMatchObject([{ messages: 1 }]);
  });

  test('what is deleted can come back until it is trimmed', async () => {
    const database = await openDb();
    const [kept, back, gone] = [await database.begin(START), await database.begin(START), await database.begin(START)];
    await database.add(gone, { frames: [record(1, submit(1))], messages: [] });
    await database.markDeleted([back, gone], true);
    expect((await database.recordings()).map(({ id }) => id)).toEqual([kept]);
    await database.markDeleted([back], false);
    await database.trim({ octets: 1_000_000, since: 0 });
    await database.markDeleted([gone], false);
    expect((await database.recordings()).map(({ id }) => id)).toEqual([back, kept]);
    expect(await database.frames(gone, 1)).toEqual([]);
  });

  test('too old goes, and too much from the oldest on, chunk by chunk', async () => {
    const database = await openDb();
    const [old, long, last] = [await database.begin(START), await database.begin(START), await database.begin(START)];
    const size = submit(1).length;
    await database.add(old, { frames: [record(10, submit(1))], messages: [] });
    for (const at of [5_000, 6_000, 7_000]) await database.add(long, { frames: [record(at, submit(1))], messages: [] });
    await database.add(last, { frames: [record(8_000, submit(1))], messages: [] });
    await database.trim({ octets: size * 3, since: 4_000 });
    expect(await database.recordings()).toMatchObject([
      { id: last, frames: 1 },
      { id: long, frames: 2, octets: size * 2 },
    ]);
    expect((await database.frames(long, 1)).map(({ at }) => at)).toEqual([6_000, 7_000]);
  });
});

describe('the recorder', () => {
  const feed = (more: object) => ({
    frames: [],
    missed: 0,
    sent: [],
    received: [],
    receipts: [],
    links: [],
    latest: {},
    ...more,
  });

  test('each bind is a recording of its own; nothing of its password is written', async () => {
    const database = await openDb();
    const recorder = new Recorder(new ConsoleModel({ storage: undefined }), database);
    const bind = encode('bind_transceiver', { system_id: 'me', password: SECRET, sequence_number: 1 });
    const now = Date.now();
    recorder.take(feed({ frames: [record(now, bind)] }) as never);
    recorder.take(feed({ links: [{ session: 1, phase: 'idle' }] }) as never);
    recorder.take(feed({ frames: [record(now + 1, submit(1))] }) as never);
    await recorder.write();
    const recordings = await database.recordings();
    expect(recordings.map(({ frames }) => frames)).toEqual([1, 1]);
    const [frame] = await database.frames(recordings[1]!.id, 1);
    expect(textIn(frame!.frame)).not.toContain(SECRET);
  });

  test('once all is forgotten, what waits is not written, and what comes begins anew', async () => {
    const database = await openDb();
    const recorder = new Recorder(new ConsoleModel({ storage: undefined }), database);
    const now = Date.now();
    recorder.take(feed({ frames: [record(now, submit(1))] }) as never);
    await recorder.write();
    recorder.take(feed({ frames: [record(now, submit(2))] }) as never);
    recorder.forget();
    recorder.take(feed({ frames: [record(now, submit(3)), record(now, submit(4))] }) as never);
    await recorder.write();
    expect((await database.recordings()).map(({ frames }) => frames)).toEqual([2, 1]);
  });
});

describe('markers and notes', () => {
  const frames = [1, 2, 3].map((number) => record(number, submit(number)));
  const visit = (storage: ReturnType<typeof memoryStorage>) => {
    const model = new ConsoleModel({ storage });
    onTestFinished(() => model.dispose());
    model.log.append(frames);
    return { model, annotations: model.part(AnnotationStore), shown: () => model.log.get().annotations };
  };

  test('are on their PDUs again when these come back at another visit', () => {
    const storage = memoryStorage();
    const { annotations } = visit(storage);
    annotations.mark(1, true);
    annotations.write(3, '<b>slow</b>');
    annotations.mark(2, true);
    annotations.mark(2, false);
    const { annotations: again, shown } = visit(storage);
    again.restore(1);
    expect([1, 2, 3].map((id) => [shown().isMarked(id), shown().noteOf(id)])).toEqual([
      [true, undefined],
      [false, undefined],
      [false, '<b>slow</b>'],
    ]);
  });

  test('are kept up to a bound, and no more once all is forgotten', async () => {
    const storage = memoryStorage();
    const { model, annotations } = visit(storage);
    model.log.append(Array.from({ length: 600 }, (_, index) => record(10 + index, submit(10 + index))));
    for (let id = 1; id <= 603; id++) annotations.mark(id, true);
    expect(JSON.parse(storage.text())).toHaveLength(500);
    await model.forget();
    annotations.write(600, 'later');
    expect(JSON.parse(storage.text())).toHaveLength(1);
  });

  test.each(['', '{', '[[1, 2]]', '{"a": 1}', '[["x", {"marked": 1}]]'])('%j kept: none', (text) => {
    const { annotations, shown } = visit(memoryStorage({ 'smpp-web.annotations': text }));
    annotations.restore(1);
    expect(shown().size).toBe(0);
  });
});

test('messages that come without a session, as from a journal, begin no recording', async () => {
  const database = await openDb();
  const recorder = new Recorder(new ConsoleModel({ storage: undefined }), database);
  const message = { number: 1, from: 'a', to: 'b', text: 'c', submittedAt: 1, parts: [] };
  recorder.take({
    frames: [],
    missed: 0,
    sent: [{ session: 1, message }],
    received: [],
    receipts: [],
    links: [],
    latest: {},
  } as never);
  await recorder.write();
  expect(await database.recordings()).toEqual([]);
});

test('a recording is saved as JSON lines', () => {
  const frames = [record(1_500, Uint8Array.of(0, 0xff))];
  const lines = recordingAsLines({ ...START, until: 2_000 } as Recording, frames, []);
  expect(
    lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { recording: { system_id: 'smppclient1', target: 'page', from: 1_000, until: 2_000 } },
    { at: 1_500, direction: 'out', frame: '00ff' },
  ]);
});

describe('the view', () => {
  const recording = { id: 7, ...START, until: 61_000, frames: 12, messages: 2, octets: 2_048, isDeleted: false };
  const hostile = `<b onclick=x>\u202E${'x'.repeat(3_000)}`;
  const message = { number: 1, from: 'a', to: hostile, text: hostile, submittedAt: 1_000, parts: [] };
  const messages = [
    { kind: 'received', recording: 7, key: 'r1', message: { ...message, parts: 1, octets: undefined, at: 1_000 } },
  ];
  const limits = { isKept: true, mebibytes: 64, days: 14 };

  test('sessions with what can be done with them', async () => {
    const view = await mount('smpp-history', {
      history: { state: 'read', recordings: [recording], open: undefined, messages: [] },
      limits,
    });
    expect(textOf(view)).toContain('12 PDUs');
    expect(textOf(view)).toContain('2.0 KiB');
    const asked = eventsOf(view, 'smpp-history');
    for (const button of all(view, 'li button')) button.click();
    expect(asked.map(({ act }) => act)).toEqual(['look', 'show', 'export', 'delete']);
  });

  test.each(['reading', 'read', 'closed'] as const)('accessible while it is %s and empty', async (state) => {
    const view = await mount('smpp-history', {
      history: { state, recordings: [], open: undefined, messages: [] },
      limits,
    });
    expect(await violationsOf(view)).toEqual([]);
  });

  test.each(['light', 'dark'])(
    'accessible in the %s theme, hostile texts are texts and stay inside',
    async (scheme) => {
      const view = await mount<SmppHistory>('smpp-history', {
        history: { state: 'read', recordings: [{ ...recording, system_id: hostile }], open: 7, messages },
        limits,
      });
      view.style.cssText = `width: 390px; height: 600px; color-scheme: ${scheme}`;
      await rendered(view);
      expect(await violationsOf(view)).toEqual([]);
      expect(all(view, '[onclick]')).toEqual([]);
      expect(one(view, '.page').scrollWidth).toBeLessThanOrEqual(390);
    },
  );
});
