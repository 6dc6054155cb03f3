import { until } from '@propalpes/local/process/until';
import { expect } from 'chai';
import { asClient } from '../src/kubernetes/client.js';
import { departureOf } from '../src/kubernetes/departure.js';
import { figure, post, timed } from '../src/kubernetes/namespace.js';
import { isReady, pods, restarted, type Pod } from '../src/kubernetes/pods.js';
import { install, ready, valuesOfRelease, type Values } from '../src/kubernetes/release.js';
import { SteadyLoad } from '../src/kubernetes/steady-load.js';

const namespace = 'propalpes';

/** terminationGracePeriodSeconds of the chart `service`. */
const graceSeconds = 20;

const consumers = ['companias', 'propiedades', 'geograficos', 'auditoria'];

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

  const withReplicas = async (count: number, ...names: string[]): Promise<void> => {
    const changed = names.flatMap((it) => [[`${it}.autoscaling.minReplicas`, count] as const]);
    await install(values, Object.fromEntries(changed));
    await until(async () => (await Promise.all(names.map(readyPods))).every((it) => it.length >= count), {
      what: `${count} pods of ${names.join(', ')}`,
      withinMs: 150_000,
      everyMs: 500,
    });
    await ready();
  };

  const readyPods = async (name: string) => (await pods(name)).filter(isReady);

  before(async () => {
    values = await valuesOfRelease();
  });

  after(async () => {
    await install(values);
    await ready();
  });

  describe('with two pods of a service', () => {
    before(() => withReplicas(2, 'companias'));

    it('gets the second only when there is another for the first', async () => {
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

  describe('under load', () => {
    before(() => withReplicas(2, ...consumers));

    for (const name of consumers)
      it(`loses nothing that ${name} has in hand, and waits for no kill`, async () => {
        await asClient(async (bff) => {
          const load = new SteadyLoad(bff, 4);
          await until(() => Promise.resolve(load.size > 20), { what: 'Load', withinMs: 30_000 });
          const [leaving] = (await readyPods(name)) as [Pod];
          const { seconds, exitCodes } = await departureOf(leaving.metadata.name);
          figure(`from delete to the end of ${name}`, seconds, 's');
          const ends = await load.end();
          figure(`operations while ${name} goes`, ends.length);
          expect(exitCodes).to.deep.equal([0]);
          expect(seconds).to.be.below(graceSeconds);
          expect(new Set(ends)).to.deep.equal(new Set(['COMPLETADA']));
        });
      });

    it('restarts nothing', async () => {
      await ready();
      expect(restarted(await pods())).to.deep.equal([]);
    });
  });
});
