import { escaped } from '../common/escaped.ts';
import type { Shape, Tone } from './shapes.ts';

/** The looks of a drawing that stands alone. */
export type FileTheme = 'light' | 'dark';

export interface SvgFileOptions {
  readonly width: number;
  readonly height: number;
  /** What the drawing shows, for people who listen. */
  readonly title: string;
  readonly theme: FileTheme;
}

/** The colours of the console, light and dark. */
const COLOURS: Readonly<Record<Tone, readonly [light: string, dark: string]>> = {
  ink: ['#171c24', '#e7eaef'],
  muted: ['#56606e', '#9ba6b5'],
  line: ['#868f9c', '#667182'],
  surface: ['#ffffff', '#14181e'],
  sunken: ['#f7f8fa', '#101419'],
  accent: ['#2b55d4', '#8fb0ff'],
  out: ['#5b3fc4', '#b9a6ff'],
  in: ['#0b6e70', '#5fcfca'],
  bad: ['#b3223a', '#ff8f9d'],
  warn: ['#7d5200', '#e6b453'],
  pair0: ['#2b55d4', '#8fb0ff'],
  pair1: ['#b3531c', '#f0a070'],
  pair2: ['#0b7a5c', '#4fd0a5'],
  pair3: ['#9b2fae', '#e08cf0'],
  pair4: ['#8a6d00', '#dcc04a'],
  pair5: ['#0b6f8c', '#5cc4e4'],
};

const SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
const MONO = "ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/** A drawing as an SVG file that needs nothing else: no style sheet, no font, no script. */
export function svgFile(shapes: readonly Shape[], { width, height, title, theme }: SvgFileOptions): string {
  const colour = (tone: Tone) => COLOURS[tone][theme === 'light' ? 0 : 1];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${SANS}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${colour('surface')}"/>`,
    ...shapes.map((shape) => element(shape, colour)),
    '</svg>',
    '',
  ].join('\n');
}

type Colour = (tone: Tone) => string;
type Attributes = Readonly<Record<string, string | number | undefined>>;

function element(shape: Shape, colour: Colour): string {
  const stroke = 'stroke' in shape && shape.stroke ? colour(shape.stroke) : undefined;
  const fill = shape.fill ? colour(shape.fill) : 'none';
  switch (shape.as) {
    case 'rect': {
      const { x, y, width, height, radius } = shape;
      return `<rect${attributes({ x, y, width, height, rx: radius, fill, stroke })}/>`;
    }
    case 'path':
      return `<path${attributes({ d: shape.d, fill, stroke, 'stroke-width': stroke && (shape.width ?? 1.5), 'stroke-dasharray': shape.dashes })}/>`;
    case 'text': {
      const { x, y, size, anchor } = shape;
      const halo = shape.halo && { stroke: colour('surface'), 'stroke-width': 4, 'paint-order': 'stroke' };
      const type = { 'font-size': size, 'font-family': shape.mono && MONO, 'font-weight': shape.bold && 600 };
      return `<text${attributes({ x, y, fill, ...halo, ...type, 'text-anchor': anchor, 'xml:space': 'preserve' })}>${escaped(shape.text)}</text>`;
    }
  }
}

function attributes(all: Attributes): string {
  const given = Object.entries(all).filter(([, value]) => value !== undefined);
  return given.map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join('');
}
