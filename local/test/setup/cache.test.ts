import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildOnce } from '../../src/setup/cache.js';

describe('the cache', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'propalpes-cache-'));
  });

  afterEach(() => rm(root, { recursive: true }));

  const write = (text: string) => (staging: string) => writeFile(join(staging, 'made'), text);
  const made = () => readFile(join(root, 'thing', 'made'), 'utf8');

  it('builds what is not there', async () => {
    await buildOnce(join(root, 'thing'), write('one'));
    expect(await made()).to.equal('one');
  });

  it('does not build what is there', async () => {
    await buildOnce(join(root, 'thing'), write('one'));
    await buildOnce(join(root, 'thing'), write('two'));
    expect(await made()).to.equal('one');
  });

  it('leaves nothing behind when a build fails', async () => {
    const failure: unknown = await buildOnce(join(root, 'thing'), () =>
      Promise.reject(new Error('no')),
    ).catch((error: unknown) => error);
    expect(String(failure)).to.equal('Error: no');
    expect(await readdir(root)).to.deep.equal([]);
  });

  it('keeps one of two builds that run at once', async () => {
    await Promise.all([
      buildOnce(join(root, 'thing'), write('one')),
      buildOnce(join(root, 'thing'), write('two')),
    ]);
    expect(await made()).to.be.oneOf(['one', 'two']);
    expect(await readdir(root)).to.deep.equal(['thing']);
  });
});
