import { openPage } from './page.ts';
import type {} from './timeline-page.ts';

const ROWS = 1_000_000;
/** Frames that are made; the log is filled with them over and over. */
const PREPARED = 40_000;

/** Filters, and what they read. */
const FILTERS = [
  ['header fields', 'command == submit_sm && command_status != 0 && latency > 2'],
  ['header fields, all pass', 'length > 0'],
  ['a field of the body', 'destination_addr == 447700900123'],
  ['the text', 'text contains "parcel"'],
  ['words of the row', '447700900123'],
] as const;

/** Prints what the timeline costs with a million PDUs in its log. */
export async function printTimeline(): Promise<void> {
  const { page, held, close } = await openPage('timeline-page.ts');
  try {
    await page.evaluate((rows) => bench.prepare(rows), PREPARED);
    const octets = await page.evaluate(() => bench.octets());
    const before = await held();
    await page.evaluate((rows) => bench.fill(rows), ROWS);
    const perRow = ((await held()) - before) / ROWS - octets / PREPARED;
    await page.evaluate(() => bench.start());
    const steps = await page.evaluate(() => bench.scroll(240, 'steps'));
    const leaps = await page.evaluate(() => bench.scroll(120, 'leaps'));
    const appended = await page.evaluate(() => bench.append(240));
    const opened = await page.evaluate(() => bench.open(120));
    console.log(`The timeline in Chromium with ${ROWS.toLocaleString('en')} PDUs in its log.\n`);
    console.log('| what | figure | goal |');
    console.log('|---|---|---|');
    row('heap octets per row beside the frame', perRow.toFixed(0), 'at most 200');
    row('scrolling by pixels, frame to frame p95', `${p95(steps)} ms`, 'at most 17 ms');
    row('scrolling by leaps over all rows, p95', `${p95(leaps)} ms`, 'at most 17 ms');
    row('taking 667 PDUs and drawing, 60 times a second, p95', `${p95(appended)} ms`, 'a few ms');
    row(
      'opening a PDU in the inspector: until it is rendered, styled and laid out, p95',
      `${p95(opened.work)} ms`,
      'at most 16 ms',
    );
    row('the same until the frame of a screen of 60 Hz that shows it, p95', `${p95(opened.shown)} ms`, '');
    console.log('\n| filter | first rows | all looked at | passing | longest task | goal |');
    console.log('|---|---|---|---|---|---|');
    for (const [kind, text] of FILTERS) {
      const { first, all, passing, longest } = await page.evaluate((filter) => bench.filter(filter), text);
      const figures = `${ms(first)} | ${ms(all)} | ${passing.toLocaleString('en')} | ${ms(longest)}`;
      console.log(`| ${kind}: \`${text}\` | ${figures} | 100 ms, 2 s |`);
    }
  } finally {
    await close();
  }
}

function row(...cells: readonly string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

function p95(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)]!.toFixed(1);
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}
