import { printFirstLoad } from './console/first-load.ts';
import { printMinute, printRate, printSessions } from './console/load.ts';
import { setStage } from './console/stage.ts';
import { printTimeline } from './console/timeline.ts';

/**
 * The console in Chromium: what the timeline costs and how quick it is with a million PDUs in its log, what the first visit
 * costs, and what the page does while the engine is at full speed.
 */

await printTimeline();
const stage = await setStage();
try {
  await printFirstLoad(stage);
  await printRate(stage);
  await printMinute(stage);
  await printSessions(stage);
} finally {
  await stage.close();
}
