import type { ControlRequest } from '@smpp-web/smsc';
import type { BookRequest, BulkRequest } from './bulk/bulk-events.ts';
import type { Profile } from './connections/profile-store.ts';
import type { SendRequest } from './engine/api.ts';
import type { SimulatorPlace } from './engine/simulator-state.ts';
import type { LadderFormat } from './ladder/export.ts';
import type { LadderOptions } from './ladder/ladder-store.ts';
import type { LoadRequest } from './load/load-events.ts';
import type { Item } from './messages/item.ts';
import type { PresetRequest } from './messages/preset-store.ts';
import type { ConversationRequest, MessageRequest } from './messages/requests.ts';
import type { Command } from './shell/command.ts';
import type { DialogName } from './shell/dialog-store.ts';
import type { FirstStep } from './shell/first-steps.ts';
import type { BindForm } from './shell/model.ts';
import type { Pane } from './shell/place-store.ts';
import type { Preferences, Theme } from './shell/preference-store.ts';
import type { SimulatorPanel } from './simulator/simulator-store.ts';
import type { CaptureFormat, CopyFormat } from './timeline/copy-formats.ts';
import type { Joining } from './timeline/filter/index.ts';
import type { LogFilter } from './timeline/log-filter.ts';
import type { TimelineSettings } from './timeline/timeline-settings.ts';
import type { Draft } from './workbench/draft.ts';
import type { TemplateRequest, WorkbenchSettings } from './workbench/requests.ts';

