import { writeFile } from 'node:fs/promises';
import type { ManagedProcess } from '../process/managed-process.js';
import { pauseImage } from '../setup/cluster-images.js';
import { tool } from '../setup/tool.js';
import { pluginDirectory } from './network.js';
import { nodeProcess } from './node-process.js';
import { runtimePaths, type StatePaths } from './settings.js';

/** Prepares what runs containers; images and containers are kept in the state directory. */
export async function prepareContainerd(state: StatePaths): Promise<ManagedProcess> {
  const config = state.file('containerd.toml');
  await writeFile(config, containerdConfig(state, pluginDirectory()));
  return nodeProcess(state, {
    name: 'containerd',
    command: 'containerd',
    args: ['--config', config],
    ready: async () => {
      await tool('ctr', ['--address', runtimePaths.containerdSocket, 'version'], { timeout: 5_000 });
      return true;
    },
  });
}

/** TOML for containerd 1.6 and 1.7. */
export function containerdConfig({ file }: Pick<StatePaths, 'file'>, plugins: string): string {
  const cri = 'plugins."io.containerd.grpc.v1.cri"';
  const text = (value: string) => JSON.stringify(value);
  return `version = 2
root = ${text(file('containerd'))}
state = ${text(runtimePaths.containerdState)}
# file systems and tracers that are not there
disabled_plugins = [${['btrfs', 'aufs', 'zfs', 'devmapper'].map((it) => text(`io.containerd.snapshotter.v1.${it}`)).join(', ')}]

[grpc]
address = ${text(runtimePaths.containerdSocket)}

[${cri}]
sandbox_image = ${text(pauseImage)}
# the machine may forbid us to make a process less killable than we are
restrict_oom_score_adj = true
disable_hugetlb_controller = true
disable_apparmor = true
# DNS is served on port 53 by a user who is not root
enable_unprivileged_ports = true

[${cri}.cni]
bin_dir = ${text(plugins)}
conf_dir = ${text(file('cni'))}

[${cri}.containerd]
snapshotter = "overlayfs"
default_runtime_name = "runc"

[${cri}.containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"

[${cri}.containerd.runtimes.runc.options]
SystemdCgroup = false
`;
}
