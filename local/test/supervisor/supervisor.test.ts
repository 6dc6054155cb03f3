import { expect } from 'chai';
import { ManagedProcess } from '../../src/process/managed-process.js';
import { until } from '../../src/process/until.js';
import { Backoff } from '../../src/supervisor/backoff.js';
import { Supervisor } from '../../src/supervisor/supervisor.js';

const quick = () => new Backoff({ firstMs: 5, mostMs: 20, forgetAfterMs: 60_000 });

function sleeper(name: string): ManagedProcess {
  return new ManagedProcess({
    name,
    command: process.execPath,
    args: ['-e', 'setInterval(() => {}, 1000)'],
    ready: () => Promise.resolve(),
    graceMs: 2_000,
    line: () => undefined,
  });
}

function supervised() {
  const said: string[] = [];
  const supervisor = new Supervisor((text) => said.push(text), quick);
  return { supervisor, said };
}

const happens = (what: string, condition: () => boolean) =>
  until(() => Promise.resolve(condition()), { what, withinMs: 10_000, everyMs: 5 });

describe('the supervisor', function () {
  this.timeout(20_000);

  it('starts a process again that was killed, and says so', async () => {
    const { supervisor, said } = supervised();
    const child = sleeper('child');
    await supervisor.start([child], 'together');
    const first = child.pid!;
    process.kill(first, 'SIGKILL');
    await happens('A new start', () => said.includes('child is ready again'));
    expect(said).to.include('child died (SIGKILL); it is started again in 0.0 s');
    expect(child.pid).to.not.equal(first);
    await supervisor.stop();
  });

  it('goes on trying when a new start fails', async () => {
    const { supervisor, said } = supervised();
    let failures = 2;
    const spec = sleeper('child').spec;
    let first = true;
    const child = new ManagedProcess({
      ...spec,
      ready: () => {
        if (first || failures-- <= 0) return Promise.resolve();
        return Promise.reject(new Error('the port is taken'));
      },
    });
    await supervisor.start([child], 'together');
    first = false;
    process.kill(child.pid!, 'SIGKILL');
    await happens('A new start', () => said.includes('child is ready again'));
    expect(said.filter((line) => line === 'the port is taken')).to.have.length(2);
    await supervisor.stop();
  });

  it('stops the last group first, and a group that asks for it in reverse', async () => {
    const { supervisor, said } = supervised();
    await supervisor.start([sleeper('database'), sleeper('broker')], 'in reverse');
    await supervisor.start([sleeper('service')], 'together');
    await supervisor.stop();
    const stopped = said.filter((line) => line.includes('stopped')).map((line) => line.split(' ')[0]);
    expect(stopped).to.deep.equal(['service', 'broker', 'database']);
  });

  it('starts nothing again once it stops', async () => {
    const { supervisor, said } = supervised();
    const child = sleeper('child');
    await supervisor.start([child], 'together');
    await supervisor.stop();
    expect(child.pid).to.equal(undefined);
    expect(said.some((line) => line.includes('died'))).to.equal(false);
  });
});
