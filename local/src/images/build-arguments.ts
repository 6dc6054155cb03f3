import type { ImageBuild } from './engine.js';

/** The command line of a build, as Docker and buildah both understand it. */
export function buildArguments({
  tag,
  dockerfile,
  context,
  args,
  labels = {},
  secrets,
}: ImageBuild): string[] {
  return [
    ...['--file', dockerfile, '--tag', tag],
    ...Object.entries(args).flatMap(([name, value]) => ['--build-arg', `${name}=${value}`]),
    ...Object.entries(labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]),
    ...Object.entries(secrets).flatMap(([id, file]) => ['--secret', `id=${id},src=${file}`]),
    context,
  ];
}
