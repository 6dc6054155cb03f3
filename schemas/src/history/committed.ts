import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { HISTORY } from './frozen.js';

/**
 * Frozen files that differ from the commit that added them. It looks only at commits that are here, so it
 * needs no remote; in a shallow clone the oldest commit stands for what came before it.
 */
export function editedSinceCommit(root: string): string[] {
  if (!isCheckout(root)) return [];
  return [...firstCommits(root)].flatMap(([file, commit]) => {
    const path = join(root, file);
    const since = `commit ${commit.slice(0, 10)}`;
    if (!existsSync(path)) return [`${file}: was removed since ${since}`];
    const committed = git(root, 'cat-file', 'blob', `${commit}:./${file}`);
    return committed === readFileSync(path, 'utf8') ? [] : [`${file}: was edited since ${since}`];
  });
}

/** File → the first commit that has it. */
function firstCommits(root: string): Map<string, string> {
  const log = git(
    root,
    ...['log', '--reverse', '--topo-order', '--diff-merges=first-parent', '--no-renames', '--diff-filter=A'],
    ...['--relative', '--name-only', '--format=commit %H', '--', HISTORY],
  );
  const first = new Map<string, string>();
  let commit = '';
  for (const line of log.split('\n')) {
    if (line.startsWith('commit ')) commit = line.slice('commit '.length);
    else if (line.endsWith('.avsc') && !first.has(line)) first.set(line, commit);
  }
  return first;
}

/** False in an unpacked archive, or before the first commit: digests are all there is then. */
function isCheckout(root: string): boolean {
  try {
    git(root, 'rev-parse', '--verify', '--quiet', 'HEAD');
    return true;
  } catch {
    return false;
  }
}

function git(root: string, ...args: string[]): string {
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 << 20,
  });
}
