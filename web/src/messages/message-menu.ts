import type { MenuItem } from '../common/menu.ts';
import type { Conversation, Item } from './item.ts';
import { textOfItem } from './item.ts';
import type { ConversationRequest, MessageRequest } from './requests.ts';

/** What can be done with one message. */
export function messageMenu(
  item: Item,
  ask: (act: MessageRequest['act']) => void,
  { copy, show }: { readonly copy: (text: string) => void; readonly show: () => void },
): MenuItem[] {
  const run = (act: MessageRequest['act']) => () => ask(act);
  const shared: MenuItem[] = [
    { label: 'Copy the text', icon: 'copy', divided: true, run: () => copy(textOfItem(item)) },
    { label: 'Show its PDU', icon: 'inspect', keys: 'Enter', run: show },
    { label: 'Delete', icon: 'clear', keys: 'Del', run: run('delete') },
  ];
  if (item.kind !== 'sent') return shared;
  const { parts } = item.message;
  const isUnknown = parts.some(({ outcome }) => outcome === 'unknown');
  const hasFailed = parts.some(({ outcome }) => outcome === 'rejected' || outcome === 'not_sent');
  const ids = parts.flatMap(({ message_id }) => message_id || []);
  const unknown: MenuItem[] = [
    { label: 'Send again: it may arrive twice', icon: 'send', run: run('resend') },
    { label: 'Mark as not sent', icon: 'close', run: run('write-off') },
  ];
  const asked: MenuItem[] = [
    { label: 'Ask how it is: query_sm', icon: 'wire', divided: true, run: run('query') },
    { label: 'Replace it by the text below: replace_sm', icon: 'copy', run: run('replace') },
    { label: 'Call it off: cancel_sm', icon: 'close', run: run('cancel') },
    { label: 'Copy the message_id', icon: 'copy', run: () => copy(ids.join(' ')) },
  ];
  return [
    ...(isUnknown ? unknown : []),
    { label: hasFailed ? 'Edit and try again' : 'Write it again', icon: 'message', run: run('edit') },
    ...(ids.length > 0 ? asked : []),
    ...shared,
  ];
}

/** What can be done with a conversation. */
export function conversationMenu(
  { pinned, unread }: Conversation,
  ask: (act: ConversationRequest['act']) => void,
): MenuItem[] {
  const run = (act: ConversationRequest['act']) => () => ask(act);
  return [
    pinned
      ? { label: 'Unpin', icon: 'up', run: run('unpin') }
      : { label: 'Pin above the others', icon: 'up', run: run('pin') },
    { label: 'Mark as read', icon: 'check', disabled: unread === 0, run: run('read') },
    { label: 'Save as JSON', icon: 'download', divided: true, run: run('json') },
    { label: 'Save as CSV', icon: 'download', run: run('csv') },
    { label: 'Delete', icon: 'clear', keys: 'Del', divided: true, run: run('delete') },
  ];
}
