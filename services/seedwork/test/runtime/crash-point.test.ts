import { expect } from 'chai';
import { runFixture } from './run-fixture.js';

const turns = (stdout: string) => stdout.trim().split('\n').filter(Boolean);

describe('crash point', () => {
  it('does nothing unless it is asked for', async () => {
    const { code, stdout } = await runFixture('crash', []);
    expect(turns(stdout)).to.deep.equal(['turn 1', 'turn 2', 'turn 3']);
    expect(code).to.equal(0);
  });

  it('kills the process at the named point', async () => {
    const { signal, stdout } = await runFixture('crash', [], { CRASH_POINT: 'after-save' });
    expect(turns(stdout)).to.deep.equal([]);
    expect(signal).to.equal('SIGKILL');
  });

  it('waits for the n-th hit of the named handler', async () => {
    const env = { CRASH_POINT: 'after-save:EliminarCompania', CRASH_AFTER: '2' };
    const { signal, stdout } = await runFixture('crash', [], env);
    expect(turns(stdout)).to.deep.equal(['turn 1']);
    expect(signal).to.equal('SIGKILL');
  });

  it('passes over other points', async () => {
    const { code } = await runFixture('crash', [], { CRASH_POINT: 'before-ack' });
    expect(code).to.equal(0);
  });

  it('refuses a point that does not exist', async () => {
    const { code, stderr } = await runFixture('crash', [], { CRASH_POINT: 'sometime' });
    expect(stderr).to.include('CRASH_POINT: must be');
    expect(code).to.not.equal(0);
  });
});
