import { join } from 'node:path';
import { Fault } from '../process/fault.js';
import { tool } from './tool.js';

const oldest = 17;

export function javaBinary(env: NodeJS.ProcessEnv = process.env): string {
  const { JAVA_HOME: home } = env;
  return home === undefined || home === '' ? 'java' : join(home, 'bin', 'java');
}

/** The exact runtime that will be used, such as 17.0.15+6-Debian-1deb12u1. Rejects with one line when Java is missing or too old. */
export async function requireJava(): Promise<string> {
  const runtime = parseJavaRuntime(await tool(javaBinary(), ['-XshowSettings:properties', '-version']));
  if (Number.parseInt(runtime, 10) >= oldest) return runtime;
  throw new Fault(`Java ${runtime} is too old: install Java ${oldest} or newer, or point JAVA_HOME to one.`);
}

export function parseJavaRuntime(settings: string): string {
  return /java\.runtime\.version = (\S+)/.exec(settings)?.[1] ?? '0';
}
