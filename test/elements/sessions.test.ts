import { ConsoleModel, type ConsoleSession, type Feed, type LinkState, type SmppSessionTabs } from '@smpp-web/console';
import { SessionStore } from '@smpp-web/console/stores';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ACCOUNT, startInPage } from './in-page.ts';
import { all, eventsOf, mount, one, press, rendered, textOf, violationsOf } from './mount.ts';
import { memoryStorage } from './storage.ts';

const { password: _, ...FORM } = ACCOUNT;

function modelWith(storage?: Pick<Storage, 'getItem' | 'setItem'>, startEngine = startInPage): ConsoleModel {
  const model = new ConsoleModel({ startEngine, storage });
  onTestFinished(() => model.dispose());
  return model;
}

describe('the store', () => {
  const names = (store: SessionStore) => store.get().list.map(({ name }) => name);

  test('begins with one, and a new one comes to the front', () => {
    const store = new SessionStore();
    expect(names(store)).toEqual(['Session 1']);
    store.add();
    expect(store.get().front).toBe(2);
    expect(store.front.colour).not.toBe(store.find(1)!.colour);
  });

  test('there are ten at most', () => {
    const store = new SessionStore();
    for (let count = 0; count < 20; count++) store.add();
    expect(store.get().list.length).toBe(10);
    expect(store.add()).toBeUndefined();
  });

  test.each([
    ['by its number', {}, 'Session 1'],
    ['by its account', { form: FORM }, 'smppclient1'],
    ['by its profile', { form: { ...FORM, profile: 'Staging' } }, 'Staging'],
    ['as somebody has named it', { form: { ...FORM, profile: 'Staging' }, name: ' Blue ' }, 'Blue'],
    ['an empty name goes back', { form: FORM, name: '  ' }, 'smppclient1'],
  ] as const)('it is called %s', (_, { form, name }: { form?: typeof FORM; name?: string }, expected) => {
    const store = new SessionStore();
    if (form) store.setForm(1, form);
    if (name !== undefined) store.rename(1, name);
    expect(store.front.name).toBe(expected);
  });

  test.each([
    [2, 2, 3],
    [3, 3, 2],
    [1, 2, 2],
  ])('closing %i with %i in front leaves %i in front', (closed, front, expected) => {
    const store = new SessionStore();
    store.add();
    store.add();
    store.select(front);
    store.remove(closed);
    expect(store.get().front).toBe(expected);
  });

  test('the last one leaves a new one behind', () => {
    const store = new SessionStore();
    store.remove(1);
    expect(names(store)).toEqual(['Session 2']);
  });

  test('messages are counted while another session is in front, until it comes to the front', () => {
    const store = new SessionStore();
    store.add();
    store.count(1, 2);
    store.count(2, 5);
    expect(store.get().list.map(({ unread }) => unread)).toEqual([2, 0]);
    store.select(1);
    expect(store.front.unread).toBe(0);
  });
});

