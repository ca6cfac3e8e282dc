import type { ConsoleModel } from '../shell/model.ts';
import { PlaceStore } from '../shell/place-store.ts';
import type { Answers } from '../shell/view.ts';
import type { Item } from './item.ts';
import { PresetStore } from './preset-store.ts';
import type { ConversationRequest, MessageRequest } from './requests.ts';
import { SearchStore } from './search-store.ts';

/** What is done about what people ask of messages and conversations. */
export function messageAnswers(model: ConsoleModel): Answers {
  const { composer } = model;
  const searching = model.part(SearchStore);
  return {
    'smpp-open-conversation': ({ peer }) => model.openConversation(peer),
    'smpp-draft': (draft) => composer.change(draft),
    'smpp-replace': ({ character }) => composer.replace(character),
    'smpp-send': () => model.send(),
    'smpp-preset': (request) => model.part(PresetStore).answer(request),
    'smpp-search': ({ query }) => searching.look(query),
    'smpp-open-hit': ({ peer, key }) => {
      model.openConversation(peer);
      searching.seek(key);
    },
    'smpp-conversation': (request) => answerConversation(model, request),
    'smpp-message': (request) => answerMessage(model, request),
    'smpp-show-part': ({ item, part }) => show(model, item, part),
  };
}

async function answerConversation(model: ConsoleModel, { act, peer }: ConversationRequest): Promise<void> {
  const { messages } = model;
  const conversation = messages.get().list.find((each) => each.peer === peer);
  if (!conversation) return;
  switch (act) {
    case 'pin':
    case 'unpin':
      return messages.pin(peer, act === 'pin');
    case 'read':
      return messages.markRead(peer);
    case 'delete':
      return removeWithWayBack(model, peer, undefined);
    default: {
      const { saveConversation } = await import('./export.ts');
      saveConversation(conversation, act);
    }
  }
}

async function answerMessage(model: ConsoleModel, { act, peer, item }: MessageRequest): Promise<void> {
  switch (act) {
    case 'delete':
      return removeWithWayBack(model, peer, item.key);
    case 'edit':
      return edit(model, item);
    case 'resend':
    case 'write-off':
      return settleUnknown(model, item, act);
    default: {
      const { askAbout } = await import('./ask-about.ts');
      if (item.kind === 'sent') await askAbout(model, peer, item, act);
    }
  }
}

function removeWithWayBack(model: ConsoleModel, peer: string, key: string | undefined): void {
  const { items, restore } = model.messages.remove(peer, key);
  model.toasts.show({
    text: key === undefined ? 'The conversation with {peer} is deleted.' : 'The message is deleted.',
    values: { peer },
    undo: restore,
    gone: () => {
      for (const item of items) {
        if (item.kind !== 'sent') continue;
        // The engine may have no such session any more; then it has nothing to forget either.
        model.engine.sessions.forget(item.session, item.message.number).catch(() => undefined);
      }
    },
  });
}

async function show(model: ConsoleModel, item: Item, part: number | undefined): Promise<void> {
  const { findPdu } = await import('./find-pdu.ts');
  const entry = findPdu(model.log, item, part);
  if (!entry) {
    model.toasts.show({ text: 'Its PDU is not in the timeline any more.' });
    return;
  }
  await model.selection.select(entry);
  model.part(PlaceStore).show('inspector');
}

function edit({ composer, messages }: ConsoleModel, item: Item): void {
  if (item.kind !== 'sent') return;
  const { to, from, text } = item.message;
  messages.open(to);
  composer.change({ to, from, text });
}

async function settleUnknown(model: ConsoleModel, item: Item, act: 'resend' | 'write-off'): Promise<void> {
  if (item.kind !== 'sent') return;
  const { sessions } = model.engine;
  const { session, message } = item;
  try {
    if (act === 'resend') await sessions.resend(session, message.number);
    else await sessions.writeOff(session, message.number);
  } catch (error) {
    model.toasts.show({ text: '{reason}', values: { reason: (error as Error).message }, tone: 'bad' });
  }
}
