import type { Item } from './item.ts';

/** What people ask to be done with one message. */
export interface MessageRequest {
  readonly act:
    | 'resend'
    | 'write-off'
    | 'query'
    | 'cancel'
    /** By replace_sm, with the text that is in the composer. */
    | 'replace'
    | 'edit'
    | 'delete';
  readonly peer: string;
  readonly item: Item;
}

/** What people ask to be done with a conversation. */
export interface ConversationRequest {
  readonly act: 'pin' | 'unpin' | 'read' | 'delete' | 'json' | 'csv';
  readonly peer: string;
}
