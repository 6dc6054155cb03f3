/** The time of a run, on all pictures alike. Epoch ms. */
export interface Axis {
  readonly from: number;
  readonly to: number;
}

/** Of every picture, in px. */
export const frame = { width: 980, left: 92, right: 12 } as const;

export const xOf = (at: number, { from, to }: Axis): number => {
  const inner = frame.width - frame.left - frame.right;
  const share = Math.min(1, Math.max(0, (at - from) / Math.max(1, to - from)));
  return Math.round((frame.left + share * inner) * 10) / 10;
};

const steps = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
const MOST_TICKS = 12;

/** Moments at even distances from the begin, each with what it is called: `1:30` after it. */
export function timeTicks({ from, to }: Axis): { readonly at: number; readonly label: string }[] {
  const seconds = (to - from) / 1000;
  const step = steps.find((it) => seconds / it <= MOST_TICKS) ?? 7200;
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => ({
    at: from + index * step * 1000,
    label: clock(index * step),
  }));
}

export const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

/** At most five round numbers from 0 up to the first that is not less than `most`. */
export function valueTicks(most: number): number[] {
  if (most <= 0) return [0, 1];
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((it) => it * power).find((it) => it >= rough) ?? 10 * power;
  const count = Math.ceil(most / step);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(6)));
}
