import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartDirectory } from '@propalpes/local/charts/charts';
import { boards } from './boards.js';
import { toDashboard } from './to-dashboard.js';

/** What the chart makes ConfigMaps of. */
export const directory = join(chartDirectory('observability'), 'files', 'dashboards');

/** Every file of the directory, by name, as it should be. */
export const wanted = (): ReadonlyMap<string, string> =>
  new Map(boards.map((board) => [`${board.name}.json`, `${JSON.stringify(toDashboard(board), null, 2)}\n`]));

/** Names of files that are missing, outdated or nobody's. */
export function stale(files: ReadonlyMap<string, string>): readonly string[] {
  const there = existsSync(directory) ? readdirSync(directory) : [];
  const orphans = there.filter((name) => !files.has(name));
  const outdated = [...files].filter(
    ([name, text]) => !there.includes(name) || readFileSync(join(directory, name), 'utf8') !== text,
  );
  return [...orphans, ...outdated.map(([name]) => name)];
}

export function write(files: ReadonlyMap<string, string>): void {
  mkdirSync(directory, { recursive: true });
  for (const name of stale(files)) {
    const text = files.get(name);
    if (text === undefined) rmSync(join(directory, name));
    else writeFileSync(join(directory, name), text);
  }
}
