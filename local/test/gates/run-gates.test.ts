import { expect } from 'chai';
import type { Gate } from '../../src/gates/gates.js';
import { runGates } from '../../src/gates/run-gates.js';

const gate = (name: string, script: string, more: Partial<Gate> = {}): Gate => ({
  name,
  command: [process.execPath, '-e', script],
  ...more,
});

async function run(...gates: Gate[]) {
  const said: string[] = [];
  const totals = await runGates(gates, (text) => said.push(text));
  return { totals, said: said.join('\n') };
}

describe('the gates', function () {
  this.timeout(20_000);

  it('go on after one that fails, and show what it printed', async () => {
    const { totals, said } = await run(
      gate('bad', 'console.log("the reason"); process.exit(1)'),
      gate('good', ''),
    );
    expect(totals).to.deep.equal({ passed: 1, failed: 1 });
    expect(said).to.include('the reason').and.include('bad: FAILED').and.include('good: passed');
  });

  it('keep to themselves what one that passes printed', async () => {
    const { said } = await run(gate('good', 'console.log("chatter")'));
    expect(said).to.not.include('chatter');
  });

  it('end at an essential one that fails', async () => {
    const { totals } = await run(gate('types', 'process.exit(2)', { essential: true }), gate('tests', ''));
    expect(totals).to.deep.equal({ passed: 0, failed: 1 });
  });

  it('count a command that cannot be started as failed', async () => {
    const { totals } = await run({ name: 'absent', command: ['/no/such/command'] });
    expect(totals).to.deep.equal({ passed: 0, failed: 1 });
  });

  it('end one that takes too long, with all that it started', async () => {
    const orphan = 'setInterval(() => {}, 1000)';
    const parent = `require('child_process').spawn(process.execPath, ['-e', '${orphan}'], { stdio: 'inherit' }); ${orphan}`;
    const { totals, said } = await run(gate('endless', parent, { withinMs: 1_000 }));
    expect(totals).to.deep.equal({ passed: 0, failed: 1 });
    expect(said).to.match(/endless: FAILED in .*, cut short: it took too long/);
  });
});
