import { expect } from 'chai';
import { contentOf, kubectlArguments } from '../../src/on-kubernetes/release.js';

describe('the release on a cluster', () => {
  it('tells each part of the chart the content of its image, and only those', () => {
    const ids = ['companias', 'operator', 'tools', 'mongo-standin'].map((name) => ({
      name,
      id: `id-${name}`,
    }));
    expect(contentOf(ids)).to.deep.equal({
      companias: { podAnnotations: { 'propalpes.io/image': 'id-companias' } },
      operator: { podAnnotations: { 'propalpes.io/image': 'id-operator' } },
    });
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
