import { MESSAGE_STATES, type MessageState } from '@smpp-web/codec/text';
import { AVAILABILITY, type Availability } from './alerts.ts';
import { FAULTS, type FaultName, type FaultParameters } from './fault-rows.ts';
import { DIALECTS, type DialectName } from './receipts/dialects.ts';
import { DELAY_SHAPES, type DelayShape } from './settings.ts';
import type { Simulator } from './simulator.ts';

/** A command that people type while a simulator runs. */
export interface CommandRow {
  /** As `mo <from> <to> <text>`. */
  readonly usage: string;
  readonly doc: string;
  /** Does it and says what came of it. @throws Error whose message says what was expected */
  readonly run: (simulator: Simulator, words: readonly string[]) => string;
}

/** Every live command, by its first word. */
export const COMMANDS = {
  sessions: { usage: 'sessions', doc: 'Who is bound.', run: listSessions },
  load: { usage: 'load', doc: 'What is going on.', run: ({ load }) => JSON.stringify(load) },
  message: { usage: 'message <id>', doc: 'How a message fares.', run: showMessage },
  mo: { usage: 'mo <from> <to> <text>', doc: 'A mobile sends a message.', run: sendMo },
  receipts: {
    usage: 'receipts delay <ms> [shape] [spread] | receipts outcome <state[=weight]>... | receipts dialect <name>',
    doc: 'How messages end, and how receipts tell.',
    run: changeReceipts,
  },
  echo: { usage: 'echo <address>|off', doc: 'The address whose messages come back.', run: changeEcho },
  fault: { usage: 'fault <name> on [parameter=value]... | fault <name> off', doc: 'Trouble.', run: changeFault },
  faults: { usage: 'faults', doc: 'Trouble that there is, and what is on.', run: listFaults },
  announce: {
    usage: 'announce <address> [available|denied|unavailable]',
    doc: 'Tells those who asked how a mobile can be reached.',
    run: announce,
  },
  unbind: { usage: 'unbind <system_id>', doc: 'Ends the sessions of an account.', run: unbind },
  seed: { usage: 'seed', doc: 'Where all chance comes from.', run: ({ seed }) => String(seed) },
  help: { usage: 'help', doc: 'This list.', run: () => help() },
} as const satisfies Record<string, CommandRow>;

/** Runs one line. What was wrong with it is said, not thrown. */
export function runCommand(simulator: Simulator, line: string): string {
  const [name = '', ...words] = line.trim().split(/\s+/);
  if (name === '') return '';
  if (!Object.hasOwn(COMMANDS, name)) return `There is no command ${JSON.stringify(name)}; "help" lists them.`;
  const command: CommandRow = COMMANDS[name as keyof typeof COMMANDS];
  try {
    return command.run(simulator, words);
  } catch (error) {
    return `${(error as Error).message} (usage: ${command.usage})`;
  }
}

function help(): string {
  const rows: readonly CommandRow[] = Object.values(COMMANDS);
  return rows.map(({ usage, doc }) => `  ${usage}\n      ${doc}`).join('\n');
}

function listSessions({ clients }: Simulator): string {
  if (clients.length === 0) return 'Nobody is bound.';
  return clients
    .map(({ system_id, mode, version, session }) => {
      return `${system_id} as ${mode}, ${version}, from ${session.transport.facts.peer ?? 'somewhere'}`;
    })
    .join('\n');
}

function showMessage(simulator: Simulator, [id]: readonly string[]): string {
  const message = simulator.message(given(id, 'an id'));
  if (!message) throw new Error('no message has this id');
  const { pdu, state, system_id } = message;
  return `${state}: from ${pdu.source_addr} to ${pdu.destination_addr}, by ${system_id}`;
}

function sendMo(simulator: Simulator, [from, to, ...text]: readonly string[]): string {
  const mo = { from: given(from, 'a source'), to: given(to, 'a destination'), text: text.join(' ') };
  const parts = simulator.injectMo(mo);
  return parts === 0 ? 'Nobody is bound to receive it.' : `Sent, ${parts === 1 ? 'one part' : `${parts} parts`}.`;
}

function changeReceipts(simulator: Simulator, [what, ...values]: readonly string[]): string {
  const [first, second, third] = values;
  switch (what) {
    case 'delay':
      simulator.configure({
        receipts: {
          delayMs: number(first, 'milliseconds'),
          ...(second !== undefined && { delayShape: oneOf(DELAY_SHAPES, second) as DelayShape }),
          ...(third !== undefined && { spreadMs: number(third, 'milliseconds') }),
        },
      });
      break;
    case 'outcome':
      simulator.configure({ receipts: { outcomes: Object.fromEntries(values.map(weightOf)) } });
      break;
    case 'dialect':
      simulator.configure({ receipts: { dialect: oneOf(Object.keys(DIALECTS), first) as DialectName } });
      break;
    default:
      throw new Error('expected delay, outcome or dialect');
  }
  return JSON.stringify(simulator.settings.receipts);
}

function weightOf(word: string): readonly [MessageState, number] {
  const [state, weight = '1'] = word.split('=');
  return [oneOf(MESSAGE_STATES, state?.toUpperCase()) as MessageState, number(weight, 'a weight')];
}

function changeEcho(simulator: Simulator, [address]: readonly string[]): string {
  const echoAddress = given(address, 'an address or off');
  simulator.configure({ echoAddress: echoAddress === 'off' ? '' : echoAddress });
  return echoAddress === 'off' ? 'Nothing comes back.' : `Messages to ${echoAddress} come back.`;
}

function changeFault({ faults }: Simulator, [name, what, ...pairs]: readonly string[]): string {
  const fault = oneOf(Object.keys(FAULTS), name) as FaultName;
  if (oneOf(['on', 'off'], what) === 'off') {
    faults.off(fault);
    return `${fault} is off.`;
  }
  const parameters = Object.fromEntries(
    pairs.map((pair) => {
      const [key = '', value = ''] = pair.split('=');
      return [key, value !== '' && Number.isFinite(Number(value)) ? Number(value) : value];
    }),
  );
  faults.on(fault, parameters as Partial<FaultParameters<FaultName>>);
  return `${fault} is on: ${FAULTS[fault].doc}`;
}

function listFaults({ faults }: Simulator): string {
  const on = new Set(faults.active.map(({ name }) => name));
  return Object.entries(FAULTS)
    .map(([name, { doc }]) => `${on.has(name as FaultName) ? 'on ' : 'off'} ${name}: ${doc}`)
    .join('\n');
}

function announce(simulator: Simulator, [address, availability = 'available']: readonly string[]): string {
  const how = oneOf(Object.keys(AVAILABILITY), availability) as Availability;
  return `${simulator.announce(given(address, 'an address'), how)} told.`;
}

function unbind({ clients }: Simulator, [system_id]: readonly string[]): string {
  const found = clients.filter((client) => client.system_id === given(system_id, 'a system_id'));
  for (const { session } of found) void session.unbind();
  return `${found.length} unbound.`;
}

function given(word: string | undefined, what: string): string {
  if (word === undefined) throw new Error(`expected ${what}`);
  return word;
}

function number(word: string | undefined, what: string): number {
  const value = Number(given(word, what));
  if (!Number.isFinite(value) || value < 0) throw new Error(`${JSON.stringify(word)}: expected ${what}, 0 or more`);
  return value;
}

function oneOf(words: readonly string[], word: string | undefined): string {
  if (word !== undefined && words.includes(word)) return word;
  throw new Error(`expected one of ${words.join(', ')}`);
}
