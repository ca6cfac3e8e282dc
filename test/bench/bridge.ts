/**
 * The bridge against a raw TCP relay in Node, and beside relays that others made: each in a process of its own, all on one
 * core. `npx tsx --conditions=smpp-web test/bench/bridge.ts [load ...] [idle]` prints a table of ratios; 1 is the raw relay.
 */
import type { Socket } from 'node:net';
import { openFilesLimit, residentOctets } from '../bridge/resources.ts';
import { open } from './bridge-connection.ts';
import { LOADS } from './bridge-loads.ts';
import { median, type Process, start, startRelay, stopAll, type Way } from './bridge-process.ts';

const WAYS: readonly Way[] = ['raw', 'websockify', 'node-websockify', 'binary', 'smpp.v1'];
/** As many as the descriptors of the relay allow, two a pair; per-pair figures settle from some thousands on. */
const IDLE_PAIRS = Math.min(9_500, Math.floor((openFilesLimit() - 500) / 2));
const IDLE_WAYS: readonly Way[] = ['raw', 'binary', 'smpp.v1'];
const IDLE_GOAL_KIB = 12;

async function measureLoads(peer: Process, names: readonly string[]): Promise<void> {
  const relays = new Map<Way, string>();
  for (const way of WAYS) {
    const relay = await startRelay(way, peer.line);
    if (relay) relays.set(way, `${way}=${relay.line}=${relay.child.pid}`);
  }
  const others = [...relays.keys()].slice(1);
  console.log(`| load | raw /s | ${others.map((way) => `${way} x`).join(' | ')} | goal |`);
  console.log(`|---|---:|${others.map(() => '---:|').join('')}---:|`);
  for (const { name, goal } of LOADS.filter((load) => names.length === 0 || names.includes(load.name))) {
    const { line } = await start('bridge-client.ts', name, String(peer.child.pid), ...relays.values());
    const rates = JSON.parse(line) as { readonly [way: string]: readonly number[] };
    const ratios = others.map((way) => median(rates[way]!.map((rate, slice) => rate / rates.raw![slice]!)).toFixed(2));
    console.log(`| ${name} | ${Math.round(median(rates.raw!))} | ${ratios.join(' | ')} | ${goal} |`);
  }
}

async function measureIdle(peer: Process): Promise<void> {
  console.log(`\nIdle pairs, ${IDLE_PAIRS} at once (goal: ${IDLE_GOAL_KIB} KiB a pair):\n`);
  for (const way of IDLE_WAYS) {
    const relay = (await startRelay(way, peer.line))!;
    const before = residentOctets(relay.child);
    const sockets: Socket[] = [];
    while (sockets.length < IDLE_PAIRS) sockets.push((await open(way, Number(relay.line), 'echo')).socket);
    console.log(`- ${way}: ${((residentOctets(relay.child) - before) / IDLE_PAIRS / 1024).toFixed(1)} KiB a pair`);
    for (const socket of sockets) socket.resetAndDestroy();
  }
}

const names = process.argv.slice(2);
const peer = await start('bridge-peer.ts');
if (names.length === 0 || LOADS.some(({ name }) => names.includes(name))) await measureLoads(peer, names);
if (names.length === 0 || names.includes('idle')) await measureIdle(peer);
stopAll();
process.exit(0);
