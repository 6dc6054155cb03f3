import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { until } from '../../src/process/until.js';

const module = new URL('../../src/process/spawn-bound.js', import.meta.url).href;

/** Starts a child that lives for a minute, says its pid and then lives as long. */
const parent = `
  import { spawnBound } from ${JSON.stringify(module)};
  const child = spawnBound({ command: process.execPath, args: ['-e', 'setTimeout(() => {}, 60000)'] });
  console.log(child.pid);
  setTimeout(() => {}, 60000);
`;

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

// elsewhere the kernel offers nothing of the kind
const onLinux = process.platform === 'linux' ? describe : (): undefined => undefined;

onLinux('a bound process', () => {
  it('dies with its parent, even when the parent is killed', async function () {
    this.timeout(20_000);
    const guardian = spawn(process.execPath, ['--input-type=module', '-e', parent]);
    const [said] = (await once(guardian.stdout, 'data')) as [Buffer];
    const pid = Number(said.toString());
    expect(isRunning(pid)).to.equal(true);
    guardian.kill('SIGKILL');
    await until(() => Promise.resolve(!isRunning(pid)), {
      what: 'The end of the child',
      withinMs: 3_000,
      everyMs: 10,
    });
  });
});
