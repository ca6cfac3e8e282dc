import { type Command, encode } from '@smpp-web/codec';
import { type ConsoleModel, type FrameRecord, ConsoleModel as Model, type SmppConsole } from '@smpp-web/console';
import {
  Grouper,
  type LadderRow,
  LadderStore,
  type LoggedRow,
  ladderMermaid,
  ladderSvg,
  MAX_SVG_ROWS,
} from '@smpp-web/console/ladder';
import { loadFilters } from '@smpp-web/console/stores';
import { describe, expect, test } from 'vitest';
import { FRAMES, record } from './frames.ts';
import { startInPage } from './in-page.ts';
import { all, eventsOf, mount, one, press, rendered, textOf, violationsOf } from './mount.ts';

const IDS: Readonly<Record<string, number>> = {
  bind: 9,
  submit: 4,
  deliver: 5,
  enquire: 0x15,
  query: 3,
  unbind: 6,
  nobody: 0xff,
};

/** A traffic in few words: `submit` is sent and answered, `-deliver` comes in, `+2000` lets time pass, `!submit` is refused. */
function traffic(words: string): LoggedRow[] {
  const rows: LoggedRow[] = [];
  let at = 0;
  for (const word of words.split(' ')) {
    const [, times = '1', sign = '', name = ''] = /^(?:(\d+)\*)?([-+!?]?)(\w+)$/.exec(word)!;
    if (sign === '+') at += Number(name);
    else
      for (let time = 0; time < Number(times); time++) {
        const direction = sign === '-' ? 'in' : 'out';
        const back = direction === 'in' ? 'out' : 'in';
        const command_id = IDS[name]!;
        const add = (row: Pick<LoggedRow, 'direction' | 'command_id' | 'command_status'>) =>
          rows.push({ id: rows.length + 1, at: at++, session: 1, ...row });
        add({ direction, command_id, command_status: 0 });
        if (sign !== '?')
          add({
            direction: back,
            command_id: (command_id | 0x80000000) >>> 0,
            command_status: sign === '!' ? 0x58 : 0,
          });
      }
  }
  return rows;
}

/** Rows in few words. */
function shown(rows: readonly LadderRow[]): string {
  const name = (id: number) => Object.entries(IDS).find(([, value]) => value === id)?.[0];
  return rows
    .map((row) => {
      if (row.kind === 'gap') return `gap ${Math.round(row.ms / 1000)}`;
      if (row.kind === 'arrow') return String(row.id);
      const parts = row.parts.map(
        ({ command_id, requests, responses, refused }) =>
          `${name(command_id)} ${requests}/${responses}${[...refused.values()].map((count) => `!${count}`)}`,
      );
      return `[${row.id}-${row.last} ${parts.join(', ')}]`;
    })
    .join(' ');
}

function grouped(
  words: string,
  options: Partial<{ isGrouping: boolean; isOpen: (id: number) => boolean }> = {},
): string {
  const grouper = new Grouper({ isGrouping: true, isOpen: () => false, ...options });
  for (const row of traffic(words)) grouper.push(row);
  return shown(grouper.rows);
}

