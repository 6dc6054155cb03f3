import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory, checkout } from '../paths.js';
import { type Say, step } from '../process/progress.js';
import { buildOnce } from './cache.js';
import { javaBinary } from './java.js';
import { pins } from './pins.js';
import { pulsarHome } from './pulsar.js';
import { tool } from './tool.js';

const source = join(checkout, 'local', 'broker-launcher', 'BrokerLauncher.java');

/** Names one text of the launcher for one version of the broker. */
export function launcherKey(): string {
  const hash = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 12);
  return `pulsar-${pins.pulsar.version}-launcher-${hash}`;
}

export const launcherJar = () => join(cacheDirectory(), launcherKey(), 'launcher.jar');

/** Compiles the class that starts the broker into the cache. */
export async function ensureBrokerLauncher(say: Say): Promise<void> {
  const home = join(cacheDirectory(), launcherKey());
  if (existsSync(home)) return;
  await step(say, 'Compiling the launcher of the broker (once)', () => buildOnce(home, compileInto));
}

async function compileInto(staging: string): Promise<void> {
  const classes = join(staging, 'classes');
  await mkdir(classes);
  await tool(`${javaBinary()}c`, ['-cp', join(pulsarHome(), 'lib', '*'), '-d', classes, source]);
  // a class archive wants jars on the class path, not directories
  const jar = `${javaBinary().slice(0, -'java'.length)}jar`;
  await tool(jar, ['--create', '--file', join(staging, 'launcher.jar'), '-C', classes, '.']);
}
