// Runs before anything is installed, so it is plain JavaScript over what Node has: installs the packages that the lock file
// names when it has changed, and compiles local/, which does everything else.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const checkout = join(import.meta.dirname, '..');
const stamp = join(checkout, 'node_modules', '.propalpes-lock');
const lock = createHash('sha256')
  .update(readFileSync(join(checkout, 'package-lock.json')))
  .digest('hex');

if (!installed()) {
  step('Installing packages', 'npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund');
  writeFileSync(stamp, lock);
}
step(
  'Compiling local/',
  process.execPath,
  join(checkout, 'node_modules', '@typescript', 'native', 'bin', 'tsc'),
  '-b',
  'local',
);

function installed() {
  try {
    return readFileSync(stamp, 'utf8') === lock;
  } catch {
    return false;
  }
}

function step(what, command, ...args) {
  const started = performance.now();
  console.log(`${what} …`);
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd: checkout, encoding: 'utf8' });
  if (status !== 0) {
    console.error(error?.message ?? `${stdout}${stderr}`);
    process.exit(1);
  }
  console.log(`${what}: done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
