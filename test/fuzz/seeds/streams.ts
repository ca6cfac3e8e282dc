import type { Seed } from './seed.ts';

/** What is no single sound PDU, and is met all the same. */
export const STREAM_SEEDS: readonly Seed[] = [
  { name: 'an answer in HTTP', hex: '485454502f312e31203430302042616420526571756573740d0a0d0a' },
  { name: 'a TLS handshake', hex: '16030100a5010000a10303000102030405060708090a0b0c0d0e0f' },
  { name: 'a TLS alert', hex: '15030100020228' },
  { name: 'command_length 0', hex: '00000000000000150000000000000001' },
  { name: 'command_length 15', hex: '0000000f000000150000000000000001' },
  { name: 'command_length of 4 GiB', hex: 'ffffffff000000040000000000000001' },
  {
    name: 'two PDUs and the start of a third',
    hex: '0000001000000015000000000000000100000010800000150000000000000001000000300000000400',
  },
  {
    name: 'an enquire_link_resp in the middle of a submit_sm',
    hex: '0000002a00000004000000000000000100000010800000150000000000000009000000310000003200000000000000000548656c6c6f',
  },
];
