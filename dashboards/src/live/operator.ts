import { join } from 'node:path';
import { startControlPlane } from '@propalpes/local/control-plane/control-plane';
import { kubectl } from '@propalpes/local/control-plane/program';
import { checkout } from '@propalpes/local/paths';
import { ManagedProcess } from '@propalpes/local/process/managed-process';
import { TcpProxy } from '@propalpes/local/process/tcp-proxy';
import { freePort } from '@propalpes/local/process/ports';
import { until } from '@propalpes/local/process/until';

/** The operator at work on the topics of the project, with a Kubernetes API of its own. */
export interface Operator {
  /** Host and port where it tells its metrics. */
  readonly address: string;
  /** Changes Pulsar behind its back, cuts it off from Pulsar and takes the API server away; resolves when it has got over it. */
  suffer(): Promise<void>;
  stop(): Promise<void>;
}

/** Resolves when it has looked at every object. Rejects with nothing left running. */
export async function startOperator(adminUrl: string): Promise<Operator> {
  const plane = await startControlPlane();
  const { hostname, port } = new URL(adminUrl);
  const line = new TcpProxy({ host: hostname, port: Number(port) });
  await line.restore();
  const address = `127.0.0.1:${await freePort()}`;
  const env = { KUBECONFIG: plane.kubeconfig, PULSAR_ADMIN_URL: `http://127.0.0.1:${line.port}` };
  const running = operatorProcess(address, env);
  const stop = async () => {
    await running.kill();
    await line.cut();
    await plane.stop();
  };
  const allReady = async () => {
    await kubectl(plane, ['wait', 'pulsartopics', '--all', '--for=condition=Ready', '--timeout=50s']);
  };
  const suffer = async () => {
    await counts(address, 'operator_drift_repaired_total', () => deleteSubscription(adminUrl));
    await counts(address, 'operator_errors_total', () => line.cut());
    await line.restore();
    await counts(address, 'operator_watch_ends_total', () => plane.restartApiserver());
    await allReady();
  };
  try {
    await kubectl(plane, ['apply', '-f', join(checkout, 'operator', 'crds.yaml')]);
    await kubectl(plane, ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s']);
    await kubectl(plane, ['apply', '-f', join(checkout, 'schemas', 'generated', 'manifests')]);
    await running.start();
    await allReady();
    return { address, suffer, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One that nobody reads from while the system works. */
async function deleteSubscription(adminUrl: string): Promise<void> {
  const path = 'persistent/propalpes/errores/mensajes/subscription/redrive';
  const answer = await fetch(`${adminUrl}/admin/v2/${path}`, {
    method: 'DELETE',
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`${path} is not deleted: ${answer.status} ${await answer.text()}`);
}

/** Resolves when the operator has counted what is done to it. */
async function counts(address: string, counter: string, disturb: () => Promise<unknown>): Promise<void> {
  const before = await total(address, counter);
  await disturb();
  await until(async (signal) => (await total(address, counter, signal)) > before, {
    what: counter,
    withinMs: 60_000,
  });
}

/** Of all series of a counter. */
async function total(address: string, counter: string, signal = AbortSignal.timeout(5_000)): Promise<number> {
  const text = await (await fetch(`http://${address}/metrics`, { signal })).text();
  return [...text.matchAll(new RegExp(`^${counter}(?:\\{.*\\})? (.+)$`, 'gm'))].reduce(
    (sum, [, value]) => sum + Number(value),
    0,
  );
}

const operatorProcess = (address: string, env: Readonly<Record<string, string>>): ManagedProcess =>
  new ManagedProcess({
    name: 'operator',
    command: process.execPath,
    args: [join(checkout, 'operator', 'dist', 'src', 'main.js'), 'run'],
    env: {
      ...process.env,
      ...env,
      HOST: '127.0.0.1',
      MANAGEMENT_PORT: address.split(':')[1] ?? '',
      // what is wrong is to be seen soon
      RESYNC: '5s',
      PULSAR_ADMIN_TIMEOUT: '3s',
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
    },
    ready: (signal) =>
      until(async (abort) => (await fetch(`http://${address}/readyz`, { signal: abort })).ok, {
        what: 'the operator',
        withinMs: 30_000,
        signal,
      }),
    graceMs: 10_000,
    line: () => undefined,
  });