describe('in the console', () => {
  test('two sessions at once, each with its own connection and messages', async () => {
    const model = modelWith();
    await model.bind(ACCOUNT);
    await expect.poll(() => model.link.get().phase).toBe('bound');
    model.sessions.add();
    expect(model.link.get().phase).toBe('idle');
    await model.bind(ACCOUNT);
    await expect.poll(() => model.sessions.get().list.map(({ link }) => link.phase)).toEqual(['bound', 'bound']);
    await model.send();
    await expect.poll(() => model.messages.get().list[0]?.items[0]?.session).toBe(2);
    await model.unbind();
    await expect.poll(() => model.sessions.get().list.map(({ link }) => link.phase)).toEqual(['bound', 'idle']);
  });

  test('a closed session is unbound, and comes back bound with Undo', async () => {
    const model = modelWith();
    await model.bind(ACCOUNT);
    await expect.poll(() => model.link.get().phase).toBe('bound');
    model.control.close(1);
    expect(model.sessions.get().list.map(({ number }) => number)).toEqual([2]);
    model.toasts.undo();
    expect(model.sessions.get()).toMatchObject({ front: 1, list: [{ number: 1 }, { number: 2 }] });
    await expect.poll(() => model.link.get().phase).toBe('bound');
  });

  test('after a reload the sessions are there with their names, messages and what is unknown, without a password', async () => {
    const storage = memoryStorage();
    const first = modelWith(storage);
    await first.bind({ ...ACCOUNT, password: 'password' });
    first.sessions.rename(1, 'Blue');
    first.composer.change({ to: '447700900777', text: 'Before the reload' });
    await first.send();
    first.sessions.add();
    first.dispose();
    const second = modelWith(storage);
    await second.control.ready;
    onTestFinished(() => second.control.close(1));
    expect(second.sessions.get().list.map(({ name }) => name)).toEqual(['Blue', 'Session 2']);
    await expect.poll(() => second.messages.get().list.map(({ peer }) => peer)).toEqual(['447700900777']);
    expect(storage.text()).not.toContain('password');
    second.sessions.select(1);
    expect(second.sessions.front.form).toMatchObject({ system_id: 'smppclient1', target: 'page' });
  });

  test('what was written down of a session that was closed in the last moment is deleted', async () => {
    const storage = memoryStorage();
    const first = modelWith(storage);
    await first.control.ready;
    const name = `smpp-web.journal.${sessionStorage.getItem('smpp-web.seat')}.77`;
    await new Promise((resolve) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result.close());
    });
    first.dispose();
    await modelWith(storage).control.ready;
    const names = async () => (await indexedDB.databases()).map((each) => each.name);
    await expect.poll(names).not.toContain(name);
  });

  test('an engine that stops is told in a sentence; started again, it binds what was bound', async () => {
    let stop: (why: string) => void = () => undefined;
    const model = modelWith(undefined, (take) => ({
      ...startInPage(take),
      stopped: new Promise((resolve) => {
        stop = resolve;
      }),
    }));
    await model.bind(ACCOUNT);
    await expect.poll(() => model.link.get().phase).toBe('bound');
    model.sessions.add();
    model.sessions.select(1);
    stop('It has not answered for 10 s.');
    await expect.poll(() => model.link.get().failure?.isOfEngine).toBe(true);
    expect(model.link.get().failure).toMatchObject({
      cause: 'It has not answered for 10 s.',
      remedy: expect.any(String),
    });
    expect(model.sessions.find(2)!.link.failure).toBeUndefined();
    await model.control.revive();
    await expect.poll(() => model.link.get().phase).toBe('bound');
  });
});

describe('what is said aloud', () => {
  const up = { state: 'up', detail: '' } as const;
  const lost = { state: 'connecting', detail: '' } as const;
  const bound: LinkState = {
    phase: 'bound',
    session: 1,
    layers: { websocket: up, link: up, bind: up },
    facts: {},
    bound: { system_id: 'shop', mode: 'transceiver', version: '3.4', since: 0 },
  };
  const resuming: LinkState = { ...bound, layers: { ...bound.layers, websocket: lost } };
  const failure = { message: 'It was cut.', remedy: 'Bind again.' };
  const waiting: LinkState = { ...bound, phase: 'waiting', attempt: 1, failure };

  /** A model that is told of links by the test, and what it has said. */
  function listening() {
    let take: (feed: Feed) => void = () => undefined;
    const model = modelWith(undefined, (given) => {
      take = given;
      return startInPage(given);
    });
    expect(model.engine).toBeDefined();
    const said: string[] = [];
    model.announcement.subscribe(() => said.push(model.announcement.get()));
    const nothing = { frames: [], missed: 0, sent: [], received: [], partial: [], receipts: [], latest: {} };
    const tell = (link: LinkState) => take({ ...nothing, links: [link] });
    return { model, said, tell };
  }

  test.each<[string, LinkState[], string[]]>([
    ['a bind', [bound], ['Bound as shop']],
    [
      'a WebSocket that drops and is resumed',
      [bound, resuming, { ...bound, resumed: { at: 1, afterMs: 1_250 } }],
      ['Bound as shop', 'Connection lost, resuming', 'Connection resumed after 1.3 s, nothing lost'],
    ],
    [
      'a lost connection, once, and the attempts to make another',
      [
        waiting,
        { ...waiting, phase: 'connecting' },
        { ...waiting, attempt: 2 },
        { ...waiting, phase: 'connecting', attempt: 2 },
        bound,
      ],
      ['It was cut. Bind again.', 'Connecting', 'It was cut. Bind again.', 'Connecting, attempt 2', 'Bound as shop'],
    ],
    ['what is no news', [bound, { ...bound }, { ...bound, facts: { peer: 'x' } }], ['Bound as shop']],
  ])('%s', (_what, links, expected) => {
    const { said, tell } = listening();
    for (const link of links) tell(link);
    expect(said).toEqual(expected);
  });

  test('where there are several sessions, which one it is', () => {
    const { model, said, tell } = listening();
    model.sessions.rename(1, 'Blue');
    model.sessions.add();
    tell(bound);
    expect(said).toEqual(['Blue: Bound as shop']);
  });
});

