import { expect } from 'chai';
import { runFixture, type Outcome } from './run-fixture.js';

/** Starts the fixture, sends `signal` once it runs, and returns how it ended. */
function startAndSignal(
  behaviour: string,
  graceMs = 2_000,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<Outcome> {
  let sent = false;
  return runFixture('service', [behaviour, String(graceMs)], {}, (stdout, child) => {
    if (sent || !stdout.includes('started')) return;
    sent = true;
    child.kill(signal);
  });
}

const stops = (stdout: string) => stdout.split('\n').filter((line) => line.startsWith('stopped'));

describe('service lifecycle', () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`stops in reverse order of start on ${signal} and exits 0`, async () => {
      const { code, stdout } = await startAndSignal('serves', 2_000, signal);
      expect(stops(stdout)).to.deep.equal(['stopped second', 'stopped first']);
      expect(code).to.equal(0);
    });
  }

  it('goes on stopping after a step that fails', async () => {
    const { code, stdout } = await startAndSignal('stop fails');
    expect(stops(stdout)).to.deep.equal(['stopped first']);
    expect(stdout).to.include('a step of the stop failed: second');
    expect(code).to.equal(0);
  });

  it('exits 1 when the grace period is over and names the step that is busy', async () => {
    const { code, stdout } = await startAndSignal('hangs', 100);
    expect(stdout).to.include('second is still busy');
    expect(code).to.equal(1);
  });

  it('exits 78 with one line when a setting is wrong', async () => {
    const { code, stderr, stdout } = await runFixture('service', ['misconfigured']);
    expect(stderr).to.equal('ejemplo: PORT: is required\n');
    expect(stdout).to.equal('');
    expect(code).to.equal(78);
  });

  it('logs one line, stops what had started and exits 1 when the start fails', async () => {
    const { code, stdout } = await runFixture('service', ['fails']);
    expect(stdout.trim().split('\n')).to.have.length(2);
    expect(stdout).to.include('ejemplo could not start').and.to.include('stopped first');
    expect(code).to.equal(1);
  });

  it('logs a forgotten rejection and exits 1', async () => {
    const { code, stdout } = await runFixture('service', ['bug']);
    expect(stdout).to.include('uncaught exception').and.to.include('forgotten');
    expect(code).to.equal(1);
  });
});
