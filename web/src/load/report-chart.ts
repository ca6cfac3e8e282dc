import { type ChartLine, short, span } from './chart-words.ts';

const WIDTH = 560;
const HEIGHT = 170;
const LEFT = 52;
const BOTTOM = 20;
const TOP = 8;

/** Lines over time as an SVG that stands in a page. */
export function svgChart(
  at: readonly number[],
  lines: readonly ChartLine[],
  { heading, logarithmic }: { readonly heading: string; readonly logarithmic: boolean },
): string {
  const values = lines.flatMap(({ values }) => values.filter((value) => value !== null));
  const last = at.at(-1) ?? 0;
  const x = (seconds: number) => LEFT + (last > 0 ? seconds / last : 0) * (WIDTH - LEFT - 4);
  const { y, ticks } = logarithmic ? logScale(values) : linearScale(values);
  const grid = ticks.map(
    (tick) =>
      `<path class="grid" d="M${LEFT} ${y(tick)}H${WIDTH - 4}"/><text x="${LEFT - 6}" y="${y(tick) + 4}" text-anchor="end">${short(tick)}</text>`,
  );
  const times = [0, last / 2, last].map((seconds, index) => {
    const anchor = ['start', 'middle', 'end'][index]!;
    return `<text x="${x(seconds).toFixed(1)}" y="${HEIGHT - 4}" text-anchor="${anchor}">${span(seconds)}</text>`;
  });
  const paths = lines.map(({ tone, values, dash }) => {
    const dashes = dash ? ` stroke-dasharray="${dash.join(' ')}"` : '';
    return `<path class="line ${tone}"${dashes} d="${pathOf(at, values, x, y)}"/>`;
  });
  const keys = lines.map(({ name, tone, dash }, index) => {
    const left = LEFT + index * 90;
    const dashes = dash ? ` stroke-dasharray="${dash.join(' ')}"` : '';
    return `<path class="line ${tone}"${dashes} d="M${left} 5h16"/><text x="${left + 20}" y="9">${name}</text>`;
  });
  return `<svg viewBox="0 -14 ${WIDTH} ${HEIGHT + 14}" role="img" aria-label="${heading}">${grid.join('')}${times.join('')}${paths.join('')}<g transform="translate(0 -14)">${keys.join('')}</g></svg>`;
}

interface Scale {
  y(value: number): number;
  readonly ticks: readonly number[];
}

const span01 = (share: number) => TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);

function linearScale(values: readonly number[]): Scale {
  const most = Math.max(
    1,
    ...values.slice(0, 1),
    values.reduce((a, b) => Math.max(a, b), 0),
  );
  return { y: (value) => span01(value / most), ticks: [0, most / 2, most] };
}

function logScale(values: readonly number[]): Scale {
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  const from = Math.floor(Math.log10(Number.isFinite(least) ? least : 1));
  const to = Math.max(from + 1, Math.ceil(Math.log10(most > 0 ? most : 1)));
  return {
    y: (value) => span01((Math.log10(value) - from) / (to - from)),
    ticks: Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index)),
  };
}

function pathOf(
  at: readonly number[],
  values: readonly (number | null)[],
  x: (seconds: number) => number,
  y: (value: number) => number,
): string {
  let path = '';
  let isDown = false;
  for (const [index, value] of values.entries()) {
    if (value !== null) path += `${isDown ? 'L' : 'M'}${x(at[index]!).toFixed(1)} ${y(value).toFixed(1)}`;
    isDown = value !== null;
  }
  return path;
}
