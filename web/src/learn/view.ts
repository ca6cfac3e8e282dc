import { html } from 'lit';
import type { View } from '../shell/view.ts';
import { SmppLearn } from './learn.ts';
import { SmppLesson } from './lesson.ts';
import { LessonStore } from './lesson-store.ts';
import { LESSONS } from './lessons.ts';

/** Short lessons on the simulator in this page. */
export const view: View = {
  define() {
    SmppLesson.define();
    SmppLearn.define();
  },
  stores: (model) => [model.part(LessonStore), model.link],
  render: (model) => {
    const course = model.part(LessonStore).get();
    const { phase } = model.link.get();
    // A session with somebody else is not to be ended, nor sent to, for the sake of a lesson.
    const isElsewhere = phase !== 'idle' && model.preferences.get().target !== 'page';
    return course.lesson
      ? html`<smpp-lesson .course=${course} ?elsewhere=${isElsewhere}></smpp-lesson>`
      : html`<smpp-learn .lessons=${LESSONS} .done=${course.done}></smpp-learn>`;
  },
  answers: (model) => ({
    'smpp-lesson': ({ act, id }) => {
      const store = model.part(LessonStore);
      return act === 'begin' ? store.begin(id) : store.next();
    },
  }),
};
