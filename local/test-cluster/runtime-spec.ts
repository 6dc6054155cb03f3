import { chown } from 'node:fs/promises';
import type { ImageRoot } from './image-root.js';

export interface RunOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** In place of what the image runs. */
  readonly command?: readonly string[];
  /** Directories within the container that are volumes of their own. */
  readonly volumes?: readonly string[];
}

/** A configuration for runc: what a pod of our charts gets. `volume` makes the directory that holds what is written to one; `hosts` is a file as a kubelet makes it. */
export async function runtimeSpec(
  { directory, settings }: ImageRoot,
  { args, env = {}, command, volumes = [] }: RunOptions,
  { volume, hosts }: { volume: (path: string) => Promise<string>; hosts: string },
): Promise<object> {
  const [uid = 0, gid = 0] = settings.User.split(':').map(Number);
  const writable = await Promise.all(
    volumes.map(async (path) => {
      const source = await volume(path);
      await chown(source, uid, gid);
      return { destination: path, type: 'bind', source, options: ['rbind', 'rw', 'nosuid', 'nodev'] };
    }),
  );
  return {
    ociVersion: '1.0.2',
    process: {
      user: { uid, gid },
      args: command ?? [...settings.Entrypoint, ...(args ?? settings.Cmd ?? [])],
      env: [...settings.Env, ...Object.entries(env).map(([name, value]) => `${name}=${value}`)],
      cwd: settings.WorkingDir,
      capabilities: {},
      noNewPrivileges: true,
      rlimits: [{ type: 'RLIMIT_NOFILE', hard: 8192, soft: 8192 }],
    },
    root: { path: directory, readonly: true },
    hostname: 'pod',
    mounts: [
      ...systemMounts,
      { destination: '/etc/hosts', type: 'bind', source: hosts, options: ['bind', 'ro'] },
      memory('/tmp', 'mode=1777'),
      ...writable,
    ],
    linux: { namespaces: ['pid', 'network', 'ipc', 'uts', 'mount'].map((type) => ({ type })) },
  };
}

const systemMounts = [
  { destination: '/proc', type: 'proc', source: 'proc' },
  memory('/dev', 'mode=755'),
  { destination: '/sys', type: 'sysfs', source: 'sysfs', options: ['nosuid', 'noexec', 'nodev', 'ro'] },
];

function memory(destination: string, mode: string) {
  return { destination, type: 'tmpfs', source: 'tmpfs', options: ['nosuid', mode, 'size=268435456'] };
}
