import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory } from '../paths.js';
import { type Say, step } from '../process/progress.js';
import { ensureBrokerLauncher, launcherJar, launcherKey } from './broker-launcher.js';
import { buildOnce } from './cache.js';
import { pins } from './pins.js';
import { ensurePulsar, fetchPulsar } from './pulsar.js';

/** The commands of the distribution that a standalone broker in a container is used with. */
const commands = ['pulsar', 'pulsar-admin', 'pulsar-admin-common.sh', 'pulsar-client', 'pulsar-perf'];

/** Puts the distribution as an image holds it into the cache: with its commands, and with our launcher. Resolves with its directory. */
export async function ensurePulsarDistribution(say: Say): Promise<string> {
  const home = join(cacheDirectory(), `${launcherKey()}-distribution`);
  if (existsSync(home)) return home;
  await ensurePulsar(say);
  await ensureBrokerLauncher(say);
  const what = `Unpacking Pulsar ${pins.pulsar.version} for an image (once)`;
  await step(say, what, () => buildOnce(home, layOut));
  return home;
}

async function layOut(staging: string): Promise<void> {
  await fetchPulsar(staging);
  await copyFile(launcherJar(), join(staging, 'lib', 'propalpes-launcher.jar'));
  const all = join(staging, 'all-commands');
  await rename(join(staging, 'bin'), all);
  await mkdir(join(staging, 'bin'));
  for (const name of commands) await rename(join(all, name), join(staging, 'bin', name));
  for (const folder of [all, join(staging, 'examples'), join(staging, 'instances')]) {
    await rm(folder, { recursive: true });
  }
}
