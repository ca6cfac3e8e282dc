import { CommandStore } from '../shell/command-store.ts';
import type { ConsoleModel } from '../shell/model.ts';
import { PlaceStore } from '../shell/place-store.ts';
import type { Answers } from '../shell/view.ts';
import { AnnotationStore } from './annotation-store.ts';
import { loadFilters } from './filter/lazy.ts';
import { timelineCommands } from './timeline-commands.ts';
import { TimelineSettingsStore } from './timeline-settings.ts';

/** What is done about the events of timeline and inspector that concern more than the log itself. */
export function wireAnswers(model: ConsoleModel): Answers {
  const { log, selection, toasts } = model;
  const settings = model.part(TimelineSettingsStore);
  const annotations = model.part(AnnotationStore);
  model.part(CommandStore).add(timelineCommands);
  const entriesOf = (ids: readonly number[]) => ids.flatMap((id) => log.entry(id) ?? []);
  const fail = (text: string) => (error: Error) =>
    toasts.show({ text, values: { reason: error.message }, tone: 'bad' });
  return {
    'smpp-filter-by': async ({ condition, how }) => {
      const { withCondition } = await loadFilters();
      const { filter } = log.get();
      log.setFilter({ ...filter, text: withCondition(filter.text, condition, how) });
    },
    'smpp-filter-used': ({ text }) => settings.remember(text),
    'smpp-timeline-settings': (some) => settings.patch(some),
    'smpp-mark-frame': ({ ids, marked }) => {
      for (const id of ids) annotations.mark(id, marked);
    },
    'smpp-note': ({ id, note }) => annotations.write(id, note),
    'smpp-copy': async ({ ids, as }) => {
      const { copyText } = await import('./copy-as.ts');
      await copyText(entriesOf(ids), as).then(
        () => toasts.show({ text: 'Copied.', tone: 'good' }),
        fail('This could not be copied: {reason}'),
      );
    },
    'smpp-copy-text': ({ text }) =>
      navigator.clipboard
        .writeText(text)
        .then(() => toasts.show({ text: 'Copied.', tone: 'good' }), fail('This could not be copied: {reason}')),
    'smpp-export': async ({ which, as }) => {
      const { exportFrames } = await import('./captures/export.ts');
      exportFrames(log, which, as);
    },
    'smpp-paste': async ({ octets }) => {
      await pasteOctets(model, octets);
      model.part(PlaceStore).show('inspector');
    },
    'smpp-import': async ({ files }) => {
      const { importFiles } = await import('./captures/import.ts');
      await importFiles(model, files);
    },
    'smpp-compare': ({ first, second }) => {
      if (second !== undefined) return void selection.compare(log.entry(first), log.entry(second));
      selection.keep(first);
      toasts.show({ text: 'Kept to be compared: choose another PDU, and compare again.' });
    },
    'smpp-find-parts': async () => {
      const { entry, frame } = selection.get();
      const { partsOf } = await import('../inspector/parts.ts');
      if (frame) selection.setParts(frame, partsOf(log, entry, frame));
    },
  };
}

const HEADER_OCTETS = 16;

/** Looks at a PDU; several of them, or one with something around it, go into the log. */
async function pasteOctets(model: ConsoleModel, octets: Uint8Array): Promise<void> {
  const view = new DataView(octets.buffer, octets.byteOffset);
  const isOne = octets.length < HEADER_OCTETS || view.getUint32(0) === octets.length;
  const isTaken = !isOne && (await import('./captures/import.ts')).importPdus(model, octets);
  if (!isTaken) await model.selection.paste(octets);
}
