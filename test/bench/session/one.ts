/** One subject at one window, measured in a process of its own: `one.ts <ours|node-smpp> <window> <messages>`. */
import { runLoad } from './load.ts';
import { startNodeSmpp } from './node-smpp.ts';
import { startOurs } from './ours.ts';

const [subject, window, messages] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const { submitOne, stop } = subject === 'ours' ? await startOurs(window) : await startNodeSmpp();
await runLoad(submitOne, window, Math.ceil(messages / 3));
console.log(JSON.stringify(await runLoad(submitOne, window, messages)));
await stop();
