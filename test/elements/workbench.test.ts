import { decode, encode } from '@smpp-web/codec';
import { ConsoleModel, type SmppConsole } from '@smpp-web/console';
import {
  type Filling,
  fillOctets,
  fillText,
  fragmentOf,
  octetsOfFragment,
  SendStore,
  TemplateStore,
  templatesAsJson,
  WorkbenchStore,
} from '@smpp-web/console/workbench';
import { describe, expect, test } from 'vitest';
import { FRAMES } from './frames.ts';
import { ACCOUNT, startInPage } from './in-page.ts';
import { all, mount, one, rendered, textOf, type, violationsOf } from './mount.ts';
import { memoryStorage } from './storage.ts';

async function mountWorkbench(isBound = true, width = 1400): Promise<{ element: SmppConsole; model: ConsoleModel }> {
  const model = new ConsoleModel({ startEngine: startInPage, storage: undefined });
  const element = await mount<SmppConsole>('smpp-console', { model });
  element.style.cssText = `width: ${width}px; height: 800px`;
  element.go('workbench');
  // The view is loaded when it is first opened.
  await expect.poll(() => all(element, 'smpp-pdu-form').length, { timeout: 15_000 }).toBe(1);
  if (isBound) {
    await model.bind(ACCOUNT);
    await expect.poll(() => model.link.get().phase).toBe('bound');
  }
  await rendered(element);
  return { element, model };
}

const button = (element: Element, name: string) =>
  all<HTMLButtonElement>(one(element, 'smpp-workbench'), 'button').find(({ textContent }) =>
    textContent?.trim().startsWith(name),
  )!;

const newest = (model: ConsoleModel) => model.part(SendStore).get().sent[0];

describe('sending', () => {
  test('a request brings its response, its latency, and the way to both in the timeline', async () => {
    const { element, model } = await mountWorkbench();
    one(one(element, 'smpp-send-panel'), 'button.primary').click();
    await expect.poll(() => newest(model)?.answer?.entry).toBeTypeOf('number');
    const { answer, entry, state } = newest(model)!;
    expect(state).toBe('answered');
    expect(decode(answer!.octets)).toMatchObject({ command: 'submit_sm_resp', command_status: 0 });
    expect(model.log.entry(answer!.entry)).toMatchObject({ partner: entry, latencyMs: answer!.latencyMs });
    await rendered(element);
    one(one(element, 'smpp-sent-list'), '.in button').click();
    await expect.poll(() => model.selection.get().inspection?.command).toBe('submit_sm_resp');
  });

  test('a given sequence_number is kept', async () => {
    const { model } = await mountWorkbench();
    const store = model.part(WorkbenchStore);
    store.edit({ ...store.get().draft, sequence_number: 4711 });
    model.part(SendStore).send();
    await expect.poll(() => newest(model)?.answer).toBeDefined();
    expect(decode(newest(model)!.answer!.octets).sequence_number).toBe(4711);
  });

  test('variables are filled in anew for each of several', async () => {
    const { model } = await mountWorkbench();
    const store = model.part(WorkbenchStore);
    const { draft } = store.get();
    const short_message = new TextEncoder().encode('No. {{n}} to {{to}}');
    store.edit({ ...draft, fields: { ...draft.fields, destination_addr: '{{to}}', short_message } });
    model.part(SendStore).patch({ to: '4411', times: 3, gapMs: 0 });
    model.part(SendStore).send();
    await expect
      .poll(
        () =>
          model
            .part(SendStore)
            .get()
            .sent.filter(({ state }) => state === 'answered').length,
      )
      .toBe(3);
    const sent = model
      .part(SendStore)
      .get()
      .sent.map(({ octets }) => decode(octets) as { destination_addr?: string; short_message?: Uint8Array });
    expect(sent.map(({ destination_addr }) => destination_addr)).toEqual(['4411', '4411', '4411']);
    expect(sent.map(({ short_message: text }) => new TextDecoder().decode(text))).toEqual([
      'No. 3 to 4411',
      'No. 2 to 4411',
      'No. 1 to 4411',
    ]);
  });

  test('variables that do not fit are told with the field', async () => {
    const { model } = await mountWorkbench();
    const store = model.part(WorkbenchStore);
    const { draft } = store.get();
    store.edit({ ...draft, fields: { ...draft.fields, destination_addr: '{{uuid}}' } });
    model.part(SendStore).send();
    expect(model.part(SendStore).get().problem).toContain('destination_addr does not fit: At most 20 characters');
  });

  test('without a bind it says so', async () => {
    const { element, model } = await mountWorkbench(false);
    model.part(SendStore).send();
    await rendered(element);
    expect(textOf(one(element, 'smpp-send-panel'))).toContain('Not bound: connect first, then send.');
    expect(one<HTMLButtonElement>(one(element, 'smpp-send-panel'), 'button.primary').disabled).toBe(true);
  });

  test('a go can be stopped', async () => {
    const { model } = await mountWorkbench();
    const sending = model.part(SendStore);
    sending.patch({ times: 100, gapMs: 60_000 });
    sending.send();
    expect(sending.get().left).toBe(99);
    sending.stop();
    expect(sending.get()).toMatchObject({ left: 0, sent: [expect.anything()] });
  });
});

