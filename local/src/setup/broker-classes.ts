import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startBroker } from '../broker/broker.js';
import { classArchive, recordFlags } from '../broker/class-archive.js';
import { cacheDirectory } from '../paths.js';
import { freePort } from '../process/ports.js';
import { type Say, step } from '../process/progress.js';
import { requireJava } from './java.js';

const graceMs = 180_000;

/** Writes down which classes a broker loads, so that each later start takes 3 s in place of 5 s. Once per Java runtime. */
export async function ensureBrokerClasses(say: Say): Promise<void> {
  const archive = classArchive(await requireJava());
  if (existsSync(archive)) return;
  await step(say, 'Preparing a faster start of the broker (once)', () => record(archive));
}

async function record(archive: string): Promise<void> {
  const dir = await mkdtemp(join(cacheDirectory(), 'classes.partial-'));
  const partial = join(dir, 'classes.jsa');
  const jvmFlags = recordFlags(partial);
  const [port, adminPort, bookiePort] = [await freePort(), await freePort(), await freePort()];
  try {
    // the archive is written on the way out, which takes a while on a busy machine
    const broker = await startBroker({
      port,
      adminPort,
      bookiePort,
      dir,
      jvmFlags,
      graceMs,
      line: () => undefined,
    });
    await broker.stop();
    await rename(partial, archive);
  } finally {
    await rm(dir, { recursive: true });
  }
}
