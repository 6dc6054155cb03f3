import type { FaultSpan } from '../faults/timeline.js';
import { frame, timeTicks, valueTicks, xOf, type Axis } from './axis.js';
import { escape } from './escape.js';

export interface ChartLine {
  readonly name: string;
  /** In the order of time; where nothing is for longer than a few seconds, the line breaks. */
  readonly points: readonly { readonly at: number; readonly value: number }[];
}

export interface Chart {
  readonly title: string;
  readonly unit: string;
  /** What somebody sees who has not seen it before. */
  readonly explanation: string;
  readonly lines: readonly ChartLine[];
}

export const colors = [
  '#1f6feb',
  '#d9480f',
  '#2b8a3e',
  '#9c36b5',
  '#0b7285',
  '#b08800',
  '#495057',
  '#c2255c',
];

const HEIGHT = 150;
const TOP = 8;
const BOTTOM = 20;
const BREAKS_AFTER_MS = 6_000;

/** A picture of lines over time, with the faults as shadows behind them. Empty when there is nothing to draw. */
export function chartSvg(chart: Chart, axis: Axis, faults: readonly FaultSpan[]): string {
  const lines = chart.lines.filter(({ points }) => points.length > 0);
  if (lines.length === 0) return '';
  const ticks = valueTicks(highest(lines));
  const most = ticks.at(-1) ?? 1;
  const y = (value: number): number =>
    Math.round((TOP + (1 - value / most) * (HEIGHT - TOP - BOTTOM)) * 10) / 10;
  const legend = lines.map(
    ({ name }, index) =>
      `<span><i style="background:${colors[index % colors.length] ?? ''}"></i>${escape(name)}</span>`,
  );
  return [
    `<figure><figcaption><b>${escape(chart.title)}</b> <small>${escape(chart.explanation)}</small></figcaption>`,
    `<p class="legend">${legend.join('')}</p>`,
    `<svg viewBox="0 0 ${frame.width} ${HEIGHT}" role="img" aria-label="${escape(chart.title)}">`,
    ...shadows(faults, axis, HEIGHT - BOTTOM),
    ...ticks.map((value) => valueTick(value, y(value), value === most ? chart.unit : '')),
    ...timeTicks(axis).map(({ at, label }) => timeTick(xOf(at, axis), label)),
    ...lines.map(
      ({ points }, index) =>
        `<path d="${pathOf(points, axis, y)}" fill="none" stroke="${colors[index % colors.length] ?? ''}" stroke-width="1.5"/>`,
    ),
    '</svg></figure>',
  ].join('\n');
}

/** Not by `Math.max`, which takes no more arguments than the stack holds. */
const highest = (lines: readonly ChartLine[]): number =>
  lines.flatMap(({ points }) => points).reduce((most, { value }) => Math.max(most, value), -Infinity);

export const shadows = (faults: readonly FaultSpan[], axis: Axis, height: number): string[] =>
  faults.map(({ what, from, to }) => {
    const x = xOf(from, axis);
    const width = Math.max(1, xOf(to, axis) - x).toFixed(1);
    return `<rect class="fault" x="${x}" y="0" width="${width}" height="${height}"><title>${escape(what)}</title></rect>`;
  });

const valueTick = (value: number, y: number, unit: string): string =>
  `<line class="grid" x1="${frame.left}" x2="${frame.width - frame.right}" y1="${y}" y2="${y}"/>` +
  `<text class="value" x="${frame.left - 6}" y="${y + 4}">${value} ${escape(unit)}</text>`;

const timeTick = (x: number, label: string): string =>
  `<text class="time" x="${x}" y="${HEIGHT - 5}">${label}</text>`;

function pathOf(points: ChartLine['points'], axis: Axis, y: (value: number) => number): string {
  let last = -Infinity;
  return points
    .map(({ at, value }) => {
      const verb = at - last > BREAKS_AFTER_MS ? 'M' : 'L';
      last = at;
      // a point alone is drawn as a short line
      return `${verb}${xOf(at, axis)} ${y(value)}${verb === 'M' ? 'h.1' : ''}`;
    })
    .join('');
}
