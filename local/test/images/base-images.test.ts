import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { rootKey } from '../../src/setup/base-image-roots.js';
import { runtimeRoot } from '../../src/setup/base-images.js';
import { debianSources, namesDebian } from '../../src/setup/debian-sources.js';

const own =
  'Types: deb\nURIs: http://mirror.test/debian\nSuites: bookworm bookworm-updates\nComponents: main\n';

describe('the root of a base image', () => {
  it('is made anew for other packages', () => {
    const more = { ...runtimeRoot, packages: [...runtimeRoot.packages, 'bash'] };
    expect(rootKey(runtimeRoot)).to.equal(rootKey({ ...runtimeRoot }));
    expect(rootKey(more)).not.to.equal(rootKey(runtimeRoot));
  });

  it('comes from the mirrors of Debian that the machine uses', () => {
    expect(namesDebian(own)).to.equal(true);
    expect(namesDebian('deb http://mirror.test/debian-security bookworm-security main\n')).to.equal(true);
  });

  it('comes from nobody else', () => {
    expect(namesDebian(own.replace('bookworm bookworm-updates', 'trixie'))).to.equal(false);
    expect(namesDebian('deb https://tools.test/linux/debian bookworm stable\n')).to.equal(false);
    expect(namesDebian('# deb http://mirror.test/debian bookworm main\n')).to.equal(false);
  });

  describe('on a machine', () => {
    let apt: string;

    beforeEach(async () => {
      apt = await mkdtemp(join(tmpdir(), 'propalpes-apt-'));
    });

    afterEach(() => rm(apt, { recursive: true }));

    it('looks through all files that apt reads', async () => {
      await mkdir(join(apt, 'sources.list.d'));
      await writeFile(join(apt, 'sources.list.d', 'debian.sources'), own);
      await writeFile(join(apt, 'sources.list.d', 'debian.sources.disabled'), own);
      await writeFile(join(apt, 'sources.list'), '');
      expect(await debianSources(apt)).to.deep.equal([join(apt, 'sources.list.d', 'debian.sources')]);
    });

    it('has the public mirror where apt is not used', async () => {
      expect(await debianSources(join(apt, 'none'))).to.deep.equal([]);
    });
  });
});
