import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startControlPlane, type ControlPlane } from '@propalpes/local/control-plane/control-plane';
import { kubectl } from '@propalpes/local/control-plane/program';
import { checkout } from '@propalpes/local/paths';
import { ManagedProcess } from '@propalpes/local/process/managed-process';
import { freePort } from '@propalpes/local/process/ports';
import { TcpProxy } from '@propalpes/local/process/tcp-proxy';
import { until } from '@propalpes/local/process/until';

/** The operator at work on the topics of the project, with a Kubernetes API of its own. */
export interface Operator {
  /** Host and port where it tells its metrics. */
  readonly address: string;
  readonly process: ManagedProcess;
  readonly plane: Pick<ControlPlane, 'restartApiserver'>;
  /** Its ways, which can be disturbed. */
  readonly lines: { readonly pulsar: TcpProxy; readonly kubernetes: TcpProxy };
  /** Resolves when every topic is as its object says. */
  readonly converged: () => Promise<void>;
  /** Resolves when the operator has heard that something else is wanted, has done it, and has told so. */
  readonly obeys: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What a namespace keeps of messages that were acknowledged, beside what its manifest says. */
const KEPT = { retention: { time: '1d' } };

/** Sizes that the backlog of `errores` may have: what is wanted next is that one which is not. */
const QUOTAS = ['4Gi', '5Gi'] as const;

const WITHIN_S = 60;

/** Resolves when it has looked at every object; in the namespaces of `keep` nothing is forgotten. Rejects with nothing left running. */
export async function startOperator(adminUrl: string, keep: readonly string[] = []): Promise<Operator> {
  const plane = await startControlPlane();
  const ends = [() => plane.stop()];
  const stop = async () => {
    for (const end of ends.reverse()) await end();
  };
  try {
    const lines = { pulsar: await lineTo(adminUrl), kubernetes: await lineTo(plane.url) };
    ends.push(async () => {
      await Promise.all([lines.pulsar.cut(), lines.kubernetes.cut()]);
    });
    const address = `127.0.0.1:${await freePort()}`;
    const running = operatorProcess(address, {
      KUBECONFIG: await kubeconfigBy(lines.kubernetes, plane),
      PULSAR_ADMIN_URL: `http://127.0.0.1:${lines.pulsar.port}`,
    });
    ends.push(() => running.kill());
    await kubectl(plane, ['apply', '-f', join(checkout, 'operator', 'crds.yaml')]);
    await kubectl(plane, ['wait', '--for=condition=Established', 'crd', '--all', '--timeout=30s']);
    await kubectl(plane, ['apply', '-f', join(checkout, 'schemas', 'generated', 'manifests')]);
    for (const namespace of keep) await want(plane, namespace, KEPT);
    const converged = () => untilIs(plane, ['pulsartopics', '--all'], 'condition=Ready');
    await running.start();
    await converged();
    return { address, process: running, plane, lines, converged, obeys: orders(plane), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Gives another order each time, and waits until it was carried out. */
function orders(plane: ControlPlane): () => Promise<void> {
  const namespace = ['pulsarnamespaces/errores'];
  let given = 0;
  return async () => {
    given += 1;
    const size = QUOTAS[given % QUOTAS.length];
    const generation = await want(plane, 'errores', { backlogQuota: { size } });
    await untilIs(plane, namespace, `jsonpath={.status.observedGeneration}=${generation}`);
    await untilIs(plane, namespace, 'condition=Ready');
  };
}

async function lineTo(url: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(url);
  const line = new TcpProxy({ host: hostname, port: Number(port) });
  await line.restore();
  return line;
}

/** Of the one who may do everything, by way of a line. It is deleted with all else of the control plane. */
async function kubeconfigBy({ port }: TcpProxy, { kubeconfig, url }: ControlPlane): Promise<string> {
  const file = join(dirname(kubeconfig), 'by-line.kubeconfig');
  const text = await readFile(kubeconfig, 'utf8');
  await writeFile(file, text.replaceAll(url, `https://127.0.0.1:${port}`), { mode: 0o600 });
  return file;
}

/** Resolves with the generation of the object that wants it. */
const want = (plane: ControlPlane, namespace: string, spec: object): Promise<string> =>
  kubectl(plane, [
    'patch',
    `pulsarnamespaces/${namespace}`,
    '--type=merge',
    `--patch=${JSON.stringify({ spec })}`,
    '--output=jsonpath={.metadata.generation}',
  ]);

async function untilIs(plane: ControlPlane, what: readonly string[], condition: string): Promise<void> {
  const args = ['wait', ...what, `--for=${condition}`, `--timeout=${WITHIN_S}s`];
  await kubectl(plane, args, { timeoutMs: 2 * WITHIN_S * 1000 });
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
