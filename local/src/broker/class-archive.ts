import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from '../paths.js';
import { launcherKey } from '../setup/broker-launcher.js';

/** The broker's classes in the form in which one Java runtime loads them fastest. */
export const classArchive = (javaRuntime: string) =>
  join(cacheDirectory(), `${launcherKey()}-java-${javaRuntime}.jsa`);

// a JVM that cannot use an archive says so and goes on without it
const quiet = ['-Xlog:cds=off', '-Xlog:cds+dynamic=off', '-Xlog:class+path=off'];

export function archiveFlags(javaRuntime: string): string[] {
  const archive = classArchive(javaRuntime);
  return existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`, ...quiet] : [];
}

export const recordFlags = (archive: string) => [`-XX:ArchiveClassesAtExit=${archive}`, ...quiet];
