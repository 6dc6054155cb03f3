import { expect } from 'chai';
import { restrictedNamespace } from '../../src/on-kubernetes/namespace.js';
import { kubectlArguments, valuesOf } from '../../src/on-kubernetes/release.js';

describe('the release on a cluster', () => {
  it('tells the chart the tags of the images, and each part the content of its own', () => {
    const image = (name: string, version = 'v2') => ({
      name,
      id: `id-${name}`,
      tag: `docker.io/propalpes/${name}:${version}`,
    });
    const images = [image('companias'), image('operator'), image('tools'), image('mongo-standin', 'v3')];
    expect(valuesOf(images)).to.deep.equal({
      global: { image: { tag: 'v2' } },
      platform: { mongodb: { image: { tag: 'v3' } } },
      companias: { podAnnotations: { 'propalpes.io/image': 'id-companias' } },
      operator: { podAnnotations: { 'propalpes.io/image': 'id-operator' } },
    });
  });

  it('pulls what was pushed, by a name that is another one for other content', () => {
    const images = ['0123456789abcdef', 'fedcba9876543210'].map((id) =>
      valuesOf([{ name: 'companias', id, tag: 'docker.io/propalpes/companias:v2' }], 'registry.example:5000'),
    );
    expect(images.map((it) => (it['companias'] as { image: string }).image)).to.deep.equal([
      'registry.example:5000/propalpes/companias:v2-0123456789ab',
      'registry.example:5000/propalpes/companias:v2-fedcba987654',
    ]);
  });

  it('is in a namespace that refuses, tells and notes what is less safe', () => {
    const { labels } = restrictedNamespace('propalpes').metadata;
    for (const mode of ['enforce', 'warn', 'audit'])
      expect(labels).to.have.property(`pod-security.kubernetes.io/${mode}`, 'restricted');
  });

  it('is asked for in its namespace, and in the context that is not the current one', () => {
    const access = { kubectl: 'kubectl', env: {} };
    expect(kubectlArguments(access, ['get', 'pods'])).to.deep.equal([
      '--namespace',
      'propalpes',
      'get',
      'pods',
    ]);
    expect(kubectlArguments({ ...access, context: 'minikube' }, ['get', 'pods'])).to.deep.equal([
      ...['--context', 'minikube', '--namespace', 'propalpes', 'get', 'pods'],
    ]);
  });
});
