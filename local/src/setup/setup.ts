import { cacheDirectory } from '../paths.js';
import { mkdir } from 'node:fs/promises';
import type { Say } from '../process/progress.js';
import { databaseKind } from '../database/kind.js';
import { ensureBrokerClasses } from './broker-classes.js';
import { ensureBrokerLauncher } from './broker-launcher.js';
import { requireJava } from './java.js';
import { ensureMongoStandin } from './mongo-standin.js';
import { ensureNativeClient } from './native-client.js';
import { ensurePulsar } from './pulsar.js';

/** Brings everything that a checkout needs beside its npm packages. Says nothing and takes a moment when it is there. */
export async function setup(say: Say): Promise<void> {
  await mkdir(cacheDirectory(), { recursive: true });
  await requireJava();
  await ensureNativeClient(say);
  if (databaseKind() === 'stand-in') await ensureMongoStandin(say);
  await ensurePulsar(say);
  await ensureBrokerLauncher(say);
  await ensureBrokerClasses(say);
}
