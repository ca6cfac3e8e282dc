import { describeStatus, STATUSES } from '@smpp-web/codec/spec';
import { explain, FAILURES } from '@smpp-web/console/engine';
import { SessionError, StatusError, TransportError } from '@smpp-web/session';
import { describe, expect, test } from 'vitest';
import protocol from '../../bridge/PROTOCOL.md?raw';

/** The causes of the table of close codes: `| 4001 | `refused` | … |`. */
const CAUSES = [...protocol.matchAll(/^\| \d{4} \| `(\w+)`/gm)].map(([, cause]) => cause!);

const SENTENCE = /^[A-Z“].*[.?]$|^enquire_link .*\.$/s;

describe('every failure is a sentence with its likely cause and what helps', () => {
  test('there is a row for every cause of the bridge', () => {
    expect(CAUSES.length).toBeGreaterThan(20);
    expect(CAUSES.filter((cause) => !(cause in FAILURES))).toEqual([]);
  });

  test.each(Object.entries(FAILURES))('%s', (_, { cause, remedy }) => {
    expect(cause).toMatch(SENTENCE);
    if (remedy !== undefined) expect(remedy).toMatch(SENTENCE);
  });

  test.each(
    Object.values(STATUSES)
      .map(({ value }) => describeStatus(value))
      .filter(({ value }) => value !== 0),
  )('command_status $name', ({ value, name, doc, cause, remedy }) => {
    expect([doc, cause, remedy].filter((sentence) => !sentence.endsWith('.'))).toEqual([]);
    const failure = explain({ error: new StatusError('bind_transceiver', value, undefined) });
    expect(failure).toEqual({ message: expect.stringMatching(/^Bind refused: ./), cause, remedy, status: name });
  });

  test('a status that nobody has named is explained as well', () => {
    const { message, cause, remedy, status } = explain({ error: new StatusError('bind_receiver', 0x499, undefined) });
    expect(status).toBe('0x00000499');
    expect([message, cause, remedy].every((sentence) => sentence && sentence.length > 20)).toBe(true);
  });
});

test.each([
  ['an error of the transport', { error: new TransportError('reset', 'It was cut.') }, FAILURES.reset],
  ['an error of the session', { error: new SessionError('timeout', 'No answer.') }, FAILURES.timeout],
  ['the reason of an end', { error: 'The peer ended the session.', code: 'peer_unbound' }, FAILURES.peer_unbound],
])('%s finds its row', (_, ending, row) => {
  expect(explain(ending)).toMatchObject({ cause: row!.cause, remedy: row!.remedy });
});

test('what helps is not said twice where the bridge has said it', () => {
  const message = 'The message centre refused the connection. Check host and port, and whether it is running.';
  expect(explain({ error: new TransportError('refused', message) })).toEqual({
    message,
    cause: FAILURES.refused!.cause,
  });
});
