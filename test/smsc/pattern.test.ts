import { compilePattern, PatternError } from '@smpp-web/smsc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

describe('patterns find', () => {
  test.each([
    ['', '447700900000', true],
    ['^44', '447700900000', true],
    ['^44', '33447700', false],
    ['00$', '447700900000', true],
    ['1$', '447700900000', false],
    ['77', '447700900000', true],
    ['^4[0-9]+$', '44', true],
    ['^4[^0-9]', '44', false],
    ['^(44|33)7', '33700', true],
    ['^(44|33)7', '55700', false],
    ['^4?7', '7', true],
    ['^a.c$', 'abc', true],
    ['^a.c$', 'ac', false],
    ['^ab*c$', 'ac', true],
    ['^ab*c$', 'abbbc', true],
    ['^(ab)+$', 'ababab', true],
    ['^(ab)+$', 'aba', false],
    ['^$', '', true],
    ['^$', 'x', false],
    ['^()x', 'x', true],
    ['\\.', 'a.b', true],
    ['\\.', 'ab', false],
    ['[]-]', ']', true],
    // What people write who mean a star of the shell, or a number with its plus.
    ['*', 'anything', true],
    ['44*', '4', true],
    ['+44', '+447700', true],
    ['+44', '447700', false],
  ])('%j in %j: %j', (source, text, found) => {
    expect(compilePattern(source).test(text)).toBe(found);
  });
});

describe('patterns that cannot be read say where', () => {
  test.each([
    ['(44', '"(" at character 1 is not closed'],
    ['44)', '")" closes nothing, near character 3'],
    ['[0-9', '"[" at character 1 is not closed'],
    ['[9-0]', '"9-0" runs backwards'],
    ['4\\', '"\\" at the end'],
    ['4'.repeat(201), '201 characters, expected at most 200'],
  ])('%j', (source, problem) => {
    expect(() => compilePattern(source)).toThrow(PatternError);
    expect(() => compilePattern(source)).toThrow(problem);
  });
});

test('patterns that take a backtracking engine for ever take this one no time', () => {
  const hostile = compilePattern('^(a+)+(a|a)*(a*)*$');
  expect(hostile.test(`${'a'.repeat(1_500)}!`)).toBe(false);
});

test('simple patterns agree with the engine of the platform', () => {
  const piece = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a|b)', 'a*', 'b+', 'a?', '(ab)*');
  const source = fc.array(piece, { maxLength: 6 }).map((pieces) => `^${pieces.join('')}$`);
  fc.assert(
    fc.property(source, fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 }), (pattern, text) => {
      expect(compilePattern(pattern).test(text)).toBe(new RegExp(pattern).test(text));
    }),
  );
});

test('any pattern is read or refused, never worse', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 20 }), (pattern, text) => {
      try {
        expect(typeof compilePattern(pattern).test(text)).toBe('boolean');
      } catch (error) {
        expect(error).toBeInstanceOf(PatternError);
      }
    }),
  );
});
