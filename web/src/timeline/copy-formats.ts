/** The forms that PDUs are copied in; what makes them is loaded when one is asked for. */
export const COPY_FORMATS = [
  { id: 'hex', title: 'Hex' },
  { id: 'hexdump', title: 'Hex dump' },
  { id: 'json', title: 'JSON' },
  { id: 'typescript', title: 'TypeScript: encode(…)' },
  { id: 'tshark', title: 'Filter for tshark' },
  { id: 'summary', title: 'Line of the timeline' },
] as const;

export type CopyFormat = (typeof COPY_FORMATS)[number]['id'];

/** The forms of a file. */
export type CaptureFormat = 'pcap' | 'jsonl';
