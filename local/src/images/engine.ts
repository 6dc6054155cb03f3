import type { Say } from '../process/progress.js';

/** What one build makes. */
export interface ImageBuild {
  readonly tag: string;
  readonly dockerfile: string;
  /** The directory whose files the build may copy. */
  readonly context: string;
  readonly args: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  /** Files that single commands of the build may read and no layer keeps, by their ids. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** What was made: `id` names its content, `layers` are the digests of its layers, lowest first. */
export interface BuiltImage {
  readonly id: string;
  readonly layers: readonly string[];
}

export interface Engine {
  readonly name: 'docker' | 'buildah';
  /** Installs what the engine needs and makes the images that ours stand upon, where no registry has them; resolves with the build arguments that name them. */
  prepare(say: Say): Promise<Readonly<Record<string, string>>>;
  build(build: ImageBuild): Promise<void>;
  inspect(tag: string): Promise<BuiltImage>;
  /** Pushes the image to a registry, under this name. */
  push(tag: string, name: string): Promise<void>;
  /** Writes the image as a docker-archive. */
  save(tag: string, archive: string): Promise<void>;
}