describe('what has a flaw is not sent', () => {
  const strict = { command: 'submit_sm', destination_addr: '4477009001234477009001234' };
  const tooLong = encode('submit_sm', { destination_addr: strict.destination_addr }, { lenient: true });
  const hexField = (element: Element) => {
    const field = all(element, 'smpp-octets-editor').find((each) => each.getAttribute('label') !== '')!;
    return all<HTMLTextAreaElement>(field, 'textarea')[0]!;
  };
  const pairs = (octets: Uint8Array) => Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join(' ');

  test.each<[string, (store: WorkbenchStore, element: SmppConsole) => void, string, boolean]>([
    ['half an octet in the form', (_, element) => type(hexField(element), '0a 1'), 'short_message: ', false],
    ['hex that is half typed', (store) => store.editHex('00 00 00 1'), '', false],
    ['hex of a PDU that says too much', (store) => store.editHex('0000001100000015'), '', true],
    ['hex of what the version does not allow', (store) => store.editHex(pairs(tooLong)), 'destination_addr', true],
    ['JSON that is none', (store) => store.editJson('{'), 'This is no JSON', false],
    ['JSON of what the version does not allow', (store) => store.editJson(JSON.stringify(strict)), 'At most', true],
  ])('%s', async (_, edit, sentence, canLeave) => {
    const { element, model } = await mountWorkbench();
    const store = model.part(WorkbenchStore);
    const { draft } = store.get();
    store.edit({ ...draft, fields: { ...draft.fields, short_message: new Uint8Array([1, 0xff]) } });
    await rendered(element);
    edit(store, element);
    await rendered(element);
    const panel = one(element, 'smpp-send-panel');
    expect(textOf(panel)).toContain(sentence);
    expect(textOf(panel)).toContain(canLeave ? 'switch “Broken on purpose” on' : 'there are no octets to send');
    expect(one<HTMLButtonElement>(panel, '.go button').disabled).toBe(true);
    model.part(SendStore).send();
    expect(newest(model)).toBeUndefined();
    store.setBreakage({ on: true });
    await rendered(element);
    expect(one<HTMLButtonElement>(panel, '.go button').disabled).toBe(!canLeave);
  });

  test('what is half typed is there again when one comes back to the form', async () => {
    const { element } = await mountWorkbench(false);
    type(hexField(element), '€ Ж');
    await rendered(element);
    const problem = textOf(one(element, 'smpp-octets-editor'));
    button(element, 'Hex').click();
    await rendered(element);
    button(element, 'Form').click();
    await rendered(element);
    expect(hexField(element).value).toBe('€ Ж');
    expect(textOf(one(element, 'smpp-octets-editor'))).toBe(problem);
  });

  test('octets that are no PDU leave as they were typed', async () => {
    const { model } = await mountWorkbench();
    const store = model.part(WorkbenchStore);
    store.setBreakage({ on: true, keepsLength: false });
    store.editHex('00 00 00 07 00 00 00');
    model.part(SendStore).send();
    await expect.poll(() => newest(model)?.octets).toEqual(new Uint8Array([0, 0, 0, 7, 0, 0, 0]));
  });
});

