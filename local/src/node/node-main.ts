import { once } from 'node:events';
import { createConnection, type Server } from 'node:net';
import { mkdir, writeFile } from 'node:fs/promises';
import type { ManagedProcess } from '../process/managed-process.js';
import type { Say } from '../process/progress.js';
import { systemArchives } from '../setup/cluster-programs.js';
import { tool } from '../setup/tool.js';
import { Supervisor } from '../supervisor/supervisor.js';
import { applyManifests, prepareNetworkPolicies, prepareVolumes } from './addons.js';
import { enterCgroups, makeCgroups, requireCgroups } from './cgroups.js';
import { prepareContainerd } from './containerd.js';
import {
  prepareApiserver,
  prepareControllerManager,
  prepareEtcd,
  prepareScheduler,
} from './control-plane.js';
import { ensureCredentials } from './credentials.js';
import { prepareKubelet } from './kubelet.js';
import { prepareKubeProxy } from './kube-proxy.js';
import { importCommand } from './load-image.js';
import { mountNode } from './mounts.js';
import { makeNetwork, pluginConfig } from './network.js';
import { node, type StatePaths } from './settings.js';

/** The life of the node, within its namespaces: starts everything, and keeps it alive until it is killed. */
export async function runNode(state: StatePaths, say: Say): Promise<void> {
  leadIn(await takePort());
  const hierarchies = await requireCgroups();
  await makeCgroups(hierarchies);
  await enterCgroups(hierarchies);
  await mountNode(state);
  await makeNetwork();
  await ensureCredentials(state);
  await mkdir(state.file('cni'), { recursive: true });
  await writeFile(state.file('cni', '10-propalpes.conflist'), JSON.stringify(pluginConfig()));
  const supervisor = new Supervisor(say);
  const start: Start = async (...processes) => {
    await supervisor.start(await Promise.all(processes), 'together');
  };
  await start(prepareEtcd(state), prepareContainerd(state));
  await Promise.all([startApiserver(state, start), importImages()]);
  await start(
    prepareControllerManager(state),
    prepareScheduler(state),
    prepareKubeProxy(state),
    prepareNetworkPolicies(state),
    prepareVolumes(state),
    prepareKubelet(state),
  );
  await writeFile(state.started, '');
}

type Start = (...processes: Promise<ManagedProcess>[]) => Promise<void>;

async function startApiserver(state: StatePaths, start: Start): Promise<void> {
  await start(prepareApiserver(state));
  await applyManifests(state);
}

/** Before kubelet looks for them: nobody could pull them. */
async function importImages(): Promise<void> {
  for (const archive of systemArchives()) await tool(...importCommand(archive));
}

/** Takes over the port by which the machine reaches the API server. */
async function takePort(): Promise<Server> {
  const [, port] = (await once(process, 'message')) as [unknown, Server];
  process.send?.('taken');
  return port;
}

/** Leads each connection on to the API server; either end may go away at any time, and takes the other along. */
function leadIn(port: Server): void {
  port.on('connection', (outer) => {
    const inner = createConnection(node.apiPort, '127.0.0.1');
    outer.pipe(inner).pipe(outer);
    outer.on('error', () => inner.destroy()).on('close', () => inner.destroy());
    inner.on('error', () => outer.destroy()).on('close', () => outer.destroy());
  });
}
