import { Store } from '../common/store.ts';
import type { ConsoleModel } from '../shell/model.ts';
import type { SessionLabel } from './timeline-row.ts';

/** Names and colours of the sessions as the timeline shows them, by number. Those of files have a number and no colour. */
export class SessionLabels extends Store<ReadonlyMap<number, SessionLabel>> {
  constructor({ sessions }: ConsoleModel) {
    super(new Map());
    const take = () => {
      const labels = sessions.get().list.map(({ number, name, colour }) => [number, { name, colour }] as const);
      const before = this.get();
      const isSame = ([number, { name, colour }]: (typeof labels)[number]) =>
        before.get(number)?.name === name && before.get(number)?.colour === colour;
      // Sessions change with every message that is not read; their labels hardly ever do.
      if (labels.length !== before.size || !labels.every(isSame)) this.set(new Map(labels));
    };
    sessions.subscribe(take);
    take();
  }
}
