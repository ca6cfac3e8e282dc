import { decode, encode, type Init, type Pdu, type PduOf } from '@smpp-web/codec';
import { expect, expectTypeOf, test } from 'vitest';

/** What must and must not compile; the compiler is the judge, so each wrong line stands under an expectation of its error. */

test('a command narrows a PDU to its fields', () => {
  const pdu: Pdu = decode(encode('submit_sm', { destination_addr: '1' }));
  expect(pdu.command).toBe('submit_sm');
  if (pdu.command === 'submit_sm') {
    expectTypeOf(pdu.destination_addr).toEqualTypeOf<string>();
    expectTypeOf(pdu.short_message).toEqualTypeOf<Uint8Array>();
    expectTypeOf(pdu.sm_length).toEqualTypeOf<number>();
  }
  if (pdu.command === 'submit_sm_resp') expectTypeOf(pdu.message_id).toEqualTypeOf<string | null>();
  if (pdu.command === null) expectTypeOf(pdu.body).toEqualTypeOf<Uint8Array>();
  // @ts-expect-error: not every PDU has it
  expect(pdu.destination_addr).toBe('1');
});

test('lists and choices have the types of their items', () => {
  expectTypeOf<PduOf<'submit_multi'>['dest_address'][number]>().toEqualTypeOf<
    | { dest_flag: 1; dest_addr_ton: number; dest_addr_npi: number; destination_addr: string }
    | { dest_flag: 2; dl_name: string }
  >();
});

test('a TLV has the type of its row', () => {
  const [tlv] = (decode(encode('data_sm', { tlvs: [{ name: 'source_port', value: 7 }] })) as PduOf<'data_sm'>).tlvs;
  expect(tlv?.value).toBe(7);
  if (tlv?.name === 'source_port') expectTypeOf(tlv.value).toEqualTypeOf<number | Uint8Array>();
  if (tlv?.name === 'receipted_message_id') expectTypeOf(tlv.value).toEqualTypeOf<string | Uint8Array>();
  if (tlv?.name === 'message_payload') expectTypeOf(tlv.value).toEqualTypeOf<Uint8Array>();
});

test('mistakes do not compile', () => {
  const mistakes: Init<'submit_sm'>[] = [
    // @ts-expect-error: no such field
    { sourceAddr: '1' },
    // @ts-expect-error: a string is wanted
    { source_addr: 1 },
    // @ts-expect-error: octets are wanted
    { short_message: 'Hello' },
    // @ts-expect-error: derived
    { sm_length: 3 },
    // @ts-expect-error: derived
    { command_length: 3 },
    // @ts-expect-error: no TLV of that name
    { tlvs: [{ name: 'no_such_tlv', value: 1 }] },
  ];
  expect(mistakes).toHaveLength(6);
  // @ts-expect-error: no such command
  expect(() => encode('sumbit_sm')).toThrow();
});
