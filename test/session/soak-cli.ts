/** `npm run soak -w test -- [--minutes 30] [--rate 200]`: the soak of the tests for as long as wanted, with its figures. */
import { parseArgs } from 'node:util';
import { soak } from './soak.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, rate: { type: 'string', default: '200' } },
});

const { samples, ...rest } = await soak({
  seconds: Number(values.minutes) * 60,
  perSecond: Number(values.rate),
  onSample: ({ seconds, heapOctets, timers, sockets, listeners }) => {
    const figures = [`${(heapOctets / 1_048_576).toFixed(1)} MiB`, `${timers} timers`, `${sockets} sockets`];
    console.log(`${(seconds / 60).toFixed(1)} min: ${figures.join(', ')}, ${listeners} listeners of the process`);
  },
});
console.log(rest);
const [first, last] = [samples[Math.floor(samples.length / 4)]!, samples.at(-1)!];
console.log(`Heap at the end: ${(last.heapOctets / first.heapOctets).toFixed(3)} of that after a quarter of the time.`);
