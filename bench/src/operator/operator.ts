import { fileURLToPath } from 'node:url';
import { startControlPlane } from '@propalpes/local/control-plane/control-plane';
import { ensureKubernetes } from '@propalpes/local/setup/kubernetes';
import type { Stack } from '@propalpes/local/stack/stack';
import type { Figure } from '../figure.js';
import { crash } from './crash.js';
import { drift } from './drift.js';
import { Hands } from './hands.js';
import { idle } from './idle.js';
import { topicsOf } from './load.js';
import { Loop } from './loop.js';

const TOPICS = 500;
const crds = fileURLToPath(new URL('../../../../operator/crds.yaml', import.meta.url));

/** What the operator costs at 500 topics, and how soon it acts, on a real API server and broker. */
export async function operator({ env }: Stack, say: (text: string) => void): Promise<Figure[]> {
  await ensureKubernetes(say);
  const plane = await startControlPlane();
  const hands = new Hands(plane, env.PULSAR_ADMIN_URL);
  const loop = await Loop.create({ KUBECONFIG: plane.kubeconfig, PULSAR_ADMIN_URL: env.PULSAR_ADMIN_URL });
  const topics = topicsOf('bench/carga', TOPICS);
  try {
    await hands.kubectl('apply', '-f', crds);
    await hands.kubectl('wait', '--for=condition=Established', '-f', crds);
    await loop.process.start();
    const start = performance.now();
    const peak = await loop.peakDuring(hands.create('bench/carga', topics).then(() => hands.allReady()));
    const seconds = (performance.now() - start) / 1_000;
    say(`${TOPICS} topics ready after ${seconds.toFixed(1)} s`);
    return [
      { name: `${TOPICS} topics applied at once, all Ready`, value: seconds, unit: 's' },
      { name: 'time per topic', value: (seconds * 1_000) / TOPICS, unit: 'ms' },
      { name: 'operator memory, largest', value: peak, unit: 'MiB' },
      ...(await idle(hands, loop, topics, say)),
      ...(await drift(hands, loop, topics)),
      ...(await crash(hands, loop, topicsOf('bench/corte', TOPICS), say)),
    ];
  } finally {
    await loop.process.kill();
    await plane.stop();
  }
}
