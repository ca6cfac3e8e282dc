import { describe, expect, test } from 'vitest';
import { FIELD_ODDITIES } from './oddities/fields.ts';
import { RECEIPT_ODDITIES } from './oddities/receipts.ts';
import { RESPONSE_ODDITIES } from './oddities/responses.ts';
import { SESSION_ODDITIES } from './oddities/session.ts';
import { STREAM_ODDITIES } from './oddities/stream.ts';
import { STRICT_ODDITIES } from './oddities/strict.ts';
import { STRING_ODDITIES } from './oddities/strings.ts';
import { TEXT_ODDITIES } from './oddities/texts.ts';
import { TLV_ODDITIES } from './oddities/tlvs.ts';

/** The oddities that users of SMPP libraries report, by number. */
const ODDITIES = [
  ...STREAM_ODDITIES,
  ...RESPONSE_ODDITIES,
  ...STRING_ODDITIES,
  ...TLV_ODDITIES,
  ...TEXT_ODDITIES,
  ...RECEIPT_ODDITIES,
  ...FIELD_ODDITIES,
].sort((a, b) => a.item - b.item);

const COUNT = 85;

describe('oddities met in the field', () => {
  test.each(ODDITIES)('$item $title', ({ check }) => {
    check();
    expect.hasAssertions();
  });

  test.each(STRICT_ODDITIES)('$item, strictly: $title', ({ check }) => {
    check();
    expect.hasAssertions();
  });

  test('each is the codec’s or the session’s, and none is forgotten', () => {
    const items = [...ODDITIES, ...SESSION_ODDITIES].map(({ item }) => item).sort((a, b) => a - b);
    expect(items).toEqual(Array.from({ length: COUNT }, (_, index) => index + 1));
  });
});
