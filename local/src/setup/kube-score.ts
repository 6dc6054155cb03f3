import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../process/fault.js';
import { type Say, step } from '../process/progress.js';
import { buildOnce } from './cache.js';
import { goBuild } from './go-build.js';
import { pinnedProgram } from './go-module.js';

const pinned = () => pinnedProgram('kube-score', 'github.com/zegl/kube-score');

/** The path of kube-score, which judges what the charts make. Throws a Fault when it was not built yet. */
export function kubeScoreCommand(): string {
  const path = join(pinned().home, 'kube-score');
  if (existsSync(path)) return path;
  throw new Fault('kube-score is not built yet: run "make setup-tests".');
}

/** Builds kube-score into the cache. Rejects with one line when Go is missing or too old. */
export async function ensureKubeScore(say: Say): Promise<void> {
  const { module, version, home } = pinned();
  if (existsSync(home)) return;
  const main = 'github.com/zegl/kube-score/cmd/kube-score';
  await step(say, `Building kube-score ${version} (once)`, () =>
    buildOnce(home, (staging) => goBuild({ module, main, binary: join(staging, 'kube-score') })),
  );
}
