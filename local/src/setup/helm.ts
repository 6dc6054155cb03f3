import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { Fault } from '../process/fault.js';
import { type Say, step } from '../process/progress.js';
import { buildOnce } from './cache.js';
import { goBuild } from './go-build.js';
import { pinnedProgram } from './go-module.js';

/** Since this one Helm applies on the server, which is how the charts upgrade their CustomResourceDefinitions. */
const oldestMajor = 4;

const pinned = () => pinnedProgram('helm', 'helm.sh/helm/v4');

/** What to call Helm by: ours if it was built, else the one on the PATH if it is recent enough. Throws a Fault when there is neither. */
export async function helmCommand(): Promise<string> {
  const own = join(pinned().home, 'helm');
  if (existsSync(own)) return own;
  if (await isOnPath()) return 'helm';
  throw new Fault('Helm is not built yet: run "make setup-tests".');
}

/** Sees to it that there is a Helm, and builds ours into the cache if need be. Rejects with one line when Go is missing or too old. */
export async function ensureHelm(say: Say): Promise<void> {
  const { module, version, home } = pinned();
  if (existsSync(home) || (await isOnPath())) return;
  const variables = { 'helm.sh/helm/v4/internal/version.version': version };
  await step(say, `Building Helm ${version} (once, takes minutes)`, () =>
    buildOnce(home, (staging) => goBuild({ module, main: '.', binary: join(staging, 'helm'), variables })),
  );
}

async function isOnPath(): Promise<boolean> {
  const { stdout, failed } = await execa('helm', ['version', '--short'], {
    reject: false,
    stdin: 'ignore',
    timeout: 10_000,
  });
  return !failed && majorOf(stdout) >= oldestMajor;
}

/** Of what `helm version --short` prints, such as v4.3.1+g1234567; 0 when it is nothing of the kind. */
export function majorOf(text: string): number {
  return Number(/^v(\d+)\./.exec(text)?.[1] ?? 0);
}