/** The events of the elements, by name, with their details. All bubble and leave shadow roots; only people cause them. */
export interface SmppEvents {
  /** Bind with these settings. */
  'smpp-bind': BindForm;
  /** End the session, or call off the attempt. */
  'smpp-unbind': undefined;
  /** Make the next attempt to connect now. */
  'smpp-connect-now': undefined;
  /** Ask what is at a target, without a bind. */
  'smpp-check': { readonly target: string; readonly address: string };
  /** Bring a session to the front. */
  'smpp-front': { readonly session: number };
  /** Do something with the sessions. */
  'smpp-session':
    | { readonly act: 'add' }
    | { readonly act: 'close'; readonly session: number }
    | { readonly act: 'rename'; readonly session: number; readonly name: string };
  /** Do something with the profiles. `use` brings one into the form of the session in front. */
  'smpp-profile':
    | { readonly act: 'save'; readonly profile: Profile }
    | { readonly act: 'use' | 'duplicate' | 'delete'; readonly name: string }
    | { readonly act: 'rename'; readonly name: string; readonly to: string }
    | { readonly act: 'import'; readonly text: string }
    | { readonly act: 'export'; readonly withPasswords: boolean }
    | { readonly act: 'manage' | 'close' };
  /** Start the engine again, which has stopped. */
  'smpp-revive': undefined;
  /** Open the conversation with this peer; undefined closes it. */
  'smpp-open-conversation': { readonly peer: string | undefined };
  /** The draft was edited. */
  'smpp-draft': Partial<SendRequest>;
  /** Put the near twin in the place of one character, or of all that have one. */
  'smpp-replace': { readonly character: string | undefined };
  /** Keep a sender or a text for the next time, or forget it. */
  'smpp-preset': PresetRequest;
  /** Show the parts of the draft, or hide them. */
  'smpp-parts': undefined;
  /** Send the draft. */
  'smpp-send': undefined;
  /** Look for a text, a number, an id or a state in all messages; empty ends it. */
  'smpp-search': { readonly query: string };
  /** Go to a message that was found. */
  'smpp-open-hit': { readonly peer: string; readonly key: string };
  /** Do something with one message. */
  'smpp-message': MessageRequest;
  /** Do something with a whole conversation. */
  'smpp-conversation': ConversationRequest;
  /** Show the PDU of a message, or of one of its parts, counted from 1. */
  'smpp-show-part': { readonly item: Item; readonly part?: number };
  /** Look at an entry of the log. */
  'smpp-select-frame': { readonly id: number; readonly by: 'pointer' | 'keyboard' };
  /** Show only what passes this filter. */
  'smpp-filter': LogFilter;
  /** Keep what comes without showing it, or go on. */
  'smpp-pause': { readonly paused: boolean };
  /** Empty the timeline. */
  'smpp-clear': undefined;
  /** Mark a field of the inspected frame. */
  'smpp-mark': { readonly path: string | undefined };
  /** Look at octets that did not come from the log; several PDUs go into the timeline. */
  'smpp-paste': { readonly octets: Uint8Array };
  /** Put a condition to the filter of the timeline. */
  'smpp-filter-by': { readonly condition: string; readonly how: Joining };
  /** A filter has been used, and is to be remembered. */
  'smpp-filter-used': { readonly text: string };
  /** Keep the newest PDU in sight, or do not. */
  'smpp-follow': { readonly follows: boolean };
  /** Have the timeline look otherwise. */
  'smpp-timeline-settings': Partial<TimelineSettings>;
  /** Show the rules that colour the rows of the timeline. */
  'smpp-colour-rules': undefined;
  /** Put a marker on entries of the log, or take it off. */
  'smpp-mark-frame': { readonly ids: readonly number[]; readonly marked: boolean };
  /** Put a note on an entry; an empty one takes it off. */
  'smpp-note': { readonly id: number; readonly note: string };
  /** Copy entries of the log in a form. */
  'smpp-copy': { readonly ids: readonly number[]; readonly as: CopyFormat };
  /** Copy a text. */
  'smpp-copy-text': { readonly text: string };
  /** Save entries, or all that the filter lets pass, as a file. */
  'smpp-export': { readonly which: readonly number[] | 'shown'; readonly as: CaptureFormat };
  /** Read captures, or octets in any notation. */
  'smpp-import': { readonly files: readonly File[] };
  /** Compare two entries; without a second one, the first is kept to be compared. */
  'smpp-compare': { readonly first: number; readonly second: number | undefined };
  /** Find the parts of the long message that the inspected frame is one of. */
  'smpp-find-parts': undefined;
  /** Have the message centre in this page behave so. */
  'smpp-simulator': SimulatorPanel;
  /** Have the message centre that is in view do something. */
  'smpp-control': ControlRequest;
  /** Turn to another message centre, or begin anew with a seed. */
  'smpp-centre':
    | { readonly act: 'turn'; readonly place: SimulatorPlace }
    | { readonly act: 'restart'; readonly seed: number };
  /** Have the message centre in this page ask for a bind, which a session that is not in use answers. */
  'smpp-outbind': undefined;
  /** Play a scenario, or save how the last one went. */
  'smpp-scenario': { readonly act: 'play'; readonly text: string } | { readonly act: 'save' };
  /** Have the message centre in this page deliver the message of its panel. */
  'smpp-inject': undefined;
  /** Change the theme. */
  'smpp-theme': { readonly theme: Theme };
  /** Remember other settings. */
  'smpp-preference': Partial<Preferences>;
  /** Do something from the table of commands. */
  'smpp-command': { readonly command: Command };
  /** Open a dialog of the shell, or close it. */
  'smpp-dialog': { readonly open: DialogName } | { readonly close: DialogName };
  /** Take back what a toast told of, or take the toast away. */
  'smpp-toast': { readonly id: number; readonly act: 'undo' | 'dismiss' };
  /** Have the toasts stay while somebody is at one. */
  'smpp-toast-hold': { readonly held: boolean };
  /** Delete all that the console keeps in this browser. */
  'smpp-clear-kept': undefined;
  /** Do something with sessions of the history, by their numbers there. `look` at none closes the one that is open. */
  'smpp-history': {
    readonly act: 'look' | 'show' | 'export' | 'delete' | 'refresh';
    readonly recordings: readonly number[];
  };
  /** Do something about bulk sending, or the address book. */
  'smpp-bulk': BulkRequest;
  /** Change the address book. */
  'smpp-book': BookRequest;
  /** Do something about load runs. */
  'smpp-load': LoadRequest;
  /** Put these octets on the workbench, and go there. */
  'smpp-open-workbench': { readonly octets: Uint8Array };
  /** The PDU on the workbench is to be this one. */
  'smpp-edit-pdu': { readonly draft: Draft };
  /** The PDU on the workbench is to be one of this command. */
  'smpp-choose-command': { readonly command: NonNullable<Draft['command']> };
  /** A field of the PDU on the workbench is to have this value; an editor inside a field leaves the path to it. */
  'smpp-edit-value': { readonly path: string; readonly value: unknown };
  /** The PDU on the workbench is to be what this text says. */
  'smpp-edit-text': { readonly face: 'json' | 'hex'; readonly text: string };
  /** One option of a list was picked. */
  'smpp-pick': { readonly id: string };
  /** Change how the workbench sends, or what it breaks. */
  /** Set what is to be known beside the PDU on the workbench: version, how it is broken, how often it is sent. */
  'smpp-workbench': WorkbenchSettings;
  /** Do something with the PDU on the workbench. */
  'smpp-workbench-act': { readonly act: 'send' | 'stop' | 'clear' | 'reset' | 'share' };
  /** Keep, use, rename, delete or exchange templates. */
  /** Save, open, remove, export or import templates of the workbench. */
  'smpp-template': TemplateRequest;
  /** Draw another part of the log as a ladder, or draw it otherwise. */
  'smpp-ladder': Partial<LadderOptions>;
  /** Fold or unfold the repeated exchanges that start with this entry of the log. */
  'smpp-ladder-fold': { readonly id: number; readonly folded: boolean };
  /** Save the ladder as a drawing, or copy it as text. */
  'smpp-ladder-export': { readonly as: LadderFormat };
  /** Begin a lesson by its id, leave it (no id), or do its next step. */
  'smpp-lesson':
    | { readonly act: 'begin'; readonly id: string | undefined }
    | { readonly act: 'next'; readonly id?: never };
  /** Leave the view for an entry of the log, in the inspector. */
  'smpp-show-frame': { readonly id: number };
  /** Begin with something, where there is nothing yet. */
  'smpp-first-step': { readonly step: FirstStep };
  /** Fold a pane of the first view away, or unfold it. */
  'smpp-fold': { readonly pane: Pane };
  /** Go to a view, by its id. */
  'smpp-go': { readonly view: string };
}

export type SmppEventName = keyof SmppEvents;

declare global {
  interface HTMLElementEventMap extends SmppEventMap {}
}

type SmppEventMap = { [Name in SmppEventName]: CustomEvent<SmppEvents[Name]> };
