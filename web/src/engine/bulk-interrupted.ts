import type { BulkOutcomes } from './bulk-outcomes.ts';

/** Takes what was being sent when the program ended for unknown. Tells what is to be said of the job. */
export function interrupted(outcomes: BulkOutcomes): string {
  for (const index of [...outcomes.in('sending')])
    outcomes.set(index, {
      ...outcomes.at(index),
      state: 'unknown',
      problem: 'The program ended before the answer came.',
    });
  const { unknown, waiting } = outcomes.counts;
  const lost =
    unknown === 0
      ? ''
      : ` Of ${messages(unknown)} it is unknown whether they were accepted: they had been sent, and no answer was seen.`;
  return `The page was closed or the engine stopped in the middle of it: ${messages(waiting)} are not sent yet.${lost}`;
}

function messages(count: number): string {
  return count === 1 ? 'one message' : `${count.toLocaleString('en')} messages`;
}
