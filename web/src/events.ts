import type { SendRequest } from './engine/api.ts';
import type { BindForm } from './shell/model.ts';
import type { Theme } from './shell/preference-store.ts';
import type { SimulatorPanel } from './simulator/simulator-store.ts';
import type { LogFilter } from './timeline/log-filter.ts';

/** The events of the elements, by name, with their details. All bubble and leave shadow roots; only people cause them. */
export interface SmppEvents {
  /** Bind with these settings. */
  'smpp-bind': BindForm;
  /** End the session, or call off the attempt. */
  'smpp-unbind': undefined;
  /** Open the conversation with this peer; undefined closes it. */
  'smpp-open-conversation': { readonly peer: string | undefined };
  /** The draft was edited. */
  'smpp-draft': Partial<SendRequest>;
  /** Put the near twin in the place of one character, or of all that have one. */
  'smpp-replace': { readonly character: string | undefined };
  /** Send the draft. */
  'smpp-send': undefined;
  /** Show the PDU of a part of a sent message. */
  'smpp-show-part': { readonly session: number; readonly message_id: string };
  /** Look at an entry of the log. */
  'smpp-select-frame': { readonly id: number; readonly by: 'pointer' | 'keyboard' };
  'smpp-filter': LogFilter;
  'smpp-pause': { readonly paused: boolean };
  'smpp-clear': undefined;
  /** Mark a field of the inspected frame. */
  'smpp-mark': { readonly path: string | undefined };
  /** Look at octets that did not come from the log. */
  'smpp-paste': { readonly octets: Uint8Array };
  'smpp-simulator': SimulatorPanel;
  /** Have the message centre in this page deliver the message of its panel. */
  'smpp-inject': undefined;
  'smpp-theme': { readonly theme: Theme };
}

export type SmppEventName = keyof SmppEvents;

declare global {
  interface HTMLElementEventMap extends SmppEventMap {}
}

type SmppEventMap = { [Name in SmppEventName]: CustomEvent<SmppEvents[Name]> };
