import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { startControlPlane } from '../../src/control-plane/control-plane.js';
import { until } from '../../src/process/until.js';

const module = new URL('../../src/control-plane/control-plane.js', import.meta.url).href;

const owner = `
  import { startControlPlane } from ${JSON.stringify(module)};
  await startControlPlane({ controllerManager: true });
  console.log('started');
  setTimeout(() => {}, 60000);
`;

/** The directories that the throwaways of a process have now. */
async function directories(pid: number): Promise<string[]> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(`propalpes-stack-${pid}-`));
  return names.map((name) => join(tmpdir(), name));
}

/** The names of the programs that run with a directory of that process on their command line. */
async function programs(pid: number): Promise<string[]> {
  const running = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    running.map((it) => readFile(`/proc/${it}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines
    .filter((line) => line.includes(`propalpes-stack-${pid}-`))
    .map((line) => line.split('\0')[0]?.split('/').at(-1) ?? '')
    .sort();
}

describe('the end of a control plane', function () {
  this.timeout(120_000);

  it('leaves no process and no directory', async () => {
    const before = await directories(process.pid);
    const plane = await startControlPlane({ controllerManager: true });
    expect(await programs(process.pid)).to.deep.equal(['etcd', 'kube-apiserver', 'kube-controller-manager']);
    await plane.stop();
    expect(await programs(process.pid)).to.deep.equal([]);
    expect(await directories(process.pid)).to.deep.equal(before);
  });

  for (const program of ['kubeadm', 'etcd', 'kube-apiserver'])
    it(`leaves nothing when the start is given up while ${program} begins`, async () => {
      const before = await directories(process.pid);
      const abort = new AbortController();
      const starting = startControlPlane({ signal: abort.signal }).catch((error: unknown) => error);
      await until(async () => (await programs(process.pid)).includes(program), {
        what: `The start of ${program}`,
        withinMs: 60_000,
        everyMs: 5,
      });
      abort.abort();
      expect(await starting).to.be.instanceOf(Error);
      expect(await programs(process.pid)).to.deep.equal([]);
      expect(await directories(process.pid)).to.deep.equal(before);
    });

  it('leaves no process when its owner is killed', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', owner], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pid = child.pid!;
    await once(child.stdout, 'data');
    expect(await programs(pid)).to.have.length(3);
    child.kill('SIGKILL');
    await until(async () => (await programs(pid)).length === 0, {
      what: 'The end of the processes',
      withinMs: 5_000,
      everyMs: 20,
    });
    // a later run would remove what nobody is left to remove
    for (const directory of await directories(pid)) await rm(directory, { recursive: true });
  });
});
