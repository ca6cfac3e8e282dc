import { html, type TemplateResult } from 'lit';
import { CommandStore } from './command-store.ts';
import { DialogStore } from './dialog-store.ts';
import type { ConsoleModel } from './model.ts';

/** The dialogs of the shell. Those that few open at once are loaded with their first opening. */
export function dialogsOf(model: ConsoleModel): TemplateResult {
  const open = model.part(DialogStore).get();
  const commands = model.part(CommandStore);
  const isPalette = open === 'palette';
  const isSheet = open === 'shortcuts';
  if (isPalette) load(model, async () => (await import('./palette.ts')).SmppPalette.define());
  if (isSheet) load(model, async () => (await import('./shortcut-sheet.ts')).SmppShortcutSheet.define());
  return html`<smpp-decode-dialog></smpp-decode-dialog>
    <smpp-palette ?open=${isPalette} .commands=${isPalette ? commands.possible() : []} .recent=${isPalette ? commands.recent() : []}></smpp-palette>
    <smpp-shortcut-sheet ?open=${isSheet} .commands=${isSheet ? commands.all() : []} ?single-keys=${model.preferences.get().singleKeys}></smpp-shortcut-sheet>`;
}

function load(model: ConsoleModel, define: () => Promise<void>): void {
  define().catch(() => {
    model.part(DialogStore).set(undefined);
    model.toasts.show({
      text: 'This could not be loaded: the server is out of reach, or holds a newer version.',
      tone: 'bad',
    });
  });
}
