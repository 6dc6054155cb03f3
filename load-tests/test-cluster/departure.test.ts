import { until } from '@propalpes/local/process/until';
import { expect } from 'chai';
import type { Values } from '@propalpes/local/on-kubernetes/release';
import { asClient } from '../src/kubernetes/client.js';
import { departureOf, type Departure } from '../src/kubernetes/departure.js';
import { figure } from '../src/kubernetes/namespace.js';
import { pods, readyPods, restarted, type Pod } from '../src/kubernetes/pods.js';
import { install, ready, valuesOfRelease } from '../src/kubernetes/release.js';
import { withReplicas } from '../src/kubernetes/replicas.js';
import { SteadyLoad } from '../src/kubernetes/steady-load.js';
import { streamsThatMove, type StreamsSeen } from '../src/kubernetes/streams-that-move.js';

const consumers = ['companias', 'propiedades', 'geograficos', 'auditoria'];

/** It has ended by itself, and nobody had to kill it. */
function expectOwnEnd(name: string, { seconds, graceSeconds, exitCodes }: Departure): void {
  figure(`from delete to the end of ${name}`, seconds, 's');
  expect(exitCodes).to.deep.equal([0]);
  expect(seconds).to.be.below(graceSeconds);
}

describe('The departure of a pod', function () {
  this.timeout(400_000);
  let values: Values;

  before(async () => {
    values = await valuesOfRelease();
    await withReplicas(values, 2, ...consumers, 'bff-web');
  });

  after(async () => {
    await install(values);
    await ready();
  });

  afterEach(() => ready());

  describe('of a consumer under load', () => {
    for (const name of consumers)
      it(`leaves nothing undone that ${name} has in hand, and waits for no kill`, async () => {
        await asClient(async (bff) => {
          const load = new SteadyLoad(bff, 4);
          await until(() => Promise.resolve(load.size > 20), { what: 'Load', withinMs: 30_000 });
          const [leaving] = (await readyPods(name)) as [Pod];
          const departure = await departureOf(leaving.metadata.name);
          const ends = await load.end();
          figure(`operations while ${name} goes`, ends.length);
          expectOwnEnd(name, departure);
          expect(new Set(ends)).to.deep.equal(new Set(['COMPLETADA']));
        });
      });
  });

  describe('of bff-web while clients hold streams open', () => {
    let seen: StreamsSeen;

    before(async () => {
      const [leaving, staying] = (await readyPods('bff-web')) as [Pod, Pod];
      seen = await streamsThatMove(leaving.metadata.name, staying.metadata.name);
      figure('events before bff-web goes', seen.before);
      figure('events after bff-web has gone', seen.after);
    });

    it('waits for none of them, and for no kill', () => {
      expectOwnEnd('bff-web', seen.departure);
    });

    it('loses no event for a client that goes on at the other pod', () => {
      expect(seen.before).to.be.above(0);
      expect(seen.after).to.be.above(0);
      expect(seen.missed).to.deep.equal([]);
      expect(seen.resets).to.equal(0);
    });

    it('does not say that a subscription is complete', () => {
      expect(seen.completed).to.equal(false);
    });
  });

  describe('of a program that nobody loads', () => {
    for (const name of ['operator', 'backlog-metrics'])
      it(`waits for no kill when it is ${name}`, async () => {
        const [leaving] = (await readyPods(name)) as [Pod];
        expectOwnEnd(name, await departureOf(leaving.metadata.name));
      });
  });

  describe('of any of them', () => {
    it('restarts no other', async () => {
      expect(restarted(await pods())).to.deep.equal([]);
    });
  });
});
