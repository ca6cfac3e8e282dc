import { html, nothing, type TemplateResult } from 'lit';
import type { Readable } from '../common/store.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { CheckStore } from './check-store.ts';
import { ProfileStore } from './profile-store.ts';
import { PulseStore } from './pulse-store.ts';

/** What the connections are shown from. */
export function connectionStores(model: ConsoleModel): readonly Readable<unknown>[] {
  return [model.sessions, model.part(ProfileStore), model.part(CheckStore), model.part(PulseStore)];
}

/** The connection of the session in front. */
export function connectionBar(model: ConsoleModel): TemplateResult {
  const { link, form, number } = model.sessions.front;
  const profiles = model.part(ProfileStore).get();
  return html`<smpp-connection-bar .link=${link} .form=${form} .targets=${model.targets.get()} .preferences=${model.preferences.get()}
      .profiles=${profiles.list} .check=${model.part(CheckStore).get()} .pulse=${model.part(PulseStore).get()[number]}></smpp-connection-bar>
    ${profiles.isManaged ? profileDialog(model) : nothing}`;
}

/** Loaded when it is first opened. */
function profileDialog(model: ConsoleModel): TemplateResult {
  const profiles = model.part(ProfileStore);
  import('./profile-dialog.ts').then(
    ({ SmppProfileDialog }) => SmppProfileDialog.define(),
    () => profiles.patch({ isManaged: false }),
  );
  return html`<smpp-profile-dialog .profiles=${profiles.get()}></smpp-profile-dialog>`;
}
