import { setTimeout as pause } from 'node:timers/promises';
import { until } from '@propalpes/local/process/until';
import { expect } from 'chai';
import { figure, kubectl, list, timed } from '../src/kubernetes/namespace.js';
import { isReady, outOfMemory, pods, restarted } from '../src/kubernetes/pods.js';
import { install, leaveNothing, ready, valuesOfRelease } from '../src/kubernetes/release.js';
import { isOfWaiting } from '../src/kubernetes/waiting.js';
import { described, warnings, type Warning } from '../src/kubernetes/warnings.js';

/** How long it is watched once all is ready: twice what an HPA and a probe wait for at most. */
const watchedMs = 60_000;

interface Autoscaler {
  readonly metadata: { readonly name: string };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/** Whether every HPA gets all the metrics that it looks at. */
async function scaling(): Promise<boolean> {
  const all = await list<Autoscaler>('horizontalpodautoscalers');
  return all.every(({ status }) =>
    status?.conditions?.some((it) => it.type === 'ScalingActive' && it.status === 'True'),
  );
}

describe('A release that is installed where nothing was', function () {
  this.timeout(600_000);
  let told: readonly Warning[];
  let calmSince: number;

  before(async () => {
    const values = await valuesOfRelease();
    await timed('taking all away', leaveNothing);
    const started = performance.now();
    await timed('helm install', () => install(values));
    await ready();
    figure('from nothing to every pod ready', (performance.now() - started) / 1000, 's');
    await until(scaling, { what: 'Metrics for every HPA', withinMs: 120_000, everyMs: 1_000 });
    figure('from nothing to every HPA active', (performance.now() - started) / 1000, 's');
    // an event tells its time to the second
    calmSince = Date.now() + 1_000;
    await pause(watchedMs);
    told = await warnings();
    for (const it of told) figure('warning', described(it));
    figure('warnings while it came up', told.filter(({ last }) => last < calmSince).length, 'events');
  });

  it('has every pod ready', async () => {
    const waiting = (await pods()).filter((it) => !isReady(it)).map(({ metadata }) => metadata.name);
    expect(waiting).to.deep.equal([]);
  });

  it('has restarted no container', async () => {
    expect(restarted(await pods())).to.deep.equal([]);
  });

  it('has had no container killed for its memory', async () => {
    expect(outOfMemory(await pods())).to.deep.equal([]);
  });

  it('is warned of nothing once all is ready', () => {
    expect(told.filter(({ last }) => last >= calmSince).map(described)).to.deep.equal([]);
  });

  it('was warned before of nothing but what waits for another', () => {
    expect(told.filter((it) => !isOfWaiting(it)).map(described)).to.deep.equal([]);
  });

  it('is not warned of a pod that starts alone', async () => {
    const old = new Set((await pods('companias')).map(({ metadata }) => metadata.name));
    await kubectl('rollout', 'restart', 'deployment/companias');
    await timed('replacing a pod', () => ready());
    const fresh = (await pods('companias')).map(({ metadata }) => metadata.name).filter((it) => !old.has(it));
    expect(fresh).not.to.deep.equal([]);
    const about = fresh.map((it) => `Pod ${it}`);
    expect((await warnings()).filter((it) => about.includes(it.about)).map(described)).to.deep.equal([]);
  });
});
