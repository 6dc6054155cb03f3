import { execa } from 'execa';
import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolsCalls } from '../../src/prometheus/runbooks.js';
import { checkout } from '../../src/paths.js';

const directory = join(checkout, 'docs', 'runbooks');

describe('the tools that runbooks name', function () {
  this.timeout(30_000);
  const main = join(checkout, 'services', 'tools', 'dist', 'src', 'main.js');
  const calls = readdirSync(directory).flatMap((page) =>
    toolsCalls(readFileSync(join(directory, page), 'utf8')),
  );
  const verbs = [...new Set(calls.map(({ verb }) => verb))];

  for (const verb of verbs) {
    it(`exist, with the options that are given: ${verb}`, async () => {
      const { stdout } = await execa(process.execPath, [main, ...verb.split(' '), '--help'], {
        stdin: 'ignore',
        timeout: 20_000,
      });
      expect(stdout).to.include(`Usage: tools ${verb}`);
      for (const { options } of calls.filter((it) => it.verb === verb))
        for (const option of options) expect(stdout, option).to.include(`${option} `);
    });
  }

  it('are the four that mend', () => {
    expect(verbs.map((it) => it.split(' ')[0])).to.include.members(['redrive', 'operaciones']);
  });
});
