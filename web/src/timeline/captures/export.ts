import { save } from '../../common/save.ts';
import type { CaptureFormat } from '../copy-formats.ts';
import { afterTurn, workSlice } from '../log/slices.ts';
import type { WireLog } from '../wire-log.ts';
import { lineOfFrame } from './lines.ts';
import { PcapWriter } from './pcap-write.ts';

const FILES = {
  pcap: { type: 'application/vnd.tcpdump.pcap', ending: 'pcap' },
  jsonl: { type: 'application/jsonl', ending: 'jsonl' },
} as const;

/** Saves entries as a file; `shown`: all that the filter lets pass now. The page goes on meanwhile. */
export async function exportFrames(log: WireLog, which: readonly number[] | 'shown', as: CaptureFormat): Promise<void> {
  const view = log.get();
  const length = which === 'shown' ? view.length : which.length;
  const shifted = view.shifted;
  // Entries that leave at the front while this goes on move the others.
  const idAt = (index: number) =>
    which === 'shown' ? log.get().idAt(index - (log.get().shifted - shifted)) : which[index];
  const parts = await pieces(length, idAt, log, as);
  const { type, ending } = FILES[as];
  save(`smpp-${new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-')}.${ending}`, type, ...parts);
}

async function pieces(
  length: number,
  idAt: (index: number) => number | undefined,
  log: WireLog,
  as: CaptureFormat,
): Promise<BlobPart[]> {
  const writer = new PcapWriter();
  const parts: BlobPart[] = as === 'pcap' ? [writer.header()] : [];
  let next = 0;
  while (next < length) {
    const slice: BlobPart[] = [];
    next = workSlice(next, length - 1, (index) => {
      const row = log.row(idAt(index) ?? 0);
      if (row) slice.push(as === 'pcap' ? writer.frame(row) : lineOfFrame(row));
    });
    // A blob for each slice: millions of small parts would cost more than the octets.
    parts.push(new Blob(slice));
    await new Promise<void>(afterTurn);
  }
  return parts;
}
