import { join } from 'node:path';
import { checkout } from '../paths.js';
import type { Say } from '../process/progress.js';
import type { BaseRoot } from '../setup/base-image-roots.js';
import { javaRoot, runtimeRoot } from '../setup/base-images.js';
import { ensureMongoStandin, standinHome } from '../setup/mongo-standin.js';
import { pins } from '../setup/pins.js';
import { ensurePrometheus, prometheusHome, prometheusVersion } from '../setup/prometheus.js';
import { ensurePulsarDistribution } from '../setup/pulsar-distribution.js';
import { keepArchive } from './archive.js';
import { type Image, timed } from './build-images.js';
import { buildahEngine, ensureBaseImage } from './buildah-engine.js';
import { imageTag } from './catalogue.js';
import { imageVersion } from './provenance.js';

/** An image of something that others publish for machines with a registry. */
interface PlatformImage {
  readonly name: string;
  readonly version: string;
  readonly dockerfile: string;
  readonly root: BaseRoot;
  /** What the image is made of: its build copies from there. */
  readonly context: string;
}

/** Builds the broker, the database and Prometheus for a cluster that can pull none of them. With Docker there is a registry and no need for these: they are built by buildah alone. */
export async function buildPlatformImages(say: Say): Promise<readonly Image[]> {
  await buildahEngine.prepare(say);
  const images: Image[] = [];
  for (const image of await platformImages(say)) {
    const base = await ensureBaseImage(say, image.root);
    images.push(await timed(say, `Building the image ${image.name}`, () => buildImage(image, base)));
  }
  return images;
}

async function platformImages(say: Say): Promise<PlatformImage[]> {
  const pulsar = await ensurePulsarDistribution(say);
  await ensureMongoStandin(say);
  await ensurePrometheus(say);
  return [
    {
      name: 'pulsar-standalone',
      version: pins.pulsar.version,
      dockerfile: 'Dockerfile.pulsar-standalone',
      root: javaRoot,
      context: pulsar,
    },
    {
      name: 'mongo-standin',
      version: await imageVersion(),
      dockerfile: 'Dockerfile.mongo-standin',
      root: javaRoot,
      context: await standinHome(),
    },
    {
      name: 'prometheus',
      version: prometheusVersion(),
      dockerfile: 'Dockerfile.prometheus',
      root: runtimeRoot,
      context: prometheusHome(),
    },
  ];
}

async function buildImage(
  { name, version, dockerfile, context }: PlatformImage,
  base: string,
): Promise<Omit<Image, 'seconds'>> {
  const tag = imageTag(name, version);
  await buildahEngine.build({
    tag,
    dockerfile: join(checkout, 'local', 'images', dockerfile),
    context,
    args: { BASE: base, VERSION: version },
    secrets: {},
  });
  const { id, layers } = await buildahEngine.inspect(tag);
  return { name, tag, id, layers, ...(await keepArchive(buildahEngine, name, tag, id)) };
}
