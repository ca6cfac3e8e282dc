import { nothing, type SVGTemplateResult, svg } from 'lit';

/** A colour by what it says; `pair0` to `pair5` tell exchanges apart. */
export type Tone =
  | 'ink'
  | 'muted'
  | 'line'
  | 'surface'
  | 'sunken'
  | 'accent'
  | 'out'
  | 'in'
  | 'bad'
  | 'warn'
  | `pair${0 | 1 | 2 | 3 | 4 | 5}`;

interface Rect {
  readonly as: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius?: number;
  readonly fill: Tone;
  readonly stroke?: Tone;
}

interface Path {
  readonly as: 'path';
  readonly d: string;
  readonly stroke?: Tone;
  readonly fill?: Tone;
  readonly dashes?: string;
  readonly width?: number;
}

interface Text {
  readonly as: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly fill: Tone;
  readonly size: number;
  readonly mono?: true;
  readonly bold?: true;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** It stands over a line, and is set off from it. */
  readonly halo?: true;
}

/** One piece of a drawing: drawn in the page by Lit, and in a file as text. */
export type Shape = Rect | Path | Text;

/** A shape in the page: colours come from its style sheet. */
export function shapeInPage(shape: Shape): SVGTemplateResult {
  switch (shape.as) {
    case 'rect':
      return svg`<rect x=${shape.x} y=${shape.y} width=${shape.width} height=${shape.height} rx=${shape.radius ?? 0} data-fill=${shape.fill} data-stroke=${shape.stroke ?? nothing}></rect>`;
    case 'path':
      return svg`<path d=${shape.d} data-fill=${shape.fill ?? nothing} data-stroke=${shape.stroke ?? nothing} stroke-dasharray=${shape.dashes ?? nothing} stroke-width=${shape.width ?? 1.5}></path>`;
    case 'text':
      return svg`<text x=${shape.x} y=${shape.y} data-fill=${shape.fill} font-size=${shape.size} text-anchor=${shape.anchor ?? nothing} ?data-mono=${shape.mono} ?data-bold=${shape.bold} ?data-halo=${shape.halo}>${shape.text}</text>`;
  }
}
