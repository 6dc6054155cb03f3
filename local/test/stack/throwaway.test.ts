import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import { leftoverPid, throwawayDirectory } from '../../src/stack/throwaway.js';

describe('the directory of a throwaway stack', () => {
  it('carries the pid of its owner', async () => {
    const directory = await throwawayDirectory();
    expect(leftoverPid(basename(directory))).to.equal(process.pid);
    await rm(directory, { recursive: true });
  });

  it('is removed by a later run when its owner is gone', async () => {
    const beyondAnyPid = 2 ** 30;
    const left = join(tmpdir(), `propalpes-stack-${beyondAnyPid}-left`);
    await mkdir(left);
    await rm(await throwawayDirectory(), { recursive: true });
    expect(existsSync(left)).to.equal(false);
  });

  it('is not mistaken for other directories', () => {
    expect(leftoverPid('propalpes-cache-1-x')).to.equal(undefined);
  });
});
