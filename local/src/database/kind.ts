import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** `external`: MONGODB_URI names it and we neither start nor stop it. */
export type DatabaseKind = 'external' | 'mongod' | 'stand-in';

export function databaseKind(env: NodeJS.ProcessEnv = process.env): DatabaseKind {
  const { MONGODB_URI: uri, PATH: path } = env;
  if (uri !== undefined && uri !== '') return 'external';
  return onPath('mongod', path) ? 'mongod' : 'stand-in';
}

function onPath(command: string, path = ''): boolean {
  return path.split(delimiter).some((directory) => directory !== '' && existsSync(join(directory, command)));
}
