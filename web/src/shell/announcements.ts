import type { Feed, LinkState } from '../engine/feed.ts';
import { stateWord } from '../words/message-words.ts';

/** What of a batch is worth saying aloud, in order. `before` gives the link of a session as it was. */
export function announcementsOf({ links, sent, received }: Feed, before: (session: number) => LinkState): string[] {
  const said: string[] = [];
  for (const { message } of sent) {
    const receipts = message.parts.map(({ receipts }) => receipts.at(-1));
    const last = receipts.at(-1);
    if (last && receipts.every((receipt) => receipt?.final)) said.push(`Message to ${message.to}: ${stateWord(last)}`);
  }
  for (const { message } of received) said.push(`Message from ${message.from}: ${message.text}`);
  for (const link of links) {
    if (link.failure) said.push(`${link.failure.message} ${link.failure.remedy ?? ''}`.trim());
    else if (link.phase !== before(link.session).phase) said.push(PHASES[link.phase](link));
  }
  return said;
}

const PHASES: Readonly<Record<LinkState['phase'], (link: LinkState) => string>> = {
  idle: () => 'Not connected',
  connecting: () => 'Connecting',
  bound: ({ bound }) => `Bound as ${bound?.system_id || bound?.mode}`,
  unbinding: () => 'Unbinding',
};
