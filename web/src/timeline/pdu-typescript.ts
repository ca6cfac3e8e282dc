import { type Command, decode, encode, type Init } from '@smpp-web/codec';
import { toHex } from '../words/hex.ts';
import { type Draft, defaultOf, draftOf, rowOf, SECRET, settableFields } from '../workbench/draft.ts';

/** What stands in the place of a password. */
const MASK = '********';

/**
 * A PDU as a call of `encode` that gives the same octets; its password is masked. What `encode` would not write, as it is
 * no PDU or a broken one, stands there as its octets.
 */
export function pduAsTypeScript(frame: Uint8Array): string {
  const draft = draftIn(frame);
  if (!draft?.command) return `const octets = ${octetsLiteral(frame)};`;
  const { command } = draft;
  const lenient = gives(frame, draft, false) ? '' : gives(frame, draft, true) ? ', { lenient: true }' : undefined;
  if (lenient === undefined) return `// encode would not write it so.\nconst ${command} = ${octetsLiteral(frame)};`;
  const members = membersOf(draft, command)
    .map(([name, value]) => `  ${name}: ${literal(value, '  ')},\n`)
    .join('');
  return `const ${command} = encode('${command}', {\n${members}}${lenient});`;
}

function draftIn(frame: Uint8Array): Draft | undefined {
  try {
    return draftOf(decode(frame));
  } catch {
    return undefined;
  }
}

/** What has to be said: not what is so by default, and not what is derived. */
function membersOf(draft: Draft, command: Command): [string, unknown][] {
  const fields = settableFields(rowOf(command).fields).map(([name, field]): [string, unknown] => {
    const value = draft.fields[name];
    return [name, isSame(value, defaultOf(field)) ? undefined : name === SECRET ? MASK : value];
  });
  const members: [string, unknown][] = [
    ['command_status', draft.command_status === 0 ? undefined : draft.command_status],
    ['sequence_number', draft.sequence_number],
    ...fields,
    ['tlvs', draft.tlvs.length > 0 ? draft.tlvs.map(tlvOf) : undefined],
    ['trailing', draft.trailing],
  ];
  return members.filter(([, value]) => value !== undefined);
}

/** By its name, where it has one: the tag follows from that. */
function tlvOf({ tag, name, value, terminated }: Draft['tlvs'][number]): object {
  return { ...(name === undefined ? { tag } : { name }), value, ...(terminated === false && { terminated }) };
}

function gives(frame: Uint8Array, draft: Draft, lenient: boolean): boolean {
  const init = Object.fromEntries(membersOf(draft, draft.command!));
  // The mask has a length of its own.
  const secret = draft.fields[SECRET];
  if (secret) init[SECRET] = secret;
  try {
    return toHex(encode(draft.command!, init as Init<Command>, { lenient })) === toHex(frame);
  } catch {
    return false;
  }
}

function isSame(value: unknown, initial: unknown): boolean {
  if (value instanceof Uint8Array || Array.isArray(value)) return (value as { length: number }).length === 0;
  return value === initial;
}

/** A value as it is written in a program. */
function literal(value: unknown, indent: string): string {
  if (value instanceof Uint8Array) return octetsLiteral(value);
  if (typeof value === 'string') return stringLiteral(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((item) => `${deeper}${literal(item, deeper)},\n`).join('')}${indent}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{ ${members.map(([name, member]) => `${name}: ${name === 'tag' ? hexNumber(member as number) : literal(member, deeper)}`).join(', ')} }`;
}

function stringLiteral(text: string): string {
  const escaped = text.replace(/[\\'\p{C}\u2028\u2029]/gu, (character) =>
    character === '\\' || character === "'" ? `\\${character}` : `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
  return `'${escaped}'`;
}

/** Octets as the characters they are, where they are plain; else as numbers. */
function octetsLiteral(octets: Uint8Array): string {
  const isPlain = octets.length > 0 && octets.every((octet) => octet >= 0x20 && octet < 0x7f);
  if (isPlain) return `new TextEncoder().encode(${stringLiteral(String.fromCharCode(...octets))})`;
  return `Uint8Array.from([${Array.from(octets, (octet) => `0x${octet.toString(16).padStart(2, '0')}`).join(', ')}])`;
}

function hexNumber(value: number): string {
  return `0x${value.toString(16).padStart(4, '0')}`;
}
