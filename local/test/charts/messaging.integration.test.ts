import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { type KubernetesObject, parseObjects, render } from '../../src/charts/render.js';
import { checkout } from '../../src/paths.js';
import { one, specOf } from './objects.js';
import { pathOf } from './variants.js';

const directory = join(checkout, 'schemas', 'generated', 'manifests');

describe('the chart of topics', function () {
  this.timeout(60_000);

  const named = (objects: readonly KubernetesObject[]) =>
    new Map(objects.map((it) => [`${it.kind} ${it.metadata.name}`, specOf(it)]));

  it('holds what is generated from the catalogue, and nothing else', async () => {
    const generated = readdirSync(directory).flatMap((it) =>
      parseObjects(readFileSync(join(directory, it), 'utf8')),
    );
    expect(named(await render('messaging'))).to.deep.equal(named(generated));
  });

  it('never deletes a topic with its object', async () => {
    for (const object of await render('messaging'))
      if (object.kind === 'PulsarTopic')
        expect(object).to.have.nested.property('spec.deletionPolicy', 'Retain');
  });

  it('gives a topic more partitions when it is told to', async () => {
    const objects = await render('messaging', { files: [pathOf('messaging', 'ci/partitions-values.yaml')] });
    expect(specOf(one(objects, 'PulsarTopic', 'comandos-compania'))).to.include({ partitions: 4 });
    expect(specOf(one(objects, 'PulsarTopic', 'comandos-propiedad'))).to.include({ partitions: 1 });
  });
});
