import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { cacheDirectory, checkout } from '../paths.js';
import { Fault } from '../process/fault.js';
import { type Say, step } from '../process/progress.js';
import { buildOnce } from './cache.js';
import { goBuild } from './go-build.js';

const module = join(checkout, 'local', 'helm');

/** Since this one Helm applies on the server, which is how the charts upgrade their CustomResourceDefinitions. */
const oldestMajor = 4;

/** The version that the module asks for, such as v4.3.1. */
export function helmVersion(): string {
  const found = /^\s*helm\.sh\/helm\/v\d+ (v\S+)$/m.exec(readFileSync(join(module, 'go.mod'), 'utf8'));
  if (found?.[1] === undefined) throw new Error('local/helm/go.mod names no version of helm.sh/helm');
  return found[1];
}

/** Where the binary that this module makes is kept; another text makes another place. */
export function helmHome(): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum', 'main.go']) hash.update(readFileSync(join(module, file)));
  return join(cacheDirectory(), `helm-${helmVersion()}-${hash.digest('hex').slice(0, 12)}`);
}

/** What to call Helm by: the one on the PATH if it is recent enough, else ours. Throws a Fault when there is neither. */
export async function helmCommand(): Promise<string> {
  const own = join(helmHome(), 'helm');
  if (existsSync(own)) return own;
  if (await isOnPath()) return 'helm';
  throw new Fault('Helm is not built yet: run "make setup-tests".');
}

/** Sees to it that there is a Helm, and builds ours into the cache if need be. Rejects with one line when Go is missing or too old. */
export async function ensureHelm(say: Say): Promise<void> {
  const home = helmHome();
  if (existsSync(home) || (await isOnPath())) return;
  await step(say, `Building Helm ${helmVersion()} (once, takes minutes)`, () => buildOnce(home, buildInto));
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

function buildInto(staging: string): Promise<void> {
  const variables = { 'helm.sh/helm/v4/internal/version.version': helmVersion() };
  return goBuild({ module, main: '.', binary: join(staging, 'helm'), variables });
}
