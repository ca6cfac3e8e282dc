import { decode, encode } from '@smpp-web/codec';
import { expect } from 'vitest';
import { codesOf, ENVELOPE, frameOf, type Oddity, octetsOf, refusal } from './oddity.ts';

/** What is read without complaint, or with one, and is not written: strict out. */
export const STRICT_ODDITIES: readonly Oddity[] = [
  {
    item: 8,
    title: 'an unknown command_id that strict refuses names ESME_RINVCMDID as the answer',
    check: () => {
      expect(refusal(() => decode(frameOf(0x99), { strict: true })).command_status).toBe(0x03);
    },
  },
  {
    item: 20,
    title: 'a submit_multi for nobody is not written',
    check: () => {
      expect(refusal(() => encode('submit_multi')).field).toBe('dest_address');
    },
  },
  {
    item: 25,
    title: 'a sm_length of 255 is an issue by 3.4',
    check: () => {
      const frame = frameOf(0x04, `${ENVELOPE}ff${'41'.repeat(255)}`);
      expect(codesOf(decode(frame, { version: '3.4' }))).toEqual(['over_length']);
    },
  },
  {
    item: 43,
    title: 'text in short_message and in message_payload is not written',
    check: () => {
      const tlvs = [{ name: 'message_payload', value: octetsOf('payload') }] as const;
      const init = { short_message: octetsOf('short'), tlvs };
      expect(refusal(() => encode('deliver_sm', init)).code).toBe('conflict');
    },
  },
  {
    item: 80,
    title: 'a time of more than 48 quarter hours from UTC is an issue, as it is an error to write it',
    check: () => {
      const frame = encode('submit_sm', { validity_period: '261125103000060+' }, { lenient: true });
      expect(codesOf(decode(frame))).toEqual(['time_bad_format']);
    },
  },
  {
    item: 83,
    title: 'an address with a control character is not written',
    check: () => {
      expect(refusal(() => encode('submit_sm', { destination_addr: '4477\n4478' })).code).toBe('bad_character');
    },
  },
];
