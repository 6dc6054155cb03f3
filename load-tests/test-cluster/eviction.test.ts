import { until } from '@propalpes/local/process/until';
import { expect } from 'chai';
import type { Values } from '@propalpes/local/on-kubernetes/release';
import { post, timed } from '../src/kubernetes/namespace.js';
import { readyPods, type Pod } from '../src/kubernetes/pods.js';
import { install, ready, valuesOfRelease } from '../src/kubernetes/release.js';
import { withReplicas } from '../src/kubernetes/replicas.js';

const namespace = 'propalpes';

/** Asks to evict a pod, as a drain of its node does. Resolves with what the API server objected, or with nothing. */
async function evict({ metadata: { name } }: Pod): Promise<string> {
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
  return post(`/api/v1/namespaces/${namespace}/pods/${name}/eviction`, eviction).then(
    () => '',
    (error: unknown) => String(error),
  );
}

describe('A node that is drained', function () {
  this.timeout(400_000);
  let values: Values;

  before(async () => {
    values = await valuesOfRelease();
    await withReplicas(values, 2, 'companias');
  });

  after(async () => {
    await install(values);
    await ready();
  });

  it('gets the second pod of a service only when there is another for the first', async () => {
    const [first, second] = (await readyPods('companias')) as [Pod, Pod];
    expect(await evict(first)).to.equal('');
    expect(await evict(second))
      .to.include('TooManyRequests')
      .and.include('disruption budget');
    await timed('from the first eviction to the second', () =>
      until(
        async () => {
          const others = (await readyPods('companias')).filter(
            ({ metadata }) => metadata.uid !== second.metadata.uid,
          );
          if ((await evict(second)) !== '') return false;
          expect(others.length).to.be.at.least(1);
          return true;
        },
        { what: 'The eviction of the second', withinMs: 90_000, everyMs: 500 },
      ),
    );
    await ready();
  });

  it('gets the only pod of a service', async () => {
    const [only] = (await readyPods('geograficos')) as [Pod];
    expect(await evict(only)).to.equal('');
    await ready();
  });
});
