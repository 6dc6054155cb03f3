import type { Image } from './build-images.js';

type Row = Pick<Image, 'tag' | 'bytes' | 'layers' | 'seconds'>;

/** What was built, a line each: size as unpacked, how many of its layers every image has, and the time that it took. */
export function imageTable(images: readonly Row[]): string {
  const rows = images.map(({ tag, bytes, layers, seconds }) => [
    tag.replace('docker.io/', ''),
    `${(bytes / 1e6).toFixed(0)} MB`,
    `${layers.filter((it) => images.every((other) => other.layers.includes(it))).length} of ${layers.length}`,
    `${seconds.toFixed(1)} s`,
  ]);
  const table = [['image', 'size', 'layers shared by all', 'took'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
