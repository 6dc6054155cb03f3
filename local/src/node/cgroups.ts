import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../process/fault.js';
import { until } from '../process/until.js';
import { node } from './settings.js';

/** The mount points of the hierarchies of version 1, from the text of /proc/mounts. */
export function cgroupHierarchies(mounts: string): string[] {
  return mounts
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, , type]) => type === 'cgroup')
    .map(([, path = '']) => path);
}

/** What kubelet and runc limit containers by. */
const needed = ['cpu', 'cpuacct', 'cpuset', 'memory', 'pids'];

/** Rejects with a Fault on a machine whose control groups we never ran on. */
export async function requireCgroups(): Promise<string[]> {
  const hierarchies = cgroupHierarchies(await readFile('/proc/mounts', 'utf8'));
  const names = hierarchies.flatMap((path) => (path.split('/').at(-1) ?? '').split(','));
  const absent = needed.filter((it) => !names.includes(it));
  if (absent.length === 0) return hierarchies;
  throw new Fault(
    `This machine has no control groups of version 1 (${absent.join(', ')}): the one-node cluster runs on these alone. Start Docker, and kind is used instead.`,
  );
}

/** Rejects with a Fault while the cluster of another checkout runs: there is one set of control groups. */
export function requireNoOther(hierarchies: readonly string[]): void {
  if (hierarchies.some((it) => existsSync(join(it, node.cgroup))))
    throw new Fault(
      'The one-node cluster of another checkout runs on this machine: take that one down first.',
    );
}

/** Makes the groups that all pods and the node itself live in. */
export async function makeCgroups(hierarchies: readonly string[]): Promise<void> {
  for (const hierarchy of hierarchies) {
    const cluster = join(hierarchy, node.cgroup);
    await mkdir(join(cluster, 'node'), { recursive: true });
    if (!existsSync(join(hierarchy, 'cpuset.cpus'))) continue;
    // a new cpuset is empty, and takes no process until it has processors and memory
    for (const group of [cluster, join(cluster, 'node')])
      for (const file of ['cpuset.cpus', 'cpuset.mems'])
        await writeFile(join(group, file), await readFile(join(hierarchy, file)));
  }
}

/** Moves this process, and all that it starts from now on, into the group of the node. */
export async function enterCgroups(hierarchies: readonly string[]): Promise<void> {
  // 0 is whoever writes
  for (const hierarchy of hierarchies)
    await writeFile(join(hierarchy, node.cgroup, 'node', 'cgroup.procs'), '0');
}

/** Removes the groups, which takes until the kernel has buried the last process in them. */
export async function removeCgroups(hierarchies: readonly string[]): Promise<void> {
  const groups = hierarchies.map((it) => join(it, node.cgroup)).filter((it) => existsSync(it));
  await until(
    async () => {
      for (const group of groups) await removeTree(group);
      return true;
    },
    { what: 'The end of everything in the control groups of the cluster', withinMs: 30_000 },
  );
}

async function removeTree(group: string): Promise<void> {
  if (!existsSync(group)) return;
  for (const entry of await readdir(group, { withFileTypes: true }))
    if (entry.isDirectory()) await removeTree(join(group, entry.name));
  await rmdir(group);
}
