import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { imageTag, packageImages, selectImages } from '../../src/images/catalogue.js';
import { checkout } from '../../src/paths.js';
import { Fault } from '../../src/process/fault.js';
import { pins } from '../../src/setup/pins.js';

const read = (...path: string[]) => readFileSync(join(checkout, ...path), 'utf8');

describe('the images', () => {
  it('are all built when none is named', () => {
    expect(selectImages([])).to.equal(packageImages);
  });

  it('are built by name', () => {
    expect(selectImages(['operator', 'companias']).map((it) => it.package)).to.deep.equal([
      'services/companias',
      'operator',
    ]);
  });

  it('are listed for whoever names one that there is not', () => {
    expect(() => selectImages(['compania', 'operator'])).to.throw(
      Fault,
      /no image compania: there are companias, .*operator/,
    );
  });

  it('bear the names under which a node looks for them', () => {
    expect(imageTag('bff-web', '1.2.3')).to.equal('docker.io/propalpes/bff-web:1.2.3');
  });

  it('are of packages that have a program', () => {
    for (const { package: directory } of packageImages) {
      expect(() => read(directory, 'src', 'main.ts'), directory).not.to.throw();
    }
  });

  it('are built from the manifests of every workspace that the lock file names', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, unknown> };
    const workspaces = Object.keys(packages).filter((it) => it !== '' && !it.includes('node_modules'));
    const dockerfile = read('services', 'Dockerfile');
    const missing = workspaces.filter((it) => !dockerfile.includes(`\nCOPY ${it}/package.json ${it}/\n`));
    expect(missing).to.deep.equal([]);
  });

  it('stand on the same Node, with Docker as without', () => {
    const { version } = pins.baseImages.node;
    expect(read('services', 'Dockerfile')).to.include(
      `\nARG BUILD=node:${version}-${pins.baseImages.debian}\n`,
    );
  });

  it('reach only files that their build needs', () => {
    const [first] = read('.dockerignore')
      .split('\n')
      .filter((it) => it !== '' && !it.startsWith('#'));
    expect(first).to.equal('*');
  });
});
