import { expect } from 'chai';
import { ManagedProcess, type ProcessSpec } from '../../src/process/managed-process.js';

/** Runs this text with node; it is ready when it has printed "ready". */
function processOf(script: string, options: Partial<ProcessSpec> = {}) {
  const said: string[] = [];
  let ready: () => void = () => undefined;
  const readiness = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const managed = new ManagedProcess({
    name: 'child',
    command: process.execPath,
    args: ['-e', script],
    ready: () => readiness,
    graceMs: 5_000,
    line: (text) => {
      said.push(text);
      if (text === 'ready') ready();
    },
    ...options,
  });
  return { managed, said };
}

const forever = 'setInterval(() => {}, 1000); console.log("ready");';

describe('a managed process', function () {
  this.timeout(20_000);

  it('is started when it is ready', async () => {
    const { managed } = processOf(forever);
    await managed.start();
    expect(managed.pid).to.be.a('number');
    await managed.kill();
  });

  it('is gone when stop resolves', async () => {
    const { managed } = processOf(forever);
    await managed.start();
    const pid = managed.pid!;
    await managed.stop();
    expect(() => process.kill(pid, 0)).to.throw('ESRCH');
    expect(managed.pid).to.equal(undefined);
  });

  it('is killed when it ignores SIGTERM for longer than the grace period', async () => {
    const { managed } = processOf(`process.on("SIGTERM", () => {}); ${forever}`, { graceMs: 50 });
    await managed.start();
    const { exit } = managed;
    await managed.stop();
    expect(await exit).to.deep.equal({ code: null, signal: 'SIGKILL' });
  });

  it('can be started again after it was killed', async () => {
    const { managed } = processOf(forever);
    await managed.start();
    const first = managed.pid;
    await managed.kill();
    await managed.start();
    expect(managed.pid).to.be.a('number').and.not.equal(first);
    await managed.kill();
  });

  it('says how it ended, and its last words, when it dies before it is ready', async () => {
    const { managed } = processOf('console.error("no disk"); process.exit(3);');
    const failure: unknown = await managed.start().catch((error: unknown) => error);
    expect(String(failure)).to.include('exit code 3').and.include('no disk');
  });

  it('leaves nothing running when its start is given up', async () => {
    const abort = new AbortController();
    const { managed } = processOf('setInterval(() => {}, 1000);', {
      ready: (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('given up'));
          });
        }),
    });
    const starting = managed.start(abort.signal).catch((error: unknown) => error);
    abort.abort();
    expect(String(await starting)).to.equal('Error: given up');
    expect(managed.pid).to.equal(undefined);
  });

  it('fails to start when there is no such command', async () => {
    const { managed } = processOf('', { command: '/no/such/command' });
    const failure: unknown = await managed.start().catch((error: unknown) => error);
    expect(failure).to.be.an('error');
  });
});