describe('the tabs', () => {
  const link = (session: number, phase: 'idle' | 'bound' | 'waiting') => {
    const down = { state: 'down', detail: '' } as const;
    return { phase, session, layers: { websocket: down, link: down, bind: down }, facts: {} };
  };
  const session = (number: number, name: string, phase: 'idle' | 'bound' | 'waiting', unread = 0): ConsoleSession => ({
    number,
    name,
    colour: 'light-dark(#2b55d4, #8fb0ff)',
    link: link(number, phase),
    unread,
  });
  const sessions = {
    front: 2,
    list: [session(1, 'shop', 'bound', 3), session(2, 'Staging', 'waiting'), session(3, 'Session 3', 'idle')],
  };
  const tabs = () => mount<SmppSessionTabs>('smpp-session-tabs', { sessions });
  const inFront = (element: Element) => one(element, '[role=tab][aria-selected=true]');

  test('each is read out with its state and what is new', async () => {
    const element = await tabs();
    expect(all(element, '[role=tab]').map((tab) => tab.textContent!.replace(/\s+/g, ' ').trim())).toEqual([
      'shop: bound 3, 3 new messages',
      'Staging: waits for the next attempt',
      'Session 3: not connected',
    ]);
    expect(all(element, '[role=tab]').map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
  });

  test.each([
    ['ArrowRight', 3],
    ['ArrowLeft', 1],
    ['Home', 1],
    ['End', 3],
  ])('%s brings session %i to the front', async (key, expected) => {
    const element = await tabs();
    const asked = eventsOf(element, 'smpp-front');
    press(inFront(element), key);
    expect(asked).toEqual([{ session: expected }]);
  });

  test('the focus goes with the session that comes to the front', async () => {
    const element = await tabs();
    element.addEventListener('smpp-front', ({ detail }) => {
      element.sessions = { ...sessions, front: detail.session };
    });
    inFront(element).focus();
    press(inFront(element), 'ArrowRight');
    await rendered(element);
    expect(element.shadowRoot!.activeElement?.getAttribute('data-session')).toBe('3');
  });

  test('Delete, the cross and the wheel close', async () => {
    const element = await tabs();
    const asked = eventsOf(element, 'smpp-session');
    press(inFront(element), 'Delete');
    all(element, '.close')[0]!.click();
    all(element, '[role=tab]')[2]!.dispatchEvent(new MouseEvent('auxclick', { button: 1 }));
    expect(asked).toEqual([2, 1, 3].map((number) => ({ act: 'close', session: number })));
  });

  test.each([
    ['Enter', 'Blue', [{ act: 'rename', session: 2, name: 'Blue' }]],
    ['Enter', 'Staging', []],
    ['Escape', 'Blue', []],
  ])('F2, then %s with %s', async (key, name, expected) => {
    const element = await tabs();
    const asked = eventsOf(element, 'smpp-session');
    press(inFront(element), 'F2');
    await rendered(element);
    const field = one<HTMLInputElement>(element, 'input');
    expect(element.shadowRoot!.activeElement).toBe(field);
    expect(await violationsOf(element)).toEqual([]);
    field.value = name;
    press(field, key);
    await rendered(element);
    expect(asked).toEqual(expected);
    expect(element.shadowRoot!.activeElement?.getAttribute('data-session')).toBe('2');
  });

  test('one more can be opened, up to ten', async () => {
    const element = await tabs();
    const asked = eventsOf(element, 'smpp-session');
    one(element, '.add').click();
    expect(asked).toEqual([{ act: 'add' }]);
    element.sessions = { front: 1, list: Array.from({ length: 10 }, (_, index) => session(index + 1, 'x', 'idle')) };
    await rendered(element);
    expect(one<HTMLButtonElement>(element, '.add').disabled).toBe(true);
  });

  test('it stays one line on a telephone, whatever the names are', async () => {
    const element = await tabs();
    const { height } = element.getBoundingClientRect();
    element.style.cssText = 'width: 200px';
    const names = ['<b>bold</b>', '\u202egnirts', 'x'.repeat(1_000), 'long name '.repeat(20)];
    element.sessions = { front: 1, list: names.map((name, index) => session(index + 1, name, 'bound')) };
    await rendered(element);
    expect(element.getBoundingClientRect().height).toBeLessThanOrEqual(Math.min(height, 40));
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
    expect(textOf(element)).toContain('<b>bold</b>');
    expect(all(element, 'b')).toEqual([]);
  });

  test.each(['light', 'dark'])('is accessible in %s', async (scheme) => {
    const element = await tabs();
    element.style.cssText += `; color-scheme: ${scheme}; background: ${scheme === 'dark' ? '#14181e' : '#fff'}`;
    expect(await violationsOf(element)).toEqual([]);
  });
});
