import { join } from 'node:path';
import type { Command } from '../process/spawn-bound.js';
import { javaBinary } from '../setup/java.js';
import { standinHome } from '../setup/mongo-standin.js';

const flags = ['-Xms64m', '-Xmx768m', '-XX:+UseSerialGC', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];

export async function standinCommand(port: number, dir: string): Promise<Command> {
  const jar = join(await standinHome(), 'mongo-standin.jar');
  return { command: javaBinary(), args: [...flags, '-jar', jar, String(port), dir] };
}
