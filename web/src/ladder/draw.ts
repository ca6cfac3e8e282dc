import { duration } from '../words/format.ts';
import { type Layout, ROW } from './layout.ts';
import type { GapRow } from './row.ts';
import type { Shape, Tone } from './shapes.ts';
import { clip, lineText, widthOf } from './text.ts';
import type { ArrowWords, GroupWords } from './words.ts';

/** Sizes of type, in pixels. */
const TEXT = 12;
const SMALL = 11;

/** Where the line of an arrow is in its row, and the text above it. */
const LINE_Y = 29;
const TEXT_Y = 20;

/** Length of the head of an arrow. */
const TIP = 7;

/** The lifelines over the whole height. */
export function lifelines({ lifelines: lines }: Layout, height: number): Shape[] {
  return lines.map(({ x, kind }) => ({
    as: 'path',
    d: `M${x + 0.5} 0V${height}`,
    stroke: 'line',
    width: 1,
    ...(kind === 'bridge' && { dashes: '2 4' }),
  }));
}

/** The names of the lifelines, for the top. */
export function heads({ lifelines: lines, width }: Layout): Shape[] {
  return lines.flatMap(({ x, title, subtitle, kind }, index): Shape[] => {
    const before = lines[index - 1]?.x ?? -60;
    const after = lines[index + 1]?.x ?? width + 60;
    const room = Math.min(x - before, after - x, 2 * Math.min(x, width - x) + 8);
    const y = subtitle ? 19 : 26;
    const name = {
      as: 'text',
      x,
      y,
      text: clip(title, room, TEXT),
      fill: kind === 'bridge' ? 'muted' : 'ink',
      size: TEXT,
      bold: true,
      anchor: 'middle',
    } as const;
    const under = {
      as: 'text',
      x,
      y: 34,
      text: clip(lineText(subtitle), room, SMALL),
      fill: 'muted',
      size: SMALL,
      anchor: 'middle',
    } as const;
    return subtitle ? [name, under] : [name];
  });
}

/** One PDU as an arrow at `top`. */
export function arrow(words: ArrowWords, layout: Layout, top: number): Shape[] {
  const { session, direction, time, problem, status, isLost } = words;
  const esme = layout.esme.get(session) ?? layout.lifelines[0]!.x;
  const [from, to] = direction === 'out' ? [esme, layout.smsc] : [layout.smsc, esme];
  const tone: Tone = problem || status || isLost ? 'bad' : direction;
  const way = Math.sign(to - from);
  const y = top + LINE_Y + 0.5;
  const end = to - way * 3;
  return [
    ...(layout.hasTime ? [timeText(time, top + LINE_Y + 4)] : []),
    { as: 'path', d: `M${from} ${y}H${end - way}`, stroke: tone, ...(words.isResponse && { dashes: '5 3' }) },
    { as: 'path', d: `M${end - way * TIP} ${y - 4}L${end} ${y}L${end - way * TIP} ${y + 4}Z`, fill: tone },
    ...(layout.bridge === undefined ? [] : [dot(layout.bridge, y, tone)]),
    ...(isLost ? [cross(end - way * 16, y)] : []),
    ...setOff(label(words, Math.min(from, to) + 12, Math.max(from, to) - 12, top + TEXT_Y, tone), layout),
  ];
}

/** Texts that the lifeline of the bridge runs behind. */
function setOff(shapes: readonly Shape[], { bridge }: Layout): readonly Shape[] {
  return bridge === undefined
    ? shapes
    : shapes.map((shape) => (shape.as === 'text' ? { ...shape, halo: true as const } : shape));
}

function label(words: ArrowWords, start: number, end: number, y: number, tone: Tone): Shape[] {
  const { command, sequence_number, summary, status, problem, note } = words;
  const noteWidth = note ? widthOf(note, SMALL) + 8 : 0;
  const room = end - start - noteWidth;
  const name = clip(command, room, TEXT, true);
  const shapes: Shape[] = [{ as: 'text', x: start, y, text: name, fill: tone, size: TEXT, mono: true, bold: true }];
  let x = start + widthOf(name, TEXT, true) + 7;
  const add = (text: string, fill: Tone, isMono = false) => {
    const left = start + room - x;
    if (text === '' || left < 24) return;
    const shown = clip(lineText(text), left, SMALL, isMono);
    shapes.push({ as: 'text', x, y, text: shown, fill, size: SMALL, ...(isMono && ({ mono: true } as const)) });
    x += widthOf(shown, SMALL, isMono) + 8;
  };
  add(`#${sequence_number}`, 'muted', true);
  if (status) add(`✕ ${status}`, 'bad');
  if (problem) add(`⚠ ${problem}`, 'bad');
  add(summary, 'ink');
  if (note)
    shapes.push({
      as: 'text',
      x: end,
      y,
      text: note,
      fill: words.isLost ? 'bad' : 'muted',
      size: SMALL,
      anchor: 'end',
    });
  return shapes;
}

