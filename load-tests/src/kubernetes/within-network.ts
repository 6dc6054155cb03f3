import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkout } from '@propalpes/local/paths';
import { isRunning, readRun } from '@propalpes/local/node/run-record';
import { node, statePaths } from '@propalpes/local/node/settings';
import { Fault } from '@propalpes/local/process/fault';
import { ManagedProcess } from '@propalpes/local/process/managed-process';
import { release } from '@propalpes/local/on-kubernetes/release';
import { logDirectory } from '../rig/run.js';

/** For a trial that is broken off to give the release back what it had. */
const RESTORED_WITHIN_MS = 300_000;

const program = join(checkout, 'load-tests', 'dist', 'src', 'on-cluster.js');

/** Names are found as in a pod of our namespace. */
const resolver = [
  `nameserver ${node.dnsAddress}`,
  `search ${release}.svc.cluster.local svc.cluster.local cluster.local`,
  'options ndots:5',
].join('\n');

/**
 * Runs a trial of `on-cluster.js` in the network of the one-node cluster, where it reaches Services as pods do, and
 * resolves with what it found. Rejects with a Fault when it fails or takes longer.
 */
export async function trialWithin<T>(
  trial: string,
  withinMs: number,
  more: readonly string[] = [],
): Promise<T> {
  const result = join(logDirectory, `${trial}.json`);
  await mkdir(logDirectory, { recursive: true });
  await rm(result, { force: true });
  const enter = ['--target', String(await nodePid()), '--net', '--', ...(await withNames())];
  const child = new ManagedProcess({
    name: trial,
    command: 'nsenter',
    args: [...enter, process.execPath, program, trial, result, ...more],
    env: process.env,
    ready: () => Promise.resolve(),
    graceMs: RESTORED_WITHIN_MS,
    line: (text) => {
      console.error(text);
    },
  });
  await child.start();
  const end = () => void child.stop();
  const late = setTimeout(end, withinMs);
  process.once('SIGINT', end).once('SIGTERM', end);
  const exit = await child.exit;
  clearTimeout(late);
  process.off('SIGINT', end).off('SIGTERM', end);
  if (exit?.code !== 0)
    throw new Fault(`The trial ${trial} failed, or did not end within ${withinMs / 1000} s.`);
  return JSON.parse(await readFile(result, 'utf8')) as T;
}

async function nodePid(): Promise<number> {
  const run = await readRun(statePaths());
  if (run === undefined || !(await isRunning(run)))
    throw new Fault('No one-node cluster runs: "make cluster" starts it where there is no Docker.');
  return run.pid;
}

/** A mount namespace in which only the resolver differs from the machine. */
async function withNames(): Promise<string[]> {
  const file = statePaths().file('resolv.conf');
  await writeFile(file, `${resolver}\n`);
  return ['unshare', '--mount', 'sh', '-c', 'mount --bind "$0" /etc/resolv.conf && exec "$@"', file];
}
