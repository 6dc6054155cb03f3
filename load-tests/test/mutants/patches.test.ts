import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { checkout } from '@propalpes/local/paths';
import { tool } from '@propalpes/local/setup/tool';
import { expect } from 'chai';
import { mutants, patchOf } from '../../src/mutants/mutants.js';

describe('The patches of the mutants', () => {
  for (const mutant of mutants) {
    it(`have one that applies for ${mutant.name}`, async () => {
      // As on a copy: without asking which files the repository knows.
      const env = { GIT_CEILING_DIRECTORIES: dirname(checkout) };
      await tool('git', ['apply', '--check', patchOf(mutant)], { cwd: checkout, env });
    });
  }

  it('are all tried', async () => {
    const files = await readdir(dirname(patchOf({ name: 'any' })));
    expect(files.sort()).to.deep.equal(mutants.map(({ name }) => `${name}.patch`).sort());
  });
});
