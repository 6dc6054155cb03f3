import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Fault } from '@propalpes/local/process/fault';
import { runMain } from '@propalpes/local/process/run-main';
import { reportsDirectory } from './k6/run-files.js';

/** `node report.js`: prints where the newest report is. */
async function main(): Promise<number> {
  const runs = existsSync(reportsDirectory) ? await readdir(reportsDirectory) : [];
  const pages = runs.toSorted().map((run) => join(reportsDirectory, run, 'report.html'));
  const newest = pages.findLast((page) => existsSync(page));
  if (newest === undefined)
    throw new Fault('There is no report yet: make load SCENARIO=escalabilidad-companias');
  console.log(pathToFileURL(newest).href);
  return 0;
}

await runMain(main);