describe('a draft outlives the page', () => {
  const visit = (storage: ReturnType<typeof memoryStorage>) =>
    new ConsoleModel({ startEngine: startInPage, storage }).part(WorkbenchStore);

  test('with its version and what the session is to fill in', () => {
    const storage = memoryStorage();
    const store = visit(storage);
    store.setVersion('5.0');
    store.editJson('{"command": "query_sm", "message_id": "{{n}}"}');
    const { draft, version } = visit(storage).get();
    expect(draft).toMatchObject({ command: 'query_sm', sequence_number: undefined, fields: { message_id: '{{n}}' } });
    expect(version).toBe('5.0');
  });

  test('as it was good last', () => {
    const storage = memoryStorage();
    const store = visit(storage);
    store.editJson('{"command": "unbind"}');
    store.editJson('{"command": "unb');
    expect(visit(storage).get().draft.command).toBe('unbind');
  });

  test('without its password', () => {
    const storage = memoryStorage();
    visit(storage).editJson('{"command": "bind_receiver", "system_id": "shop", "password": "s3cret"}');
    expect(storage.text()).not.toContain('s3cret');
    expect(visit(storage).get().draft.fields).toMatchObject({ system_id: 'shop', password: '' });
  });

  test('unless it is too large, or all is forgotten', async () => {
    const storage = memoryStorage();
    const store = visit(storage);
    store.editJson(`{"command": null, "command_id": 255, "body": {"hex": "${'00'.repeat(120_000)}"}}`);
    expect(storage.items.size).toBe(0);
    store.choose('unbind');
    store.forget();
    expect(store.get().draft.command).toBe('submit_sm');
  });
});

describe('broken on purpose', () => {
  const frame = encode('submit_sm', { tlvs: [{ name: 'user_message_reference', value: 1 }] });

  test.each([
    ['a command nobody knows', { command_id: 0xff }, 'generic_nack', 3],
    ['a request with too long a length of a TLV', { tlv: { index: 0, by: 3 } }, 'submit_sm_resp', undefined],
    ['octets behind the end', { append: new Uint8Array([1, 2, 3]) }, 'submit_sm_resp', undefined],
    ['the length zero', { command_length: { is: 0 } }, 'generic_nack', 2],
  ])('%s: the other side answers, and it is shown', async (_, breakage, command, command_status) => {
    const { element, model } = await mountWorkbench();
    const store = model.part(WorkbenchStore);
    store.open(frame);
    store.setBreakage({ on: true, ...breakage });
    model.part(SendStore).send();
    await expect.poll(() => newest(model)?.answer).toBeDefined();
    expect(decode(newest(model)!.answer!.octets)).toMatchObject({
      command,
      ...(command_status !== undefined && { command_status }),
    });
    await rendered(element);
    expect(textOf(one(element, 'smpp-frame-view'))).toContain('Broken on purpose');
    expect(textOf(one(element, 'smpp-sent-list'))).toContain('broken');
  });

  test('what is broken is marked in the octets and in the fields', async () => {
    const { element, model } = await mountWorkbench(false);
    model.part(WorkbenchStore).setBreakage({ on: true, flip: { offset: 17, mask: 1 } });
    await rendered(element);
    const view = one(element, 'smpp-frame-view');
    expect(all(view, '.octet[data-bad]').map(({ dataset }) => dataset.offset)).toContain('17');
    expect(all(view, '[role=treeitem][data-bad] .name').length).toBeGreaterThan(0);
  });

  test('an end of the session upon it is told', async () => {
    const { model } = await mountWorkbench();
    model.part(WorkbenchStore).setBreakage({ on: true, command_length: { is: 0x7fffffff } });
    model.part(SendStore).send();
    await expect.poll(() => newest(model)?.state).toMatch(/answered|closed/);
  });
});