/** Repeated exchanges as one box. */
export function group(words: GroupWords, layout: Layout, top: number): Shape[] {
  const first = Math.min(...layout.esme.values(), layout.smsc);
  const [x, end] = [first - 6, layout.smsc + 6];
  const sign = words.isOpen ? '▾' : '▸';
  const room = end - x - 44;
  const note = words.refusals ? `✕ ${words.refusals}` : '';
  const noteRoom = Math.min(widthOf(note, SMALL) + 8, room * 0.6);
  return [
    ...(layout.hasTime
      ? [timeText(words.time, top + 18), { ...timeText(words.span, top + 32), fill: 'muted' as const }]
      : []),
    {
      as: 'rect',
      x,
      y: top + 4.5,
      width: end - x,
      height: ROW - 9,
      radius: 6,
      fill: 'sunken',
      stroke: words.refusals ? 'bad' : 'line',
    },
    { as: 'text', x: x + 10, y: top + 24, text: sign, fill: 'muted', size: TEXT },
    {
      as: 'text',
      x: x + 26,
      y: top + 24,
      text: clip(words.text, room - (note ? noteRoom : 0), TEXT, true),
      fill: 'ink',
      size: TEXT,
      mono: true,
      bold: true,
    },
    ...(note
      ? [
          {
            as: 'text',
            x: end - 10,
            y: top + 24,
            text: clip(note, noteRoom, SMALL),
            fill: 'bad',
            size: SMALL,
            anchor: 'end',
          } as const,
        ]
      : []),
  ];
}

/** A silence. */
export function gap({ ms }: GapRow, layout: Layout, top: number): Shape[] {
  const y = top + ROW / 2;
  const breaks = layout.lifelines.map(
    ({ x }): Shape => ({
      as: 'path',
      d: `M${x + 0.5} ${y - 9}l-4 4l8 5l-8 5l4 4`,
      stroke: 'muted',
      fill: 'surface',
      width: 1,
    }),
  );
  const middle = (Math.max(...layout.esme.values()) + (layout.bridge ?? layout.smsc)) / 2;
  return [
    ...breaks,
    { as: 'text', x: middle, y: y + 4, text: `${duration(ms)} later`, fill: 'muted', size: SMALL, anchor: 'middle' },
  ];
}

/** An exchange as a bar on the lifeline of the side that answers, from the request to the response. */
export interface Bar {
  readonly session: number;
  readonly direction: 'in' | 'out';
  readonly sequence_number: number;
  readonly top: number;
  readonly bottom: number;
}

/** Exchanges that overlap stand beside each other, in so many lanes. */
const LANES = 3;
const LANE = 5;
const PAIR_TONES = 6;

export function bar({ session, direction, sequence_number, top, bottom }: Bar, layout: Layout): Shape {
  const esme = layout.esme.get(session) ?? layout.lifelines[0]!.x;
  const lane = sequence_number % LANES;
  const x = direction === 'out' ? layout.smsc + 2 + lane * LANE : esme - 6 - lane * LANE;
  const fill = `pair${(sequence_number % PAIR_TONES) as 0}` as Tone;
  return { as: 'rect', x, y: top + LINE_Y - 1, width: 4, height: Math.max(bottom - top + 3, 3), radius: 2, fill };
}

function timeText(text: string, y: number): Extract<Shape, { as: 'text' }> {
  return { as: 'text', x: 8, y, text, fill: 'muted', size: SMALL, mono: true };
}

function dot(x: number, y: number, fill: Tone): Shape {
  return { as: 'path', d: `M${x - 2.5} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0`, fill };
}

function cross(x: number, y: number): Shape {
  return { as: 'path', d: `M${x - 5} ${y - 5}l10 10M${x + 5} ${y - 5}l-10 10`, stroke: 'bad', width: 2 };
}
