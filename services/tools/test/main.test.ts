import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';

const main = fileURLToPath(new URL('../src/main.js', import.meta.url));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the tools as somebody at a terminal does. */
async function tools(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const options = { env: { PATH: process.env['PATH'], ...env } };
  const running = promisify(execFile)(process.execPath, [main, ...args], options);
  return running.then(
    (output) => ({ code: 0, ...output }),
    (error: unknown) => error as Ended,
  );
}

describe('the tools', function () {
  this.timeout(20_000);

  it('help whoever asks', async () => {
    const { code, stdout } = await tools(['--help']);
    expect(code).to.equal(0);
    for (const verb of ['redrive', 'republish', 'replay', 'operaciones', 'demo', 'Exit codes'])
      expect(stdout).to.include(verb);
  });

  it('exit with 2 when they do not understand', async () => {
    const { code, stderr } = await tools(['operaciones', 'list', '--older', 'yesterday']);
    expect(code).to.equal(2);
    expect(stderr).to.include('It must be a time such as 90s, 15m, 2h or 1d.');
  });

  it('exit with 3, and one line, when they refuse', async () => {
    const { code, stderr } = await tools(['operaciones', 'cancel']);
    expect(code).to.equal(3);
    expect(stderr).to.equal('say which: ids, --estado or --older\n');
  });

  it('exit with 78, and one line, when a setting is wrong', async () => {
    const { code, stderr } = await tools(['redrive', 'list'], { PULSAR_SERVICE_URL: 'http://broker' });
    expect(code).to.equal(78);
    expect(stderr).to.equal(
      'PULSAR_SERVICE_URL: must be an address that starts with pulsar:// or pulsar+ssl://\n',
    );
  });

  it('exit with 1, and one line, when what they need is away', async () => {
    const { code, stderr } = await tools(['demo', '--bff', 'http://127.0.0.1:1']);
    expect(code).to.equal(1);
    expect(stderr.trim().split('\n')).to.have.length(1);
  });
});
