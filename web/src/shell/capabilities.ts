import { Store } from '../common/store.ts';
import type { SmppEventName, SmppEvents } from '../events.ts';
import type { Answers } from './view.ts';

/** What a host lets people do. */
export interface Capabilities {
  /** Whether people may only look: no bind, nothing sent, nothing deleted. The host itself may, by the model. */
  readonly isReadOnly: boolean;
  /** Ids of the views that are offered, beside the first one; undefined for all. */
  readonly views: readonly string[] | undefined;
}

/** What people may ask for where they may only look. All else is not answered, what is yet to come too. */
const LOOKING: ReadonlySet<SmppEventName> = new Set<SmppEventName>([
  'smpp-front',
  'smpp-open-conversation',
  'smpp-show-part',
  'smpp-search',
  'smpp-open-hit',
  'smpp-select-frame',
  'smpp-show-frame',
  'smpp-filter',
  'smpp-filter-by',
  'smpp-filter-used',
  'smpp-follow',
  'smpp-pause',
  'smpp-timeline-settings',
  'smpp-colour-rules',
  'smpp-mark',
  'smpp-mark-frame',
  'smpp-note',
  'smpp-copy',
  'smpp-copy-text',
  'smpp-export',
  'smpp-compare',
  'smpp-find-parts',
  'smpp-paste',
  'smpp-theme',
  'smpp-preference',
  'smpp-command',
  'smpp-dialog',
  'smpp-toast',
  'smpp-toast-hold',
  'smpp-go',
  'smpp-fold',
  'smpp-ladder',
  'smpp-ladder-fold',
  'smpp-ladder-export',
]);

/** What the host lets people do in this console. */
export class CapabilityStore extends Store<Capabilities> {
  constructor() {
    super({ isReadOnly: false, views: undefined });
  }

  /** Sets them; tells only when they are other ones. */
  limit({ isReadOnly, views }: Capabilities): void {
    const before = this.get();
    if (before.isReadOnly !== isReadOnly || before.views?.join() !== views?.join()) this.set({ isReadOnly, views });
  }

  /** Whether a view is offered. Those that act are not where people may only look. */
  offers({ id, acts = false }: { readonly id: string; readonly acts?: boolean }): boolean {
    const { isReadOnly, views } = this.get();
    return (views?.includes(id) ?? true) && !(isReadOnly && acts);
  }

  /** Has an element's events answered, as far as people may ask for that. */
  answer(element: HTMLElement, answers: Answers): void {
    for (const [name, answer] of Object.entries(answers) as [SmppEventName, (detail: unknown) => unknown][]) {
      element.addEventListener(name, (event) => {
        if (LOOKING.has(name) || !this.get().isReadOnly)
          void answer((event as CustomEvent<SmppEvents[SmppEventName]>).detail);
      });
    }
  }
}