describe('what is opened from elsewhere', () => {
  test('comes to the workbench, whether it was open before or not', async () => {
    const { element, model } = await mountWorkbench(false);
    element.dispatchEvent(new CustomEvent('smpp-open-workbench', { detail: { octets: FRAMES.receipt } }));
    expect(model.part(WorkbenchStore).get().draft).toMatchObject({ command: 'deliver_sm', fields: { esm_class: 4 } });
  });

  test('leaves its password behind', async () => {
    const { model } = await mountWorkbench(false);
    model.part(WorkbenchStore).open(FRAMES.bind);
    const { json, hex, notice, draft } = model.part(WorkbenchStore).get();
    expect(draft.fields).toMatchObject({ system_id: 'shop', password: '' });
    expect(notice).toContain('password');
    expect(json).not.toContain('s3cret');
    expect(hex.replaceAll(/\s/g, '')).not.toContain('733363726574');
  });

  test('is shown as hex where it cannot be read', async () => {
    const { model } = await mountWorkbench(false);
    model.part(WorkbenchStore).open(FRAMES.garbage);
    expect(model.part(WorkbenchStore).get()).toMatchObject({
      hexProblem: expect.anything(),
      draft: { command: 'submit_sm' },
    });
  });

  test('a link has the PDU in its fragment, and stars for a password', () => {
    expect(octetsOfFragment(fragmentOf(FRAMES.submit))).toEqual(new Uint8Array(FRAMES.submit));
    const bind = decode(octetsOfFragment(fragmentOf(FRAMES.bind))!);
    expect(bind).toMatchObject({ system_id: 'shop', password: '******' });
  });

  test.each(['', '#', '#pdu=', '#pdu=xyz', '#other=00'])('the fragment %j brings nothing', (fragment) => {
    expect(octetsOfFragment(fragment)).toBeUndefined();
  });
});

describe('variables', () => {
  const FILLING: Filling = {
    to: '4477',
    n: 3,
    now: Date.UTC(2026, 10, 25, 10, 30),
    random: () => 0.55,
  };
  const octets = (text: string) => new TextEncoder().encode(text);

  test.each([
    ['{{to}} {{n}}', '4477 3'],
    ['{{uuid}}', '88888888-8888-4888-8888-888888888888'],
    ['{{pick:yes|no}}', 'no'],
    ['{{now}}', '2026-11-25T10:30:00Z'],
    ['{{random:4}}', '5500'],
    ['{{random:21}} {{other}} {{', '{{random:21}} {{other}} {{'],
  ])('%s', (text, filled) => {
    expect(fillText(text, FILLING)).toBe(filled);
  });

  test.each([
    ['ASCII', octets('to {{to}}'), octets('to 4477')],
    [
      'GSM 7-bit, whose braces are escaped',
      new Uint8Array([0x02, 0x1b, 0x28, 0x1b, 0x28, 0x6e, 0x1b, 0x29, 0x1b, 0x29]),
      new Uint8Array([0x02, 0x33]),
    ],
    [
      'UCS-2',
      new Uint8Array([4, 0x16, 0, 0x7b, 0, 0x7b, 0, 0x6e, 0, 0x7d, 0, 0x7d]),
      new Uint8Array([4, 0x16, 0, 0x33]),
    ],
    ['octets that are no text', new Uint8Array([0xff, 0, 1]), new Uint8Array([0xff, 0, 1])],
  ])('in octets of %s', (_, given, filled) => {
    expect(fillOctets(given, FILLING)).toEqual(filled);
  });
});

