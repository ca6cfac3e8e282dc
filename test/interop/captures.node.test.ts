import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode, encode } from '@smpp-web/codec';
import type { FrameRecord } from '@smpp-web/console';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { framesOfPackets } from '../../web/src/timeline/captures/conversations.ts';
import { framesIn } from '../../web/src/timeline/captures/frames-in.ts';
import { framesOfLines, lineOfFrame } from '../../web/src/timeline/captures/lines.ts';
import { isCapture, type Packet, packetsIn } from '../../web/src/timeline/captures/pcap-read.ts';
import { PcapWriter } from '../../web/src/timeline/captures/pcap-write.ts';
import { pduAsTypeScript } from '../../web/src/timeline/pdu-typescript.ts';
import { hasTshark } from '../helpers/tshark.ts';
import { toHex } from '../vectors/hex.ts';

const folder = mkdtempSync(join(tmpdir(), 'smpp-web-captures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const frame = (octets: Uint8Array) => octets as Uint8Array<ArrayBuffer>;
const text = (characters: string) => new TextEncoder().encode(characters);
/** Other programs take their time on a busy machine. */
const PROGRAM_MS = 60_000;

const NOON = Date.UTC(2026, 10, 25, 12);

const bind = frame(encode('bind_transceiver', { system_id: 'shop', password: 's3cret', interface_version: 0x34 }));
const bound = frame(encode('bind_transceiver_resp', { system_id: 'centre' }));
const submit = frame(
  encode('submit_sm', { sequence_number: 2, destination_addr: '4477', short_message: text('Hello') }),
);
const accepted = frame(encode('submit_sm_resp', { sequence_number: 2, message_id: '77' }));
/** It takes several packets. */
const large = frame(
  encode('data_sm', {
    sequence_number: 3,
    tlvs: [{ name: 'message_payload', value: new Uint8Array(5_000).fill(0x41) }],
  }),
);

const records: FrameRecord[] = [
  { session: 1, direction: 'out', at: NOON + 0.25, frame: bind },
  { session: 2, direction: 'out', at: NOON + 1, frame: bind },
  { session: 1, direction: 'in', at: NOON + 2, frame: bound },
  { session: 1, direction: 'out', at: NOON + 1_003.5, frame: submit },
  { session: 1, direction: 'in', at: NOON + 1_020, frame: accepted },
  { session: 2, direction: 'in', at: NOON + 1_030, frame: bound },
  { session: 2, direction: 'out', at: NOON + 1_040, frame: large },
];

function capture(frames: readonly FrameRecord[]): Buffer {
  const writer = new PcapWriter();
  return Buffer.concat([writer.header(), ...frames.map((each) => writer.frame(each))]);
}

const plain = (frames: readonly FrameRecord[]) =>
  frames.map(({ session, direction, at, frame: octets }) => ({ session, direction, at, frame: toHex(octets) }));

const read = (file: Uint8Array, from = 1) => plain(framesOfPackets(packetsIn(file), from));

describe('a capture', () => {
  test('comes back as it was written: sessions apart, directions, times, PDUs over several packets', () => {
    const file = capture(records);
    expect(isCapture(file)).toBe(true);
    expect(read(file)).toEqual(plain(records));
  });

  test('is read whatever order its packets come in', () => {
    const packets = [...packetsIn(capture(records))];
    fc.assert(
      fc.property(fc.shuffledSubarray(packets, { minLength: packets.length }), (shuffled) => {
        // The first packet of a direction says where its numbers begin.
        const opening = shuffled.sort((a, b) => Number(isOpening(packets, b)) - Number(isOpening(packets, a)));
        const frames = framesOfPackets(opening, 1);
        expect(frames.map(({ frame: octets }) => toHex(octets)).sort()).toEqual(
          records.map(({ frame: octets }) => toHex(octets)).sort(),
        );
      }),
    );
  });

  test('gives what comes before the place where it is cut', () => {
    const file = capture(records);
    for (const length of [24, 30, 100, file.length - 1])
      expect(read(file.subarray(0, length)).length).toBeLessThan(records.length);
  });

  test('any octets are read without a fault', () => {
    const magic = capture([]).subarray(0, 24);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (octets) => {
        expect(read(Buffer.concat([magic, octets]))).toBeInstanceOf(Array);
      }),
    );
  });
});

/** Whether a packet is the first of its direction. */
function isOpening(packets: readonly Packet[], packet: Packet): boolean {
  const ends = ({ octets }: Packet) => toHex(octets.subarray(12, 24));
  return packets.find((each) => ends(each) === ends(packet)) === packet;
}

describe.skipIf(!hasTshark())('tshark', { timeout: PROGRAM_MS }, () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('tshark', args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };

  test('decodes what we write as SMPP, and joins what is cut', () => {
    const file = join(folder, 'ours.pcap');
    writeFileSync(file, capture(records));
    const fields = ['smpp.command_id', 'smpp.sequence_number', 'tcp.stream'].flatMap((name) => ['-e', name]);
    const lines = run('-r', file, '-Y', 'smpp', '-T', 'fields', ...fields)
      .trim()
      .split('\n');
    expect(lines.map((line) => line.split('\t'))).toEqual([
      ['0x00000009', '1', '0'],
      ['0x00000009', '1', '1'],
      ['0x80000009', '1', '0'],
      ['0x00000004', '2', '0'],
      ['0x80000004', '2', '0'],
      ['0x80000009', '1', '1'],
      ['0x00000103', '3', '1'],
    ]);
  });

  test.each(['pcapng', 'pcap', 'nsecpcap'])('what it writes as %s is read', (format) => {
    const [ours, theirs] = [join(folder, 'from.pcap'), join(folder, `theirs.${format}`)];
    writeFileSync(ours, capture(records));
    run('-r', ours, '-w', theirs, '-F', format);
    const frames = read(readFileSync(theirs));
    expect(frames.map(({ direction, frame: octets }) => [direction, octets])).toEqual(
      plain(records).map(({ direction, frame: octets }) => [direction, octets]),
    );
    expect(Math.abs(frames[3]!.at - records[3]!.at)).toBeLessThan(0.01);
  });
});

