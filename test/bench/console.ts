import { printTimeline } from './console/timeline.ts';

/** The console in Chromium: what the timeline costs and how quick it is, with a million PDUs in its log. */

await printTimeline();