describe('templates', () => {
  const template = {
    name: 'Greeting',
    version: '3.4' as const,
    pdu: { command: 'submit_sm', destination_addr: '{{to}}' },
  };

  test('are there again at the next visit', () => {
    const storage = memoryStorage();
    new TemplateStore({ storage }).save(template);
    expect(new TemplateStore({ storage }).get()).toEqual([template]);
  });

  test('are replaced by their name, and removed', () => {
    const store = new TemplateStore({ storage: undefined });
    store.save(template);
    store.save({ ...template, version: '5.0' });
    expect(store.get().map(({ version }) => version)).toEqual(['5.0']);
    store.remove('Greeting');
    expect(store.get()).toEqual([]);
  });

  test('come back from a file', () => {
    const store = new TemplateStore({ storage: undefined });
    expect(store.import(templatesAsJson([template, { ...template, name: 'Other' }]))).toBe(2);
    expect(store.get().map(({ name }) => name)).toEqual(['Greeting', 'Other']);
  });

  test.each([
    ['no JSON', '{', 'This is no JSON.'],
    ['something else', '{"a": 1}', '“format” is not'],
    ['a nameless template', templatesAsJson([{ ...template, name: ' ' }]), 'templates[0].name'],
    ['an unknown version', templatesAsJson([template, { ...template, version: '9' as never }]), 'templates[1].version'],
    ['an unknown field', templatesAsJson([{ ...template, pdu: { command: 'unbind', x: 1 } }]), 'templates[0].pdu: x'],
  ])('a file with %s is refused with its place', (_, text, sentence) => {
    const store = new TemplateStore({ storage: undefined });
    expect(store.import(text)).toContain(sentence);
    expect(store.get()).toEqual([]);
  });

  test('never have a password', async () => {
    const { element, model } = await mountWorkbench(false);
    const store = model.part(WorkbenchStore);
    store.choose('bind_transceiver');
    store.edit({
      ...store.get().draft,
      fields: { ...store.get().draft.fields, system_id: 'shop', password: 's3cret' },
    });
    await rendered(element);
    type(one<HTMLInputElement>(one(element, 'smpp-template-menu'), 'input'), 'My bind');
    await rendered(element);
    one<HTMLFormElement>(one(element, 'smpp-template-menu'), 'form').requestSubmit();
    expect(model.part(TemplateStore).get()).toMatchObject([
      { name: 'My bind', pdu: { system_id: 'shop', password: '' } },
    ]);
  });
});

test('the three faces are tabs, with arrows, and show each other’s edits', async () => {
  const { element } = await mountWorkbench(false);
  button(element, 'JSON').click();
  await rendered(element);
  const json = one<HTMLTextAreaElement>(one(element, 'smpp-source-editor'), 'textarea');
  type(json, '{"command": "enquire_link", "sequence_number": 9}');
  button(element, 'Hex').click();
  await rendered(element);
  expect(one<HTMLTextAreaElement>(one(element, 'smpp-source-editor'), 'textarea').value).toBe(
    '00 00 00 10 00 00 00 15 00 00 00 00 00 00 00 09',
  );
});

test('hostile text is shown as text', async () => {
  const { element, model } = await mountWorkbench(false);
  const hostile = '\u202e<img src=x onerror=alert(1)>'.repeat(40);
  model.part(WorkbenchStore).editJson(JSON.stringify({ command: 'submit_sm', [hostile]: 1 }));
  model.part(TemplateStore).save({ name: hostile, version: '3.4', pdu: { command: 'unbind' } });
  button(element, 'JSON').click();
  await rendered(element);
  expect(all(element, 'img')).toEqual([]);
  expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
});

describe.each(['light', 'dark'])('in %s', (scheme) => {
  test.each(['form', 'json with an error', 'broken'])('%s is accessible', async (state) => {
    const { element, model } = await mountWorkbench(true);
    element.style.cssText += `; color-scheme: ${scheme}`;
    const store = model.part(WorkbenchStore);
    if (state === 'json with an error') {
      store.editJson('{');
      button(element, 'JSON').click();
    }
    if (state === 'broken') {
      store.setBreakage({ on: true, command_length: { by: 1 }, append: new Uint8Array([1]) });
      model.part(SendStore).send();
    }
    await rendered(element);
    await rendered(element);
    expect(await violationsOf(one(element, 'smpp-view-stage[data-view=workbench]'))).toEqual([]);
  });
});
