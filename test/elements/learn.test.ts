import { ConsoleModel, type StartEngine } from '@smpp-web/console';
import { Engine } from '@smpp-web/console/engine';
import { describe, expect, test } from 'vitest';
import { SmppLearn } from '../../web/src/learn/learn.ts';
import { SmppLesson } from '../../web/src/learn/lesson.ts';
import { LessonStore } from '../../web/src/learn/lesson-store.ts';
import { LESSONS } from '../../web/src/learn/lessons.ts';
import { all, eventsOf, mount, rendered, textOf, violationsOf } from './mount.ts';

SmppLearn.define();
SmppLesson.define();

const startInPage: StartEngine = (take) => ({
  engine: new Engine(async (feed) => take(feed)),
  dispose: () => undefined,
});

async function course(id: string): Promise<LessonStore> {
  const model = new ConsoleModel({ startEngine: startInPage, storage: undefined });
  await model.configureSimulator({ ...model.simulator.get(), delayMs: 1 });
  const store = model.part(LessonStore);
  store.begin(id);
  return store;
}

describe.each(LESSONS)('lesson $id', ({ id, steps }) => {
  test('every step brings what it says, and each of its PDUs is explained', async () => {
    const store = await course(id);
    for (const step of steps) {
      await store.next();
      const { seen, problem } = store.get();
      expect(problem).toBe('');
      const names = seen.at(-1)!.map(({ direction, command }) => `${direction} ${command}`);
      expect(names).toEqual(expect.arrayContaining([...step.until]));
      expect(Object.keys(step.notes).filter((name) => !names.includes(name))).toEqual([]);
    }
    expect(store.get().done.has(id)).toBe(true);
  });
});

test('what goes wrong is told, and the step can be done again', async () => {
  const store = await course('submit');
  store.patch({ step: 1 });
  await store.next();
  expect(store.get()).toMatchObject({ step: 1, isRunning: false, problem: expect.stringContaining('Not bound') });
});

describe('the view', () => {
  test('lessons to choose from; those that are done say so', async () => {
    const view = await mount('smpp-learn', { lessons: LESSONS, done: new Set(['submit']) });
    const asked = eventsOf(view, 'smpp-lesson');
    all(view, '.card')[1]!.click();
    expect(asked).toEqual([{ act: 'begin', id: 'long' }]);
    expect(all(view, '.card').map((card) => textOf(card).includes('done'))).toEqual([true, false, false, false]);
    expect(await violationsOf(view)).toEqual([]);
  });

  test.each(['light', 'dark'])('a lesson under way is accessible in the %s theme', async (scheme) => {
    const store = await course('receipt');
    await store.next();
    const view = await mount<SmppLesson>('smpp-lesson', { course: store.get() });
    view.style.colorScheme = scheme;
    await rendered(view);
    expect(all(view, '.step').map(({ dataset }) => dataset.state)).toEqual(['done', 'now']);
    expect(await violationsOf(view)).toEqual([]);
  });

  test('a session with another message centre is left alone', async () => {
    const store = await course('submit');
    const view = await mount('smpp-lesson', { course: store.get(), elsewhere: true });
    expect(all(view, '.do button')).toEqual([]);
    expect(textOf(view)).toContain('bound to another message centre');
  });
});
