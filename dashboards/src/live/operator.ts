import { join } from 'node:path';
import { startControlPlane } from '@propalpes/local/control-plane/control-plane';
import { kubectl } from '@propalpes/local/control-plane/program';
import { checkout } from '@propalpes/local/paths';
import { ManagedProcess } from '@propalpes/local/process/managed-process';
import { freePort } from '@propalpes/local/process/ports';
import { until } from '@propalpes/local/process/until';

/** The operator at work on the topics of the project, with a Kubernetes API of its own. */
export interface Operator {
  /** Host and port where it tells its metrics. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Resolves when it has looked at every object. Rejects with nothing left running. */
export async function startOperator(adminUrl: string): Promise<Operator> {
  const plane = await startControlPlane();
  const address = `127.0.0.1:${await freePort()}`;
  const running = operatorProcess(address, { KUBECONFIG: plane.kubeconfig, PULSAR_ADMIN_URL: adminUrl });
  const stop = async () => {
    await running.kill();
    await plane.stop();
  };
  try {
    await kubectl(plane, ['apply', '-f', join(checkout, 'operator', 'crds.yaml')]);
    await kubectl(plane, ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s']);
    await kubectl(plane, ['apply', '-f', join(checkout, 'schemas', 'generated', 'manifests')]);
    await running.start();
    const ready = ['wait', 'pulsartopics', '--all', '--for=condition=Ready', '--timeout=50s'];
    await kubectl(plane, ready);
    return { address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
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
