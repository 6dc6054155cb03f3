import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory } from '../paths.js';
import { type Say, step } from '../process/progress.js';
import { buildOnce } from './cache.js';
import { requireSha512 } from './checksum.js';
import { pins } from './pins.js';
import { tool } from './tool.js';

const { version, sha512 } = pins.pulsar;

export const pulsarHome = () => join(cacheDirectory(), `pulsar-${version}`);

/** Parts of the distribution that a standalone broker without functions, TLS and tiered storage never loads: a third of its size. */
const unused = [
  /^io\.kubernetes-/,
  /^io\.grpc-grpc-(netty-shaded|xds|services|alts|rls)-/,
  /^com\.google\.api\.grpc-/,
  /^net\.bytebuddy-/,
  /^org\.apache\.pulsar-(jetcd|testmocks|pulsar-testclient|pulsar-docs-tools)/,
  /^org\.apache\.distributedlog-.*-tests/,
  /-(osx|windows)-/,
];

/** Puts a Pulsar broker into the cache. */
export async function ensurePulsar(say: Say): Promise<void> {
  if (existsSync(pulsarHome())) return;
  await step(say, `Fetching Pulsar ${version} (240 MB, once)`, () => buildOnce(pulsarHome(), fetchInto));
}

async function fetchInto(staging: string): Promise<void> {
  await fetchPulsar(staging);
  for (const folder of ['bin', 'examples', 'instances'])
    await rm(join(staging, folder), { recursive: true, force: true });
}

/** Unpacks the distribution, without the jars that we never load, into a directory. */
export async function fetchPulsar(staging: string): Promise<void> {
  const archive = join(staging, `pulsar-server-distribution-${version}-bin.tar.gz`);
  // Maven resumes an interrupted transfer by itself
  await tool('mvn', [
    ...['--batch-mode', '--strict-checksums'],
    `org.apache.maven.plugins:maven-dependency-plugin:${pins.mavenDependencyPlugin}:copy`,
    `-Dartifact=org.apache.pulsar:pulsar-server-distribution:${version}:tar.gz:bin`,
    `-DoutputDirectory=${staging}`,
  ]);
  await requireSha512(archive, sha512);
  await tool('tar', ['-xzf', archive, '-C', staging, '--strip-components=1']);
  await rm(archive);
  await prune(staging);
}

async function prune(home: string): Promise<void> {
  const lib = join(home, 'lib');
  const jars = await readdir(lib);
  await Promise.all(jars.filter((jar) => unused.some((it) => it.test(jar))).map((jar) => rm(join(lib, jar))));
}
