import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { kubectl } from '../control-plane/program.js';
import { Fault } from '../process/fault.js';
import { type Say, step } from '../process/progress.js';
import { requireFree } from '../process/ports.js';
import { until } from '../process/until.js';
import { ensureNodePrograms } from '../setup/cluster-programs.js';
import { ensureKubernetes } from '../setup/kubernetes.js';
import { ensurePackages } from '../setup/packages.js';
import { requireCgroups, requireNoOther } from './cgroups.js';
import { endNode } from './down.js';
import { isRunning, readRun } from './run-record.js';
import { hostPort, node, type StatePaths, statePaths } from './settings.js';
import { startNode } from './start-node.js';

const packages = [
  'containerd',
  'runc',
  'containernetworking-plugins',
  'nftables',
  'conntrack',
  'iproute2',
  'tini',
];

const startsWithinMs = 5 * 60_000;

/** Brings the cluster of this checkout up, unless it runs already. Resolves when its node is ready and DNS and metrics are served. */
export async function up(say: Say, state: StatePaths = statePaths()): Promise<void> {
  if (process.getuid?.() !== 0)
    throw new Fault(
      'The one-node cluster needs root: run it with sudo, or start Docker, and kind is used instead.',
    );
  await requireCgroups();
  await ensurePackages(say, packages);
  await ensureKubernetes(say);
  await ensureNodePrograms(say);
  const run = await readRun(state);
  if (run === undefined || !(await isRunning(run))) await startFresh(say, state);
  await step(say, 'Waiting for the node, DNS and metrics', () => waitForAddons(state));
}

async function startFresh(say: Say, state: StatePaths): Promise<void> {
  await requireFree([{ port: hostPort(), variable: 'CLUSTER_PORT' }]);
  // of a run that a crash of the machine ended
  await endNode(state);
  requireNoOther(await requireCgroups());
  try {
    await step(say, 'Starting the one-node cluster', async () => {
      await untilStarted(await startNode(state), state);
    });
  } catch (error) {
    await endNode(state);
    throw error;
  }
}

/** Rejects as soon as the node ends. */
async function untilStarted(parent: ChildProcess, state: StatePaths): Promise<void> {
  const over = new AbortController();
  const tell = () => {
    over.abort();
  };
  parent.once('exit', tell);
  try {
    await until(() => Promise.resolve(existsSync(state.started)), {
      what: 'The start of the node',
      withinMs: startsWithinMs,
      signal: over.signal,
    });
  } catch {
    const said = (await readFile(state.log('node'), 'utf8')).trimEnd().split('\n').slice(-15).join('\n');
    throw new Fault(`The node did not start. It said last, and more in ${state.file('log')}:\n${said}`);
  } finally {
    parent.off('exit', tell);
  }
}

async function waitForAddons(state: StatePaths): Promise<void> {
  const ask = (...args: string[]) => kubectl(state, [...args, '--timeout=180s'], { timeoutMs: 190_000 });
  await ask('wait', '--for=condition=Ready', `node/${node.name}`);
  for (const name of ['coredns', 'metrics-server'])
    await ask('rollout', 'status', '--namespace=kube-system', `deployment/${name}`);
  await ask('wait', '--for=condition=Available', 'apiservice/v1beta1.metrics.k8s.io');
}
