import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Every file below a directory as path (with /) → text; empty when the directory is not there. */
export function readTree(directory: string): Map<string, string> {
  const tree = new Map<string, string>();
  for (const entry of listFiles(directory)) {
    tree.set(relative(directory, entry).split(sep).join('/'), readFileSync(entry, 'utf8'));
  }
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function listFiles(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
