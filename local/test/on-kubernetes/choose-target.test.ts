import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { chooseTarget } from '../../src/on-kubernetes/choose-target.js';

describe('the cluster that is deployed to', () => {
  for (const name of ['kind', 'minikube', 'bare']) {
    it(`is ${name} when CONTEXT says so`, async () => {
      expect(await chooseTarget({ CONTEXT: name })).to.have.property('name', name);
    });
  }

  it('is any other context of the user, where it has images from a registry', async () => {
    const target = await chooseTarget({ CONTEXT: 'casa', IMAGE_REGISTRY: 'registry.example' });
    expect(target).to.deep.include({ name: 'casa', images: 'ours', registry: 'registry.example' });
    expect(target).not.to.have.property('takesNoImages');
    expect(target.access).to.have.property('context', 'casa');
  });

  it('is the one that kubectl takes when CONTEXT is current', async () => {
    const { PATH: path } = process.env;
    const directory = await mkdtemp(join(tmpdir(), 'propalpes-kubectl-'));
    await writeFile(join(directory, 'kubectl'), '#!/bin/sh\necho minikube\n', { mode: 0o755 });
    process.env['PATH'] = `${directory}:${path ?? ''}`;
    try {
      expect(await chooseTarget({ CONTEXT: 'current' })).to.have.property('name', 'minikube');
    } finally {
      process.env['PATH'] = path;
      await rm(directory, { recursive: true });
    }
  });

  it('takes no images in another context without a registry, and says what to do', async () => {
    const { takesNoImages } = await chooseTarget({ CONTEXT: 'casa' });
    expect(takesNoImages).to.include('CONTEXT=casa needs IMAGE_REGISTRY=');
  });
});
