import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tool } from '../setup/tool.js';
import { runtimePaths, type StatePaths } from './settings.js';

/** Where the network plugins keep their records; the path is built into them. */
export const pluginRecords = '/var/lib/cni';

/** What kubelet sets for the whole machine, though here it is a guest. */
const sysctls = [
  'vm/overcommit_memory',
  'vm/panic_on_oom',
  'kernel/panic',
  'kernel/panic_on_oops',
  'kernel/keys/root_maxkeys',
  'kernel/keys/root_maxbytes',
];

/** What may grow large is on the disk, in the state directory. */
const kept = [
  ['kubelet', runtimePaths.kubelet],
  ['pod-logs', '/var/log'],
] as const;

/** Makes the file system of the node out of that of the machine, in a mount namespace of our own. */
export async function mountNode(state: StatePaths): Promise<void> {
  const mount = (...args: string[]) => tool('mount', args);
  // what kubelet mounts must be seen by the containers, and by nobody outside
  await mount('--make-rshared', '/');
  await mount('-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', '/run');
  await mount('-t', 'tmpfs', 'tmpfs', pluginRecords);
  await mkdir(runtimePaths.addresses, { recursive: true });
  for (const [name, path] of kept) {
    for (const directory of [state.file(name), path]) await mkdir(directory, { recursive: true });
    await mount('--bind', state.file(name), path);
  }
  await hideUnified();
  for (const name of sysctls) await shadow(name);
}

/** A machine that has both versions of control groups would be taken for one of version 2. */
async function hideUnified(): Promise<void> {
  if (existsSync('/sys/fs/cgroup/unified')) await tool('umount', ['--lazy', '/sys/fs/cgroup/unified']);
}

/** Lets a setting of the kernel be written to within the node without any effect on the machine. */
async function shadow(name: string): Promise<void> {
  const real = join('/proc/sys', name);
  if (!existsSync(real)) return;
  const copy = join(runtimePaths.sysctls, name.replaceAll('/', '.'));
  await mkdir(runtimePaths.sysctls, { recursive: true });
  await writeFile(copy, await readFile(real));
  await tool('mount', ['--bind', copy, real]);
}
