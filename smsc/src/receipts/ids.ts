/** How the number of a message is written as its id. Both its names, in the response and in the receipt, come from it. */
export const ID_FORMS = {
  padded: { doc: 'Ten decimal digits, as appendix B of SMPP 3.4 has them.', write: (n: number) => pad(n, 10, 10) },
  decimal: { doc: 'A decimal number without zeros in front.', write: (n: number) => String(n) },
  long: {
    doc: 'Twenty decimal digits: more than 53 bits can hold.',
    write: (n: number) => `9007199254${pad(n, 10, 10)}`,
  },
  hex: { doc: 'A hexadecimal number in lower case.', write: (n: number) => n.toString(16) },
  'padded-hex': { doc: 'Eight hexadecimal digits in upper case, as in SMPP 3.3.', write: (n: number) => pad(n, 8, 16) },
  uuid: { doc: 'A UUID in lower case, with dashes.', write: (n: number) => uuidOf(n) },
  'upper-uuid': { doc: 'The same UUID in upper case, without dashes.', write: (n: number) => undashed(uuidOf(n)) },
} as const satisfies Record<string, { readonly doc: string; readonly write: (n: number) => string }>;

/** The forms by name. */
export type IdForm = keyof typeof ID_FORMS;

/** A 3.3 peer takes eight hexadecimal digits (SMPP 3.3, 7.1; 5.0, 4.7.14). */
export const ID_FORM_33: IdForm = 'padded-hex';

/** The id of a message in one of the forms. */
export function writeId(number: number, form: IdForm): string {
  return ID_FORMS[form].write(number);
}

function pad(number: number, digits: number, radix: number): string {
  return number.toString(radix).toUpperCase().padStart(digits, '0');
}

/** Version and variant bits of a random UUID, with the number spread over it: the same number, the same UUID. */
function uuidOf(number: number): string {
  const word = (salt: number) => {
    let mixed = Math.imul(number ^ salt, 0x9e3779b1);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
    return ((mixed ^ (mixed >>> 13)) >>> 0).toString(16).padStart(8, '0');
  };
  const [a, b, c] = [word(0x243f6a88), word(0x85a308d3), word(0x13198a2e)];
  // The number itself stands in the last digits, so that no two messages share a UUID.
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${pad(number, 8, 16).toLowerCase()}`;
}

function undashed(uuid: string): string {
  return uuid.replaceAll('-', '').toUpperCase();
}
