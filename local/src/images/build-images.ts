import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../paths.js';
import { type Say, step } from '../process/progress.js';
import { keepArchive } from './archive.js';
import { imageTag, type PackageImage, selectImages } from './catalogue.js';
import { chooseEngine } from './choose-engine.js';
import type { Engine } from './engine.js';
import { imageLabels, imageVersion } from './provenance.js';
import { registrySecrets } from './registries.js';

export interface Image {
  readonly name: string;
  readonly tag: string;
  /** Of the content: the same for the same content. */
  readonly id: string;
  /** The docker-archive with the image. */
  readonly archive: string;
  readonly bytes: number;
  /** The digests of its layers, lowest first. */
  readonly layers: readonly string[];
  /** How long building and saving took. */
  readonly seconds: number;
}

/** Builds the images with these names, or all if there are none, one after the other. Rejects with a Fault that shows the end of what a failed build printed. */
export async function buildImages(say: Say, names: readonly string[] = []): Promise<readonly Image[]> {
  const selected = selectImages(names);
  const engine = await chooseEngine();
  const bases = await engine.prepare(say);
  const version = await imageVersion();
  const directory = await mkdtemp(join(tmpdir(), 'propalpes-images-'));
  try {
    const secrets = await registrySecrets(directory);
    const images: Image[] = [];
    for (const image of selected) {
      const build = () => buildImage(engine, image, version, { bases, secrets });
      images.push(await timed(say, `Building the image ${image.name} with ${engine.name}`, build));
    }
    return images;
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Says what is built and adds to the image how long it took. */
export async function timed(
  say: Say,
  what: string,
  build: () => Promise<Omit<Image, 'seconds'>>,
): Promise<Image> {
  const started = performance.now();
  const image = await step(say, what, build);
  return { ...image, seconds: (performance.now() - started) / 1000 };
}

interface Inputs {
  readonly bases: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

async function buildImage(
  engine: Engine,
  { name, package: directory }: PackageImage,
  version: string,
  { bases, secrets }: Inputs,
): Promise<Omit<Image, 'seconds'>> {
  const tag = imageTag(name, version);
  await engine.build({
    tag,
    dockerfile: join(checkout, 'services', 'Dockerfile'),
    context: checkout,
    args: { ...bases, PACKAGE: directory },
    labels: await imageLabels(name, version, directory),
    secrets,
  });
  const { id, layers } = await engine.inspect(tag);
  return { name, tag, id, layers, ...(await keepArchive(engine, name, tag, id)) };
}
