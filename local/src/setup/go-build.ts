import { requireGo } from './go.js';
import { tool } from './tool.js';

// twelve minutes on two cores that do nothing else
const buildTimeoutMs = 29 * 60_000;

interface Build {
  /** The directory of the module. */
  readonly module: string;
  /** The main package within it, such as `.`. */
  readonly main: string;
  readonly binary: string;
  /** Values of string variables, by import path and name. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Build tags, which leave parts out. */
  readonly tags?: readonly string[];
}

/** Builds a static binary without symbols. Rejects with one line when Go is missing or too old. */
export async function goBuild({ module, main, binary, variables = {}, tags = [] }: Build): Promise<void> {
  await requireGo();
  const told = Object.entries(variables).map(([name, value]) => `-X ${name}=${value}`);
  // two packages at a time: the compiler takes up to 2 GiB for each
  const flags = ['-trimpath', '-buildvcs=false', '-p=2', `-ldflags=${['-s', '-w', ...told].join(' ')}`];
  const chosen = tags.length === 0 ? [] : [`-tags=${tags.join(',')}`];
  await tool('go', ['build', ...flags, ...chosen, '-o', binary, main], {
    cwd: module,
    env: { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly', GOWORK: 'off' },
    timeout: buildTimeoutMs,
  });
}