describe('what repeats itself is one line', () => {
  test.each([
    ['few exchanges stand each on its own', 'submit submit', '1 2 3 4'],
    ['many of one kind are a group', '20*submit', '[1-40 submit 20/20]'],
    [
      'those that take their time, too',
      'enquire +30000 enquire +30000 enquire +30000 enquire +30000 enquire',
      '[1-10 enquire 5/5]',
    ],
    ['what begins and ends a session stands alone', 'bind 9*submit unbind', '1 2 [3-20 submit 9/9] 21 22'],
    [
      'two kinds in a busy session are one group',
      '4*submit -deliver -deliver submit -deliver submit -deliver 6*submit',
      '[1-32 submit 12/12, deliver 4/4]',
    ],
    [
      'a fourth kind begins anew',
      '9*submit -deliver enquire query',
      '[1-22 submit 9/9, deliver 1/1, enquire 1/1] 23 24',
    ],
    [
      'kinds that follow each other slowly are not mixed',
      '5*submit +500 5*-deliver',
      '[1-10 submit 5/5] [11-20 deliver 5/5]',
    ],
    ['what is refused is counted', '5*submit 3*!submit', '[1-16 submit 8/8!3]'],
    ['what is not answered is counted', '5*submit 2*?submit', '[1-12 submit 7/5]'],
    ['what nobody knows stands alone', 'nobody nobody nobody nobody nobody', '1 2 3 4 5 6 7 8 9 10'],
    ['a silence has a line', 'submit +2000 query', '1 2 gap 2 3 4'],
    ['a short one has none', 'submit +900 query', '1 2 3 4'],
  ])('%s', (_, words, rows) => {
    expect(grouped(words)).toBe(rows);
  });

  test('without grouping everything stands alone', () => {
    expect(grouped('6*submit', { isGrouping: false })).toBe('1 2 3 4 5 6 7 8 9 10 11 12');
  });

  test('an unfolded group has its PDUs below it, those to come as well', () => {
    expect(grouped('6*submit', { isOpen: (id) => id === 1 })).toBe('[1-12 submit 6/6] 1 2 3 4 5 6 7 8 9 10 11 12');
  });

  test('rows leave at the front, a group with its last PDU', () => {
    const grouper = new Grouper({ isGrouping: true, isOpen: () => false });
    for (const row of traffic('bind 9*submit unbind')) grouper.push(row);
    expect(grouper.dropBefore(10)).toBe(2);
    expect(grouper.dropBefore(21)).toBe(1);
    expect(shown(grouper.rows)).toBe('21 22');
  });
});

const HOSTILE = '\u202e</text><script>alert(1)</script>"\'&#0;]]>\u0007\ud800<img src=x onerror=alert(1)>; end';

const text = (characters: string) => new TextEncoder().encode(characters);

function frame(command: Command, init: object, direction: 'in' | 'out', at: number, session = 1): FrameRecord {
  return { session, direction, at, frame: encode(command, init as never, { lenient: true }).slice() };
}

/** A session with all that a ladder draws: hostile text, a refusal, a request without an answer, a silence, repetitions. */
function session(): FrameRecord[] {
  const start = Date.now() - 60_000;
  const repeated = Array.from({ length: 12 }, (_, index) => [
    frame('enquire_link', { sequence_number: 100 + index }, 'out', start + 20_000 + index),
    frame('enquire_link_resp', { sequence_number: 100 + index }, 'in', start + 20_000 + index),
  ]);
  return [
    { ...record('bind'), at: start },
    { ...record('bound', 'in'), at: start + 5 },
    frame(
      'submit_sm',
      { sequence_number: 2, destination_addr: '4477', short_message: text(HOSTILE) },
      'out',
      start + 10,
    ),
    frame('submit_sm_resp', { sequence_number: 2, command_status: 0x58 }, 'in', start + 40),
    frame('submit_sm', { sequence_number: 3, destination_addr: '4478', service_type: '<b>' }, 'out', start + 50),
    { ...record('garbage', 'in'), at: start + 60 },
    ...repeated.flat(),
  ];
}

function modelWith(records: readonly FrameRecord[]): ConsoleModel {
  const model = new Model({ startEngine: startInPage, storage: undefined });
  model.log.append(records);
  return model;
}

function sourceOf(model: ConsoleModel) {
  const { list } = model.sessions.get();
  return {
    ladder: model.part(LadderStore).get(),
    entryOf: (id: number | undefined) => model.log.entry(id),
    sessions: list,
    now: Date.now(),
  };
}

