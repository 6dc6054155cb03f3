import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { StatePaths } from './settings.js';

const schema = z.object({
  /** The first process of the node, in the numbering of the machine; when it ends, the kernel ends all others. */
  pid: z.number(),
  /** When that process began (clock ticks since the machine did): a pid may be given out again. */
  began: z.string(),
  /** The mount points of the machine that were not there before. */
  made: z.array(z.string()),
});

/** What must be known of a cluster to take it away. */
export type RunRecord = z.infer<typeof schema>;

export async function writeRun({ run }: StatePaths, record: RunRecord): Promise<void> {
  await writeFile(run, JSON.stringify(record));
}

/** The record of the last `up` that no `down` followed. */
export async function readRun({ run }: StatePaths): Promise<RunRecord | undefined> {
  return existsSync(run) ? schema.parse(JSON.parse(await readFile(run, 'utf8'))) : undefined;
}

/** When a process began, or undefined when there is none. */
export async function beganAt(pid: number): Promise<string | undefined> {
  try {
    return startTime(await readFile(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The 22nd field of /proc/<pid>/stat; the second, the name of the program, may hold anything. */
export function startTime(stat: string): string | undefined {
  const rest = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return rest[0] === 'Z' ? undefined : rest[19];
}

/** Whether the cluster of the record runs. */
export async function isRunning({ pid, began }: RunRecord): Promise<boolean> {
  return (await beganAt(pid)) === began;
}
