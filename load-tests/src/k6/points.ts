import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** One measurement of k6. */
export interface Point {
  readonly metric: string;
  /** Epoch ms. */
  readonly at: number;
  readonly value: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** Hands on every point of the file of `--out json`, one after the other: the file may be larger than the memory. */
export async function readPoints(file: string, take: (point: Point) => void): Promise<void> {
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const point = parsePoint(line);
    if (point) take(point);
  }
}

/** `undefined` for a line that tells something else, such as what a metric is. */
export function parsePoint(line: string): Point | undefined {
  const { type, metric, data } = JSON.parse(line) as Line;
  if (type !== 'Point') return undefined;
  return { metric, at: Date.parse(data.time), value: data.value, tags: data.tags ?? {} };
}

interface Line {
  readonly type: string;
  readonly metric: string;
  readonly data: {
    readonly time: string;
    readonly value: number;
    readonly tags: Readonly<Record<string, string>> | null;
  };
}
