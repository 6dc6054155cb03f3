import { mkdir } from 'node:fs/promises';
import { Fault } from '../process/fault.js';
import type { Line } from '../process/output.js';
import { ManagedProcess } from '../process/managed-process.js';
import { type DatabaseKind, databaseKind } from './kind.js';
import { initiateReplicaSet, mongodCommand } from './mongod.js';
import { awaitPrimary } from './primary.js';
import { standinCommand } from './standin.js';

export interface DatabaseOptions {
  readonly port: number;
  /** Holds everything the database remembers. */
  readonly dir: string;
  readonly line: Line;
  readonly readyWithinMs?: number;
}

/** A database server: ours, which can be killed and started again, or the one that MONGODB_URI names, which cannot. */
export interface Database {
  readonly uri: string;
  readonly kind: DatabaseKind;
  /** Absent when the database is not ours. */
  readonly process?: ManagedProcess;
}

/** Prepares the database that this machine has without starting it: MONGODB_URI, else mongod, else the stand-in. */
export async function prepareDatabase(options: DatabaseOptions, env = process.env): Promise<Database> {
  const kind = databaseKind(env);
  if (kind === 'external') return { kind, uri: env['MONGODB_URI'] ?? '' };
  const { port, dir, line, readyWithinMs = 60_000 } = options;
  const uri = `mongodb://127.0.0.1:${port}/?replicaSet=rs0`;
  await mkdir(dir, { recursive: true });
  const command = kind === 'mongod' ? mongodCommand(port, dir) : await standinCommand(port, dir);
  const ready = async (signal: AbortSignal) => {
    if (kind === 'mongod') await initiateReplicaSet(port, readyWithinMs, signal);
    await awaitPrimary(uri, readyWithinMs, signal);
  };
  return {
    kind,
    uri,
    process: new ManagedProcess({ name: 'database', ...command, ready, graceMs: 15_000, line }),
  };
}

/** Starts the database, or looks that the external one answers. Resolves once it takes writes. */
export async function startDatabase(options: DatabaseOptions, signal?: AbortSignal): Promise<Database> {
  const database = await prepareDatabase(options);
  await startPrepared(database, signal);
  return database;
}

export async function startPrepared({ process, uri }: Database, signal?: AbortSignal): Promise<void> {
  if (process !== undefined) return process.start(signal);
  await awaitPrimary(uri, 10_000, signal).catch((error: unknown) => {
    throw new Fault(
      `The database that MONGODB_URI names does not answer: ${error instanceof Error ? error.message : ''}`,
    );
  });
}
