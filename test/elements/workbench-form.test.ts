import { type Command, decode, encode, type Version } from '@smpp-web/codec';
import { PDUS, type PduRow, VERSIONS } from '@smpp-web/codec/spec';
import {
  blankDraft,
  compose,
  type Draft,
  draftOf,
  type SmppPduForm,
  view,
  withValue,
} from '@smpp-web/console/workbench';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { anyPduOf } from '../codec/arbitrary.ts';
import { fromHex, toHex } from '../vectors/hex.ts';
import { PDU_VECTORS } from '../vectors/pdus.ts';
import { all, mount, one, rendered, textOf, type, violationsOf } from './mount.ts';

beforeAll(() => view.define());

/** A form with this draft, which takes up what is edited, as the store does. */
async function mountForm(draft: Draft, version: Version = '5.0'): Promise<SmppPduForm> {
  const form = await mount<SmppPduForm>('smpp-pdu-form', { draft, version });
  form.addEventListener('smpp-edit-pdu', (event) => {
    form.draft = event.detail.draft;
    form.problems = compose(form.draft, { version, lenient: false }).problems;
  });
  return form;
}

/** Has every control say again what it says. */
function touchAll(form: SmppPduForm): void {
  for (const control of all<HTMLInputElement>(form, 'input, select, textarea')) {
    if (control.getAttribute('role') === 'combobox') continue;
    for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true, composed: true }));
  }
}

/** The examples of a command: those of the vectors, and one that the table makes. */
function framesOf(command: Command): Uint8Array[] {
  const vectors = PDU_VECTORS.filter(({ pdu }) => pdu.command === command).map(({ hex }) => fromHex(hex));
  const made = fc.sample(anyPduOf(command), { numRuns: 2, seed: 7 });
  return [...vectors, ...made.map(({ init }) => encode(command, init, { lenient: true }))];
}

const COMMANDS = Object.entries(PDUS as Readonly<Record<string, PduRow>>) as [Command, PduRow][];
const PAIRS = COMMANDS.flatMap(([command, { versions }]) => versions.map((version) => [command, version] as const));

describe('the form of every command of every version', () => {
  test.each(PAIRS)('%s of %s: what is filled in is what comes out', async (command, version) => {
    for (const frame of framesOf(command)) {
      const form = await mountForm(draftOf(decode(frame)), version);
      touchAll(form);
      const { frame: again } = compose(form.draft!, { version, lenient: true });
      expect(toHex(again!)).toBe(toHex(frame));
      form.remove();
    }
  });

  test('there are 39 of them', () => {
    expect(COMMANDS).toHaveLength(39);
    expect(new Set(PAIRS.map(([, version]) => version))).toEqual(new Set(VERSIONS));
  });
});

describe('a field', () => {
  const field = (form: SmppPduForm, path: string) =>
    all(form, 'smpp-field-editor').find((each) => (each as HTMLElement & { path: string }).path === path)!;
  const control = (form: SmppPduForm, path: string, selector = 'input') =>
    one<HTMLInputElement>(field(form, path), selector);

  test.each([
    ['a number in decimal', 'protocol_id', '65', 65],
    ['a number in hex', 'protocol_id', '0x41', 65],
    ['a string', 'destination_addr', '447700900123', '447700900123'],
    ['what is no number', 'protocol_id', 'abc', 'abc'],
  ])('takes %s', async (_, path, typed, value) => {
    const form = await mountForm(blankDraft('submit_sm'));
    type(control(form, path), typed);
    await rendered(form);
    expect(form.draft!.fields[path]).toBe(value);
    // What is typed stays as it is typed.
    expect(control(form, path).value).toBe(typed);
  });

  test('says what is wrong beside the control, and how many characters are left', async () => {
    const form = await mountForm(blankDraft('submit_sm'), '3.4');
    type(control(form, 'service_type'), 'TOOLONG');
    await rendered(form);
    expect(one(field(form, 'service_type'), '.problem').textContent).toContain('At most 5 characters');
    expect(control(form, 'service_type').getAttribute('aria-invalid')).toBe('true');
    expect(one(field(form, 'service_type'), '.left').textContent).toContain('7/5');
  });

  test('an enumeration is chosen by its names', async () => {
    const form = await mountForm(blankDraft('submit_sm'), '3.4');
    const list = control(form, 'data_coding', 'select');
    expect(list.textContent).toContain('ucs2');
    type(list, '8');
    expect(form.draft!.fields.data_coding).toBe(8);
  });

  test('bits are boxes and lists, each of its own group', async () => {
    const form = await mountForm(blankDraft('submit_sm'), '3.4');
    const editor = field(form, 'registered_delivery');
    type(one<HTMLInputElement>(editor, 'select'), '1');
    await rendered(form);
    one<HTMLInputElement>(editor, 'input[type=checkbox]').click();
    await rendered(form);
    expect(form.draft!.fields.registered_delivery).toBe(0x11);
  });

  test.each([
    ['Hex', 'hex', '48 69', [0x48, 0x69]],
    ['GSM 7-bit', 'gsm7', '€', [0x1b, 0x65]],
    ['UCS-2', 'ucs2', 'Ж', [0x04, 0x16]],
    ['Latin 1', 'latin1', 'é', [0xe9]],
  ])('octets are written as %s', async (_, writing, typed, octets) => {
    const form = await mountForm(blankDraft('submit_sm'));
    type(control(form, 'short_message', 'select'), writing);
    await rendered(form);
    type(control(form, 'short_message', 'textarea'), typed);
    await rendered(form);
    expect([...(form.draft!.fields.short_message as Uint8Array)]).toEqual(octets);
    expect(control(form, 'short_message', 'textarea').value).toBe(typed);
  });

  test('a character that the alphabet lacks is told, and makes no octets', async () => {
    const form = await mountForm(blankDraft('submit_sm'));
    type(control(form, 'short_message', 'select'), 'ascii');
    await rendered(form);
    type(control(form, 'short_message', 'textarea'), 'né');
    await rendered(form);
    expect(one(field(form, 'short_message'), '.problem').textContent).toContain('is not in the alphabet ascii');
    expect(form.draft!.fields.short_message).toMatchObject({ typed: 'né' });
    expect([...form.problems.keys()]).toEqual(['short_message']);
  });

  test('a time is written by its helper, and told in words', async () => {
    const form = await mountForm(blankDraft('submit_sm'), '3.4');
    const editor = field(form, 'validity_period');
    one(editor, '[aria-expanded]').click();
    await rendered(form);
    all(editor, 'button')
      .find(({ textContent }) => textContent === 'Relative')!
      .click();
    await rendered(form);
    expect(form.draft!.fields.validity_period).toBe('000000010000000R');
    expect(one(editor, '.meaning').textContent).toBe('in 1 hour');
  });

  test('a password is hidden', async () => {
    const form = await mountForm(blankDraft('bind_transceiver'), '3.4');
    expect(control(form, 'password').type).toBe('password');
  });
});