describe('as a drawing that stands alone', () => {
  test.each(['light', 'dark'] as const)(
    'in %s it is well-formed, whatever the PDUs hold, and needs nothing else',
    (theme) => {
      const model = modelWith(session());
      model.part(LadderStore).change({ bridge: theme === 'dark' });
      const file = ladderSvg(sourceOf(model), theme);
      const drawing = new DOMParser().parseFromString(file, 'image/svg+xml');
      expect(drawing.querySelector('parsererror')).toBeNull();
      expect(drawing.documentElement.localName).toBe('svg');
      expect(drawing.querySelectorAll('script, style, image, foreignObject, [href], [onload]').length).toBe(0);
      const names = new Set([...drawing.querySelectorAll('*')].map(({ localName }) => localName));
      expect([...names].sort()).toEqual(['path', 'rect', 'svg', 'text', 'title']);
      expect(drawing.documentElement.textContent).toContain('<script>');
      for (const unfit of ['\u202e', '\ud800', '\u0007']) expect(file).not.toContain(unfit);
      expect(
        [...drawing.querySelectorAll('text')].every((each) => /^#[0-9a-f]{6}$/.test(each.getAttribute('fill')!)),
      ).toBe(true);
    },
  );

  test('it says what the ladder says', () => {
    const file = ladderSvg(sourceOf(modelWith(session())), 'light');
    for (const words of [
      'bind_transceiver_resp',
      'ESME_RTHROTTLED',
      'no answer',
      '19.9 s later',
      'enquire_link/resp × 12',
    ])
      expect(file).toContain(words);
  });

  test('a long one has its newest rows', async () => {
    const model = modelWith(
      Array.from({ length: MAX_SVG_ROWS * 2 }, (_, index) => ({ ...record('submit'), at: index })),
    );
    model.part(LadderStore).change({ grouped: false });
    await expect.poll(() => model.part(LadderStore).get().length).toBe(MAX_SVG_ROWS * 2);
    const drawing = new DOMParser().parseFromString(ladderSvg(sourceOf(model), 'light'), 'image/svg+xml');
    expect(drawing.querySelector('title')!.textContent).toContain('2,000 rows');
  });
});

describe('as the text of a Mermaid diagram', () => {
  test('each PDU is a line, and nothing ends a line early', () => {
    const lines = ladderMermaid(sourceOf(modelWith(session())))
      .trimEnd()
      .split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'sequenceDiagram',
      expect.stringContaining('participant ESME1 as'),
      '  participant SMSC',
      expect.stringContaining('ESME1->>SMSC: bind_transceiver #35;1'),
    ]);
    for (const line of lines.slice(1))
      expect(line).toMatch(/^ {2}(participant |Note over |(ESME1|SMSC)--?(x|>>)(ESME1|SMSC): )[^;<>]*(#\w+;[^;<>]*)*$/);
    expect(lines.join('\n')).toContain('SMSC--xESME1: submit_sm_resp #35;2 ESME_RTHROTTLED');
    expect(lines.at(-1)).toContain('Note over ESME1,SMSC: → enquire_link/resp × 12');
  });
});

/** The view is loaded when it is first opened. */
const PATIENT = { timeout: 15_000 };

async function mountLadder(records: readonly FrameRecord[]): Promise<{ element: SmppConsole; model: ConsoleModel }> {
  const model = modelWith(records);
  const element = await mount<SmppConsole>('smpp-console', { model });
  element.style.cssText = 'width: 1400px; height: 800px';
  element.go('ladder');
  await expect.poll(() => all(element, 'smpp-ladder').length, PATIENT).toBe(1);
  await expect.poll(() => items(element).length).toBeGreaterThan(0);
  return { element, model };
}

const items = (element: Element) => all<HTMLElement>(element, 'g[role=listitem]');
const labels = (element: Element) => items(element).map((item) => item.getAttribute('aria-label')!);
const focused = (element: Element) => one(element, 'smpp-ladder').shadowRoot!.activeElement as HTMLElement;

describe('in the page', () => {
  test('each row is an item of a list, and says what it shows in a sentence', async () => {
    const { element } = await mountLadder(session());
    const said = labels(element);
    expect(said[0]).toMatch(
      /^bind_transceiver number 1, sent to the message centre at .*\. shop\. Answered after 5 ms by bind_transceiver_resp\.$/,
    );
    expect(said[3]).toContain('ESME_RTHROTTLED: ');
    expect(said[4]).toContain('no answer');
    expect(said[5]).toContain('cannot be read');
    expect(said.at(-2)).toMatch(/^Nothing for 19.9 seconds/);
    expect(said.at(-1)).toMatch(/^24 PDUs in .*enquire_link\/resp × 12\. Folded\.$/);
  });

  test('hostile text is text', async () => {
    const { element } = await mountLadder(session());
    expect(all(element, 'smpp-ladder script, smpp-ladder img')).toEqual([]);
    expect(textOf(one(element, 'smpp-ladder'))).toContain('</text><script>');
  });

  test('a click selects in the log and in the inspector beside it', async () => {
    const { element, model } = await mountLadder(session());
    items(element)[3]!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    expect(model.selection.get().entry?.id).toBe(4);
    await expect.poll(() => textOf(one(element, 'smpp-ladder-view'))).toContain('submit_sm_resp');
    await expect.poll(() => items(element)[2]!.hasAttribute('data-tied')).toBe(true);
    expect(items(element)[3]!.getAttribute('aria-current')).toBe('true');
  });

  test('arrows go along, Enter opens the PDU, right and left unfold and fold', async () => {
    const { element, model } = await mountLadder(session());
    const ladder = one(element, 'smpp-ladder');
    const shows = eventsOf(ladder, 'smpp-show-frame');
    expect(items(element).filter((item) => item.tabIndex === 0)).toHaveLength(1);
    items(element)[0]!.focus();
    press(focused(element), 'ArrowDown');
    await expect.poll(() => focused(element)?.dataset.index).toBe('1');
    expect(model.selection.get().entry?.id).toBe(2);
    press(focused(element), 'Enter');
    expect(shows).toEqual([{ id: 2 }]);
    element.go('ladder');
    await rendered(element);
    items(element)[0]!.focus();
    press(focused(element), 'End');
    await expect.poll(() => focused(element)?.classList.contains('group')).toBe(true);
    press(focused(element), 'ArrowRight');
    await expect.poll(() => model.part(LadderStore).get().length).toBe(32);
    await expect.poll(() => focused(element)?.getAttribute('aria-label')).toContain('Unfolded');
    press(focused(element), 'ArrowLeft');
    await expect.poll(() => model.part(LadderStore).get().length).toBe(8);
  });

  test('of very many rows a few are drawn', async () => {
    const { element, model } = await mountLadder(
      Array.from({ length: 100_000 }, (_, index) => ({ ...record('submit'), at: index })),
    );
    model.part(LadderStore).change({ grouped: false });
    await expect.poll(() => model.part(LadderStore).get().length).toBe(100_000);
    await rendered(element);
    expect(items(element).length).toBeLessThan(60);
    await expect.poll(() => items(element).at(-1)!.getAttribute('aria-setsize')).toBe('100000');
    expect(items(element).at(-1)!.getAttribute('aria-posinset')).toBe('100000');
  });

  test('it follows what comes, and the filter of the timeline', async () => {
    const { element, model } = await mountLadder(session());
    model.log.append([{ ...record('submit'), at: Date.now() }]);
    await expect.poll(() => labels(element).at(-1)).toMatch(/^submit_sm number 2.*waiting/);
    await loadFilters();
    model.log.setFilter({ ...model.log.get().filter, text: 'command == submit_sm_resp' });
    await expect.poll(() => labels(element)).toEqual([expect.stringContaining('ESME_RTHROTTLED')]);
    expect(textOf(one(element, 'smpp-ladder-view'))).toContain('command == submit_sm_resp');
  });

  test('all sessions have a lifeline each', async () => {
    const { element, model } = await mountLadder(session());
    const other = model.sessions.add()!;
    model.sessions.select(1);
    model.log.append([{ ...record('submit'), session: other.number, at: Date.now() }]);
    model.part(LadderStore).change({ scope: 'all', bridge: true });
    await expect.poll(() => labels(element).at(-1)).toContain('submit_sm');
    const names = all(element, '.heads text').map(({ textContent }) => textContent);
    expect(names.filter((name) => name === 'ESME')).toHaveLength(2);
    expect(names).toContain('Bridge');
  });

  test('rows that the log has let go of leave', async () => {
    const model = modelWith(session());
    const store = model.part(LadderStore);
    model.log.setLimits({ entries: 24 });
    model.log.append([{ ...record('submit'), at: Date.now() }]);
    expect(store.get().at(0)).toMatchObject({ kind: expect.stringMatching(/gap|group/) });
    model.log.clear();
    expect(store.get().length).toBe(0);
  });

  test.each(['light', 'dark'])('it is accessible in %s', async (scheme) => {
    const { element, model } = await mountLadder(session());
    element.style.cssText += `; color-scheme: ${scheme}`;
    void model.selection.select(model.log.entry(3));
    await expect.poll(() => model.selection.get().inspection).toBeDefined();
    await rendered(element);
    expect(await violationsOf(one(element, 'smpp-view-stage[data-view=ladder]'))).toEqual([]);
  });

  test('with nothing to draw it says what it would draw', async () => {
    const model = modelWith([]);
    const element = await mount<SmppConsole>('smpp-console', { model });
    element.go('ladder');
    await expect.poll(() => textOf(element), PATIENT).toContain('Who says what to whom');
    expect(FRAMES.submit.length).toBeGreaterThan(0);
  });
});
