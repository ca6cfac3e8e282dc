import { decode, encode, isSmppError } from '@smpp-web/codec';
import { inspect } from '@smpp-web/codec/inspect';
import { describe, expect, test } from 'vitest';
import { FRAMES, gapsIn, joined, octetsOf, spanAt, withLength } from './inspect-spans.ts';

const ENQUIRE = encode('enquire_link', { sequence_number: 3 });
const SUBMIT = encode('submit_sm', {
  source_addr: '1',
  destination_addr: '2',
  short_message: octetsOf('Hello, world'),
});
const RESPONSE = encode('submit_sm_resp', { message_id: 'abcdef' });

/** A frame with each number of its header in reverse. */
function littleEndian(frame: Uint8Array): Uint8Array {
  const copy = frame.slice();
  for (let at = 0; at < 16; at += 4) copy.subarray(at, at + 4).reverse();
  return copy;
}

const ALIENS: readonly [name: string, octets: Uint8Array, summary: string, path: string, meaning: string][] = [
  [
    'an HTTP response',
    octetsOf('HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n'),
    'Not SMPP: these octets spell HTTP/1.1: the peer speaks HTTP',
    'line',
    '"HTTP/1.1 400 Bad Request"',
  ],
  [
    'an HTTP request, its query hidden',
    octetsOf('GET /a?token=x HTTP/1.1\r\nHost: x\r\n\r\n'),
    'Not SMPP: these octets spell HTTP/1.1: the peer speaks HTTP',
    'line',
    '"GET /a?… HTTP/1.1"',
  ],
  [
    'a TLS ClientHello',
    Uint8Array.of(0x16, 3, 1, 0, 0x20, 1, 0, 0, 0x1c, 3, 3, 9),
    'Not SMPP: these octets are TLS: the peer speaks TLS',
    'handshake_type',
    'ClientHello',
  ],
  [
    'a TLS alert',
    Uint8Array.of(0x15, 3, 3, 0, 2, 2, 70),
    'Not SMPP: these octets are TLS: the peer speaks TLS',
    'alert',
    'protocol version',
  ],
  [
    'an SSH greeting',
    octetsOf('SSH-2.0-OpenSSH_9.6\r\n'),
    'Not SMPP: these octets are an SSH greeting',
    'line',
    '"SSH-2.0-OpenSSH_9.6"',
  ],
  [
    'an AMQP header',
    octetsOf('AMQP\0\0\x09\x01'),
    'Not SMPP: these octets are an AMQP header',
    'version',
    'version 0.9.1',
  ],
  [
    'a mail greeting',
    octetsOf('220 mail.example.com ESMTP\r\n'),
    'Not SMPP: these octets are a greeting of a mail or file server',
    'line',
    '"220 mail.example.com ESMTP"',
  ],
  [
    'a PDU in little endian',
    littleEndian(SUBMIT),
    'submit_sm in little endian: these octets are in reverse order: the peer writes little endian',
    'command_id',
    'submit_sm',
  ],
];

describe('what is no SMPP explains itself', () => {
  test.each(ALIENS)('%s', (_, octets, summary, path, meaning) => {
    const inspection = inspect(octets);
    expect(inspection).toMatchObject({ command: null, summary });
    expect(spanAt(inspection, path).meaning).toBe(meaning);
    expect(gapsIn(inspection.spans, 0, octets.length)).toEqual([]);
    expect(inspection.error?.message).toContain(summary.slice(summary.indexOf(': ') + 2));
  });

  test('a length with one wrong octet is not taken for little endian', () => {
    const inspection = inspect(withLength(SUBMIT, 0x40000000));
    expect(inspection.command).toBe('submit_sm');
    expect(spanAt(inspection, 'short_message.text').value).toBe('Hello, world');
  });
});

describe('a frame that cannot be read to its end', () => {
  test.each([
    [
      'a NUL is missing',
      Uint8Array.of(0, 0, 0, 20, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 1, 0x41, 0x42, 0x43, 0x44),
      'cstring_unterminated',
      16,
    ],
    ['it ends between two fields', withLength(SUBMIT.subarray(0, 18), 18), 'body_truncated', 18],
    ['sm_length says more than there is', withLength(SUBMIT.subarray(0, 42), 42), 'short_message_truncated', 35],
    [
      'a dest_flag is unknown',
      withLength(
        joined(ENQUIRE.subarray(0, 4), Uint8Array.of(0, 0, 0, 0x21, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 9, 7)),
        23,
      ),
      'bad_dest_flag',
      21,
    ],
  ])('%s', (_, octets, code, offset) => {
    const inspection = inspect(octets);
    expect(inspection.error).toMatchObject({ code, offset });
    expect(inspection.summary).toContain(inspection.error!.message);
    expect(inspection.pdu).toBeUndefined();
    expect(gapsIn(inspection.spans, 0, octets.length)).toEqual([]);
  });

  test('keeps its spans up to the error and says what the rest may be', () => {
    const octets = withLength(joined(SUBMIT.subarray(0, 16), octetsOf('No end')), 22);
    expect(spanAt(inspect(octets), 'unread')).toMatchObject({
      value: octetsOf('No end'),
      meaning: 'submit_sm.service_type at octet 16: no NUL within the 6 octets left',
      detail: 'Not read: "No end".',
      issues: [{ code: 'cstring_unterminated' }],
    });
  });

  test('tells of a header in the rest', () => {
    const list = encode('submit_multi', {}, { lenient: true }).subarray(0, 20);
    const frame = joined(list, Uint8Array.of(1, 9), ENQUIRE);
    expect(spanAt(inspect(withLength(frame, frame.length)), 'unread').detail).toBe(
      'A header seems to begin at octet 22: enquire_link.',
    );
  });

  test('shows the part of the text that is there', () => {
    const inspection = inspect(withLength(SUBMIT.subarray(0, 42), 42));
    expect(spanAt(inspection, 'short_message.text').value).toBe('Hello, ');
  });

  test.each([0, 1, 4, 8, 10, 15])('%i octets are no header', (length) => {
    const inspection = inspect(SUBMIT.subarray(0, length));
    expect(inspection.error).toMatchObject({ code: 'frame_too_short' });
    expect(inspection.command).toBe(length < 8 ? null : 'submit_sm');
    expect(gapsIn(inspection.spans, 0, length)).toEqual([]);
  });
});

