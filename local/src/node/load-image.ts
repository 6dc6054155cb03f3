import { inside } from './inside.js';
import { runtimePaths, type StatePaths, statePaths } from './settings.js';

/** Imports the images of a docker-archive or OCI archive into the running node, where pods find them by their names. */
export async function loadImage(archive: string, state: StatePaths = statePaths()): Promise<void> {
  const [command, args] = importCommand(archive);
  await inside([command, ...args], state);
}

/** The command that does so, for one who is within the node. */
export function importCommand(archive: string): [command: string, args: string[]] {
  return ['ctr', [...ofKubernetes, 'images', 'import', archive]];
}

/** The names of the images that the node has, such as `docker.io/propalpes/companias:0.1.0`. */
export async function loadedImages(state: StatePaths = statePaths()): Promise<string[]> {
  const listed = await inside(['ctr', ...ofKubernetes, 'images', 'list', '--quiet'], state);
  return listed.split('\n').filter((it) => it !== '' && !it.startsWith('sha256:'));
}

const ofKubernetes = ['--address', runtimePaths.containerdSocket, '--namespace', 'k8s.io'];
