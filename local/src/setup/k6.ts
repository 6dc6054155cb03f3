import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../process/fault.js';
import { type Say, step } from '../process/progress.js';
import { buildOnce } from './cache.js';
import { goBuild } from './go-build.js';
import { pinnedProgram } from './go-module.js';

const main = 'go.k6.io/k6';

const pinned = () => pinnedProgram('k6', main);

/** The path of k6, which makes the load of the load tests. Throws a Fault when it was not built yet. */
export function k6Command(): string {
  const path = join(pinned().home, 'k6');
  if (existsSync(path)) return path;
  throw new Fault('k6 is not built yet: run "make setup-tests".');
}

export const k6Version = (): string => pinned().version;

/** Builds k6 into the cache. Rejects with one line when Go is missing or too old. */
export async function ensureK6(say: Say): Promise<void> {
  const { module, version, home } = pinned();
  if (existsSync(home)) return;
  await step(say, `Building k6 ${version} (once, takes minutes)`, () =>
    buildOnce(home, (staging) => goBuild({ module, main, binary: join(staging, 'k6') })),
  );
}
