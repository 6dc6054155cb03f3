import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../process/fault.js';
import { type Say, step } from '../process/progress.js';
import { buildOnce } from './cache.js';
import { goBuild } from './go-build.js';
import { pinnedProgram } from './go-module.js';

const path = 'github.com/prometheus/prometheus';

// discovery of a dozen clouds is most of the program otherwise
const tags = ['netgo', 'remove_all_sd', 'enable_kubernetes_sd'];

const programs = ['prometheus', 'promtool'] as const;

export type PrometheusProgram = (typeof programs)[number];

const pinned = () => pinnedProgram('prometheus', path);

/** The version that is built, such as v3.16.0. */
export const prometheusVersion = (): string => `v${released(pinned().version)}`;

/** The directory with both programs and nothing else: what the image is made of. */
export const prometheusHome = (): string => pinned().home;

/** The path of Prometheus or of its tool, which checks rules. Throws a Fault when they were not built yet. */
export function prometheusProgram(name: PrometheusProgram): string {
  const found = join(pinned().home, name);
  if (existsSync(found)) return found;
  throw new Fault('Prometheus is not built yet: run "make setup-tests".');
}

/** Builds both into the cache, without the pages for people. Rejects with one line when Go is missing or too old. */
export async function ensurePrometheus(say: Say): Promise<void> {
  const { module, version, home } = pinned();
  if (existsSync(home)) return;
  const variables = { 'github.com/prometheus/common/version.Version': released(version) };
  await step(say, `Building Prometheus ${released(version)} (once, takes minutes)`, () =>
    buildOnce(home, async (staging) => {
      for (const name of programs) {
        await goBuild({
          module,
          main: `${path}/cmd/${name}`,
          binary: join(staging, name),
          variables,
          tags,
        });
      }
    }),
  );
}

/** The version of a module, which is called v0.316.0 where Prometheus is 3.16.0. */
export function released(version: string): string {
  const [, major, minor, patch] = /^v0\.(\d)(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined || minor === undefined || patch === undefined)
    throw new Error(`${version} is no version of Prometheus as a module`);
  return `${major}.${Number(minor)}.${patch}`;
}