describe('lists and TLVs', () => {
  const button = (form: SmppPduForm, name: string) =>
    all(form, 'button').find((each) => each.getAttribute('aria-label') === name || each.textContent?.trim() === name)!;

  test('destinations are added, changed in kind, and removed', async () => {
    const form = await mountForm(blankDraft('submit_multi'), '3.4');
    button(form, 'Add one').click();
    await rendered(form);
    expect(form.draft!.fields.dest_address).toHaveLength(2);
    type(all<HTMLSelectElement>(form, '.item .head select')[1]!, '2');
    await rendered(form);
    expect(form.draft!.fields.dest_address).toMatchObject([{ dest_flag: 1 }, { dest_flag: 2, dl_name: '' }]);
    button(form, 'Remove dest_address 1').click();
    await rendered(form);
    expect(form.draft!.fields.dest_address).toEqual([{ dest_flag: 2, dl_name: '' }]);
  });

  async function add(form: SmppPduForm, typed: string): Promise<void> {
    const input = one<HTMLInputElement>(one(form, 'smpp-tlv-list'), '[role=combobox]');
    input.value = typed;
    input.dispatchEvent(new Event('input'));
    await rendered(form);
    input.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }),
    );
    await rendered(form);
  }

  test('TLVs are added by name, by meaning and by tag', async () => {
    const form = await mountForm(blankDraft('submit_sm'), '3.4');
    for (const typed of ['message_payload', 'reference', '0x1401']) await add(form, typed);
    expect(form.draft!.tlvs.map(({ tag }) => tag)).toEqual([0x0424, 0x0204, 0x1401]);
  });

  test('TLVs move, are repeated, written as octets, and removed', async () => {
    const form = await mountForm(blankDraft('submit_sm'), '3.4');
    for (const typed of ['source_port', '0x1401']) await add(form, typed);
    button(form, 'Move up: 0x1401, TLV 2').click();
    await rendered(form);
    button(form, 'Repeat: source_port, TLV 2').click();
    await rendered(form);
    button(form, 'as octets').click();
    await rendered(form);
    expect(form.draft!.tlvs).toEqual([
      { tag: 0x1401, value: new Uint8Array() },
      { tag: 0x020a, name: 'source_port', value: new Uint8Array(2) },
      { tag: 0x020a, name: 'source_port', value: 0 },
    ]);
    button(form, 'Remove: 0x1401, TLV 1').click();
    await rendered(form);
    expect(form.draft!.tlvs).toHaveLength(2);
  });

  test('a response is sent up to a field, or as its header alone', async () => {
    const form = await mountForm(blankDraft('query_sm_resp'), '3.4');
    type(one<HTMLSelectElement>(form, '.left-out select'), 'message_state');
    await rendered(form);
    expect(form.draft!.fields).toMatchObject({ message_id: '', final_date: '', message_state: null, error_code: null });
    expect(textOf(form)).toContain('2 left out');
  });
});

test('a command is found by typing a part of its name', async () => {
  const form = await mountForm(blankDraft('submit_sm'), '3.4');
  const chosen: string[] = [];
  form.addEventListener('smpp-choose-command', (event) => chosen.push(event.detail.command));
  const input = one<HTMLInputElement>(form, '[role=combobox]');
  input.value = 'cancel';
  input.dispatchEvent(new Event('input'));
  await rendered(form);
  expect(input.getAttribute('aria-expanded')).toBe('true');
  input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  expect(chosen).toEqual(['cancel_sm']);
});

test('a value at any path is put there', () => {
  const draft = blankDraft('submit_multi');
  expect(withValue(draft, 'dest_address[0].destination_addr', '44').fields.dest_address).toMatchObject([
    { destination_addr: '44' },
  ]);
  expect(withValue(draft, 'sequence_number', 7).sequence_number).toBe(7);
  expect(draft.sequence_number).toBeUndefined();
});

describe.each(['light', 'dark'])('in %s', (scheme) => {
  test.each(['submit_multi', 'query_sm_resp', 'bind_transceiver'] as const)(
    'the form of %s is accessible',
    async (command) => {
      const blank = blankDraft(command);
      const draft = { ...blank, tlvs: [{ tag: 0x0204, name: 'user_message_reference', value: 1 }] };
      const form = await mountForm(draft, '3.4');
      form.style.cssText += `; height: auto; color-scheme: ${scheme}; background: Canvas`;
      if (command === 'submit_multi') form.problems = new Map([['service_type', 'At most 5 characters.']]);
      await rendered(form);
      expect(await violationsOf(form)).toEqual([]);
    },
  );
});