describe('JSON lines', () => {
  test('come back as they were written', () => {
    expect(plain(framesOfLines(records.map(lineOfFrame).join(''), 1))).toEqual(plain(records));
  });

  test('of a recording are read, and what is no frame is passed over', () => {
    const lines =
      '{"recording":{"system_id":"shop"}}\n{"at":5,"direction":"in","frame":"0000001080000015"}\n\n{"message":{}}\n';
    expect(plain(framesOfLines(lines, 7))).toEqual([{ session: 7, direction: 'in', at: 5, frame: '0000001080000015' }]);
  });

  test.each([
    ['{"frame":"zz"}', 'Line 1: “z” is no hex digit.'],
    ['{}\n[', 'Line 2 is no object of JSON.'],
    ['{"frame":7}', 'Line 1: its frame is no text.'],
  ])('%s is refused', (lines, message) => {
    expect(() => framesOfLines(lines, 1)).toThrow(message);
  });
});

describe('pasted octets', () => {
  const packet = capture([records[3]!]).subarray(24 + 16);

  test.each([
    ['one PDU', submit, [submit]],
    ['two PDUs', Buffer.concat([submit, accepted]), [submit, accepted]],
    ['a PDU and a cut one', Buffer.concat([submit, accepted.subarray(0, 9)]), [submit, accepted.subarray(0, 9)]],
    ['a PDU with the headers of IP and TCP', packet, [submit]],
    ['no PDU', text('GET / HTTP/1.1\r\n\r\n'), [text('GET / HTTP/1.1\r\n\r\n')]],
    ['few octets', Uint8Array.of(1, 2), [Uint8Array.of(1, 2)]],
  ])('%s', (_, octets, expected) => {
    expect(framesIn(octets).map(toHex)).toEqual(expected.map(toHex));
  });
});

const vectors = fileURLToPath(new URL('../../../shared/vectors/pdus.json', import.meta.url));
const frames: readonly Uint8Array[] = existsSync(vectors)
  ? (
      JSON.parse(readFileSync(vectors, 'utf8')) as
        | { hex?: string }[]
        | { vectors: { hex?: string }[] } as never as readonly { hex?: string }[]
    ).flatMap(({ hex }) => (hex ? [Buffer.from(hex.replace(/\s/g, ''), 'hex')] : []))
  : [];

describe('PDUs as TypeScript', () => {
  /** Runs what was written; a password is masked, and so is no longer what it was. */
  const octetsOf = (code: string) => {
    const [, name] = /const (\w+) = /.exec(code)!;
    return new Function('encode', `${code}\nreturn ${name};`)(encode) as Uint8Array;
  };

  test.each([
    ['submit_sm', submit],
    ['a TLV', large],
    ['an answer without a body', frame(encode('submit_sm_resp', { command_status: 0x58, message_id: null }))],
    ['garbage', text('GET / HTTP/1.1\r\n')],
  ])('%s gives the same octets', (_, octets) => {
    expect(toHex(octetsOf(pduAsTypeScript(octets)))).toBe(toHex(octets));
  });

  test('is short: what is so by default is not said', () => {
    expect(pduAsTypeScript(submit)).toBe(
      "const submit_sm = encode('submit_sm', {\n  sequence_number: 2,\n  destination_addr: '4477',\n  short_message: new TextEncoder().encode('Hello'),\n});",
    );
  });

  test('hides the password', () => {
    const code = pduAsTypeScript(bind);
    expect(code).not.toContain('s3cret');
    expect(decode(octetsOf(code))).toMatchObject({ system_id: 'shop', password: '********' });
  });

  test.skipIf(frames.length === 0)(`of ${frames.length} shared vectors gives the same octets`, () => {
    const differing = frames.filter((octets) => {
      const code = pduAsTypeScript(octets);
      return !code.includes('********') && toHex(octetsOf(code)) !== toHex(octets);
    });
    expect(differing.map(toHex)).toEqual([]);
  });

  test(
    'compiles',
    () => {
      const all = [submit, accepted, large, bind, ...frames.slice(0, 60)].map(
        (octets) => `{\n${pduAsTypeScript(octets)}\n}`,
      );
      const codec = fileURLToPath(new URL('../../codec/src/index.ts', import.meta.url));
      writeFileSync(join(folder, 'copied.ts'), `import { encode } from '@smpp-web/codec';\n${all.join('\n')}\n`);
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: {
            strict: true,
            noEmit: true,
            module: 'esnext',
            moduleResolution: 'bundler',
            target: 'es2023',
            skipLibCheck: true,
            lib: ['es2023', 'dom'],
            allowImportingTsExtensions: true,
            types: [],
            paths: { '@smpp-web/codec': [codec] },
          },
          files: ['copied.ts'],
        }),
      );
      const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url));
      const { stdout } = spawnSync(tsc, ['-p', folder], { encoding: 'utf8' });
      expect(stdout).toBe('');
    },
    PROGRAM_MS,
  );
});