describe('command_length disagrees', () => {
  test.each([
    ['too large', withLength(RESPONSE, 200), 'it says 200, but the frame has 23 octets'],
    ['far too large', withLength(RESPONSE, 0x7f000000), 'it says 2130706432, but the frame has 23 octets'],
    ['too small', withLength(RESPONSE, 20), 'it says 20, but the frame has 23 octets'],
    ['smaller than a header', withLength(RESPONSE, 5), 'it says 5, but the frame has 23 octets'],
    ['zero', withLength(RESPONSE, 0), 'it says 0, but the frame has 23 octets'],
  ])('%s: the PDU is read all the same', (_, octets, reason) => {
    const inspection = inspect(octets);
    expect(inspection.error).toMatchObject({ code: 'command_length_mismatch' });
    expect(inspection.summary).toContain(reason);
    expect(inspection.pdu).toMatchObject({ command: 'submit_sm_resp', message_id: 'abcdef' });
    expect(inspection.pdu?.command_length).toBe(spanAt(inspection, 'command_length').value);
    expect(spanAt(inspection, 'command_length').issues).toMatchObject([{ code: 'command_length_mismatch' }]);
  });

  test('a PDU that is cut short has both errors', () => {
    const { issues, error } = inspect(SUBMIT.subarray(0, 42));
    expect(error).toMatchObject({ code: 'command_length_mismatch' });
    expect(issues.map(({ code }) => code)).toEqual(['command_length_mismatch', 'short_message_truncated']);
  });
});

describe('octets after the PDU', () => {
  test.each([
    ['one PDU', joined(ENQUIRE, RESPONSE), '1 more PDU', ['submit_sm_resp']],
    ['two PDUs', joined(ENQUIRE, RESPONSE, ENQUIRE), '2 more PDUs', ['submit_sm_resp', 'enquire_link']],
    ['half a PDU', joined(ENQUIRE, SUBMIT.subarray(0, 20)), 'octets after the PDU', ['unread']],
    ['a PDU and a half', joined(ENQUIRE, ENQUIRE, SUBMIT.subarray(0, 20)), '1 more PDU', ['enquire_link', 'unread']],
    ['a line feed', joined(RESPONSE, octetsOf('\r\n')), 'octets after the PDU', ['unread']],
  ])('%s', (_, octets, meaning, names) => {
    const inspection = inspect(octets);
    const following = spanAt(inspection, 'following');
    expect(following.meaning).toBe(meaning);
    expect(inspection.summary).toMatch(new RegExp(`; ${meaning}$`));
    expect(following.children?.map(({ name }) => name)).toEqual(names);
    expect(gapsIn(inspection.spans, 0, octets.length)).toEqual([]);
  });

  test('the start of a PDU says how much of it is there', () => {
    const inspection = inspect(joined(ENQUIRE, SUBMIT.subarray(0, 20)));
    expect(spanAt(inspection, 'following.unread').meaning).toBe(
      `the start of a submit_sm of ${SUBMIT.length} octets, of which 20 are here`,
    );
  });

  test('within the PDU they are trailing', () => {
    const octets = withLength(joined(SUBMIT, Uint8Array.of(0)), SUBMIT.length + 1);
    expect(spanAt(inspect(octets), 'trailing')).toMatchObject({ length: 1, issues: [{ code: 'trailing_nul' }] });
  });
});

test('an unknown PDU has a body', () => {
  const octets = Uint8Array.of(0, 0, 0, 18, 0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 1, 7, 8);
  const inspection = inspect(octets);
  expect(inspection).toMatchObject({ command: null, summary: 'unknown command 0x00010203 #1' });
  expect(spanAt(inspection, 'body').value).toEqual(Uint8Array.of(7, 8));
  expect(spanAt(inspection, 'command_id').issues).toMatchObject([{ code: 'unknown_command_id' }]);
});

test.each(FRAMES.map((frame) => [frame.length, frame] as const))(
  'error is what decode throws: %i octets',
  (length, frame) => {
    for (let end = 0; end <= length; end++) {
      const cut = frame.subarray(0, end);
      expect(inspect(cut).error?.code).toBe(codeOf(cut));
    }
  },
);

function codeOf(octets: Uint8Array): string | undefined {
  try {
    decode(octets);
    return undefined;
  } catch (error) {
    if (isSmppError(error)) return error.code;
    throw error;
  }
}
