import { z } from 'zod';
import { tool } from '../setup/tool.js';
import { inside } from './inside.js';
import { runtimePaths, type StatePaths, statePaths } from './settings.js';

const ctr = ['ctr', '--address', runtimePaths.containerdSocket, '--namespace', 'k8s.io'];

/** Set on an image that we imported: what its configuration, and with it all its layers, hash to. */
const label = 'propalpes.configuration';

/** Imports the images of a docker-archive into the running node, where pods find them by their names; takes a moment when they are there already. */
export async function loadImage(archive: string, state: StatePaths = statePaths()): Promise<void> {
  const images = parseManifest(
    await tool('tar', ['--extract', '--to-stdout', '--file', archive, 'manifest.json']),
  );
  const known = await Promise.all(images.map((it) => isLoaded(it, state)));
  if (known.every(Boolean)) return;
  const [command, args] = importCommand(archive);
  await inside([command, ...args], state);
  for (const { name, configuration } of images)
    await inside([...ctr, 'images', 'label', name, `${label}=${configuration}`], state);
}

export interface ArchivedImage {
  /** As containerd calls it, such as `docker.io/propalpes/companias:0.1.0`. */
  readonly name: string;
  readonly configuration: string;
}

const manifest = z.array(z.object({ Config: z.string(), RepoTags: z.array(z.string()) }));

/** The images of a docker-archive, from the text of its `manifest.json`. */
export function parseManifest(text: string): ArchivedImage[] {
  return manifest
    .parse(JSON.parse(text))
    .flatMap(({ Config: configuration, RepoTags: tags }) =>
      tags.map((tag) => ({ name: fullName(tag), configuration })),
    );
}

/** A name whose first part is no host is one of Docker's own registry. */
function fullName(tag: string): string {
  const [first = '', ...rest] = tag.split('/');
  if (rest.length === 0) return `docker.io/library/${tag}`;
  return /[.:]|^localhost$/.test(first) ? tag : `docker.io/${tag}`;
}

async function isLoaded({ name, configuration }: ArchivedImage, state: StatePaths): Promise<boolean> {
  const filter = `name==${JSON.stringify(name)},labels.${JSON.stringify(label)}==${JSON.stringify(configuration)}`;
  return (await inside([...ctr, 'images', 'list', '--quiet', filter], state)).trim() !== '';
}

/** The command that imports, for one who is within the node. */
export function importCommand(archive: string): [command: string, args: string[]] {
  const [command = '', ...args] = ctr;
  return [command, [...args, 'images', 'import', archive]];
}
