import { msg } from '../common/language.ts';
import type { ConsoleSession } from '../connections/session-store.ts';
import type { Feed, LinkState } from '../engine/feed.ts';
import { stateWord } from '../words/message-words.ts';

/** What of a batch is worth saying aloud, in order, in the language that is spoken. `sessions` are as they were before it. */
export function announcementsOf({ links, sent, received }: Feed, sessions: readonly ConsoleSession[]): string[] {
  const said: string[] = [];
  for (const { message } of sent) {
    const receipts = message.parts.map(({ receipts }) => receipts.at(-1));
    const last = receipts.at(-1);
    if (last && receipts.every((receipt) => receipt?.final))
      said.push(msg('Message to {to}: {state}', { to: message.to, state: stateWord(last) }));
  }
  for (const { message } of received)
    said.push(msg('Message from {from}: {text}', { from: message.from, text: message.text }));
  for (const link of links) {
    const before = sessions.find(({ number }) => number === link.session);
    const news = before && newsOf(link, before.link);
    if (news) said.push(sessions.length > 1 ? `${before.name}: ${news}` : news);
  }
  return said;
}

function newsOf(link: LinkState, before: LinkState): string | undefined {
  if (link.resumed && link.resumed.at !== before.resumed?.at)
    return msg('Connection resumed after {seconds} s, nothing lost', {
      seconds: (link.resumed.afterMs / 1000).toFixed(1),
    });
  if (isResuming(link)) return isResuming(before) ? undefined : msg('Connection lost, resuming');
  if (link.phase === before.phase && link.failure?.message === before.failure?.message) return undefined;
  const { failure } = link;
  if (failure && link.phase !== 'connecting') return `${failure.message} ${failure.remedy ?? ''}`.trim();
  return PHASES[link.phase](link);
}

function isResuming({ phase, layers }: LinkState): boolean {
  return phase === 'bound' && layers.websocket.state === 'connecting';
}

const PHASES: Readonly<Record<LinkState['phase'], (link: LinkState) => string>> = {
  idle: () => msg('Not connected'),
  connecting: ({ attempt = 1 }) =>
    attempt > 1 ? msg('Connecting, attempt {attempt}', { attempt }) : msg('Connecting'),
  waiting: () => msg('Not connected; another attempt will be made'),
  bound: ({ bound }) => msg('Bound as {name}', { name: bound?.system_id || bound?.mode || '' }),
  unbinding: () => msg('Unbinding'),
};
