import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Fault } from '@propalpes/local/process/fault';
import { runMain } from '@propalpes/local/process/run-main';
import { kindOf, reportsDirectory } from './k6/run-files.js';

/** `node report.js`: prints where the newest report of each scenario is, the newest last. */
async function main(): Promise<number> {
  const runs = existsSync(reportsDirectory) ? await readdir(reportsDirectory) : [];
  const pages = runs.toSorted().filter((run) => existsSync(pageOf(run)));
  if (pages.length === 0)
    throw new Fault('There is no report yet: make load SCENARIO=escalabilidad-companias');
  const newest = pages.filter((run, index) => {
    const ofItsKind = (other: string): boolean => kindOf(other) === kindOf(run);
    return pages.findLastIndex(ofItsKind) === index;
  });
  for (const run of newest) console.log(pathToFileURL(pageOf(run)).href);
  return 0;
}

const pageOf = (run: string): string => join(reportsDirectory, run, 'report.html');

await runMain(main);
