import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { checkout } from '../paths.js';
import { until } from '../process/until.js';
import { pluginRecords } from './mounts.js';
import { beganAt, writeRun } from './run-record.js';
import { hostPort, type StatePaths } from './settings.js';

const program = join(checkout, 'local', 'dist', 'src', 'cluster.js');

const namespaces = [
  '--net',
  '--mount',
  '--pid',
  '--fork',
  '--kill-child',
  '--mount-proc',
  '--propagation',
  'private',
];

/** Starts the first process of the node, which outlives us, and writes down what is needed to end it. Resolves with its parent. */
export async function startNode(state: StatePaths): Promise<ChildProcess> {
  const made = existsSync(pluginRecords) ? [] : [pluginRecords];
  await mkdir(pluginRecords, { recursive: true });
  const parent = await spawnNode(state);
  const pid = await onlyChild(parent.pid ?? 0);
  const began = (await beganAt(pid)) ?? 'never';
  await writeRun(state, { pid, began, made });
  await handOverPort(parent);
  return parent;
}

async function spawnNode(state: StatePaths): Promise<ChildProcess> {
  await mkdir(dirname(state.log('node')), { recursive: true });
  const log = openSync(state.log('node'), 'w');
  // tini buries the orphans of the node, which would be ours
  const command = ['tini', '--', process.execPath, program, 'node', state.directory];
  const parent = spawn('unshare', [...namespaces, ...command], {
    detached: true,
    // unshare and tini pass the channel on as they pass all descriptors
    stdio: ['ignore', log, log, 'ipc'],
    env: environment(),
  });
  await once(parent, 'spawn');
  return parent;
}

/** A socket that listens on the machine stays there, whoever it is handed to. */
async function handOverPort(parent: ChildProcess): Promise<void> {
  const listener = createServer().listen(hostPort(), '127.0.0.1');
  try {
    await once(listener, 'listening');
    parent.send('port', listener);
    const gone = once(parent, 'exit').then(() => undefined);
    await Promise.race([once(parent, 'message'), gone]);
  } finally {
    listener.close();
    if (parent.connected) parent.disconnect();
    parent.unref();
  }
}

/** The tools of an administrator are not on everybody's path. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
}

async function onlyChild(parent: number): Promise<number> {
  let child = 0;
  await until(
    async () => {
      child = Number((await readFile(`/proc/${parent}/task/${parent}/children`, 'utf8')).trim());
      return child > 0;
    },
    { what: 'The first process of the node', withinMs: 10_000, everyMs: 20 },
  );
  return child;
}
