const minutesPer = { m: 1, h: 60, d: 1_440, w: 10_080 } as const;
const mebibytesPer = { Mi: 1, Gi: 1_024, Ti: 1_048_576 } as const;

export const durationPattern = /^[1-9]\d{0,5}[mhdw]$/;
export const sizePattern = /^[1-9]\d{0,5}(Mi|Gi|Ti)$/;

/** Minutes of a duration such as `30d`, `12h`, `45m`. */
export function minutesOf(duration: string): number {
  return Number.parseInt(duration, 10) * minutesPer[duration.slice(-1) as keyof typeof minutesPer];
}

/** Mebibytes of a size such as `10Gi`. */
export function mebibytesOf(size: string): number {
  return Number.parseInt(size, 10) * mebibytesPer[size.slice(-2) as keyof typeof mebibytesPer];
}
