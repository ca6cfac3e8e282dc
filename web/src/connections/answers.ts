import { withoutSecrets } from '../common/address.ts';
import { save } from '../common/save.ts';
import type { ConsoleModel } from '../shell/model.ts';
import type { Answers } from '../shell/view.ts';
import { CheckStore } from './check-store.ts';
import { type Profile, ProfileStore } from './profile-store.ts';

/** What is done about the events of the elements here. */
export function connectionAnswers(model: ConsoleModel): Answers {
  const { control, sessions } = model;
  const profiles = model.part(ProfileStore);
  return {
    'smpp-bind': (form) => model.bind(form),
    'smpp-unbind': () => model.unbind(),
    'smpp-connect-now': () => control.connectNow(),
    'smpp-revive': () => control.revive(),
    'smpp-check': ({ target, address }) => model.part(CheckStore).check(target, address),
    'smpp-front': ({ session }) => sessions.select(session),
    'smpp-session': (asked) => {
      if (asked.act === 'add') sessions.add();
      else if (asked.act === 'rename') sessions.rename(asked.session, asked.name);
      else control.close(asked.session);
    },
    'smpp-profile': async (asked) => {
      if (asked.act === 'save') profiles.save(withoutToken(asked.profile));
      else if (asked.act === 'use') control.use(profiles.find(asked.name));
      else if (asked.act === 'duplicate') profiles.duplicate(asked.name);
      else if (asked.act === 'rename') profiles.rename(asked.name, asked.to);
      else if (asked.act === 'delete') deleteProfile(model, asked.name);
      else if (asked.act === 'import') await importProfiles(profiles, asked.text);
      else if (asked.act === 'export') await exportProfiles(profiles, asked.withPasswords);
      else profiles.patch({ isManaged: asked.act === 'manage', news: '' });
    },
  };
}

/** The token of a bridge may stand in its address; that is not kept. */
function withoutToken(profile: Profile): Profile {
  return { ...profile, form: { ...profile.form, address: withoutSecrets(profile.form.address) } };
}

function deleteProfile(model: ConsoleModel, name: string): void {
  const profiles = model.part(ProfileStore);
  const deleted = profiles.delete(name);
  if (!deleted) return;
  model.toasts.show({
    text: 'Profile “{name}” is deleted.',
    values: { name },
    undo: () => profiles.save(deleted),
  });
}

async function importProfiles(profiles: ProfileStore, text: string): Promise<void> {
  const { readProfiles } = await import('./profile-file.ts');
  try {
    const read = readProfiles(text);
    for (const profile of read) profiles.save({ ...profile, name: profiles.freeName(profile.name) });
    profiles.patch({ news: `${read.length} imported.` });
  } catch (error) {
    profiles.patch({ news: `Nothing was imported. ${(error as Error).message}` });
  }
}

async function exportProfiles(profiles: ProfileStore, withPasswords: boolean): Promise<void> {
  const { writeProfiles } = await import('./profile-file.ts');
  save('smpp-profiles.json', 'application/json', writeProfiles(profiles.get().list, { withPasswords }));
}
