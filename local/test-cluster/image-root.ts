import { buildah } from '../src/images/buildah-engine.js';

/** An image that is unpacked to be run. */
export interface ImageRoot {
  readonly directory: string;
  readonly settings: ImageSettings;
  readonly release: () => Promise<void>;
}

/** What an image says of how it is run. */
interface ImageSettings {
  readonly Entrypoint: readonly string[];
  readonly Cmd?: readonly string[];
  readonly Env: readonly string[];
  readonly User: string;
  readonly WorkingDir: string;
  readonly Labels: Readonly<Record<string, string>>;
}

/** Unpacks an image of the store that `make images` fills. */
export async function imageRoot(tag: string): Promise<ImageRoot> {
  const container = await buildah('from', ['--pull-never', tag]);
  const { OCIv1: image } = JSON.parse(await buildah('inspect', ['--type', 'image', tag])) as {
    OCIv1: { config: ImageSettings };
  };
  return {
    directory: await buildah('mount', [container]),
    settings: image.config,
    release: async () => {
      await buildah('rm', [container]);
    },
  };
}
