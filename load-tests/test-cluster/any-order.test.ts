import { until } from '@propalpes/local/process/until';
import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import { expect } from 'chai';
import type { Values } from '@propalpes/local/on-kubernetes/release';
import { ask, asClient, newCompania } from '../src/kubernetes/client.js';
import { kubectl, list, timed } from '../src/kubernetes/namespace.js';
import { isReady, pods, restarted, statusesOf } from '../src/kubernetes/pods.js';
import { install, leaveNothing, ready, valuesOfRelease } from '../src/kubernetes/release.js';
import { saysNotReady } from '../src/kubernetes/waiting.js';
import { warnings } from '../src/kubernetes/warnings.js';

const NAME = 'app.kubernetes.io/name';

const services = ['companias', 'propiedades', 'geograficos', 'auditoria', 'bff-web'];

/** Resolves when the programs run, have answered that they are alive, and those that are not ready were told so. */
async function wait(...names: string[]): Promise<void> {
  const all = await pods();
  const chosen = all.filter(({ metadata }) => names.includes(metadata.labels?.[NAME] ?? ''));
  const unready = (await warnings()).filter(saysNotReady);
  const waits = (name: string) => unready.some(({ about }) => about === `Pod ${name}`);
  expect(chosen.length).to.be.at.least(names.length);
  for (const pod of chosen) {
    expect(statusesOf(pod).every(({ started }) => started)).to.equal(true);
    expect(isReady(pod) || waits(pod.metadata.name)).to.equal(true);
  }
}

const waiting = (...names: string[]): Promise<void> =>
  until(async () => wait(...names).then(() => true), {
    what: `Waiting of ${names.join(', ')}`,
    withinMs: 150_000,
    everyMs: 1_000,
  });

interface Topic {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

const topicsAreThere = (): Promise<void> =>
  until(
    async () => {
      const topics = await list<Topic>('pulsartopics');
      const done = topics.filter(({ status }) =>
        status?.conditions?.some((it) => it.type === 'Ready' && it.status === 'True'),
      );
      return topics.length > 0 && done.length === topics.length;
    },
    { what: 'All topics', withinMs: 150_000, everyMs: 1_000 },
  );

async function works(): Promise<void> {
  const { estado } = await asClient((bff) => ask(bff, 'crearCompania', newCompania()));
  expect(estado).to.equal('COMPLETADA');
}

/** Of the services: the names of those of which a pod is ready. */
async function readyOnes(): Promise<string[]> {
  const ready = (await pods()).filter(isReady).map(({ metadata }) => metadata.labels?.[NAME] ?? '');
  return services.filter((name) => ready.includes(name));
}

/** What comes of a mutation that nobody takes. */
const refusal = (): Promise<unknown> =>
  asClient((bff) => bff.mutate('crearCompania', newCompania()).catch((error: unknown) => error));

describe('Parts of a release that come in another order', function () {
  this.timeout(590_000);
  let values: Values;

  before(async () => {
    values = await valuesOfRelease();
    await leaveNothing();
  });

  after(async () => {
    await install(values);
    await ready();
  });

  it('come together: services before the operator, the operator before Pulsar, the database last', async () => {
    await install(values, {
      'operator.enabled': false,
      'messaging.enabled': false,
      'platform.enabled': false,
    });
    await timed('services alone are alive', () => waiting(...services));
    await install(values, { 'platform.enabled': false });
    await timed('operator without Pulsar is alive', () =>
      waiting(...services, 'operator', 'backlog-metrics'),
    );
    await install(values, { 'platform.mongodb.enabled': false });
    await timed('from Pulsar to every topic', topicsAreThere);
    await waiting(...services, 'pulsar');
    await install(values);
    await timed('from the database to every pod ready', () => ready());
    await works();
    expect(restarted(await pods())).to.deep.equal([]);
  });

  it('go on when database and Pulsar were away, whichever comes back first, and the BFF answers meanwhile', async () => {
    for (const [first, second] of [
      ['pulsar', 'mongodb'],
      ['mongodb', 'pulsar'],
    ] as const) {
      await kubectl('scale', 'statefulset', first, second, '--replicas=0');
      await until(async () => (await readyOnes()).join() === 'bff-web', {
        what: 'A BFF that is ready alone, for it still answers',
        withinMs: 120_000,
        everyMs: 1_000,
      });
      expect(await refusal()).to.be.instanceOf(Unavailable);
      await kubectl('scale', 'statefulset', first, '--replicas=1');
      await kubectl('rollout', 'status', `statefulset/${first}`, '--timeout=120s');
      await kubectl('scale', 'statefulset', second, '--replicas=1');
      await timed(`from ${second} back to every pod ready`, () => ready());
    }
    await works();
    expect(restarted(await pods())).to.deep.equal([]);
  });
});
